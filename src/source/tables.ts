import type { Migration } from '../storage/index.ts';

/** Sources are few and read from memory; keys are kept as SHA-256 of 32 random bytes, which nobody can guess or reverse. */
const source = `
CREATE TABLE source (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  channel text NOT NULL,
  kind text NOT NULL,
  marketing_owner text NOT NULL,
  technology_owner text NOT NULL,
  timezone text NOT NULL DEFAULT 'UTC',
  currency text NOT NULL DEFAULT 'USD',
  enabled boolean NOT NULL DEFAULT true,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX source_name ON source (lower(name));

CREATE TABLE write_key (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id int NOT NULL REFERENCES source (id),
  hash bytea NOT NULL UNIQUE,
  prefix text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint
);
CREATE INDEX write_key_source ON write_key (source_id);
`;

export const migrations: Migration[] = [{ id: 'source/0001-source', sql: source }];
