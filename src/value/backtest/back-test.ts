import { InvalidInput } from '../../foundation/index.ts';
import { happenedAfter, type Observed, observedAt, type PurchaseLog } from '../log/purchase-log.ts';
import { quantileOfCounts } from '../person/predictive-spend.ts';
import { expectedSpend, fitGammaGamma } from '../profit/gamma-gamma.ts';
import { learnSpendLevel } from '../profit/spend-level.ts';
import { learnSeason } from '../season/learn-season.ts';
import { unitsBetween } from '../season/visit-time.ts';
import { blendVisits, type ForecastVisits } from '../visits/blend-visits.ts';
import { fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories, type PurchaseCells, type PurchaseHistory } from '../visits/purchase-cells.ts';
import { chooseVisitForecast, historiesOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { unitDays, type VisitModel } from '../visits/visit-model.ts';
import { type ForecastError, forecastError, type OrderError, ordersOf } from './forecast-error.ts';

/** One way to foretell, with its errors for visits and for amounts. */
export interface ForecastRow {
  /** `blend`, `blend_median` (the middle of each person's distribution), a model's name, or a naive rule: `same_rate`, `same_count`. */
  readonly forecast: string;
  readonly visits: ForecastError;
  /** Absent where purchases have no amounts, before the cut or after it. */
  readonly amount?: ForecastError;
}

export interface BackTest {
  readonly people: number;
  /** Visits and amount that came after the cut. */
  readonly visits: number;
  readonly amount: number;
  readonly weeksAhead: number;
  readonly rows: readonly ForecastRow[];
  /** Ranking by what people had spent until the cut: an order, not a forecast. Absent without amounts. */
  readonly pastSpend?: OrderError;
  readonly blend: VisitForecast;
  /** What a later visit brings over what the spend model expects of it, learned before the cut; in the amounts of `blend`. */
  readonly spendLevel: number;
  /** People by how often they had come again: 0 … 6, 7 and more. */
  readonly byCount: readonly CalibrationGroup[];
  /** Tenths of the people by what the blend expects of them, least first. */
  readonly byExpected: readonly CalibrationGroup[];
  /** Visits since the cut, of all people together, at some days. */
  readonly tracking: readonly TrackingPoint[];
  /** The people behind all of it. */
  readonly perPerson: BackTestPeople;
}

/** What was foretold of each person and what came, in columns of one length. */
export interface BackTestPeople {
  /** Places in the log. */
  readonly person: Int32Array;
  /** Repeat visits until the cut. */
  readonly earlier: Float64Array;
  /** As in `byExpected`. */
  readonly tenth: Float64Array;
  /** In the order of `rows`. */
  readonly foretold: readonly { readonly visits: ArrayLike<number>; readonly amount: ArrayLike<number> }[];
  readonly visits: Float64Array;
  readonly amount: Float64Array;
  readonly spentBefore: ArrayLike<number>;
}

/** What was expected of a group of people and what came, a person. */
export interface CalibrationGroup {
  /** Repeat visits until the cut, or the number of the tenth. */
  readonly group: number;
  readonly people: number;
  readonly expected: number;
  readonly actual: number;
  readonly sameRate: number;
}

export interface TrackingPoint {
  readonly day: number;
  readonly expected: number;
  readonly actual: number;
}

const countGroupMax = 7;
const tenths = 10;
const trackingPoints = 13;

/**
 * Foretells, from what a log holds until `cutDay`, what came until `endDay`, by each of `models` plain, by the blend that `chooseVisitForecast` makes of
 * them (by the season of the year, where it was clear by then), and by two naive rules: that everybody goes on at her rate so far, and that she comes again as often as she did. The blend is told by its means, which
 * are nearest in squared error and right in total, and by its medians, which are nearest in absolute error and far too low in total: no one number of a
 * distribution is best by both (Gneiting 2011). Amounts are visits times the spend model's mean, or her own for the naive rules. Nothing after the cut is
 * read but to compare. Deterministic.
 * @throws InvalidInput `value.nobody` when nobody had bought by the cut, or nothing came after it
 */
export function backTest(log: PurchaseLog, cutDay: number, endDay: number, models: readonly [VisitModel, ...VisitModel[]]): BackTest {
  const observed = observedAt(log, cutDay, unitDays);
  const happened = happenedAfter(log, observed, cutDay, endDay);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  if (observed.size === 0 || sum(happened.visits) === 0) {
    const message = observed.size === 0 ? 'nobody had bought by this day' : 'nobody came again after this day';
    throw new InvalidInput('value.nobody', [{ at: 'cut', message }]);
  }
  const t = (endDay - cutDay) / unitDays;
  const hasAmounts = observed.mean.some((mean) => mean > 0) && sum(happened.amount) > 0;
  const spend = hasAmounts ? fitGammaGamma({ visits: observed.paid, mean: observed.mean }).parameters : undefined;
  const histories = [...historiesOf(observed)];
  const foretold: BackTestPeople['foretold'][number][] = [];
  const row = (forecast: string, visits: ArrayLike<number>, amountOf: (at: number) => number): ForecastRow => {
    const amount = Array.from(visits, (count, at) => count * amountOf(at));
    foretold.push({ visits, amount });
    return {
      forecast,
      visits: forecastError(visits, happened.visits),
      ...(hasAmounts ? { amount: forecastError(amount, happened.amount) } : {}),
    };
  };
  const modelled = (at: number) =>
    spend === undefined ? 0 : expectedSpend(spend, observed.paid[at] as number, observed.mean[at] as number);
  const own = (at: number) => observed.mean[at] as number;
  const blend = chooseVisitForecast(models, log, cutDay, { unitDays, season: learnSeason(log, cutDay, models[0], unitDays) });
  const spendLevel = learnSpendLevel(log, cutDay, blend, unitDays);
  const cells = collapseHistories(histories);
  const seasonal = [...historiesOf(observedAt(log, cutDay, unitDays, blend.time))];
  const seasonalT = unitsBetween(blend.time, cutDay, endDay, unitDays);
  const fitted = blend.season === undefined ? blend.fits : models.map((model) => fitVisits(model, cells));
  const expected = seasonal.map((history) => blend.expected(history, seasonalT));
  const median = mediansOf(blendVisits(blend.fit.visits, blend.weights), seasonal, seasonalT);
  const sameRate = histories.map(({ x, T }) => (T > 0 ? (x * t) / T : 0));
  const spent = observed.paid.map((count, at) => count * own(at));
  const tenthIn = tenthOf(expected);
  const tenth = Float64Array.from(expected, (_, at) => tenthIn(at));
  return {
    people: observed.size,
    visits: sum(happened.visits),
    amount: sum(happened.amount),
    weeksAhead: t,
    rows: [
      row('blend', expected, (at) => spendLevel * modelled(at)),
      row('blend_median', median, (at) => spendLevel * modelled(at)),
      ...fitted.map(({ model, visits }) =>
        row(
          model.name,
          histories.map((history) => visits.expected(history, t)),
          modelled,
        ),
      ),
      row('same_rate', sameRate, own),
      row(
        'same_count',
        histories.map(({ x }) => x),
        own,
      ),
    ],
    ...(hasAmounts ? { pastSpend: ordersOf(spent, happened.amount) } : {}),
    blend,
    spendLevel,
    byCount: groupsOf((at) => Math.min(countGroupMax, observed.x[at] as number), { expected, actual: happened.visits, sameRate }),
    byExpected: groupsOf(tenthIn, { expected, actual: happened.visits, sameRate }),
    tracking: trackingOf(log, observed, blend, collapseHistories(seasonal), cutDay, endDay),
    perPerson: { person: observed.person, earlier: observed.x, tenth, foretold, ...happened, spentBefore: spent },
  };
}

/** The middle of what is foretold of each, as if the fit were exact: as likely more as fewer. Cost: some 40 µs for each history that differs. */
function mediansOf(blend: ForecastVisits, histories: readonly PurchaseHistory[], t: number): Float64Array {
  const known = new Map<string, number>();
  return Float64Array.from(histories, (history) => {
    const cell = `${history.x} ${history.tx} ${history.T}`;
    const median = known.get(cell) ?? quantileOfCounts(blend.distribution(history, t), 0.5);
    known.set(cell, median);
    return median;
  });
}

interface GroupedColumns {
  readonly expected: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  readonly sameRate: ArrayLike<number>;
}

function groupsOf(groupOf: (at: number) => number, columns: GroupedColumns): CalibrationGroup[] {
  const sums = new Map<number, { people: number; expected: number; actual: number; sameRate: number }>();
  for (let at = 0; at < columns.actual.length; at += 1) {
    const group = groupOf(at);
    const sum = sums.get(group) ?? { people: 0, expected: 0, actual: 0, sameRate: 0 };
    sums.set(group, sum);
    sum.people += 1;
    sum.expected += columns.expected[at] as number;
    sum.actual += columns.actual[at] as number;
    sum.sameRate += columns.sameRate[at] as number;
  }
  return [...sums]
    .sort(([left], [right]) => left - right)
    .map(([group, { people, ...sum }]) => ({
      group,
      people,
      expected: sum.expected / people,
      actual: sum.actual / people,
      sameRate: sum.sameRate / people,
    }));
}

/** 1 for the tenth of whom least is expected … 10; people of equal expectation are in one tenth. */
function tenthOf(expected: readonly number[]): (at: number) => number {
  const rising = Float64Array.from(expected).sort();
  const limits = Array.from({ length: tenths - 1 }, (_, at) => rising[Math.floor(((at + 1) * rising.length) / tenths)] as number);
  return (at) => 1 + limits.filter((limit) => (expected[at] as number) >= limit).length;
}

function trackingOf(
  log: PurchaseLog,
  observed: Observed,
  blend: VisitForecast,
  cells: PurchaseCells,
  cutDay: number,
  endDay: number,
): TrackingPoint[] {
  const days = Array.from({ length: trackingPoints }, (_, at) => cutDay + Math.round(((at + 1) * (endDay - cutDay)) / trackingPoints));
  // Of a span of a few days the first points fall on the cut itself, by which nobody can have come.
  return [...new Set(days)]
    .filter((day) => day > cutDay)
    .map((day) => {
      let expected = 0;
      for (let at = 0; at < cells.size; at += 1) {
        const history = { x: cells.x[at] as number, tx: cells.tx[at] as number, T: cells.T[at] as number };
        expected += (cells.people[at] as number) * blend.expected(history, unitsBetween(blend.time, cutDay, day, unitDays));
      }
      const actual = happenedAfter(log, observed, cutDay, day).visits.reduce((sum, count) => sum + count, 0);
      return { day, expected, actual };
    });
}
