import { int8Array, type Sql } from '../storage/index.ts';
import { unpackText } from './packed-text.ts';
import * as queries from './queries/inbox.ts';

/** One request as it waits to be processed: its columns, and its body as JSON text. */
export type InboxRow = Omit<queries.StoredInboxRow, 'body'> & { readonly body: string };

export interface InboxReading {
  readonly rowsMax: number;
  /** Bytes of bodies after unpacking; one row is read whatever its size. */
  readonly bytesMax: number;
  /** Rows that are being worked on already. */
  readonly inHand: readonly number[];
  readonly isUrgentOnly?: boolean;
}

/** The requests whose turn it is: urgent ones, then the oldest, each in the order in which they came. */
export async function readInbox(sql: Sql, { rowsMax, bytesMax, inHand, isUrgentOnly = false }: InboxReading): Promise<InboxRow[]> {
  const rows = await sql.prepared<queries.StoredInboxRow>('inbox_read', queries.readInbox, [
    rowsMax,
    int8Array(inHand),
    bytesMax,
    isUrgentOnly,
  ]);
  return rows.map((row) => ({ ...row, body: unpackText(row.body) }));
}
