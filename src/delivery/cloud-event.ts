import { createHash } from 'node:crypto';
import type { CustomerEvent } from '../event/index.ts';
import { formatPersonId, type JsonObject, type PersonId } from '../foundation/index.ts';

// 192 bits of the digest: no two events will share it, and it fits in any header and log line.
const idCharacters = 32;

/** One event has one id for every subscriber, on every attempt, for ever: the receiver tells repeats by it. */
export function eventIdOf(event: Pick<CustomerEvent, 'sourceId' | 'messageId'>): string {
  const digest = createHash('sha256').update(`${event.sourceId}:${event.messageId}`).digest('base64url');
  return `evt_${digest.slice(0, idCharacters)}`;
}

/** An event as a CloudEvent 1.0 in structured JSON; `subject` is the customer it belongs to. */
export function cloudEventOf(event: CustomerEvent, personId: PersonId): JsonObject {
  return {
    specversion: '1.0',
    id: eventIdOf(event),
    source: `/sources/${event.sourceId}`,
    type: `loyalty.event.${event.kind}`,
    subject: formatPersonId(personId),
    time: new Date(event.time).toISOString(),
    datacontenttype: 'application/json',
    data: {
      kind: event.kind,
      ...(event.name === '' ? {} : { name: event.name }),
      channel: event.channel,
      messageId: event.messageId,
      receivedAt: new Date(event.receivedAt).toISOString(),
      ...(event.userId === undefined ? {} : { userId: event.userId }),
      ...(event.anonymousId === undefined ? {} : { anonymousId: event.anonymousId }),
      ...(event.previousId === undefined ? {} : { previousId: event.previousId }),
      ...(event.groupId === undefined ? {} : { groupId: event.groupId }),
      properties: event.properties,
      traits: event.traits,
      context: event.context,
    },
  };
}
