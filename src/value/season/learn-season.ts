import { isClearlyGreater } from '../fit/clearly-greater.ts';
import { happenedAfter, observedAt, type PurchaseLog, peopleWhere } from '../log/purchase-log.ts';
import { fitPoissonFactors, poissonDeviance } from '../signals/poisson-factors.ts';
import { fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories } from '../visits/purchase-cells.ts';
import { historiesOf } from '../visits/visit-forecast.ts';
import type { VisitModel } from '../visits/visit-model.ts';
import { calendarTime, type Season, seasonWeeks, seasonYearDays, timeOf, unitsBetween, type VisitTime, weekOfYear } from './visit-time.ts';

/** A season of the year, with what it was taken for. */
export interface LearnedSeason extends Season {
  /** The last year foretold from what came before it, the year's total given, with and without the season that was known by then. */
  readonly heldBack: {
    readonly cutDay: number;
    readonly endDay: number;
    readonly people: number;
    readonly visits: number;
    /** How far the totals of thirteen times four weeks were off: Pearson's sum of squares. */
    readonly misfitWithout: number;
    readonly misfitWith: number;
  };
}

// One year to learn from and another one to foretell.
const yearsMin = 2;
// With a thousand visits a year, a part of the year has twenty.
const visitsMin = 1_000;
// So many people tell the shape of a year as well as all of them, and so many tell whether it comes again.
const learnPeopleMax = 100_000;
const judgePeopleMax = 20_000;
const windowDays = 28;
const windows = 13;
// The totals must be off by a quarter less, and person by person the gain greater than twice its standard error.
const misfitShareMax = 0.75;
const alternationsMax = 12;
// Time that stood still would make visits in it impossible.
const weekMin = 0.02;
const meanMin = 1e-6;

/**
 * Learns how visits go up and down with the year, from a log of at least two years until `endDay`: each fifty-second part of the year by the visits
 * that came over those that `model` expects of people who began when these did, freed of a trend, and drawn to an even year as far as years disagree (DerSimonian & Laird
 * 1986). It is taken only when the last year is foretold clearly better with the season of the years before it. Undefined otherwise. Nothing after
 * `endDay` is read. Assumption: all people share one season, and leave by it too. Cost: four fits to a sample. Pure; deterministic.
 */
export function learnSeason(whole: PurchaseLog, endDay: number, model: VisitModel, unitDays: number): LearnedSeason | undefined {
  const log = someOf(whole, learnPeopleMax);
  const firstDay = log.day.reduce((earliest, day) => Math.min(earliest, day), endDay);
  if (endDay - firstDay < yearsMin * seasonYearDays) return undefined;
  const cutDay = endDay - seasonYearDays;
  const earlier = seasonUntil(log, cutDay, model, unitDays);
  const heldBack = earlier && foretellsBetter(someOf(log, judgePeopleMax), cutDay, earlier, model, unitDays);
  const season = heldBack && seasonUntil(log, endDay, model, unitDays);
  return season && { ...season, heldBack };
}

function someOf(log: PurchaseLog, peopleMax: number): PurchaseLog {
  const every = Math.ceil(log.people / peopleMax);
  return every <= 1 ? log : peopleWhere(log, (place) => place % every === 0).log;
}

/** The season of the whole years before `endDay`; undefined where they hold too little. */
function seasonUntil(log: PurchaseLog, endDay: number, model: VisitModel, unitDays: number): Season | undefined {
  const weeks = weeksUntil(log, endDay, model, unitDays);
  if (weeks.came.reduce((sum, count) => sum + count, 0) < visitsMin) return undefined;
  const { ratios, expected } = freeOfTrend(weeks);
  return { yearDay: endDay + 1, weeks: evened(drawnToOne(ratios, expected, weeks)) };
}

/** Visits of each part of each whole year before a day, oldest first: what came, and what is expected of people who began when these did. */
interface Weeks {
  readonly years: number;
  readonly came: Float64Array;
  readonly expected: Float64Array;
}

