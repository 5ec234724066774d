import { boolArray, byteaArray, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import type { InboxEntry } from './accept.ts';
import { packText } from './packed-text.ts';
import { addToInbox } from './queries/inbox.ts';

/** Writes entries into the inbox, in the caller's transaction where it has one; who works it off looks within half a second, or when it is woken. */
export async function putIntoInbox(sql: Sql, entries: readonly InboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.prepared('inbox_add', addToInbox, [
    textArray(entries.map((entry) => entry.receiptId)),
    int4Array(entries.map((entry) => entry.sourceId)),
    textArray(entries.map((entry) => entry.protocol)),
    int8Array(entries.map((entry) => entry.receivedAt)),
    boolArray(entries.map((entry) => entry.wantReceipt)),
    textArray(entries.map((entry) => JSON.stringify(entry.meta))),
    int4Array(entries.map((entry) => entry.body.length)),
    byteaArray(entries.map((entry) => packText(entry.body))),
    boolArray(entries.map(({ urgent }) => urgent === true)),
  ]);
}
