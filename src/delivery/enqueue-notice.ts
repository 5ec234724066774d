import { createHash } from 'node:crypto';
import type { JsonObject } from '../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../storage/index.ts';
import { insertQueue, notifyQueued } from './queries/queue.ts';
import { selectWanted } from './queries/webhook.ts';
import { servicePurpose } from './webhook.ts';

/** Something that the product itself has to say; it concerns nobody in particular. Time in milliseconds since 1970. */
export interface Notice {
  /** For example `value.drift`: what subscribers name to hear of it alone. */
  readonly type: string;
  /** Tells it from all others of its type. */
  readonly id: string;
  readonly subject: string;
  readonly time: number;
  readonly data: JsonObject;
}

/**
 * Queues a notice for subscribers that name its type, and for those of all events that serve the firm itself, inside the transaction that makes it
 * known. Returns the number of deliveries queued.
 */
export async function enqueueNotice(sql: Sql, notice: Notice): Promise<number> {
  const subscribers = await sql.query<{ id: number; events: string[]; purpose: string }>(selectWanted);
  const wanted = subscribers.filter(
    ({ events, purpose }) => events.includes(notice.type) || (events.length === 0 && purpose === servicePurpose),
  );
  if (wanted.length === 0) return 0;
  const digest = createHash('sha256').update(`${notice.type}:${notice.id}`).digest('base64url');
  const id = `evt_${digest.slice(0, 32)}`;
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source: '/notices',
    type: `loyalty.${notice.type}`,
    subject: notice.subject,
    time: new Date(notice.time).toISOString(),
    datacontenttype: 'application/json',
    data: notice.data,
  });
  const same = <Value>(value: Value) => wanted.map(() => value);
  await sql.query(insertQueue, [
    int8Array(wanted.map((one) => one.id)),
    int8Array(same(0)),
    int8Array(same(0)),
    ...[textArray(same(id)), textArray(same(notice.type)), textArray(same(body))],
  ]);
  await sql.query(notifyQueued);
  return wanted.length;
}