function weeksUntil(log: PurchaseLog, endDay: number, model: VisitModel, unitDays: number): Weeks {
  const observed = observedAt(log, endDay, unitDays);
  const { visits } = fitVisits(model, collapseHistories(historiesOf(observed)));
  const firstDays = Float64Array.from(observed.person, (place) => log.day[log.start[place] as number] as number);
  const oldest = firstDays.reduce((earliest, day) => Math.min(earliest, day), endDay);
  const years = Math.floor((endDay - oldest) / seasonYearDays);
  const from = endDay - years * seasonYearDays;
  const beginners = new Float64Array(endDay - oldest + 1);
  for (const day of firstDays) beginners[day - oldest] = (beginners[day - oldest] as number) + 1;
  const ofNew = Float64Array.from(beginners, (_, age) => visits.expectedOfNew(age / unitDays));
  const came = new Float64Array(years * seasonWeeks);
  const expected = new Float64Array(years * seasonWeeks);
  const cellOf = (day: number): number => {
    const since = day - from - 1;
    return Math.floor(since / seasonYearDays) * seasonWeeks + weekOfYear(since % seasonYearDays);
  };
  for (let day = from + 1; day <= endDay; day += 1) {
    let sum = 0;
    for (let first = oldest; first < day; first += 1) {
      const age = day - first;
      sum += (beginners[first - oldest] as number) * ((ofNew[age] as number) - (ofNew[age - 1] as number));
    }
    expected[cellOf(day)] = (expected[cellOf(day)] as number) + sum;
  }
  for (const place of observed.person) {
    for (let visit = (log.start[place] as number) + 1; visit < (log.start[place + 1] as number); visit += 1) {
      const day = log.day[visit] as number;
      if (day > from && day <= endDay) came[cellOf(day)] = (came[cellOf(day)] as number) + 1;
    }
  }
  return { years, came, expected };
}

/**
 * What came in each part of the year over what is expected, beside a level and (over more than one year) a trend of all visits, which one year alone does
 * not tell from a season: a Poisson regression, by turns.
 */
function freeOfTrend({ years, came, expected }: Weeks): { ratios: Float64Array; expected: Float64Array } {
  const time = Float64Array.from(came, (_, cell) => cell / seasonWeeks);
  let ratios = new Float64Array(seasonWeeks).fill(1);
  let beside = expected;
  for (let turn = 0; turn < (years > 1 ? alternationsMax : 1); turn += 1) {
    const seasonal = expected.map((mean, cell) => mean * (ratios[cell % seasonWeeks] as number));
    const { level, slopes } = fitPoissonFactors({ expected: seasonal, came, columns: years > 1 ? [time] : [] });
    const slope = slopes[0] ?? 0;
    beside = expected.map((mean, cell) => mean * Math.exp(level + slope * (time[cell] as number)));
    const sums = sumsByWeek(came, beside);
    ratios = Float64Array.from(sums.came, (count, week) => count / Math.max(meanMin, sums.expected[week] as number));
  }
  return { ratios, expected: beside };
}

function sumsByWeek(came: Float64Array, expected: Float64Array): { came: Float64Array; expected: Float64Array } {
  const sums = { came: new Float64Array(seasonWeeks), expected: new Float64Array(seasonWeeks) };
  for (let cell = 0; cell < came.length; cell += 1) {
    const week = cell % seasonWeeks;
    sums.came[week] = (sums.came[week] as number) + (came[cell] as number);
    sums.expected[week] = (sums.expected[week] as number) + (expected[cell] as number);
  }
  return sums;
}

/** The ratios, drawn to one by how much chance has to do with them: a random-effects mean, chance being as large as years disagree. */
function drawnToOne(ratios: Float64Array, expected: Float64Array, { years, came }: Weeks): Float64Array {
  const spread = Math.max(1, years > 1 ? spreadOverYears(ratios, expected, came) : spreadOfNeighbours(ratios, expected));
  const weights = sumsByWeek(came, expected).expected;
  let [sum, squares, off] = [0, 0, 0];
  weights.forEach((weight, week) => {
    sum += weight;
    squares += weight * weight;
    off += weight * ((ratios[week] as number) - 1) ** 2;
  });
  const between = Math.max(0, (off - spread * (seasonWeeks - 1)) / (sum - squares / sum));
  return ratios.map((ratio, week) => 1 + (between * (ratio - 1)) / (between + spread / Math.max(meanMin, weights[week] as number)));
}

