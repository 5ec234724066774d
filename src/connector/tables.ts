import type { Migration } from '../storage/index.ts';

/** Times are milliseconds since 1970, except the lease, which is between processes and goes by the database's own clock. */
const imports = `
CREATE TABLE import_file (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  path text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  -- False for a file of the machine's own that was only pointed at: it is never deleted.
  is_upload boolean NOT NULL,
  added_by text NOT NULL,
  added_at bigint NOT NULL,
  deleted_at bigint
);
CREATE INDEX import_file_waiting ON import_file (added_at) WHERE deleted_at IS NULL;

CREATE TABLE import_job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES import_file (id),
  source_id int NOT NULL,
  mapping text NOT NULL,
  -- What makes two imports the same rows: kind, event name and edition of the mapping.
  rows_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('checking', 'running', 'paused', 'done', 'failed')),
  -- Why it is paused or failed, or what it waits for; for people.
  note text,
  rows_read bigint NOT NULL DEFAULT 0,
  rows_accepted bigint NOT NULL DEFAULT 0,
  rows_known bigint NOT NULL DEFAULT 0,
  rows_skipped bigint NOT NULL DEFAULT 0,
  rows_refused bigint NOT NULL DEFAULT 0,
  refused_max bigint NOT NULL,
  bytes_read bigint NOT NULL DEFAULT 0,
  bytes_total bigint NOT NULL,
  rate_per_second real NOT NULL DEFAULT 0,
  started_by text NOT NULL,
  created_at bigint NOT NULL,
  started_at bigint,
  finished_at bigint,
  runner uuid,
  lease_until timestamptz
);
CREATE INDEX import_job_open ON import_job (id) WHERE state IN ('checking', 'running');
CREATE INDEX import_job_file ON import_job (file_id);
CREATE INDEX import_job_source ON import_job (source_id);

-- Rows that could not be taken: numbers sealed, kept until the import is removed.
CREATE TABLE import_refused (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id bigint NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  line bigint NOT NULL,
  reason text NOT NULL,
  content text NOT NULL
);
CREATE INDEX import_refused_import ON import_refused (import_id, id);

-- Fingerprints of accepted rows, eight bytes each, in the blocks in which they were accepted: what a later import of the same
-- rows is compared with, for ever (the de-duplication of events reaches back some days only). Nothing personal: keyed hashes.
CREATE TABLE import_rows (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id int NOT NULL,
  fingerprints bytea NOT NULL
);
ALTER TABLE import_rows ALTER COLUMN fingerprints SET STORAGE EXTERNAL;
CREATE INDEX import_rows_source ON import_rows (source_id, id DESC);

CREATE TABLE import_mapping (
  name text PRIMARY KEY,
  mapping text NOT NULL,
  columns text NOT NULL,
  saved_by text NOT NULL,
  saved_at bigint NOT NULL
);
`;

const pulls = `
CREATE TABLE pull (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id int NOT NULL,
  url text NOT NULL,
  -- Request headers as JSON, encrypted: they hold the other side's keys.
  headers bytea,
  every_seconds int NOT NULL,
  rows_path text NOT NULL,
  cursor_field text,
  cursor text,
  mapping text NOT NULL,
  enabled boolean NOT NULL,
  next_at bigint NOT NULL,
  last_at bigint,
  last_ok_at bigint,
  failures int NOT NULL DEFAULT 0,
  error text,
  rows_accepted bigint NOT NULL DEFAULT 0,
  rows_known bigint NOT NULL DEFAULT 0,
  rows_refused bigint NOT NULL DEFAULT 0,
  created_by text NOT NULL,
  created_at bigint NOT NULL,
  lease_until timestamptz
);

CREATE TABLE hook (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id int NOT NULL,
  token_hash text NOT NULL UNIQUE,
  prefix text NOT NULL,
  rows_path text NOT NULL,
  mapping text NOT NULL,
  created_by text NOT NULL,
  created_at bigint NOT NULL,
  last_at bigint,
  calls bigint NOT NULL DEFAULT 0,
  rows_accepted bigint NOT NULL DEFAULT 0,
  rows_refused bigint NOT NULL DEFAULT 0,
  error text
);
`;

export const migrations: Migration[] = [
  { id: 'connector/0001-imports', sql: imports },
  { id: 'connector/0002-pulls', sql: pulls },
];
