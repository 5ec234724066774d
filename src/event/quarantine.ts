import { isJson, NotFound, newUuid, type SourceId } from '../foundation/index.ts';
import { boolArray, byteaArray, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import { packText } from './packed-text.ts';
import { addToInbox } from './queries/inbox.ts';
import * as queries from './queries/quarantine.ts';

/** An event, or an unreadable request, that could not be applied; kept until somebody mends or discards it. */
export interface QuarantineEntry {
  readonly receivedAt: number;
  readonly sourceId: number;
  readonly protocol: string;
  /** The request's facts, as they were in the inbox (JSON text). */
  readonly meta: string;
  /** A code from docs/errors.md, for example `event.no_identity`. */
  readonly reason: string;
  readonly message: string;
  /** Where in the request: `batch[3]`. */
  readonly at: string;
  /** The event as JSON text, or the unreadable text. */
  readonly body: string;
  readonly readable: boolean;
  /** `messageKey` of an event that has an id: a repeat of it is kept once. */
  readonly key?: string | undefined;
}

export interface QuarantineFilter {
  readonly reason?: string | undefined;
  readonly sourceId?: number | undefined;
  /** Only entries with a lower number: the page after. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Which entries to try again; all that are given must hold. */
export interface ReplayFilter {
  readonly ids?: readonly number[];
  readonly reason?: string;
  readonly sourceId?: number;
  readonly limit: number;
}

export interface QuarantineOverview {
  readonly total: number;
  readonly byReason: readonly { reason: string; count: number }[];
}

export interface QuarantinedItem extends QuarantineEntry {
  readonly id: number;
  readonly attempts: number;
  readonly editedBy: string | null;
}

/** Keeps entries inside the caller's transaction, so that an event is either applied or here, never neither. */
export async function addToQuarantine(sql: Sql, entries: readonly QuarantineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.prepared('quarantine_add', queries.addToQuarantine, [
    int8Array(entries.map((entry) => entry.receivedAt)),
    int4Array(entries.map((entry) => entry.sourceId)),
    textArray(entries.map((entry) => entry.protocol)),
    textArray(entries.map((entry) => entry.meta)),
    textArray(entries.map((entry) => entry.reason)),
    textArray(entries.map((entry) => entry.message)),
    textArray(entries.map((entry) => entry.at)),
    textArray(entries.map((entry) => withoutNul(entry.body))),
    boolArray(entries.map((entry) => entry.readable)),
    textArray(entries.map((entry) => entry.key)),
  ]);
}

/** Postgres text cannot hold U+0000; its JSON escape says the same. */
function withoutNul(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '\\u0000') : text;
}

export async function quarantineOverview(sql: Sql): Promise<QuarantineOverview> {
  const byReason = await sql.query<{ reason: string; count: number }>(queries.countByReason);
  return { total: byReason.reduce((sum, row) => sum + row.count, 0), byReason };
}

export async function listQuarantine(sql: Sql, filter: QuarantineFilter): Promise<QuarantinedItem[]> {
  const rows = await sql.query<queries.QuarantineRow>(queries.listQuarantine, [
    filter.reason ?? null,
    filter.sourceId ?? null,
    filter.before ?? null,
    filter.limit,
  ]);
  return rows.map(itemOf);
}

/** @throws NotFound `quarantine.no_such_entry`. */
export async function quarantinedItem(sql: Sql, id: number): Promise<QuarantinedItem> {
  const [row] = await sql.query<queries.QuarantineRow>(queries.quarantineById, [id]);
  if (row === undefined) throw new NotFound('quarantine.no_such_entry', 'this entry is not in quarantine any more');
  return itemOf(row);
}

/** Replaces an entry's event by a mended one; it stays here until it is replayed. */
export async function mendQuarantined(sql: Sql, id: number, event: string, by: string): Promise<void> {
  const rows = await sql.query(queries.mendQuarantined, [id, event, by]);
  if (rows.length === 0) throw new NotFound('quarantine.no_such_entry', 'this entry is not in quarantine any more');
}

/** Takes an entry out for good, in the caller's transaction, which tells the audit log why. @throws NotFound `quarantine.no_such_entry` */
export async function discardQuarantined(sql: Sql, id: number): Promise<void> {
  const rows = await sql.query(queries.removeQuarantined, [int8Array([id])]);
  if (rows.length === 0) throw new NotFound('quarantine.no_such_entry', 'this entry is not in quarantine any more');
}

/**
 * Tries entries again, in the caller's transaction: they go back into the inbox. A text that nobody has mended and that is still no JSON
 * stays as it is, with its reason, and the attempt is counted.
 */
export async function replayQuarantined(sql: Sql, filter: ReplayFilter): Promise<{ replayed: number; unreadable: number }> {
  const rows = await sql.query<queries.QuarantineRow>(queries.lockQuarantined, [
    filter.ids === undefined ? null : int8Array(filter.ids),
    filter.reason ?? null,
    filter.sourceId ?? null,
    filter.limit,
  ]);
  const [again, stay]: [QuarantinedItem[], QuarantinedItem[]] = [[], []];
  for (const item of rows.map(itemOf)) (item.readable || isJson(item.body) ? again : stay).push(item);
  await sql.query(queries.removeQuarantined, [int8Array(again.map(({ id }) => id))]);
  await sql.query(queries.countAttempts, [int8Array(stay.map(({ id }) => id))]);
  await putBackIntoInbox(
    sql,
    again.sort((left, right) => left.id - right.id),
  );
  return { replayed: again.length, unreadable: stay.length };
}

/**
 * Puts entries taken out of quarantine back into the inbox, in the caller's transaction: each becomes a request of its own, with the
 * time at which it first came, so that its event time and its order stay what they were.
 */
async function putBackIntoInbox(sql: Sql, items: readonly QuarantinedItem[]): Promise<void> {
  if (items.length === 0) return;
  const batches = items.map((item) => (item.readable ? `{"batch":[${item.body}]}` : item.body));
  await sql.prepared('inbox_add', addToInbox, [
    textArray(items.map(() => newUuid())),
    int4Array(items.map((item) => item.sourceId)),
    textArray(items.map((item) => (item.readable ? 'segment' : item.protocol))),
    int8Array(items.map((item) => item.receivedAt)),
    boolArray(items.map(() => false)),
    // A mended event stands in a batch of its own, whatever call it came by.
    textArray(items.map((item) => (item.readable ? JSON.stringify({ ...(JSON.parse(item.meta) as object), call: 'batch' }) : item.meta))),
    int4Array(batches.map((body) => body.length)),
    byteaArray(batches.map(packText)),
    boolArray(items.map(() => false)),
  ]);
}

function itemOf(row: queries.QuarantineRow): QuarantinedItem {
  return {
    id: row.id,
    receivedAt: row.received_at,
    sourceId: row.source_id as SourceId,
    protocol: row.protocol,
    meta: row.meta,
    reason: row.reason,
    message: row.message,
    at: row.at,
    body: row.body,
    readable: row.readable,
    attempts: row.attempts,
    editedBy: row.edited_by,
  };
}
