import { type Clock, hourMs, Pause, repeatStep } from '../../foundation/index.ts';
import { chanceOfBits, type LinkageRules, type MatchWeights } from '../../linkage/index.ts';
import type { Postgres, Sql } from '../../storage/index.ts';
import * as queries from '../queries/likeness.ts';
import { compareArrivedFirms, type HeldFirm, heldFirm, type LikelyFirms, proposeFirms } from './compare-arrived.ts';
import { firmsToLearnFrom, learnLikeness } from './learn-likeness.ts';
import { explainFirms, type LikenessModel, startingLikeness } from './likeness-model.ts';

export interface LikenessKeeperDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly rules: () => LinkageRules;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const firmsABatch = 50;
const firmsAPage = 5_000;
const pairsATransaction = 200;
// So many times more firms than the model saw make it old before its time.
const grownBy = 2;
// While many wait, half of one processor at most.
const restAfterBatch = 1;
const lookAgainMs = 5_000;
const learnLookMs = 60_000;

/** Compares firms as something is said of them, and all with all when it is time: what agreement is worth is learned then. */
export class LikenessKeeper {
  readonly #dependencies: LikenessKeeperDependencies;
  readonly #arrived = new Pause();
  readonly #learning = new Pause();
  #isStopped = false;
  #model: (LikenessModel & { readonly fittedAt: number; readonly firms: number }) | undefined;

  constructor(dependencies: LikenessKeeperDependencies) {
    this.#dependencies = dependencies;
  }

  /** Something was said of a firm. */
  look(): void {
    this.#arrived.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#arrived.wake();
    this.#learning.wake();
  }

  /** Works until `stop`. */
  async run(): Promise<void> {
    const life = { isStopped: () => this.#isStopped, onProblem: this.#dependencies.onProblem };
    await Promise.all([
      repeatStep(this.#arrived, async () => ((await this.stepArrived()) ? restAfterBatch : undefined), {
        ...life,
        restMs: lookAgainMs,
        problem: 'firms could not be compared; it is tried again',
      }),
      repeatStep(this.#learning, async () => ((await this.stepLearn()) ? restAfterBatch : undefined), {
        ...life,
        restMs: learnLookMs,
        problem: 'what likeness of firms is worth could not be learned; it is tried again',
      }),
    ]);
  }

  /** Compares the next that wait; true while there may be more. */
  async stepArrived(): Promise<boolean> {
    const { postgres, clock, rules } = this.#dependencies;
    this.#model ??= await readNewestLikeness(postgres);
    const model = this.#model ?? startingLikeness(await countFirmRecords(postgres));
    return (await compareArrivedFirms(postgres, { model, reviewFrom: rules().reviewFrom, now: clock.now() }, firmsABatch)) === firmsABatch;
  }

  /** Learns anew where there are firms enough and it is time; true when it did. */
  async stepLearn(): Promise<boolean> {
    const { postgres, clock, rules } = this.#dependencies;
    const firms = await countFirmRecords(postgres);
    this.#model = await readNewestLikeness(postgres);
    const isOld =
      this.#model === undefined ||
      firms > grownBy * this.#model.firms ||
      clock.now() - this.#model.fittedAt > rules().runEveryHours * hourMs;
    if (firms < firmsToLearnFrom || !isOld) return false;
    await this.#compareAll(clock.now(), rules().reviewFrom);
    this.#model = await readNewestLikeness(postgres);
    return true;
  }

  async #compareAll(now: number, reviewFrom: number): Promise<void> {
    const { postgres } = this.#dependencies;
    const held: HeldFirm[] = [];
    for (let after = 0; ; ) {
      const rows = await postgres.query<queries.RecordRow>(queries.recordsAfter, [after, firmsAPage]);
      held.push(...rows.map(heldFirm));
      const last = rows.at(-1);
      if (last === undefined || rows.length < firmsAPage) break;
      after = last.firm_id;
    }
    const { weights, pairs } = learnLikeness(held.map(({ record }) => record));
    const [row] = await postgres.query<{ version: number }>(queries.addModel, [now, held.length, JSON.stringify(weights)]);
    const model: LikenessModel = { version: row?.version ?? 0, weights };
    const found = pairs.flatMap(({ a, b, key, levels, counts }): LikelyFirms[] => {
      const [one, other] = [held[a] as HeldFirm, held[b] as HeldFirm];
      const bits = explainFirms(model, { levels, counts }).reduce((sum, step) => sum + step.bits, 0);
      const chance = chanceOfBits(bits);
      return one.whole === other.whole || chance < reviewFrom ? [] : [{ one, other, key, levels, counts, bits, chance }];
    });
    for (let from = 0; from < found.length; from += pairsATransaction)
      await postgres.transaction((sql) => proposeFirms(sql, found.slice(from, from + pairsATransaction), { model, now }));
    await postgres.query(queries.removeOlder, [model.version, now]);
  }
}

async function countFirmRecords(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ firms: number }>(queries.countRecords);
  return row?.firms ?? 0;
}

async function readNewestLikeness(sql: Sql) {
  const [row] = await sql.query<queries.ModelRow>(queries.newestModel);
  if (row === undefined) return undefined;
  return { version: row.version, fittedAt: row.fitted_at, firms: row.firms, weights: JSON.parse(row.weights) as MatchWeights };
}
