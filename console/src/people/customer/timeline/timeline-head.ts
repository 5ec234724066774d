import type { TimelinePage } from '../../../api/contract.ts';

/**
 * A timeline with its newest page fetched anew in front. Nothing that was loaded below is fetched again, so that a person with a
 * hundred thousand moments costs no more to keep live than one with ten. When more came in than a page holds, what lies between is
 * unknown, and the list begins anew.
 */
export function withNewHead(pages: TimelinePage[], head: TimelinePage): TimelinePage[] {
  const known = new Set(pages.flatMap((page) => page.entries).map((entry) => entry.eventId));
  if (!head.entries.some((entry) => known.has(entry.eventId))) return [head];
  const inHead = new Set(head.entries.map((entry) => entry.eventId));
  const oldest = head.entries.at(-1)?.time ?? '';
  // Within the head's span of time the head is right: what it lacks has gone, for example with a split.
  const rest = pages.map((page) => ({
    ...page,
    entries: page.entries.filter((entry) => !inHead.has(entry.eventId) && entry.time <= oldest),
  }));
  const [first, ...others] = rest;
  if (first === undefined) return [head];
  return [{ ...first, ...headFacts(head), entries: [...head.entries, ...first.entries] }, ...others];
}

function headFacts({ historyBehindSeconds }: TimelinePage): Partial<TimelinePage> {
  return historyBehindSeconds === undefined ? { historyBehindSeconds: 0 } : { historyBehindSeconds };
}
