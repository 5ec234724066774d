import { dayMs } from '../../foundation/index.ts';
import { ordersMax } from './orders.ts';
import type { Summary } from './summary.ts';

/** What a person has bought, net of what was given back, each order once however many sources reported it. */
export interface Purchases {
  readonly orders: number;
  /** Net sums by currency, in minor units; under '' in hundredths of a currency that nobody named. */
  readonly spent: ReadonlyMap<string, number>;
  /** Currencies that an order has only because its source does. */
  readonly assumed: ReadonlySet<string>;
  readonly last: { readonly time: number; readonly minorUnits: number; readonly currency: string } | undefined;
  /** Distinct days (UTC, days since 1970) with a purchase, in order, with their net sums by currency. */
  readonly days: readonly { readonly day: number; readonly spent: ReadonlyMap<string, number> }[];
  /** True when there are more orders than a summary holds: then `orders` and `spent` count every report, repeats included. */
  readonly isPartial: boolean;
}

/** Orders, days and sums out of a summary: cancelled orders do not count, refunds reduce their order at most to
 * nothing, and the whole where the order is not known. Pure. */
export function purchasesOf(summary: Summary): Purchases {
  const refunded = new Map<string, number>();
  for (const [, orderId, kind, minorUnits] of summary.reversals) {
    const whole = kind === 'c' || minorUnits < 0;
    refunded.set(orderId, whole ? Number.POSITIVE_INFINITY : (refunded.get(orderId) ?? 0) + minorUnits);
  }
  const cancelled = new Set(summary.reversals.filter(([, , kind]) => kind === 'c').map(([, orderId]) => orderId));
  const spent = new Map<string, number>();
  const days = new Map<number, Map<string, number>>();
  let orders = 0;
  let last: Purchases['last'];
  for (const [time, orderId, minorUnits, currency] of summary.orders) {
    if (cancelled.has(orderId)) continue;
    orders += 1;
    const net = minorUnits <= 0 ? minorUnits : Math.max(0, minorUnits - (refunded.get(orderId) ?? 0));
    add(spent, currency, net);
    const day = Math.floor(time / dayMs);
    const sums = days.get(day) ?? new Map<string, number>();
    days.set(day, sums);
    add(sums, currency, net);
    last = { time, minorUnits, currency };
  }
  const known = new Set(summary.orders.map(([, orderId]) => orderId));
  for (const [, orderId, kind, minorUnits, currency] of summary.reversals) {
    if (kind === 'r' && minorUnits > 0 && !known.has(orderId)) add(spent, currency, -minorUnits);
  }
  const isPartial = summary.orders.length >= ordersMax;
  if (isPartial) {
    orders = 0;
    spent.clear();
    for (const [currency, events, minorUnits] of summary.orderTotals) {
      orders += events;
      spent.set(currency, minorUnits);
    }
  }
  return {
    orders,
    spent,
    assumed: new Set(summary.orders.filter((order) => order[4] === 's').map((order) => order[3])),
    last,
    days: [...days].map(([day, sums]) => ({ day, spent: sums })).sort((left, right) => left.day - right.day),
    isPartial,
  };
}

function add(sums: Map<string, number>, currency: string, minorUnits: number): void {
  sums.set(currency, (sums.get(currency) ?? 0) + minorUnits);
}

/** The statistics of "buy till you die" models (Fader, Hardie & Lee 2005), in days. */
export interface RepeatStatistics {
  /** Repeat purchase days: distinct days with a purchase but the first. */
  readonly x: number;
  /** From the first to the last purchase day; 0 without a repeat. */
  readonly tx: number;
  /** From the first purchase day to `now`. */
  readonly T: number;
  /** Mean of a repeat day's net sum in `currency`, minor units; 0 without a repeat. */
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
  const sum = repeats.reduce((total, { spent }) => total + (spent.get(currency) ?? 0), 0);
  return { x: repeats.length, tx: last.day - first.day, T: until - first.day, m: repeats.length === 0 ? 0 : sum / repeats.length };
}
