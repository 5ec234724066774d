import { type HistoryRow, timelinePage } from '../queries/timeline.ts';
import { meaningOf } from '../summary/event-meaning.ts';
import type { Fragment } from '../view/fragment.ts';
import { comparePlaces, formatCursor, parseCursor } from './cursor.ts';
import { episodeKindOf, episodeKinds, isAskedFor } from './episode.ts';
import {
  entryOfEvent,
  eventOfRow,
  type FoundEvent,
  type PendingEvent,
  type TimelineDependencies,
  type TimelineEntry,
} from './timeline-entry.ts';

export interface TimelineFilter {
  readonly before?: string | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
  readonly channel?: string | undefined;
  /** Milliseconds since 1970, both included. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly text?: string | undefined;
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly next?: string;
}

// The fewest rows that are asked for beyond a page: an insert that was repeated beyond the engine's window can bring a row twice.
const spareRows = 10;
// Rows that match only in a field which the caller may not see are passed over; after so many pages of them the search stops for now.
const roundsMax = 5;

/**
 * One page of a person's episodes, newest first: history and what is still on its way to it, each event once.
 * @throws InvalidInput `profile.bad_cursor`; Unavailable when the warehouse does not answer.
 */
export async function readTimeline(
  fragments: readonly Fragment['identifier'][],
  filter: TimelineFilter,
  dependencies: TimelineDependencies,
): Promise<TimelinePage> {
  const identifierIds = fragments.map((identifier) => identifier.id as number);
  if (identifierIds.length === 0) return { entries: [] };
  const identifiers = new Map(fragments.map((identifier) => [identifier.id as number, identifier]));
  let before = filter.before === undefined ? undefined : parseCursor(filter.before, 'before');
  const pending = (await dependencies.recentEvents(identifierIds)).filter((event) => isWanted(event, filter));
  const entries: TimelineEntry[] = [];
  for (let round = 0; round < roundsMax; round++) {
    const wanted = filter.limit + 1 - entries.length;
    const rowLimit = wanted + spareRows;
    const { text, params } = timelinePage({ ...filter, identifierIds, before, limit: rowLimit });
    const rows = (await dependencies.warehouse.query<HistoryRow>(text, params)).map(eventOfRow);
    // Pending events older than the last row belong to a later page.
    const oldest = rows.length === rowLimit ? rows.at(-1) : undefined;
    const inReach = pending.filter(
      (event) => (before === undefined || comparePlaces(event, before) < 0) && (oldest === undefined || comparePlaces(event, oldest) >= 0),
    );
    const merged = mergeEvents(
      rows,
      inReach.map((event) => ({ ...event, money: undefined })),
    );
    for (const event of merged) {
      const entry = entryOfEvent(event, identifiers, dependencies, filter.text);
      // Who wrote a message stands in its contents, which the warehouse is not asked about.
      if (entry === undefined || (filter.kind === 'words' && entry.kind === 'message')) continue;
      if (entries.length === filter.limit && before !== undefined) return { entries, next: formatCursor(before) };
      entries.push(entry);
      before = event;
    }
    const last = merged.at(-1);
    if (oldest === undefined || last === undefined) return { entries };
    before = last;
  }
  return before === undefined ? { entries } : { entries, next: formatCursor(before) };
}

/** Newest first, each message of a source once. */
export function mergeEvents(rows: readonly FoundEvent[], pending: readonly FoundEvent[]): FoundEvent[] {
  const byMessage = new Map<string, FoundEvent>();
  for (const event of [...rows, ...pending]) {
    const key = `${event.sourceId} ${event.messageId}`;
    if (!byMessage.has(key)) byMessage.set(key, event);
  }
  return [...byMessage.values()].sort((left, right) => comparePlaces(right, left));
}

/** The filter as `timelinePage` puts it to ClickHouse, for events that are not there yet. */
function isWanted(event: PendingEvent, { kind, channel, from, until, text }: TimelineFilter): boolean {
  if ((from !== undefined && event.time < from) || (until !== undefined && event.time > until)) return false;
  if (channel !== undefined && event.channel !== channel) return false;
  if (text !== undefined && !event.body.toLowerCase().includes(JSON.stringify(text.toLowerCase()).slice(1, -1))) return false;
  if (kind === undefined) return true;
  const episode = episodeKinds.find((each) => each === kind);
  if (episode === undefined) return event.kind === kind;
  if (episode === 'product') return event.channel === 'product';
  return (
    episodeKindOf(event.kind, event.name, event.channel) === kind || (event.kind === 'track' && isAskedFor(episode, meaningOf(event.name)))
  );
}
