import type { JsonObject, JsonValue } from '../../foundation/index.ts';
import { type EventsQuestion, eventsPage, type HistoryRow } from '../queries/timeline.ts';
import { shownValue } from '../view/shown-value.ts';
import { comparePlaces, formatCursor, type Place, parseCursor } from './cursor.ts';
import { eventOfRow, type PendingEvent, parseBody, type TimelineDependencies } from './timeline-entry.ts';

export interface EventsFilter extends Pick<EventsQuestion, 'end' | 'exclude' | 'include' | 'isAscending' | 'limit' | 'start'> {
  /** `next` of the page before. */
  readonly next?: string | undefined;
}

/** An event of a person as it came, without what the caller may not see. */
export interface HistoryEvent extends Place {
  readonly identifierId: number;
  readonly kind: string;
  readonly name: string;
  readonly body: JsonObject;
}

/**
 * One page of raw events of some identifiers, those on their way to history included, each once.
 * @throws InvalidInput `profile.bad_cursor`; Unavailable when the warehouse does not answer.
 */
export async function readEvents(
  identifierIds: readonly number[],
  filter: EventsFilter,
  { warehouse, recentEvents, hideFields }: Pick<TimelineDependencies, 'hideFields' | 'recentEvents' | 'warehouse'>,
): Promise<{ events: HistoryEvent[]; next?: string }> {
  if (identifierIds.length === 0) return { events: [] };
  const after = filter.next === undefined ? undefined : parseCursor(filter.next, 'next');
  const pending = (await recentEvents(identifierIds)).filter((event) => isWanted(event, filter, after));
  // One more than the page tells whether there is another; an insert that was repeated may bring a row twice.
  const { text, params } = eventsPage({ ...filter, identifierIds, after, limit: filter.limit + 1 });
  const rows = (await warehouse.query<HistoryRow>(text, params)).map(eventOfRow);
  const isMore = rows.length > filter.limit;
  const end = rows.at(-1);
  const direction = filter.isAscending ? 1 : -1;
  const inReach = pending.filter((event) => !isMore || end === undefined || comparePlaces(event, end) * direction <= 0);
  const byMessage = new Map([...inReach, ...rows].map((event) => [`${event.sourceId} ${event.messageId}`, event]));
  const merged = [...byMessage.values()].sort((left, right) => comparePlaces(left, right) * direction);
  const page = merged.slice(0, filter.limit);
  const last = page.at(-1);
  const events = page.map((event) => historyEvent(event, hideFields));
  return last !== undefined && (isMore || merged.length > page.length) ? { events, next: formatCursor(last) } : { events };
}

function historyEvent(event: PendingEvent, hideFields: (value: JsonValue) => JsonValue): HistoryEvent {
  const { identifierId, time, sourceId, messageId, kind, name } = event;
  return { identifierId, time, sourceId, messageId, kind, name, body: shownValue(hideFields(parseBody(event.body))) as JsonObject };
}

function isWanted(event: PendingEvent, { include, exclude, start, end, isAscending }: EventsFilter, after: Place | undefined): boolean {
  if (include.length > 0 && !include.includes(event.name)) return false;
  if (exclude.includes(event.name)) return false;
  if ((start !== undefined && event.time < start) || (end !== undefined && event.time >= end)) return false;
  if (after === undefined) return true;
  return isAscending ? comparePlaces(event, after) > 0 : comparePlaces(event, after) < 0;
}
