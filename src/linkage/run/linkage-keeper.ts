import { type Clock, hourMs, Pause, repeatStep } from '../../foundation/index.ts';
import type { TraitPreference } from '../../profile/index.ts';
import type { Postgres } from '../../storage/index.ts';
import { compareArrivals, countRecords } from '../arrival/compare-arrivals.ts';
import type { LinkageRules } from '../linkage-rules.ts';
import { type LinkageModel, readNewestModel, startingModel } from '../model/linkage-model.ts';
import { recordsToLearnFrom } from '../model/starting-weights.ts';
import * as queries from '../queries/runs.ts';
import { runLinkage } from './run-linkage.ts';

export interface LinkageKeeperDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly rules: () => LinkageRules;
  readonly preference: () => TraitPreference;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const arrivalsABatch = 50;
// While many wait, half of one processor at most.
const restAfterBatch = 1;
const lookAgainMs = 1_000;
const runLookMs = 30_000;
// What is assumed of strangers depends on how many there are; a look at it costs a count.
const modelMs = 10_000;
// So many times more records than the last run saw make it old before its time.
const grownBy = 2;

/** Compares records as they arrive, and everybody with everybody when it is time or somebody asks for it. */
export class LinkageKeeper {
  readonly #dependencies: LinkageKeeperDependencies;
  readonly #arrivals = new Pause();
  readonly #runs = new Pause();
  #model: LinkageModel | undefined;
  #modelReadAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;

  constructor(dependencies: LinkageKeeperDependencies) {
    this.#dependencies = dependencies;
  }

  /** Somebody's record may have changed. */
  look(): void {
    this.#arrivals.wake();
  }

  /** Somebody asked for a run. */
  lookForRun(): void {
    this.#runs.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#arrivals.wake();
    this.#runs.wake();
  }

  /** Works until `stop`. */
  async run(): Promise<void> {
    const life = { isStopped: () => this.#isStopped, onProblem: this.#dependencies.onProblem };
    await Promise.all([
      repeatStep(this.#arrivals, async () => ((await this.stepArrivals()) ? restAfterBatch : undefined), {
        ...life,
        restMs: lookAgainMs,
        problem: 'records that arrived could not be compared; it is tried again',
      }),
      repeatStep(this.#runs, async () => ((await this.stepRun()) ? restAfterBatch : undefined), {
        ...life,
        restMs: runLookMs,
        problem: 'records could not be compared with each other; it is tried again',
      }),
    ]);
  }

  /** Compares the next that wait; true while there may be more. */
  async stepArrivals(): Promise<boolean> {
    const { postgres, clock, rules, preference } = this.#dependencies;
    const context = { model: await this.#currentModel(), preference: preference(), reviewFrom: rules().reviewFrom, now: clock.now() };
    return (await compareArrivals(postgres, context, arrivalsABatch)) === arrivalsABatch;
  }

  /** Makes the run that is due, if there is one; true when there was. */
  async stepRun(): Promise<boolean> {
    const { postgres, clock, rules, preference } = this.#dependencies;
    const records = await countRecords(postgres);
    const [last] = await postgres.query<queries.RunRow>(queries.recentRuns, [1]);
    if (this.#isDue(last, records)) await postgres.query(queries.askForRun, ['schedule', clock.now()]);
    const [next] = await postgres.query<{ id: number }>(queries.nextRun);
    if (next === undefined) return false;
    const now = clock.now();
    await postgres.query(queries.beginRun, [next.id, now]);
    const context = { preference: preference(), reviewFrom: rules().reviewFrom, now };
    try {
      const end = await runLinkage(postgres, context, async (count, found) => {
        await postgres.query(queries.planRun, [next.id, count, JSON.stringify(found)]);
      });
      await postgres.query(queries.endRun, [
        ...[next.id, clock.now(), end.pairsCompared, end.pairsFound, end.model ?? null],
        ...[end.lessons === undefined ? null : JSON.stringify(end.lessons), null],
      ]);
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'it broke off';
      await postgres.query(queries.endRun, [next.id, clock.now(), null, null, null, null, problem]);
      throw error;
    }
    this.#modelReadAt = Number.NEGATIVE_INFINITY;
    return true;
  }

  #isDue(last: queries.RunRow | undefined, records: number): boolean {
    if (records < recordsToLearnFrom) return false;
    if (last === undefined) return true;
    if (last.ended_at === null) return false;
    const isGrown = last.problem === null && records > grownBy * (last.records ?? 0);
    const taughtNothing = last.problem === null && (last.records ?? 0) < recordsToLearnFrom;
    return isGrown || taughtNothing || this.#dependencies.clock.now() - last.ended_at > this.#dependencies.rules().runEveryHours * hourMs;
  }

  async #currentModel(): Promise<LinkageModel> {
    if (this.#model === undefined || performance.now() - this.#modelReadAt > modelMs) {
      this.#modelReadAt = performance.now();
      this.#model =
        (await readNewestModel(this.#dependencies.postgres, this.#model)) ?? startingModel(await countRecords(this.#dependencies.postgres));
    }
    return this.#model;
  }
}
