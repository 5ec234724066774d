import { type SignalDays, type SignalKind, signalKinds } from '../../profile/index.ts';
import { clearly } from '../fit/clearly-greater.ts';
import { firstDayOf, happenedAfter, observedAt, type PurchaseLog, peopleWhere } from '../log/purchase-log.ts';
import { unitsBetween } from '../season/visit-time.ts';
import { blendVisits } from '../visits/blend-visits.ts';
import { alphaOf, fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories, type PurchaseHistory } from '../visits/purchase-cells.ts';
import { historiesOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { clearlyFewerErrors, type HeldBackErrors } from './held-back-errors.ts';
import { type ChannelFactors, channelTimes } from './learn-channels.ts';
import { fitPoissonFactors, type PoissonRows } from './poisson-factors.ts';

export interface SignSlope {
  readonly kind: SignalKind;
  readonly aspect: 'there' | 'often';
  readonly slope: number;
  readonly standardError: number;
}

/** What other signs than visits tell of visits to come: a factor on what the visit model expects, where it was clearly better on people held back. */
export interface SignalFactors {
  /** Days before the forecast in which signs count. */
  readonly windowDays: number;
  /** Days ahead for which the factor was learned; later visits are as the visit model expects them. */
  readonly aheadDays: number;
  /** What each sign adds to the logarithm of the factor: for being there, and for the logarithm of how many days it was. */
  readonly slopes: readonly SignSlope[];
  /** Divides the factor, so that over everybody as many visits are expected as before. */
  readonly norm: number;
  /** On people held back, of the visit model alone and with the signs. */
  readonly heldBack: HeldBackErrors;
}

const windowDays = 90;
// Summaries keep 400 days: what was so before the cut must still be there at the end.
const aheadDaysMax = 182;
const peopleMin = 200;
const visitsMin = 100;
const folds = 5;
// As another visit model is taken: better by a fiftieth, by more than chance, and in squares no worse.
const errorShareMax = 0.98;

/** On how many of the days until the end of `day` that count each sign was there. Pure. */
export function countSigns(signs: SignalDays, day: number): Record<SignalKind, number> {
  return Object.fromEntries(signalKinds.map((kind) => [kind, daysOf(signs[kind], day)])) as Record<SignalKind, number>;
}

function daysOf(days: readonly number[], day: number): number {
  let count = 0;
  for (const one of days) if (one <= day && one > day - windowDays) count += 1;
  return count;
}

// That a sign was there at all, and how often: the first tells of who is still a customer, the second of how much she is one.
const aspects = { there: (count: number) => (count > 0 ? 1 : 0), often: (count: number) => Math.log(Math.max(1, count)) } as const;
type Aspect = keyof typeof aspects;

/**
 * Learns, inside the log, what signs in the 90 days before a cut told of the half year after it, over what the visit model expects from the log until that cut, by channel of the first purchase where that counts.
 * Signs that do not stand out by themselves are left out; the rest is taken only when it foretells people who were held back (five folds by place) clearly
 * better than the visit model with the same total. Undefined otherwise, and where there is too little. Nothing after `endDay` is read. Pure; deterministic. Cost: a fit, and
 * a dozen small regressions.
 */
export function learnSignals(
  whole: PurchaseLog,
  signs: (place: number) => SignalDays | undefined,
  endDay: number,
  forecast: Pick<VisitForecast, 'fit' | 'time' | 'weights'>,
  unitDays: number,
  channels?: ChannelFactors,
): SignalFactors | undefined {
  const { log, places } = peopleWhere(whole, (place) => signs(place) !== undefined);
  const first = log.day.reduce((earliest, day) => Math.min(earliest, day), endDay);
  const aheadDays = Math.min(aheadDaysMax, Math.floor((endDay - first) / 3));
  const cutDay = endDay - aheadDays;
  const observed = observedAt(log, cutDay, unitDays, forecast.time);
  const came = happenedAfter(log, observed, cutDay, endDay).visits;
  if (observed.size < peopleMin || came.reduce((sum, count) => sum + count, 0) < visitsMin) return undefined;
  const histories = [...historiesOf(observed)];
  const fit = fitVisits(forecast.fit.model, collapseHistories(histories));
  const visits = blendVisits(fit.visits, forecast.weights);
  const t = unitsBetween(forecast.time, cutDay, endDay, unitDays);
  const timesAt = (at: number): number => {
    const place = observed.person[at] as number;
    const began = { day: firstDayOf(log, place), channel: signs(places[place] as number)?.firstChannel };
    return channelTimes(channels, began, endDay, alphaOf(fit), (histories[at] as PurchaseHistory).T);
  };
  const expected = Float64Array.from(histories, (history, at) => visits.expected(history, t) * timesAt(at));
  const candidates = signalKinds.flatMap((kind) => {
    const counts = Float64Array.from(observed.person, (place) => daysOf(signs(places[place] as number)?.[kind] ?? [], cutDay));
    if (counts.every((count) => count === 0)) return [];
    return (Object.keys(aspects) as Aspect[]).map((aspect) => ({ kind, aspect, column: counts.map(aspects[aspect]) }));
  });
  if (candidates.length === 0) return undefined;
  const table: PoissonRows = { expected, came, columns: candidates.map(({ column }) => column) };
  const heldBack = heldBackErrors(table);
  const kept = standingOut(table);
  if (heldBack === undefined || kept.length === 0) return undefined;
  const chosen = { ...table, columns: kept.map((at) => table.columns[at] as Float64Array) };
  const { slopes, standardErrors } = fitPoissonFactors(chosen);
  const named = kept.map((at, index) => {
    const { kind, aspect } = candidates[at] as (typeof candidates)[number];
    return { kind, aspect, slope: slopes[index] as number, standardError: standardErrors[index] as number };
  });
  return { windowDays, aheadDays, slopes: named, norm: normOf(chosen, slopes), heldBack };
}

/** Columns whose effect, among all, is more than twice its standard error. */
function standingOut(table: PoissonRows): number[] {
  const { slopes, standardErrors } = fitPoissonFactors(table);
  return table.columns.map((_, at) => at).filter((at) => Math.abs(slopes[at] as number) > clearly * (standardErrors[at] as number));
}

/** Mean of the factor, by what is expected. */
function normOf({ expected, columns }: PoissonRows, slopes: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let row = 0; row < expected.length; row += 1) {
    sum +=
      (expected[row] as number) * Math.exp(columns.reduce((log, column, at) => log + (slopes[at] as number) * (column[row] as number), 0));
    all += expected[row] as number;
  }
  return sum / all;
}

