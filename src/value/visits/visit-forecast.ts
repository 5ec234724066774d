import { happenedAfter, type Observed, observedAt, type PurchaseLog } from '../log/purchase-log.ts';
import { type Season, timeOf, unitsBetween, type VisitTime } from '../season/visit-time.ts';
import { type BlendWeights, type ForecastVisits, plainWeights } from './blend-visits.ts';
import { doubtfulVisits } from './doubtful-visits.ts';
import { fitVisits, type VisitFit } from './fit-visits.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
import type { VisitModel } from './visit-model.ts';

/** Where a blend's weights come from: a log's own first half, as a forecast of its second. */
export interface LearnedFrom {
  readonly cutDay: number;
  readonly endDay: number;
  readonly people: number;
  readonly visits: number;
  /** Root mean squared error of the weighted forecast over the second half, in visits. */
  readonly rmse: number;
}

export interface VisitForecast extends ForecastVisits {
  readonly fit: VisitFit;
  readonly season: Season | undefined;
  /** What its histories and forecasts are measured in: that of the season. */
  readonly time: VisitTime;
  readonly weights: BlendWeights;
  /** Undefined when the log was too short to learn from: the weights are then those of the plain model. */
  readonly learned: LearnedFrom | undefined;
}

export interface ForecastOptions {
  /** Days in a unit of time; the models' starting points are for weeks. */
  readonly unitDays: number;
  /** By which time goes faster and slower. */
  readonly season?: Season | undefined;
}

// Fewer visits in the second half say nothing about a weight.
const visitsToLearnFromMin = 100;

/**
 * The forecast of `model` from all that a log holds until `endDay`, blended as least squares find it on the log's own second half. The
 * split is at half of the time from the first purchase to `endDay`, fixed: as long ahead as behind. Nothing after `endDay` is read.
 * Assumption: people go on to be underestimated as they were. Cost: two fits. Deterministic.
 * @throws InvalidInput `value.nobody`
 */
export function fitVisitForecast(model: VisitModel, log: PurchaseLog, endDay: number, options: ForecastOptions): VisitForecast {
  return chooseVisitForecast([model], log, endDay, options);
}

/**
 * As `fitVisitForecast`, with the first of `models`, unless the weighted forecast of another is clearly better on the second half: its error
 * lower by a fiftieth, and its squared error by more than twice the standard error of the difference, person by person. Cost: a fit to the first half for each model, and
 * one to the whole.
 */
export function chooseVisitForecast(
  models: readonly [VisitModel, ...VisitModel[]],
  log: PurchaseLog,
  endDay: number,
  { unitDays, season }: ForecastOptions,
): VisitForecast {
  const time = timeOf(season);
  const halves = halvesOf(log, endDay, unitDays, time);
  let best: Learned | undefined;
  for (const model of halves === undefined ? [] : models) {
    const learned = learnWeights(model, halves as Halves);
    if (best === undefined || isClearlyBetter(learned, best)) best = learned;
  }
  const fit = fitVisits(best?.model ?? models[0], collapseHistories(historiesOf(observedAt(log, endDay, unitDays, time))));
  const weights = best?.weights ?? plainWeights;
  return { ...doubtfulVisits({ ...fit, weights, levelError: levelErrorOf(best?.from) }), fit, season, time, weights, learned: best?.from };
}

/** Relative standard error of all visits that a blend foretold, from how far single people were off; 0 where none were. */
export function levelErrorOf(learned: Pick<LearnedFrom, 'people' | 'visits' | 'rmse'> | undefined): number {
  return learned === undefined ? 0 : (Math.sqrt(learned.people) * learned.rmse) / learned.visits;
}

export function* historiesOf({ size, x, tx, T }: Observed): Generator<PurchaseHistory> {
  for (let at = 0; at < size; at += 1) yield { x: x[at] as number, tx: tx[at] as number, T: T[at] as number };
}

/** A log cut in the middle of its time: what was known then, and what came after. */
export interface Halves {
  readonly cutDay: number;
  readonly endDay: number;
  /** From the cut to the end, in units of the time that was asked for. */
  readonly t: number;
  readonly observed: Observed;
  readonly visits: Float64Array;
  readonly visitsAll: number;
}

/** Undefined when too few came in the second half to learn from. Pure. */
export function halvesOf(log: PurchaseLog, endDay: number, unitDays: number, time: VisitTime): Halves | undefined {
  const firstDay = log.day.reduce((first, day) => Math.min(first, day), endDay);
  const cutDay = firstDay + Math.floor((endDay - firstDay) / 2);
  const observed = observedAt(log, cutDay, unitDays, time);
  if (observed.size === 0) return undefined;
  const { visits } = happenedAfter(log, observed, cutDay, endDay);
  const visitsAll = visits.reduce((sum, count) => sum + count, 0);
  const t = unitsBetween(time, cutDay, endDay, unitDays);
  return visitsAll < visitsToLearnFromMin ? undefined : { cutDay, endDay, t, observed, visits, visitsAll };
}

interface Learned {
  readonly model: VisitModel;
  readonly weights: BlendWeights;
  readonly from: LearnedFrom;
  /** Squared error of each person's forecast. */
  readonly squares: Float64Array;
}

// Less than that nobody would see, and another model would be chosen every day.
const errorShareMax = 0.98;
// Twice the standard error: one time in forty by chance alone.
const clearly = 2;

function isClearlyBetter({ from, squares: left }: Learned, { from: other, squares: right }: Learned): boolean {
  if (from.rmse > errorShareMax * other.rmse) return false;
  const people = left.length;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < people; at += 1) {
    const difference = (right[at] as number) - (left[at] as number);
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / people;
  return mean > clearly * Math.sqrt(Math.max(0, squares / people - mean * mean) / people);
}

function learnWeights(model: VisitModel, halves: Halves): Learned {
  const { cutDay, endDay, t, observed, visits, visitsAll } = halves;
  const half = fitVisits(model, collapseHistories(historiesOf(observed))).visits;
  let [mm, ms, ss, my, sy] = [0, 0, 0, 0, 0];
  const pairs = Array.from(historiesOf(observed), (history) => [half.expected(history, t), half.expectedIfStaying(history, t)] as const);
  pairs.forEach(([m, s], at) => {
    const y = visits[at] as number;
    mm += m * m;
    ms += m * s;
    ss += s * s;
    my += m * y;
    sy += s * y;
  });
  const weights = leastSquares(mm, ms, ss, my, sy);
  const squares = Float64Array.from(pairs, ([m, s], at) => (weights.model * m + weights.staying * s - (visits[at] as number)) ** 2);
  const people = observed.size;
  const rmse = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / people);
  return { model, weights, squares, from: { cutDay, endDay, people, visits: visitsAll, rmse } };
}

/** Two weights, neither below zero, by the normal equations; at the edge, the better of one alone. */
function leastSquares(mm: number, ms: number, ss: number, my: number, sy: number): BlendWeights {
  const determinant = mm * ss - ms * ms;
  const weights = { model: (my * ss - sy * ms) / determinant, staying: (sy * mm - my * ms) / determinant };
  if (determinant > 1e-12 * mm * ss && weights.model >= 0 && weights.staying >= 0) return weights;
  return (my * my) / mm >= (sy * sy) / ss ? { model: my / mm, staying: 0 } : { model: 0, staying: sy / ss };
}
