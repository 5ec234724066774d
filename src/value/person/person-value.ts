import { dayMs, majorUnits } from '../../foundation/index.ts';
import {
  type CareCounts,
  careKinds,
  mainCurrencyOf,
  type Purchases,
  repeatStatisticsOf,
  type SignalDays,
  spendingIn,
} from '../../profile/index.ts';
import { daysAYear } from '../log/day.ts';

import { visitModelNamed } from '../model/candidates.ts';
import type { ValueModel } from '../model/value-model.ts';
import { isModelled, ownSpend, type Spending, spendAVisit, spendLevelIn } from '../profit/spend-a-visit.ts';
import { unitsBetween, type VisitTime } from '../season/visit-time.ts';
import { forecastWithFactor } from '../signals/forecast-with-factor.ts';
import { channelTimes } from '../signals/learn-channels.ts';
import { type Sign, signalFactor } from '../signals/learn-signals.ts';
import type { ValueCosts } from '../value-settings.ts';
import type { ForecastVisits } from '../visits/blend-visits.ts';
import { alphaOf } from '../visits/fit-visits.ts';
import type { PurchaseHistory } from '../visits/purchase-cells.ts';
import { unitDays } from '../visits/visit-model.ts';
import { chanceOfSpendingAtMost, logErrorOfSpend, quantileOfCounts, quantileOfSpend } from './predictive-spend.ts';

/** What a value is worked out from. */
export interface ValueFacts {
  readonly purchases: Purchases;
  readonly care: CareCounts;
  /** Other signs of visits to come than visits; without them the forecast is that of her visits alone. */
  readonly signs?: SignalDays;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly horizonDays: number;
  readonly costs: ValueCosts;
}

/** Why a value is early: too little is known to say more than what is known of everybody. */
export type EarlyReason = 'noModel' | 'noPurchase' | 'onePurchase' | 'twoPurchases';

