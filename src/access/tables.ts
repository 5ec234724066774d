import type { Migration } from '../storage/index.ts';

/**
 * Secrets (session tokens, links, API tokens) are stored as SHA-256 only: 256 random bits need no slow hash, and a stolen table
 * signs nobody in. Passwords are argon2id. Times are milliseconds since 1970.
 */
const people = `
CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL,
  password_hash text,
  disabled_at bigint,
  created_at bigint NOT NULL,
  last_signed_in_at bigint
);

CREATE TABLE session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  must_set_password boolean NOT NULL,
  created_at bigint NOT NULL,
  last_used_at bigint NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE sign_in_link (
  token_hash bytea PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX sign_in_link_account ON sign_in_link (account_id);

CREATE TABLE sign_in_throttle (
  key text PRIMARY KEY,
  free int NOT NULL,
  failures int NOT NULL,
  blocked_until bigint NOT NULL,
  updated_at bigint NOT NULL
);
`;

const tokens = `
CREATE TABLE api_token (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  prefix text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  role text NOT NULL,
  created_by text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  last_used_at bigint,
  revoked_at bigint
);
`;

/** Failures leak away with time, in fractions. */
const leakingFailures = `
ALTER TABLE sign_in_throttle ALTER COLUMN failures TYPE double precision, ADD COLUMN leak_ms bigint NOT NULL DEFAULT 60000;
`;

/** Links to customers' own spaces, each for an identifier: after a join or a split it leads to whoever holds that one. */
const ownSpaces = `
CREATE TABLE own_space_link (
  token_hash bytea PRIMARY KEY,
  identifier_id bigint NOT NULL,
  made_by text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  ended_at bigint
);
CREATE INDEX own_space_link_identifier ON own_space_link (identifier_id);
CREATE INDEX own_space_link_expires ON own_space_link (expires_at);
`;

export const migrations: Migration[] = [
  { id: 'access/0001-accounts', sql: people },
  { id: 'access/0002-api-tokens', sql: tokens },
  { id: 'access/0003-leaking-failures', sql: leakingFailures },
  { id: 'access/0004-own-spaces', sql: ownSpaces },
];
