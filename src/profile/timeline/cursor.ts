import { InvalidInput } from '../../foundation/index.ts';

/** Where a page of history ends: events are in the order of time, source, message. */
export interface Place {
  readonly time: number;
  readonly sourceId: number;
  readonly messageId: string;
}

/** A place as one opaque word. */
export function formatCursor(place: Place): string {
  return Buffer.from(`${place.time}.${place.sourceId}.${place.messageId}`, 'utf8').toString('base64url');
}

/** @throws InvalidInput `profile.bad_cursor` */
export function parseCursor(cursor: string, at: string): Place {
  const match = /^(-?\d{1,16})\.(\d{1,10})\.(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (match === null) throw new InvalidInput('profile.bad_cursor', [{ at, message: 'use the `next` of the page before, unchanged' }]);
  return { time: Number(match[1]), sourceId: Number(match[2]), messageId: match[3] as string };
}

/** The order of history; ClickHouse orders texts by their UTF-8 bytes. */
export function comparePlaces(left: Place, right: Place): number {
  if (left.time !== right.time) return left.time - right.time;
  if (left.sourceId !== right.sourceId) return left.sourceId - right.sourceId;
  return left.messageId === right.messageId ? 0 : Buffer.compare(Buffer.from(left.messageId, 'utf8'), Buffer.from(right.messageId, 'utf8'));
}