/** One line of a profit, in minor units of the value's currency. */
export interface ProfitLine {
  readonly kind: 'margin' | 'care' | 'discount' | 'advocacy';
  /** For `care`: of which kind. */
  readonly care?: keyof CareCounts;
  /** How many visits or dealings are expected, or friends counted. */
  readonly count?: number;
  /** What one of them brings or costs, minor units. */
  readonly each?: number;
  readonly minorUnits: number;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Began {
  readonly channel: string;
  /** How many times as often as everybody those come who began there. */
  readonly times: number;
  /** What that multiplies her visits with, beside what her own visits have told already. */
  readonly factor: number;
}

/** A person's value; amounts in minor units of `currency`. */
export interface PersonValue {
  readonly horizonDays: number;
  readonly currency: string;
  readonly early?: EarlyReason;
  /** What she has done until now. */
  readonly history: {
    readonly orders: number;
    readonly visitDays: number;
    /** In `currency`, over the visits that have a known amount in it. */
    readonly spent: number;
    readonly paidVisits: number;
    readonly paidOrders: number;
    /** Net sums in other currencies, minor units, which count in no number of the value. */
    readonly otherSpent: ReadonlyMap<string, number>;
    /** Visits whose amount is not known in any currency. */
    readonly unknownVisits: number;
    /** Orders on a day with a purchase, on average; 0 without one. */
    readonly ordersAVisit: number;
    readonly firstDay?: number;
    readonly lastDay?: number;
    /** Mean days between her visits. */
    readonly usualGapDays?: number;
    readonly silentDays?: number;
  };
  /** Undefined while there is no model, or she has not bought: nothing is known that would tell her from a stranger. */
  readonly ahead?: {
    readonly visits: number;
    /** Of at least eight in ten people like her: whole numbers hold a few more. */
    readonly visitsRange: Range;
    /** As likely more as fewer. */
    readonly visitsMedian: number;
    /** Undefined where the model cannot know it: one by which nobody leaves before a second visit says nothing of who came once. */
    readonly chanceActive?: number;
    /** How much busier the days ahead are than as many days of an even year, for everybody; absent where the model knows of no season. */
    readonly season?: number;
    /** What other signs multiply the visits of the next half year with: each sign against its absence, and how often it was there. */
    readonly signs?: readonly Sign[];
    /** What the channel of her first purchase makes of her visits, while that counts. */
    readonly began?: Began;
    /** The day by which a visit comes with an even chance, if ever within ten years. */
    readonly nextVisitDay?: number;
    readonly spendAVisit: number;
    readonly spend: number;
    readonly lines: readonly ProfitLine[];
    readonly profit: number;
    readonly profitRange: Range;
  };
}

// One tenth of people fall below the range, one tenth above.
const rangeTails = 0.1;
const waitUnitsMax = 520;
// Beyond a factor of four the spend model says nothing of her.
const logDoubtMax = Math.log(4);
// What is known of one person's dealings with care counts as much as what is known of everybody's after so many visits of hers.
export const careVisitsOfEverybody = 2;

/** Days of the calendar. */
interface KnownVisits {
  readonly x: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly today: number;
}

function knownVisits(purchases: Purchases, now: number): KnownVisits | undefined {
  const statistics = repeatStatisticsOf(purchases, now, '');
  const first = purchases.days[0];
  if (statistics === undefined || first === undefined) return undefined;
  const { x, tx } = statistics;
  return { x, firstDay: first.day, lastDay: first.day + tx, today: Math.floor(now / dayMs) };
}

function unitsAhead({ now, horizonDays }: ValueFacts, time: VisitTime): number {
  const today = Math.floor(now / dayMs);
  return unitsBetween(time, today, today + horizonDays, unitDays);
}

/** The history that a visit model of this time needs. */
function historyIn(time: VisitTime, { x, firstDay, lastDay, today }: KnownVisits): PurchaseHistory {
  const firstTime = time.wholeAt(firstDay);
  return { x, tx: (time.wholeAt(lastDay) - firstTime) / unitDays, T: (time.wholeAt(today) - firstTime) / unitDays };
}

/**
 * What a relationship will bring within `horizonDays`: expected visits and profit with their ranges, and the chance that she is still a
 * customer. Assumption: she goes on as people with her history did (see the model); costs of care follow visits. Pure; computed when read. Cost:
 * a few microseconds for visits and chance, a third of a millisecond with ranges and the next visit.
 */
export function personValue(facts: ValueFacts, model: ValueModel | undefined): PersonValue {
  const { purchases, now, horizonDays } = facts;
  const currency = mainCurrencyOf(purchases);
  const known = knownVisits(purchases, now);
  const visitDays = known === undefined ? 0 : known.x + 1;
  const until = Math.floor(now / dayMs);
  const days = purchases.days.filter(({ day }) => day <= until);
  const spending = spendingIn(days, currency);
  const history = {
    orders: purchases.orders,
    visitDays,
    spent: spending.spent,
    paidVisits: spending.visits,
    paidOrders: spending.orders,
    otherSpent: otherThan(currency, days),
    unknownVisits: days.filter(({ spent }) => spent.size === 0).length,
    ordersAVisit: visitDays === 0 ? 0 : days.reduce((sum, { orders }) => sum + orders, 0) / visitDays,
    ...(known === undefined
      ? {}
      : {
          firstDay: known.firstDay,
          lastDay: known.lastDay,
          silentDays: known.today - known.lastDay,
          ...(known.x === 0 ? {} : { usualGapDays: (known.lastDay - known.firstDay) / known.x }),
        }),
  };
  const early = earlyReason(model, visitDays, known);
  const ahead = model === undefined || known === undefined ? undefined : aheadOf(facts, model, known, { currency, visitDays, ...spending });
  return { horizonDays, currency, ...(early === undefined ? {} : { early }), history, ...(ahead === undefined ? {} : { ahead }) };
}

function otherThan(currency: string, days: Purchases['days']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { spent } of days) {
    for (const [other, minorUnits] of spent) if (other !== currency) sums.set(other, (sums.get(other) ?? 0) + minorUnits);
  }
  return sums;
}

// Of waits that are as likely short as long ones (without memory), fifteen of sixteen are over after four of their medians: silence then says something.
const mediansEarly = 4;

