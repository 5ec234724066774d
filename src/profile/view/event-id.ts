import { type IdentifierId, NotFound, type SourceId } from '../../foundation/index.ts';

/** What it takes to find one event at once: the identifier it belongs to and its place in that identifier's history. */
export interface EventAddress {
  readonly identifierId: IdentifierId;
  readonly time: number;
  readonly sourceId: SourceId;
  readonly messageId: string;
}

/** The address as one opaque word for outsiders. */
export function formatEventId({ identifierId, time, sourceId, messageId }: EventAddress): string {
  return Buffer.from(`${identifierId}.${time}.${sourceId}.${messageId}`, 'utf8').toString('base64url');
}

/** @throws NotFound `profile.no_such_event` when the word is not one of ours. */
export function parseEventId(text: string): EventAddress {
  const match = /^(\d{1,16})\.(-?\d{1,16})\.(\d{1,10})\.(.+)$/s.exec(Buffer.from(text, 'base64url').toString('utf8'));
  if (match === null) throw new NotFound('profile.no_such_event', 'there is no such event');
  const [, identifierId, time, sourceId, messageId] = match;
  return {
    identifierId: Number(identifierId) as IdentifierId,
    time: Number(time),
    sourceId: Number(sourceId) as SourceId,
    messageId: messageId as string,
  };
}
