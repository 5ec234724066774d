export const addBlock = `
INSERT INTO warehouse_queue (warehouse_table, row_count, people, queued_at, lines) VALUES ($1, $2, $3, $4, $5)
RETURNING id`;

export interface BlockRow {
  id: number;
  warehouse_table: string;
  row_count: number;
  people: number[];
}

/** Gives up to `$3` waiting blocks of at most `$4` rows the batch number `$2`. Committed before they are sent: see tables.ts. */
export const assignBatch = `
WITH waiting AS (
  SELECT id, sum(row_count) OVER (ORDER BY id) AS rows_so_far
  FROM (
    SELECT id, row_count FROM warehouse_queue WHERE batch IS NULL AND warehouse_table = $1
    ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
  ) AS oldest
)
UPDATE warehouse_queue SET batch = $2::uuid, attempts = 1
FROM waiting WHERE warehouse_queue.id = waiting.id AND (waiting.rows_so_far <= $4 OR waiting.rows_so_far = warehouse_queue.row_count)
RETURNING warehouse_queue.id`;

/** The blocks of one batch, unless somebody else is sending them right now. */
export const lockBatch = `
SELECT id, warehouse_table, row_count, people
FROM warehouse_queue WHERE batch = $1::uuid ORDER BY id FOR UPDATE SKIP LOCKED`;

/** The lines of blocks, in their order. */
export const readLines = `SELECT id, lines FROM warehouse_queue WHERE id = ANY ($1::int8[]) ORDER BY id`;

/** Batches that were begun and not ended: the process or an engine died in between. */
export const begunBatches = `SELECT DISTINCT batch::text AS batch FROM warehouse_queue WHERE batch IS NOT NULL LIMIT 100`;

export const endBatch = `DELETE FROM warehouse_queue WHERE batch = $1::uuid`;

export const queueDepth = `
SELECT count(*)::int8 AS blocks, coalesce(sum(row_count), 0)::int8 AS rows, min(queued_at) AS oldest FROM warehouse_queue`;

/** Which rows of a batch are in a table of the history already, by its sorting key, which all such tables have in common. */
export const rowsPresent = `
SELECT identifier_id, toUnixTimestamp64Milli(time) AS time_ms, source_id, message_id
FROM {table:Identifier}
WHERE (identifier_id, time, source_id, message_id) IN (
  SELECT identifier_id, fromUnixTimestamp64Milli(time_ms, 'UTC'), source_id, message_id
  FROM (
    SELECT
      arrayJoin(arrayZip({identifiers:Array(UInt64)}, {times:Array(Int64)}, {sources:Array(UInt32)}, {messages:Array(String)})) AS row,
      row.1 AS identifier_id, row.2 AS time_ms, row.3 AS source_id, row.4 AS message_id
  )
)`;