function earlyReason(model: ValueModel | undefined, visitDays: number, known: KnownVisits | undefined): EarlyReason | undefined {
  if (visitDays === 0 || known === undefined) return 'noPurchase';
  if (model === undefined) return 'noModel';
  const { usualGapDays } = model.body;
  if (usualGapDays !== undefined && known.today - known.firstDay > mediansEarly * usualGapDays) return undefined;
  return ([undefined, 'onePurchase', 'twoPurchases'] as const)[visitDays];
}

/** What a relationship will bring, without ranges; amounts in minor units of `currency`. */
export interface Outlook {
  readonly currency: string;
  readonly visits: number;
  readonly profit: number;
  /** As in `PersonValue`. */
  readonly chanceActive?: number;
}

/**
 * What a relationship will bring within `horizonDays`: the numbers of `personValue` that cost microseconds. Undefined before the first purchase.
 * Same assumptions. Pure.
 */
export function outlookOf(facts: ValueFacts, model: ValueModel): Outlook | undefined {
  const { purchases, now } = facts;
  const known = knownVisits(purchases, now);
  if (known === undefined) return undefined;
  const currency = mainCurrencyOf(purchases);
  const spending = { currency, visitDays: known.x + 1, ...spendingIn(purchases.days, currency, known.today) };
  const asked = { history: historyIn(model.time, known), t: unitsAhead(facts, model.time) };
  const { visits, chanceActive, profit } = pointsOf(facts, model, forecastFor(facts, model, known).forecast, asked, spending);
  return { currency, visits, profit, ...(chanceActive === undefined ? {} : { chanceActive }) };
}

/** A history and how far ahead, in units of the model's time. */
interface Asked {
  readonly history: PurchaseHistory;
  readonly t: number;
}

/** What is expected, without how sure that is. */
function pointsOf(facts: ValueFacts, model: ValueModel, forecast: ForecastVisits, { history, t }: Asked, spending: HerSpending) {
  const { visits, active } = forecast.outlook(history, t);
  const each = spendAVisit(model.body, spending.currency, spending);
  const lines = linesOf(facts, model, visits, each, spending);
  const profit = lines.reduce((sum, { minorUnits }) => sum + minorUnits, 0);
  return { visits, ...(forecast.knowsLeaving(history) ? { chanceActive: active } : {}), spendAVisit: each, lines, profit };
}

/** `visits` are those that have an amount in `currency`, of `visitDays` in all. */
interface HerSpending extends Spending {
  readonly currency: string;
  readonly visitDays: number;
}

/** The model's forecast, moved by where she first bought and by other signs where the model goes by them. */
function forecastFor({ signs }: ValueFacts, model: ValueModel, known: KnownVisits) {
  const { time } = model;
  const { signals } = model.body;
  const { today } = known;
  if (signs === undefined) return { forecast: model.forecast };
  const began = beganIn(signs, model, known);
  const forecast = began === undefined ? model.forecast : forecastWithFactor(model.forecast, began.factor);
  if (signals === undefined) return { forecast, began };
  const told = signalFactor(signals, signs, today);
  return {
    forecast: forecastWithFactor(forecast, told.factor, unitsBetween(time, today, today + signals.aheadDays, unitDays)),
    began,
    told,
  };
}

/** Where she first bought, how many times as often people come who began there, and what that still makes of her visits; undefined where it does not count. */
function beganIn({ firstChannel: channel }: SignalDays, model: ValueModel, known: KnownVisits): Began | undefined {
  const { channels, visits } = model.body;
  const times = channels?.channels.find((one) => one.channel === channel)?.times;
  if (channel === undefined || times === undefined) return undefined;
  const alpha = alphaOf({ model: visitModelNamed(visits.name), parameters: visits.parameters });
  const factor = channelTimes(channels, { day: known.firstDay, channel }, known.today, alpha, historyIn(model.time, known).T);
  return factor === 1 ? undefined : { channel, times, factor };
}