/** How much more a part of the year varies from year to year than a Poisson number does. */
function spreadOverYears(ratios: Float64Array, expected: Float64Array, came: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < came.length; cell += 1) {
    const mean = Math.max(meanMin, (expected[cell] as number) * (ratios[cell % seasonWeeks] as number));
    sum += ((came[cell] as number) - mean) ** 2 / mean;
  }
  return sum / (came.length - seasonWeeks - 1);
}

/** The same within one year, by how much each part differs from the next (von Neumann 1941): a season that turns within a week counts as chance. */
function spreadOfNeighbours(ratios: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let week = 1; week < seasonWeeks; week += 1) {
    const chance = 1 / Math.max(meanMin, expected[week] as number) + 1 / Math.max(meanMin, expected[week - 1] as number);
    sum += ((ratios[week] as number) - (ratios[week - 1] as number)) ** 2 / chance;
  }
  return sum / (seasonWeeks - 1);
}

/** 1 on average over the days of a year. */
function evened(weeks: Float64Array): number[] {
  const positive = weeks.map((week) => Math.max(weekMin, week));
  let sum = 0;
  for (let day = 0; day < seasonYearDays; day += 1) sum += positive[weekOfYear(day)] as number;
  return Array.from(positive, (week) => (week * seasonYearDays) / sum);
}

/** Whether the year after `cutDay` is foretold clearly better with the season; how far both were off, if so. */
function foretellsBetter(
  log: PurchaseLog,
  cutDay: number,
  season: Season,
  model: VisitModel,
  unitDays: number,
): LearnedSeason['heldBack'] | undefined {
  const endDay = cutDay + windows * windowDays;
  const observed = observedAt(log, cutDay, unitDays);
  const came = Array.from({ length: windows }, (_, window) => {
    const from = cutDay + window * windowDays;
    return happenedAfter(log, observed, from, from + windowDays).visits;
  });
  const visits = came.reduce((sum, all) => sum + all.reduce((total, count) => total + count, 0), 0);
  if (visits === 0) return undefined;
  const [plain, seasonal] = [calendarTime, timeOf(season)].map((time) => foretell(log, cutDay, time, model, unitDays, visits)) as [
    Float64Array[],
    Float64Array[],
  ];
  const devianceOf = (foretold: readonly Float64Array[], at: number): number =>
    came.reduce((sum, counts, window) => sum + poissonDeviance(counts[at] as number, foretold[window]?.[at] as number), 0);
  const [without, told] = [plain, seasonal].map((foretold) =>
    Float64Array.from({ length: observed.size }, (_, at) => devianceOf(foretold, at)),
  ) as [Float64Array, Float64Array];
  const [misfitWithout, misfitWith] = [misfitOf(came, plain), misfitOf(came, seasonal)];
  if (!(isClearlyGreater(without, told) && misfitWith <= misfitShareMax * misfitWithout)) return undefined;
  return { cutDay, endDay, people: observed.size, visits, misfitWithout, misfitWith };
}

/** Expected visits of everybody in each window, of whom `total` came together: only their times are judged. */
function foretell(log: PurchaseLog, cutDay: number, time: VisitTime, model: VisitModel, unitDays: number, total: number): Float64Array[] {
  const histories = [...historiesOf(observedAt(log, cutDay, unitDays, time))];
  const { visits } = fitVisits(model, collapseHistories(histories));
  const chances = histories.map((history) => visits.chanceActive(history));
  const until = Array.from({ length: windows + 1 }, (_, window) => {
    const t = unitsBetween(time, cutDay, cutDay + window * windowDays, unitDays);
    return Float64Array.from(histories, (history, at) => (t > 0 ? (chances[at] as number) * visits.expectedIfActive(history, t) : 0));
  });
  const expected = (until[windows] as Float64Array).reduce((sum, all) => sum + all, 0);
  return until
    .slice(1)
    .map((all, window) => all.map((count, at) => ((count - ((until[window] as Float64Array)[at] as number)) * total) / expected));
}

function misfitOf(came: readonly Float64Array[], foretold: readonly Float64Array[]): number {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return came.reduce((misfit, counts, window) => {
    const expected = Math.max(meanMin, sum(foretold[window] as Float64Array));
    return misfit + (sum(counts) - expected) ** 2 / expected;
  }, 0);
}
