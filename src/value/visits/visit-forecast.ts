import { InvalidInput } from '../../foundation/index.ts';
import { isClearlyGreater } from '../fit/clearly-greater.ts';
import { happenedAfter, type Observed, observedAt, type PurchaseLog } from '../log/purchase-log.ts';
import { type Season, timeOf, unitsBetween, type VisitTime } from '../season/visit-time.ts';
import { type BlendWeights, blendVisits, type ForecastVisits, plainWeights } from './blend-visits.ts';
import { doubtfulVisits } from './doubtful-visits.ts';
import { fitVisits, type VisitFit } from './fit-visits.ts';
import { everySo, likeliestFit, peopleComparedMax, type TimedHistory, withIntervals } from './likelier-fit.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
import type { FittedVisits, VisitModel } from './visit-model.ts';

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
  /** Every model that was looked at, fitted to the whole log, in their order. */
  readonly fits: readonly VisitFit[];
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
 * As `fitVisitForecast`, with the first of `models`, unless another is clearly better: its weighted forecast of the second half, with an error lower by a
 * fiftieth, and a squared error lower by more than twice the standard error of the difference, person by person; or its likelihood of the whole log,
 * intervals and all (`likeliestFit`): errors of counts say little of who has left, and a part of a log left out moves them. The blend is taken only where it is clearly better
 * than the model by itself. Cost: a fit to the first half and one to the whole for each model.
 * @throws InvalidInput `value.nobody`, `value.nobody_came_again`
 */
export function chooseVisitForecast(
  models: readonly [VisitModel, ...VisitModel[]],
  log: PurchaseLog,
  endDay: number,
  { unitDays, season }: ForecastOptions,
): VisitForecast {
  const time = timeOf(season);
  const seen = observedAt(log, endDay, unitDays, time);
  if (seen.size > 0 && seen.x.every((x) => x === 0)) {
    const message = `none of ${seen.size} people had come a second time: how often people come cannot be learned from that`;
    throw new InvalidInput('value.nobody_came_again', [{ at: 'purchases', message }]);
  }
  const halves = halvesOf(log, endDay, unitDays, time);
  const learned = halves === undefined ? [] : models.map((model) => learnWeights(model, halves));
  const foretellsBest = learned.reduce<Learned | undefined>(
    (best, other) => (best === undefined || isClearlyBetter(other, best) ? other : best),
    undefined,
  );
  const histories = timedHistoriesOf(log, seen, unitDays, time);
  const cells = collapseHistories(histories);
  const fitWhole = (model: VisitModel) => withIntervals(fitVisits(model, cells), histories);
  const fits = models.map(fitWhole);
  const fitOf = (wanted: VisitModel | undefined) => fits.find(({ model }) => model === wanted);
  const usual = fits[0] as VisitFit;
  const foretelling = fitOf(foretellsBest?.model) ?? usual;
  // Two signs that speak against each other are no reason to call people regular.
  const isDoubtful = foretelling.model.regularity !== undefined && foretelling.logLikelihood < usual.logLikelihood;
  const fit = likeliestFit(isDoubtful ? usual : foretelling, fits, histories);
  const half = learned.find(({ model }) => model === fit.model);
  const { weights, from } = half === undefined ? { weights: plainWeights, from: undefined } : clearlyBetterOf(half, halves as Halves);
  const levelError = levelErrorOf(from);
  return { ...doubtfulVisits({ ...fit, weights, levelError }), fit, fits, season, time, weights, learned: from };
}

/** Relative standard error of all visits that a blend foretold, from how far single people were off; 0 where none were. */
export function levelErrorOf(learned: Pick<LearnedFrom, 'people' | 'visits' | 'rmse'> | undefined): number {
  return learned === undefined ? 0 : (Math.sqrt(learned.people) * learned.rmse) / learned.visits;
}

export function* historiesOf({ size, x, tx, T }: Observed): Generator<PurchaseHistory> {
  for (let at = 0; at < size; at += 1) yield { x: x[at] as number, tx: tx[at] as number, T: T[at] as number };
}

