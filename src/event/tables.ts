import type { Migration } from '../storage/index.ts';

/**
 * The inbox is the durable log before an answer: one row a request, deleted in the transaction that applies it. Its bodies are
 * not compressed by Postgres (EXTERNAL), whose method costs more than writing them.
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

/**
 * What waits is packed before it comes here (`packText`): a batch of fifty events is two chunks of a few kilobytes instead of eighteen, to
 * write, to log, to read and to delete. `body_bytes` is the length before packing, by which a reader bounds what it takes at once.
 */
const packed = `
ALTER TABLE inbox ALTER COLUMN body TYPE bytea USING textsend(body), ADD COLUMN body_bytes int NOT NULL DEFAULT 0;
UPDATE inbox SET body_bytes = octet_length(body);
ALTER TABLE inbox ALTER COLUMN body_bytes DROP DEFAULT, ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE warehouse_queue ALTER COLUMN lines TYPE bytea USING textsend(lines);
ALTER TABLE warehouse_queue ALTER COLUMN lines SET STORAGE EXTERNAL;
`;

/** Found by hash: half of what a unique index costs, with the identity lock to see to it that nobody writes a key in between. */
const seenByHash = Array.from(
  { length: 10 },
  (_, slot) =>
    `ALTER TABLE seen_${slot} DROP CONSTRAINT seen_${slot}_pkey; CREATE INDEX seen_${slot}_key ON seen_${slot} USING hash (key);`,
).join('\n');

/** Whose receipt it is: a source is answered for its own requests only. What stands there is forgotten within the hour. */
const receiptSource = `
ALTER TABLE receipt_outcome ADD COLUMN source_id int NOT NULL DEFAULT 0;
ALTER TABLE receipt_outcome ALTER COLUMN source_id DROP DEFAULT;
`;

/** Fields that are accepted and no longer stored, as `formatField` writes them. */
const retiredField = `
CREATE TABLE retired_field (
  field text PRIMARY KEY,
  retired_at bigint NOT NULL,
  retired_by text NOT NULL,
  reason text NOT NULL
);
`;

/** What goes first: words on permission do not wait behind a backlog. */
const urgent = `
ALTER TABLE inbox ADD COLUMN urgent boolean NOT NULL DEFAULT false;
CREATE INDEX inbox_urgent ON inbox (id) WHERE urgent;
`;

export const migrations: Migration[] = [
  { id: 'event/0001-inbox', sql: inbox },
  { id: 'event/0002-seen', sql: seen + seenDay },
  { id: 'event/0003-quarantine', sql: quarantine },
  { id: 'event/0004-warehouse-queue', sql: warehouseQueue },
  { id: 'event/0005-packed', sql: packed },
  { id: 'event/0006-seen-by-hash', sql: seenByHash },
  { id: 'event/0007-receipt-source', sql: receiptSource },
  { id: 'event/0008-retired-field', sql: retiredField },
  { id: 'event/0009-urgent', sql: urgent },
];
