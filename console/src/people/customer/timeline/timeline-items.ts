import type { TimelineEntry } from '../../../api/contract.ts';
import { dayOf } from '../../../format/time.ts';

export type TimelineItem = { type: 'day'; key: string; time: string } | { type: 'entry'; key: string; entry: TimelineEntry };

/** Entries with a heading before each new day of the person's own zone. */
export function timelineItems(entries: TimelineEntry[], zone: string): TimelineItem[] {
  const items: TimelineItem[] = [];
  let day = '';
  for (const entry of entries) {
    const entryDay = dayOf(entry.time, zone);
    if (entryDay !== day) {
      day = entryDay;
      items.push({ type: 'day', key: `day ${day}`, time: entry.time });
    }
    items.push({ type: 'entry', key: entry.eventId, entry });
  }
  return items;
}

/** Entries that were not there before and are newer than all that were: those that came in while the page was open. */
export function arrivedEntries(before: TimelineEntry[], after: TimelineEntry[]): string[] {
  const newest = before[0];
  if (newest === undefined) return [];
  const known = new Set(before.map((entry) => entry.eventId));
  return after.filter((entry) => !known.has(entry.eventId) && entry.time >= newest.time).map((entry) => entry.eventId);
}
