import type { ContentBody } from './content-item.ts';
import { always, overlap, type Period, periodOf } from './period.ts';

/** When an item may be shown: within its own dates and those of its rights, and of an event while it is still to come. Pure. */
export function usablePeriod(item: ContentBody): Period {
  const periods = [periodOf(item), periodOf(item.rights)];
  if (item.kind === 'event') periods.push({ ...always, until: Math.max(...item.fields.times.map(({ begins }) => Date.parse(begins))) });
  return overlap(periods);
}