/** The histories of people who are seen, with the intervals between their visits. */
function timedHistoriesOf(log: PurchaseLog, seen: Observed, unitDays: number, time: VisitTime): TimedHistory[] {
  return Array.from(historiesOf(seen), (history, at) => {
    const first = log.start[seen.person[at] as number] as number;
    let logIntervals = 0;
    for (let visit = first + 1; visit <= first + history.x; visit += 1)
      logIntervals += Math.log(unitsBetween(time, log.day[visit - 1] as number, log.day[visit] as number, unitDays));
    return { ...history, logIntervals };
  });
}

/** A log cut within its time, in the middle or later: what was known then, and what came after. */
export interface Halves {
  readonly cutDay: number;
  readonly endDay: number;
  /** From the cut to the end, in units of the time that was asked for. */
  readonly t: number;
  readonly observed: Observed;
  readonly visits: Float64Array;
  readonly visitsAll: number;
}

/** The halves of a log. Undefined when too few came in the second to learn from. Pure. */
function halvesOf(log: PurchaseLog, endDay: number, unitDays: number, time: VisitTime): Halves | undefined {
  return partsOf(log, endDay, unitDays, time, 1 / 2);
}

/** As `halvesOf`, with `share` of the time behind the cut. Pure. */
export function partsOf(log: PurchaseLog, endDay: number, unitDays: number, time: VisitTime, share: number): Halves | undefined {
  const firstDay = log.day.reduce((first, day) => Math.min(first, day), endDay);
  const cutDay = firstDay + Math.floor((endDay - firstDay) * share);
  const observed = observedAt(log, cutDay, unitDays, time);
  if (observed.size === 0) return undefined;
  const { visits } = happenedAfter(log, observed, cutDay, endDay);
  const visitsAll = visits.reduce((sum, count) => sum + count, 0);
  const t = unitsBetween(time, cutDay, endDay, unitDays);
  return visitsAll < visitsToLearnFromMin ? undefined : { cutDay, endDay, t, observed, visits, visitsAll };
}

interface Learned {
  readonly model: VisitModel;
  /** Fitted to the first half. */
  readonly half: FittedVisits;
  readonly weights: BlendWeights;
  readonly from: LearnedFrom;
  /** Squared error of each person's forecast. */
  readonly squares: Float64Array;
}

// Less than that nobody would see, and another model would be chosen every day.
const errorShareMax = 0.98;

function isClearlyBetter({ from, squares: left }: Learned, { from: other, squares: right }: Learned): boolean {
  return from.rmse <= errorShareMax * other.rmse && isClearlyGreater(right, left);
}

// No count is thought impossible: one would outweigh everybody else.
const chanceMin = 1e-12;

/**
 * The weights where they make what came in the second half clearly likelier than the model by itself, person by person, and else the plain model: the first
 * half of a log is short, and what a model errs by chance alone is no rule.
 */
function clearlyBetterOf(learned: Learned, { observed, t, visits, visitsAll, cutDay, endDay }: Halves): Pick<Learned, 'from' | 'weights'> {
  const all = Array.from(historiesOf(observed), (history, at) => ({ history, count: visits[at] as number }));
  const some = everySo(all, peopleComparedMax);
  const logsBy = (forecast: ForecastVisits) =>
    some.map(({ history, count }) => Math.log(Math.max(chanceMin, forecast.distribution(history, t)[count] ?? 0)));
  const plain = blendVisits(learned.half, plainWeights);
  if (isClearlyGreater(logsBy(blendVisits(learned.half, learned.weights)), logsBy(plain))) return learned;
  const squares = all.reduce((sum, { history, count }) => sum + (plain.expected(history, t) - count) ** 2, 0);
  const rmse = Math.sqrt(squares / all.length);
  return { weights: plainWeights, from: { cutDay, endDay, people: all.length, visits: visitsAll, rmse } };
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
  return { model, half, weights, squares, from: { cutDay, endDay, people, visits: visitsAll, rmse } };
}

/** Two weights, neither below zero, by the normal equations; at the edge, the better of one alone. */
function leastSquares(mm: number, ms: number, ss: number, my: number, sy: number): BlendWeights {
  const determinant = mm * ss - ms * ms;
  const weights = { model: (my * ss - sy * ms) / determinant, staying: (sy * mm - my * ms) / determinant };
  if (determinant > 1e-12 * mm * ss && weights.model >= 0 && weights.staying >= 0) return weights;
  return (my * my) / mm >= (sy * sy) / ss ? { model: my / mm, staying: 0 } : { model: 0, staying: sy / ss };
}