/** Errors on people held back; undefined when the signs are not clearly better. Each fold chooses its own signs. */
function heldBackErrors(table: PoissonRows): HeldBackErrors | undefined {
  const rows = table.expected.length;
  const [without, withSigns] = [new Float64Array(rows), new Float64Array(rows)];
  for (let fold = 0; fold < folds; fold += 1) {
    const learning = rowsWhere(table, (row) => row % folds !== fold);
    const kept = standingOut(learning);
    const plain = fitPoissonFactors({ ...learning, columns: [] });
    const signed = fitPoissonFactors({ ...learning, columns: kept.map((at) => learning.columns[at] as Float64Array) });
    for (let row = fold; row < rows; row += folds) {
      const log = kept.reduce(
        (sum, at, index) => sum + (signed.slopes[index] as number) * ((table.columns[at] as Float64Array)[row] as number),
        0,
      );
      without[row] = (table.expected[row] as number) * Math.exp(plain.level);
      withSigns[row] = (table.expected[row] as number) * Math.exp(signed.level + log);
    }
  }
  return clearlyFewerErrors(table.came, without, withSigns, errorShareMax);
}

function rowsWhere({ expected, came, columns }: PoissonRows, keep: (row: number) => boolean): PoissonRows {
  const kept: number[] = [];
  for (let row = 0; row < expected.length; row += 1) if (keep(row)) kept.push(row);
  const some = (values: ArrayLike<number>) => Float64Array.from(kept, (row) => values[row] as number);
  return { expected: some(expected), came: some(came), columns: columns.map(some) };
}

/** A sign of one person: on how many of the days before it was there, and what that multiplies her visits with, over those of somebody without it. */
export interface Sign {
  readonly kind: SignalKind;
  readonly days: number;
  readonly factor: number;
}

/** The factor for the days that `factors` were learned for, over that of everybody, and what each sign has to do with it. Pure. */
export function signalFactor(factors: SignalFactors, signs: SignalDays, day: number): { factor: number; by: Sign[] } {
  const kinds = [...new Set(factors.slopes.map(({ kind }) => kind))];
  const by = kinds.map((kind) => {
    const days = daysOf(signs[kind], day);
    const logs = factors.slopes.filter((one) => one.kind === kind).map(({ aspect, slope }) => slope * aspects[aspect](days));
    return { kind, days, factor: Math.exp(logs.reduce((sum, log) => sum + log, 0)) };
  });
  return { factor: by.reduce((product, one) => product * one.factor, 1) / factors.norm, by };
}
