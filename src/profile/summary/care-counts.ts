import { type CareKind, meaningOf } from './event-meaning.ts';
import type { Summary } from './summary.ts';

export type CareCounts = Readonly<Record<CareKind, number>>;

/** Which events, by name, dealings of a kind are counted by; undefined where refunds stand for returns, or none came. Pure. */
export function careNameOf(summary: Summary, kind: CareKind): string | undefined {
  let most: { name: string; events: number } | undefined;
  for (const [name, events] of summary.names) {
    if (meaningOf(name).care === kind && events > (most?.events ?? 0)) most = { name, events };
  }
  return most !== undefined && most.events === careCountsOf(summary)[kind] ? most.name : undefined;
}

/**
 * Dealings with care, ever, by kind. A call may send several names (started, ended), so the number of calls is that of the most frequent
 * one; a refund is a return also where none was asked for by name. Pure.
 */
export function careCountsOf(summary: Summary): CareCounts {
  const counts: Record<CareKind, number> = { call: 0, case: 0, chat: 0, complaint: 0, repair: 0, return: 0 };
  for (const [name, events] of summary.names) {
    const { care } = meaningOf(name);
    if (care !== undefined) counts[care] = Math.max(counts[care], events);
  }
  counts.return = Math.max(counts.return, summary.reversals.filter(([, , kind]) => kind === 'r').length);
  return counts;
}
