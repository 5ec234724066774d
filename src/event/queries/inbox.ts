/** The inbox, receipts and message ids in Postgres: one text a question, parameters bound. */

export const addToInbox = `
INSERT INTO inbox (receipt_id, source_id, protocol, received_at, want_receipt, meta, body_bytes, body, urgent)
SELECT receipt_id::uuid, source_id, protocol, received_at, want_receipt, meta, body_bytes, body, urgent
FROM unnest($1::text[], $2::int4[], $3::text[], $4::int8[], $5::bool[], $6::text[], $7::int4[], $8::bytea[], $9::bool[])
  AS given (receipt_id, source_id, protocol, received_at, want_receipt, meta, body_bytes, body, urgent)`;

export interface StoredInboxRow {
  id: number;
  receipt_id: string;
  source_id: number;
  protocol: string;
  received_at: number;
  want_receipt: boolean;
  meta: string;
  /** Packed: see `packText`. */
  body: Buffer;
}

/** The rows that go first and are not in `$2`, urgent ones before older ones (nothing else where `$4`): up to `$1` of them and about `$3` bytes of unpacked bodies, at least one. */
export const readInbox = `
SELECT id, receipt_id, source_id, protocol, received_at, want_receipt, meta, body
FROM (
  SELECT *, sum(body_bytes) OVER (ORDER BY urgent DESC, id) - body_bytes AS bytes_before
  FROM (
    (SELECT * FROM inbox WHERE urgent AND id <> ALL ($2::int8[]) ORDER BY id LIMIT $1)
    UNION ALL
    (SELECT * FROM inbox WHERE NOT urgent AND NOT $4 AND id <> ALL ($2::int8[]) ORDER BY id LIMIT $1)
  ) AS first
) AS counted
WHERE bytes_before < $3 ORDER BY urgent DESC, id LIMIT $1`;

/** Takes rows out; answers those that were still there. */
export const takeFromInbox = `DELETE FROM inbox WHERE id = ANY ($1::int8[]) RETURNING id`;

export const inboxDepth = `
SELECT waiting.rows, waiting.bytes,
       (SELECT received_at FROM inbox ORDER BY id LIMIT 1) AS oldest
FROM (SELECT count(*) AS rows, coalesce(sum(body_bytes), 0)::int8 AS bytes FROM (SELECT body_bytes FROM inbox LIMIT 100000) AS counted) AS waiting`;

/** What waits, counted up to `$1` rows: enough to tell whether it is little. */
export const inboxHead = `
SELECT count(*) AS rows, coalesce(sum(body_bytes), 0)::int8 AS bytes FROM (SELECT body_bytes FROM inbox LIMIT $1) AS counted`;

export const addOutcomes = `
INSERT INTO receipt_outcome (receipt_id, at, outcome, source_id)
SELECT receipt_id::uuid, $2, outcome, source_id FROM unnest($1::text[], $3::text[], $4::int4[]) AS given (receipt_id, outcome, source_id)
ON CONFLICT (receipt_id) DO NOTHING`;

export const readOutcome = `SELECT outcome FROM receipt_outcome WHERE receipt_id = $1::uuid`;

export interface ReceiptRow {
  readonly source_id: number;
  /** Null while the request waits in the inbox. */
  readonly outcome: string | null;
}

/** In one look, as a request goes from the inbox to its outcome in one moment. The inbox has no index on receipts: it is short, or asked about seldom. */
export const readReceipt = `
SELECT source_id, outcome FROM receipt_outcome WHERE receipt_id = $1::uuid
UNION ALL
SELECT source_id, NULL FROM inbox WHERE receipt_id = $1::uuid AND want_receipt
LIMIT 1`;

export const forgetOutcomes = `DELETE FROM receipt_outcome WHERE at < $1`;