function aheadOf(facts: ValueFacts, model: ValueModel, known: KnownVisits, spending: HerSpending) {
  const { time } = model;
  const { today } = known;
  const { forecast, told, began } = forecastFor(facts, model, known);
  const history = historyIn(time, known);
  const t = unitsAhead(facts, time);
  const points = pointsOf(facts, model, forecast, { history, t }, spending);
  const spend = points.visits * points.spendAVisit;
  const chances = forecast.distribution(history, t);
  const wait = forecast.medianWait(history, waitUnitsMax);
  const spendRange = spendRangeOf(model, chances, spending, spend);
  const share = spend > 0 ? points.profit / spend : 0;
  // What is expected may lie above what nine in ten people bring: a range that left it out would contradict itself.
  const profits = [spendRange.low * share, spendRange.high * share, points.profit];
  return {
    ...points,
    visitsRange: { low: quantileOfCounts(chances, rangeTails), high: quantileOfCounts(chances, 1 - rangeTails) },
    visitsMedian: quantileOfCounts(chances, 0.5),
    ...(model.body.season === undefined ? {} : { season: (t * unitDays) / facts.horizonDays }),
    ...(told === undefined ? {} : { signs: told.by }),
    ...(began === undefined ? {} : { began }),
    // Where nobody can be known to have left, a day far ahead would be told of everybody.
    ...(wait === undefined || !forecast.knowsLeaving(history) ? {} : { nextVisitDay: time.dayBy(time.at(today) + wait * unitDays) }),
    spend,
    profitRange: { low: Math.min(...profits), high: Math.max(...profits) },
  };
}

function spendRangeOf(model: ValueModel, chances: Float64Array, { currency, ...spending }: HerSpending, expected: number): Range {
  const own = ownSpend(spending);
  const spend = model.body.spend[currency];
  if (spend === undefined || !isModelled(spend, spending)) {
    return { low: quantileOfCounts(chances, rangeTails) * own, high: quantileOfCounts(chances, 1 - rangeTails) * own };
  }
  const level = spendLevelIn(model.body, currency);
  const { visits } = spending;
  // What is not known of the spend model moves all amounts up or down together: two points of equal weight stand for it.
  const doubt = Math.exp(Math.min(logDoubtMax, logErrorOfSpend(spend.parameters, spend.logCovariance, visits, own)));
  const scales = doubt === 1 ? [level] : [level * doubt, level / doubt];
  const atMost = (amount: number) =>
    scales.reduce((sum, scale) => sum + chanceOfSpendingAtMost(amount / scale, chances, spend.parameters, visits, own), 0) / scales.length;
  const upTo = 4 * expected + own;
  return { low: quantileOfSpend(rangeTails, upTo, atMost), high: quantileOfSpend(1 - rangeTails, upTo, atMost) };
}

function linesOf(
  facts: ValueFacts,
  model: ValueModel,
  visits: number,
  spendAVisit: number,
  { currency, visitDays }: HerSpending,
): ProfitLine[] {
  const { costs, care, horizonDays } = facts;
  const marginAVisit = spendAVisit * (costs.marginPercent / 100);
  const lines: ProfitLine[] = [{ kind: 'margin', count: visits, each: marginAVisit, minorUnits: visits * marginAVisit }];
  const minorInMajor = 1 / majorUnits({ minorUnits: 1, currency });
  for (const kind of careKinds) {
    const everybody = model.body.carePerVisit[kind] ?? 0;
    const aVisit = (care[kind] + careVisitsOfEverybody * everybody) / (visitDays + careVisitsOfEverybody);
    const count = visits * aVisit;
    const each = costs.care[kind] * minorInMajor;
    if (count * each > 0) lines.push({ kind: 'care', care: kind, count, each, minorUnits: -count * each });
  }
  const sum = lines.reduce((total, { minorUnits }) => total + minorUnits, 0);
  const discount = sum * (1 - presentWorth(costs.discountPercentAYear / 100, horizonDays / daysAYear));
  if (discount !== 0) lines.push({ kind: 'discount', minorUnits: -discount });
  return lines;
}

/** What an even stream of money over `years` is worth now, as a share of its sum. Pure. */
export function presentWorth(rateAYear: number, years: number): number {
  const force = Math.log1p(rateAYear) * years;
  return force === 0 ? 1 : -Math.expm1(-force) / force;
}
