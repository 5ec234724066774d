import { dayMs } from '../../foundation/index.ts';
import { ordersMax } from './orders.ts';
import type { Order, Summary } from './summary.ts';

/** What a person has bought, net of what was given back, each order once however many sources reported it. */
export interface Purchases {
  /** Returns and cancelled orders are none. */
  readonly orders: number;
  /** Net sums by currency, in minor units; under '' in hundredths of a currency that nobody named. */
  readonly spent: ReadonlyMap<string, number>;
  /** Currencies that an order has only because its source does. */
  readonly assumed: ReadonlySet<string>;
  readonly last: { readonly time: number; readonly minorUnits: number; readonly currency: string } | undefined;
  /** Distinct days with a purchase, in order. */
  readonly days: readonly PurchaseDay[];
  /** True when there are more orders than a summary holds: then `orders` and `spent` count every report, repeats included. */
  readonly isPartial: boolean;
}

export interface PurchaseDay {
  /** UTC, days since 1970. */
  readonly day: number;
  readonly orders: number;
  /** Net sums by currency; a currency is there when an order of the day has a known amount in it. Empty where no amount is known. */
  readonly spent: ReadonlyMap<string, number>;
  /** Orders with a known amount, by currency. */
  readonly paid: ReadonlyMap<string, number>;
}

/** A day while it is added up. */
interface GrowingDay extends PurchaseDay {
  orders: number;
  readonly spent: Map<string, number>;
  readonly paid: Map<string, number>;
}

/** Money that came back, from the day on which it did. */
interface Return {
  readonly day: number;
  readonly currency: string;
  readonly minorUnits: number;
}

/**
 * Orders, days and sums out of a summary. Cancelled orders do not count, refunds reduce their order at most to nothing. An order below zero is a
 * return: no purchase and no visit; it, and a refund of an order that is not known, is taken off what was bought in its currency, the newest day first,
 * at most to nothing. An order whose amount is unknown counts as an order and a visit and in no sum. Pure.
 */
export function purchasesOf(summary: Summary): Purchases {
  const refunded = new Map<string, number>();
  const cancelled = new Set<string>();
  for (const [, orderId, kind, minorUnits] of summary.reversals) {
    const whole = kind === 'c' || minorUnits < 0;
    refunded.set(orderId, whole ? Number.POSITIVE_INFINITY : (refunded.get(orderId) ?? 0) + minorUnits);
    if (kind === 'c') cancelled.add(orderId);
  }
  const days = new Map<number, GrowingDay>();
  const returns: Return[] = [];
  let orders = 0;
  let last: Purchases['last'];
  for (const order of summary.orders) {
    const [time, orderId, minorUnits, currency] = order;
    if (cancelled.has(orderId)) continue;
    const number = Math.floor(time / dayMs);
    if (minorUnits < 0) {
      returns.push({ day: number, currency, minorUnits: -minorUnits });
      continue;
    }
    orders += 1;
    const day = days.get(number) ?? { day: number, orders: 0, spent: new Map<string, number>(), paid: new Map<string, number>() };
    days.set(number, day);
    day.orders += 1;
    if (!isAmountUnknown(order)) {
      const net = Math.max(0, minorUnits - (refunded.get(orderId) ?? 0));
      day.spent.set(currency, (day.spent.get(currency) ?? 0) + net);
      day.paid.set(currency, (day.paid.get(currency) ?? 0) + 1);
    }
    last = { time, minorUnits, currency };
  }
  const known = new Set(summary.orders.map(([, orderId]) => orderId));
  for (const [time, orderId, kind, minorUnits, currency] of summary.reversals) {
    if (kind === 'r' && minorUnits > 0 && !known.has(orderId)) returns.push({ day: Math.floor(time / dayMs), currency, minorUnits });
  }
  const inOrder = [...days.values()].sort((left, right) => left.day - right.day);
  takeOff(inOrder, returns);
  const isPartial = summary.orders.length >= ordersMax;
  return {
    orders: isPartial ? summary.orderTotals.reduce((sum, [, events]) => sum + events, 0) : orders,
    spent: isPartial ? new Map(summary.orderTotals.map(([currency, , minorUnits]) => [currency, minorUnits])) : sumsOf(inOrder),
    assumed: new Set(summary.orders.filter(([, , , , marks]) => marks?.includes('s')).map((order) => order[3])),
    last,
    days: inOrder,
    isPartial,
  };
}

