import { type JsonObject, NotFound } from '../../foundation/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import { type HistoryRow, oneEvent, oneEventAnyTime } from '../queries/timeline.ts';
import type { EventAddress } from '../view/event-id.ts';
import { shownValue } from '../view/shown-value.ts';
import { eventOfRow, type PendingEvent, parseBody, type TimelineDependencies } from './timeline-entry.ts';

/** An event as it came, as far as the caller may see it. */
export interface RawEvent {
  readonly event: JsonObject;
  readonly sourceId: number;
  readonly identifierId: number;
  readonly receivedAt: string;
}

/** The whole event at an address. @throws NotFound `profile.no_such_event`; Unavailable when the warehouse does not answer. */
export async function readRawEvent(
  address: EventAddress,
  { warehouse, recentEvents, hideFields }: Pick<TimelineDependencies, 'hideFields' | 'recentEvents' | 'warehouse'>,
): Promise<RawEvent> {
  const { identifierId, sourceId, messageId, time } = address;
  const pending = (await recentEvents([identifierId])).find((event) => event.sourceId === sourceId && event.messageId === messageId);
  const found = pending ?? (await eventInHistory(warehouse, { identifier: identifierId, source: sourceId, message: messageId, time }));
  if (found === undefined) throw new NotFound('profile.no_such_event', 'there is no such event; it may have been erased');
  return {
    event: shownValue(hideFields(parseBody(found.body))) as JsonObject,
    sourceId: found.sourceId,
    identifierId: found.identifierId,
    receivedAt: new Date(found.receivedAt).toISOString(),
  };
}

async function eventInHistory(warehouse: Warehouse, params: Record<string, unknown>): Promise<PendingEvent | undefined> {
  const [exact] = await warehouse.query<HistoryRow>(oneEvent, params);
  const [row] = exact === undefined ? await warehouse.query<HistoryRow>(oneEventAnyTime, params) : [exact];
  return row === undefined ? undefined : eventOfRow(row);
}
