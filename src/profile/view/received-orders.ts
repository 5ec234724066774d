import { dayMs, secondMs } from '../../foundation/index.ts';
import type { Receiving, Summary } from '../summary/summary.ts';

export const receivingWays = ['collect', 'locker', 'deliver', 'digital', 'inStore'] as const;
export type ReceivingWay = (typeof receivingWays)[number];

/** An order with how it reached her. */
export interface ReceivedOrder {
  readonly orderId: string;
  /** When the newest word on it came, seconds since 1970. */
  readonly second: number;
  readonly way: ReceivingWay;
  /** The store, where one was named; else ''. */
  readonly place: string;
  /** The day of the week on which she received it, else ordered it: 0 is Sunday. */
  readonly weekday: number;
}

const wayNames: Readonly<Record<Receiving[2], ReceivingWay>> = { c: 'collect', l: 'locker', d: 'deliver', e: 'digital', s: 'inStore' };
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** How a person's last orders reached her, and in which store. Cancelled orders are left out. Pure. */
export function receivedWays(whole: Pick<Summary, 'receivings' | 'reversals'>): Pick<ReceivedOrder, 'place' | 'way'>[] {
  return notCancelled(whole).map(([, , way, place]) => ({ way: wayNames[way], place }));
}

/** How a person's last orders reached her, on the days of her own time zone. Cancelled orders are left out. Pure. */
export function receivedOrders(whole: Summary, zone: string): ReceivedOrder[] {
  const format = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone });
  const weekdayOf = (second: number, at = second): number =>
    at < 0 ? new Date(-at * dayMs).getUTCDay() : weekdays.indexOf(format.format(at * secondMs));
  return notCancelled(whole).map(([second, orderId, way, place, at]) => ({
    ...{ orderId, second },
    ...{ way: wayNames[way], place, weekday: weekdayOf(second, at) },
  }));
}

function notCancelled({ receivings, reversals }: Pick<Summary, 'receivings' | 'reversals'>): readonly Receiving[] {
  if (receivings.length === 0) return [];
  const cancelled = new Set(reversals.filter(([, , kind]) => kind === 'c').map(([, orderId]) => orderId));
  return cancelled.size === 0 ? receivings : receivings.filter(([, orderId]) => !cancelled.has(orderId));
}

/** In which hour of her day she comes: visits by hour of her own time zone, as far as their moments are kept. Pure. */
export function visitHours(whole: Summary, zone: string): readonly number[] {
  const counts = Array.from({ length: 24 }, () => 0);
  const format = new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: zone });
  // Habits are of the last months; two hundred visits say when she comes.
  for (const [start] of whole.visits.slice(-200)) {
    const hour = Number(format.format(start));
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}
