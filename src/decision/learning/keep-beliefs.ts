import { type Clock, dayMs, minuteMs } from '../../foundation/index.ts';
import { type Postgres, textArray } from '../../storage/index.ts';
import { beliefBefore, featureNames } from '../choice/features.ts';
import * as queries from '../queries/belief.ts';
import { learnAnswer, type ResponseBelief } from './response-belief.ts';

/** What was learned of one option, and from how much. */
export interface LearnedBelief extends ResponseBelief {
  readonly shown: number;
  readonly answered: number;
}

/** What is believed of how content is answered; in memory, as new as a second ago. */
export interface Beliefs {
  of(item: string): LearnedBelief | undefined;
  all(): ReadonlyMap<string, LearnedBelief>;
  /** Which edition this is: with it a decision can be made again. */
  edition(): number;
  close(): Promise<void>;
}

export interface BeliefDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  /** Minutes after which content that was seen and not used counts as no help. */
  readonly answerMinutes: () => number;
  /** Whether this copy learns; of several that do, one at a time works. */
  readonly isLearning: boolean;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const learnEveryMs = 1_000;
const rowsPerRound = 2_000;
// As long as decisions can be made again exactly.
const editionsKeptDays = 90;

/** Reads what was learned, and learns from what is reported. */
export async function startLearning(dependencies: BeliefDependencies): Promise<Beliefs> {
  const { postgres, clock, isLearning, onProblem } = dependencies;
  let known: ReadonlyMap<string, LearnedBelief> = new Map();
  let edition = 0;
  const read = async (): Promise<void> => {
    known = await readBeliefs(postgres, undefined);
    edition = Math.max(0, ...[...known.values()].map((one) => (one as LearnedBelief & { edition: number }).edition));
  };
  const quietly = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((error) => onProblem('what content helps could not be learned; it is tried again', error));
  const stop = await postgres.listen('beliefs', () => void quietly(read()));
  await read();
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let tidiedAt = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    const learned = await learnOutcomes(postgres, clock.now(), dependencies.answerMinutes());
    if (learned > 0) await read();
    if (clock.now() - tidiedAt > dayMs) {
      tidiedAt = clock.now();
      await postgres.query(queries.forgetBeliefs, [clock.now() - editionsKeptDays * dayMs]);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (isStopped || !isLearning) return;
    timer = setTimeout(() => {
      running = quietly(round()).then(next);
    }, learnEveryMs);
    timer.unref();
  };
  next();
  return {
    of: (item) => known.get(item),
    all: () => known,
    edition: () => edition,
    close: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await stop();
    },
  };
}

/** What was believed of every option at an edition; what is believed now without one. */
export async function readBeliefs(
  postgres: Pick<Postgres, 'query'>,
  edition: number | undefined,
): Promise<ReadonlyMap<string, LearnedBelief & { edition: number }>> {
  const rows = await postgres.query<queries.BeliefRow>(queries.beliefsAt, [edition ?? null]);
  // What an earlier release learned of other features says nothing of these.
  const fitting = rows.filter(({ mean }) => mean.length === featureNames.length);
  return new Map(
    fitting.map(({ item, mean, covariance, ...rest }) => [
      item,
      { ...rest, mean: Float64Array.from(mean, Number), covariance: Float64Array.from(covariance, Number) },
    ]),
  );
}

/**
 * Learns from answers that came, and from those that have not come in time; answers how many. A use counts as soon as it is reported and a silence when its
 * time is over, so that for as long as that what is new looks somewhat better than it is.
 */
export async function learnOutcomes(postgres: Postgres, now: number, answerMinutes: number): Promise<number> {
  return postgres.transaction(async (sql) => {
    await sql.query(queries.lockLearning);
    const rows = await sql.query<queries.WaitingRow>(queries.waitingOutcomes, [now - answerMinutes * minuteMs, rowsPerRound]);
    if (rows.length === 0) return 0;
    const before = await readBeliefs(sql as Pick<Postgres, 'query'>, undefined);
    const after = new Map<string, LearnedBelief>();
    for (const { item, features, outcome } of rows) {
      if (features.length !== featureNames.length) continue;
      const belief = after.get(item) ?? before.get(item) ?? { ...beliefBefore(), shown: 0, answered: 0 };
      const answer = outcome === 1 ? 1 : 0;
      after.set(item, {
        ...learnAnswer(belief, features.map(Number), answer),
        shown: belief.shown + 1,
        answered: belief.answered + answer,
      });
    }
    const [row] = await sql.query<{ edition: number }>(queries.nextEdition);
    for (const [item, { mean, covariance, shown, answered }] of after)
      await sql.query(queries.addBelief, [item, row?.edition, Array.from(mean), Array.from(covariance), shown, answered, now]);
    await sql.query(queries.settleLearned, [textArray(rows.map(({ decision }) => decision)), textArray(rows.map(({ item }) => item)), now]);
    await sql.query(queries.notifyBeliefs);
    return rows.length;
  });
}
