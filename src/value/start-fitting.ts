import { type Clock, Conflict, dayMs, InvalidInput, minuteMs } from '../foundation/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import type { BackTestReport } from './backtest/back-test-report.ts';
import { isEditionStale, readNewestEdition } from './everyone/editions.ts';
import { faultOf, faultText } from './fitting-faults.ts';
import type { FittingWorkplace } from './fitting-threads.ts';
import { type DriftNotice, takeUntoldDrifts } from './model/value-drift.ts';
import type { ValueModels } from './model/value-models.ts';
import { notifyPages } from './queries/model.ts';
import { peopleEstimate } from './queries/purchases.ts';
import { valueCostsSetting, valueFitSetting } from './value-settings.ts';

/** What fits are doing. Times in milliseconds since 1970. */
export interface FittingState {
  readonly runningSince?: number;
  /** Why the last fit came to nothing. */
  readonly problem?: { readonly at: number; readonly message: string };
  /** Everybody is being scored anew by the model in use, without a fit. */
  readonly scoringSince?: number;
}

export interface Fitting {
  /** Fits now; answers the version. @throws Conflict `value.fit_running`; InvalidInput `value.too_few_people` */
  fit(by: string): Promise<number>;
  /** What models would have foretold from `cutDay` to `endDay` (the last purchase). @throws InvalidInput `value.nobody`; Conflict `value.back_test_running` */
  backTest(cutDay: number, endDay: number | undefined): Promise<BackTestReport>;
  /** Scores everybody by the model in use where the last scores are by another one or by other costs. */
  scoreIfStale(): Promise<void>;
  state(): FittingState;
  close(): Promise<void>;
}

export interface FittingDependencies {
  readonly workplace: FittingWorkplace;
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly models: ValueModels;
  readonly clock: Clock;
  readonly onProblem: (message: string, error?: unknown) => void;
  /** Tells the world of a drift, once, inside the transaction that says so. */
  readonly onDrift?: (sql: Sql, notice: DriftNotice) => Promise<void>;
}

const lookEveryMs = minuteMs;
// A product that has just started has other things to do. While it is new its people double within hours: a fit may follow them, but not
// every minute.
const restMs = 10 * minuteMs;
const growthToFitAgain = 2;
const settleMs = 2_000;
const scheduledBy = 'schedule';

