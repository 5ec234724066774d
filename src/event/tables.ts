import type { Migration } from '../storage/index.ts';

/**
 * The inbox is the durable log before an answer: one row a request, deleted in the transaction that applies it. Its bodies are
 * stored outside the row and uncompressed (EXTERNAL): they live for milliseconds, and compressing them costs more than writing them.
 * Times in hot tables are milliseconds since 1970 in int8: no conversion on the way in or out.
 */
const inbox = `
CREATE TABLE inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  receipt_id uuid NOT NULL,
  source_id int NOT NULL,
  protocol text NOT NULL,
  received_at bigint NOT NULL,
  want_receipt boolean NOT NULL,
  meta text NOT NULL,
  body text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0,
        toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000, toast.autovacuum_vacuum_cost_delay = 0);
ALTER TABLE inbox ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE receipt_outcome (
  receipt_id uuid PRIMARY KEY,
  at bigint NOT NULL,
  outcome text NOT NULL
);
CREATE INDEX receipt_outcome_at ON receipt_outcome (at);
`;

/**
 * Message ids already applied, as 128-bit digests of source and id. Ten tables stand for ten days in turn: a day is forgotten by
 * TRUNCATE, where deleting its rows one by one would cost as much as writing them did.
 */
const seen = Array.from({ length: 10 }, (_, slot) => `CREATE TABLE seen_${slot} (key uuid PRIMARY KEY) WITH (fillfactor = 90);`).join('\n');

const seenDay = `
CREATE TABLE seen_day (slot smallint PRIMARY KEY, day int NOT NULL);
`;

const quarantine = `
CREATE TABLE quarantine (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at bigint NOT NULL,
  source_id int NOT NULL,
  protocol text NOT NULL,
  meta text NOT NULL,
  reason text NOT NULL,
  message text NOT NULL,
  at text NOT NULL,
  body text NOT NULL,
  readable boolean NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  edited_by text,
  -- A sender that repeats a bad event finds it here already.
  message_key uuid UNIQUE
);
CREATE INDEX quarantine_reason ON quarantine (reason, id);
CREATE INDEX quarantine_source ON quarantine (source_id, id);
`;

/**
 * What ClickHouse has still to be told: blocks of JSON lines. A block gets its batch number in a committed transaction before it is
 * sent, so that after any crash the same rows are sent again under the same number and can be told apart from rows already there.
 */
const warehouseQueue = `
CREATE TABLE warehouse_queue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  warehouse_table text NOT NULL,
  row_count int NOT NULL,
  people bigint[] NOT NULL,
  queued_at bigint NOT NULL,
  batch uuid,
  attempts smallint NOT NULL DEFAULT 0,
  lines text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0,
        toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000, toast.autovacuum_vacuum_cost_delay = 0);
ALTER TABLE warehouse_queue ALTER COLUMN lines SET STORAGE EXTERNAL;
`;

export const migrations: Migration[] = [
  { id: 'event/0001-inbox', sql: inbox },
  { id: 'event/0002-seen', sql: seen + seenDay },
  { id: 'event/0003-quarantine', sql: quarantine },
  { id: 'event/0004-warehouse-queue', sql: warehouseQueue },
];