/** What it came to was not said in a way that can be read. Pure. */
function isAmountUnknown([, , , , marks]: Readonly<Order>): boolean {
  return marks?.includes('u') === true;
}

/** Older returns first: whatever comes later finds less. */
function takeOff(days: readonly GrowingDay[], returns: Return[]): void {
  returns.sort((left, right) => left.day - right.day);
  for (const { day: until, currency, minorUnits } of returns) {
    let rest = minorUnits;
    for (let at = days.length - 1; at >= 0 && rest > 0; at--) {
      const { day, spent } = days[at] as GrowingDay;
      const there = spent.get(currency);
      if (day > until || there === undefined) continue;
      const taken = Math.min(there, rest);
      spent.set(currency, there - taken);
      rest -= taken;
    }
  }
}

function sumsOf(days: readonly PurchaseDay[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { spent } of days) for (const [currency, minorUnits] of spent) sums.set(currency, (sums.get(currency) ?? 0) + minorUnits);
  return sums;
}

/** Visits and sums in one currency, from days that have a known amount in it. */
export interface Spending {
  readonly visits: number;
  /** Orders with a known amount in it. */
  readonly orders: number;
  /** Net, minor units. */
  readonly spent: number;
}

/** What was spent in `currency` until the end of the UTC day `until`, over the visits that have an amount in it. Pure. */
export function spendingIn(days: readonly PurchaseDay[], currency: string, until = Number.POSITIVE_INFINITY): Spending {
  let [visits, orders, sum] = [0, 0, 0];
  for (const { day, spent, paid } of days) {
    const there = spent.get(currency);
    if (day > until || there === undefined) continue;
    visits += 1;
    orders += paid.get(currency) ?? 0;
    sum += there;
  }
  return { visits, orders, spent: sum };
}

/**
 * The currency of most days; of equals the one paid in last, and of those the first in the alphabet. Where no amount is known, the last order's. '' where
 * nobody named one. Pure.
 */
export function mainCurrencyOf({ days, last }: Pick<Purchases, 'days' | 'last'>): string {
  const counts = new Map<string, { count: number; last: number }>();
  for (const { day, spent } of days)
    for (const currency of spent.keys()) counts.set(currency, { count: (counts.get(currency)?.count ?? 0) + 1, last: day });
  const [most] = [...counts].sort(([left, a], [right, b]) => b.count - a.count || b.last - a.last || (left < right ? -1 : 1));
  return most?.[0] ?? last?.currency ?? '';
}

/** The statistics of "buy till you die" models (Fader, Hardie & Lee 2005), in days. */
export interface RepeatStatistics {
  /** Repeat purchase days: distinct days with a purchase but the first. */
  readonly x: number;
  /** From the first to the last purchase day; 0 without a repeat. */
  readonly tx: number;
  /** From the first purchase day to `now`. */
  readonly T: number;
  /** Mean net sum, minor units, of the repeat days that have an amount in `currency`; 0 without one. */
  readonly m: number;
}

/** `x`, `t_x`, `T` and `m` of a person at `now`; undefined before the first purchase. Pure. */
export function repeatStatisticsOf(purchases: Purchases, now: number, currency: string): RepeatStatistics | undefined {
  const until = Math.floor(now / dayMs);
  const days = purchases.days.filter(({ day }) => day <= until);
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return undefined;
  const repeats = days.slice(1);
  const { visits, spent } = spendingIn(repeats, currency);
  return { x: repeats.length, tx: last.day - first.day, T: until - first.day, m: visits === 0 ? 0 : spent / visits };
}
