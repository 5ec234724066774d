import type { ContentItem } from './content-item.ts';
import { usablePeriod } from './usable-period.ts';

/** Whether decisions may choose an item at a moment, and why not. */
export const standings = ['inUse', 'draft', 'archived', 'untagged', 'early', 'over'] as const;
export type Standing = (typeof standings)[number];

/** How an item stands; `isConfirmed` tells whether a tag of it is confirmed and in the standard. Pure. */
export function standingOf(item: ContentItem, isConfirmed: boolean, now: number): Standing {
  if (item.state !== 'active') return item.state;
  const { from, until } = usablePeriod(item);
  if (now >= until) return 'over';
  if (now < from) return 'early';
  return isConfirmed ? 'inUse' : 'untagged';
}