/** Fits on demand and by schedule, one at a time. */
export function startFitting(dependencies: FittingDependencies): Fitting {
  const { workplace, postgres, settings, models, clock, onProblem } = dependencies;
  let state: FittingState = {};
  let scoredAt = Number.NEGATIVE_INFINITY;
  let triedAt = clock.now();
  let isBackTesting = false;

  const tellListProblem = (problem: string | undefined): void => {
    if (problem !== undefined) onProblem('who is behind the numbers of a fit could not be kept, or older lists not removed', problem);
  };
  // Pages that are open show a fit under way, its end and its notice as they come; another copy's state is its own.
  const tellPages = (): void => {
    postgres.query(notifyPages).catch((error: unknown) => onProblem('open pages could not be told of a fit', error));
  };
  const fitNow = async (by: string): Promise<number> => {
    if (state.runningSince !== undefined) throw new Conflict('value.fit_running', 'a fit is under way; wait for its end');
    const { yearsMax, driftPercent } = settings.read(valueFitSetting);
    triedAt = clock.now();
    state = { runningSince: triedAt };
    tellPages();
    try {
      const costs = settings.read(valueCostsSetting);
      const end = await workplace.perform({ kind: 'fit', by, now: clock.now(), yearsMax, costs, driftPercent });
      if (end.kind !== 'fitted') throw faultOf(end);
      tellListProblem(end.listProblem);
      if (end.scoreProblem !== undefined) onProblem('not everybody could be scored by a new model; the last scores stay', end.scoreProblem);
      await models.refresh();
      state = {};
      await tellDrifts();
      return end.version;
    } catch (error) {
      state = error instanceof Conflict ? {} : { problem: { at: clock.now(), message: faultText(error, 'the model in use') } };
      throw error;
    } finally {
      tellPages();
    }
  };

  /** Told in one transaction with the notice that they were told: once, also after a crash between the two. */
  const tellDrifts = async (): Promise<void> => {
    const { onDrift } = dependencies;
    if (onDrift === undefined) return;
    try {
      await postgres.transaction(async (sql) => {
        for (const notice of await takeUntoldDrifts(sql, clock.now())) await onDrift(sql, notice);
      });
    } catch (error) {
      onProblem('a drift of the models could not be told; it will be tried again', error);
    }
  };
  /** Everybody by the model and the costs that count now, where the last scores are by others. */
  const scoreIfStale = async (): Promise<void> => {
    if (state.runningSince !== undefined || state.scoringSince !== undefined) return;
    const edition = await readNewestEdition(postgres);
    const costs = settings.read(valueCostsSetting);
    await models.refresh();
    if (edition === undefined || !isEditionStale(edition, models.current(), costs).isStale) return;
    scoredAt = clock.now();
    state = { ...state, scoringSince: scoredAt };
    tellPages();
    try {
      const end = await workplace.perform({ kind: 'score', now: clock.now(), costs });
      // Another copy that is at it is by the same costs or, if they changed meanwhile, looked at again after a rest.
      if (end.kind !== 'scored' && end.kind !== 'elsewhere') throw faultOf(end);
    } catch (error) {
      onProblem('not everybody could be scored by new costs; the last scores stay', error);
    } finally {
      const { scoringSince: _, ...rest } = state;
      state = rest;
      tellPages();
    }
  };

  const look = async (): Promise<void> => {
    await tellDrifts();
    if (state.runningSince === undefined && clock.now() - triedAt >= restMs && (await isDue(dependencies))) await fitNow(scheduledBy);
    if (clock.now() - scoredAt >= restMs) await scoreIfStale();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (!(error instanceof InvalidInput || error instanceof Conflict))
        onProblem('value models could not be fitted; the one in use stays', error);
    });
  }, lookEveryMs);
  timer.unref();
  // Who changes costs changes several, one after another.
  let soon: NodeJS.Timeout | undefined;
  const stopHearing = settings.onChange(valueCostsSetting, () => {
    clearTimeout(soon);
    tellPages();
    soon = setTimeout(() => {
      scoreIfStale().catch((error: unknown) => onProblem('scores by new costs could not be begun', error));
    }, settleMs);
    soon.unref();
  });

  return {
    fit: fitNow,
    async backTest(cutDay, endDay) {
      if (isBackTesting) throw new Conflict('value.back_test_running', 'somebody else is back-testing; try again in a moment');
      isBackTesting = true;
      try {
        const { yearsMax } = settings.read(valueFitSetting);
        const end = await workplace.perform({ kind: 'backTest', cutDay, endDay, now: clock.now(), yearsMax });
        if (end.kind !== 'backTested') throw faultOf(end);
        tellListProblem(end.listProblem);
        return end.report;
      } finally {
        isBackTesting = false;
      }
    },
    state: () => state,
    scoreIfStale,
    async close() {
      clearInterval(timer);
      clearTimeout(soon);
      stopHearing();
      await workplace.close();
    },
  };
}

/** Due by age, or because there are twice as many identifiers as the model in use was fitted to. */
async function isDue({ postgres, settings, models, clock }: FittingDependencies): Promise<boolean> {
  await models.refresh();
  const current = models.current();
  if (current === undefined) return true;
  const age = clock.now() - current.fittedAt;
  if (age >= settings.read(valueFitSetting).everyDays * dayMs) return true;
  const [estimate] = await postgres.query<{ identifiers: number }>(peopleEstimate);
  return age >= restMs && (estimate?.identifiers ?? 0) >= growthToFitAgain * current.body.identifiers;
}
