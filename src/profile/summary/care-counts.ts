import { type CareKind, meaningOf } from './event-meaning.ts';
import type { Summary } from './summary.ts';

export type CareCounts = Readonly<Record<CareKind, number>>;

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
