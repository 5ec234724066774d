import { happenedAfter, type Observed, observedAt, type PurchaseLog } from '../log/purchase-log.ts';
import { fitVisits, type VisitFit } from './fit-visits.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
import type { VisitModel } from './visit-model.ts';

/**
 * A blend of two forecasts of one fitted model: as it stands, and as if nobody left for good. Fitted to the first half of a log, the models
 * call people gone who were only waiting; how far they do is measured within the log, by foretelling its second half from its first.
 */
export interface BlendWeights {
  /** Of the model's forecast. */
  readonly model: number;
  /** Of the forecast in which everybody is still active. */
  readonly staying: number;
}

export const plainWeights: BlendWeights = { model: 1, staying: 0 };

export interface VisitForecast {
  readonly fit: VisitFit;
  readonly weights: BlendWeights;
  /** Where the weights come from: the day up to which the model saw, and the last day that it foretold; undefined when the log was too short. */
  readonly learned: { readonly cutDay: number; readonly endDay: number; readonly people: number; readonly visits: number } | undefined;
  /** Expected visits in the next `t` units. */
  expected(history: PurchaseHistory, t: number): number;
}

export interface ForecastOptions {
  /** Days in a unit of time; the models' starting points are for weeks. */
  readonly unitDays: number;
}

// Fewer visits in the second half say nothing about a weight.
const visitsToLearnFromMin = 100;

/**
 * The forecast of `model` from all that a log holds until `endDay`, blended as least squares find it on the log's own second half. The
 * split is at half of the time from the first purchase to `endDay`, fixed: as long ahead as behind. Nothing after `endDay` is read.
 * Assumption: people go on to be underestimated as they were. Cost: two fits. Deterministic.
 */
export function fitVisitForecast(model: VisitModel, log: PurchaseLog, endDay: number, { unitDays }: ForecastOptions): VisitForecast {
  const fit = fitVisits(model, collapseHistories(historiesOf(observedAt(log, endDay, unitDays))));
  const learned = learnWeights(model, log, endDay, unitDays);
  const weights = learned?.weights ?? plainWeights;
  return {
    fit,
    weights,
    learned: learned?.from,
    expected: (history, t) => weights.model * fit.visits.expected(history, t) + weights.staying * fit.visits.expectedIfStaying(history, t),
  };
}

export function* historiesOf({ size, x, tx, T }: Observed): Generator<PurchaseHistory> {
  for (let at = 0; at < size; at += 1) yield { x: x[at] as number, tx: tx[at] as number, T: T[at] as number };
}

function learnWeights(
  model: VisitModel,
  log: PurchaseLog,
  endDay: number,
  unitDays: number,
): { weights: BlendWeights; from: NonNullable<VisitForecast['learned']> } | undefined {
  const firstDay = log.day.reduce((first, day) => Math.min(first, day), endDay);
  const cutDay = firstDay + Math.floor((endDay - firstDay) / 2);
  const observed = observedAt(log, cutDay, unitDays);
  if (observed.size === 0) return undefined;
  const { visits } = happenedAfter(log, observed, cutDay, endDay);
  const all = visits.reduce((sum, count) => sum + count, 0);
  if (all < visitsToLearnFromMin) return undefined;
  const half = fitVisits(model, collapseHistories(historiesOf(observed))).visits;
  const t = (endDay - cutDay) / unitDays;
  let [mm, ms, ss, my, sy] = [0, 0, 0, 0, 0];
  let at = 0;
  for (const history of historiesOf(observed)) {
    const [m, s, y] = [half.expected(history, t), half.expectedIfStaying(history, t), visits[at] as number];
    mm += m * m;
    ms += m * s;
    ss += s * s;
    my += m * y;
    sy += s * y;
    at += 1;
  }
  return { weights: leastSquares(mm, ms, ss, my, sy), from: { cutDay, endDay, people: observed.size, visits: all } };
}

/** Two weights, neither below zero, by the normal equations; at the edge, the better of one alone. */
function leastSquares(mm: number, ms: number, ss: number, my: number, sy: number): BlendWeights {
  const determinant = mm * ss - ms * ms;
  const weights = { model: (my * ss - sy * ms) / determinant, staying: (sy * mm - my * ms) / determinant };
  if (determinant > 1e-12 * mm * ss && weights.model >= 0 && weights.staying >= 0) return weights;
  return (my * my) / mm >= (sy * sy) / ss ? { model: my / mm, staying: 0 } : { model: 0, staying: sy / ss };
}
