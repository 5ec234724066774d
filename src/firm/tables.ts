import type { Migration } from '../storage/index.ts';

/**
 * Firms, and what they are known by. People are held by identifiers, never by persons, so that joins and splits move nothing here. Days are texts
 * (`2026-03-01`), moments milliseconds since 1970. Nothing that was held is overwritten: it gets the day on which it ended. `source_id` is 0 for
 * what a colleague wrote, whose name is in `said_by`.
 */
const firm = `
CREATE TABLE firm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  form text NOT NULL CHECK (form IN ('firm', 'site')),
  name text NOT NULL,
  made_at bigint NOT NULL,
  changed_at bigint NOT NULL
);
CREATE TABLE firm_identifier (
  namespace text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  firm_id bigint NOT NULL REFERENCES firm (id),
  source_id int NOT NULL DEFAULT 0,
  said_by text NOT NULL,
  message_id text,
  first_time bigint NOT NULL,
  PRIMARY KEY (namespace, value)
);
CREATE INDEX firm_identifier_firm ON firm_identifier (firm_id);
CREATE INDEX firm_identifier_value ON firm_identifier (value, namespace);

CREATE TABLE firm_fact (
  firm_id bigint NOT NULL REFERENCES firm (id),
  name text NOT NULL,
  source_id int NOT NULL,
  value text NOT NULL,
  said_by text NOT NULL,
  message_id text,
  since bigint NOT NULL,
  last_said bigint NOT NULL,
  PRIMARY KEY (firm_id, name, source_id)
);

CREATE TABLE firm_word (
  word text COLLATE "C" NOT NULL,
  firm_id bigint NOT NULL REFERENCES firm (id),
  PRIMARY KEY (word, firm_id)
);
CREATE INDEX firm_word_firm ON firm_word (firm_id);
`;

const people = `
CREATE TABLE firm_contact (
  firm_id bigint NOT NULL REFERENCES firm (id),
  identifier_id bigint NOT NULL,
  source_id int NOT NULL DEFAULT 0,
  said_by text NOT NULL,
  message_id text,
  first_time bigint NOT NULL,
  last_time bigint NOT NULL,
  left_on text,
  PRIMARY KEY (firm_id, identifier_id)
);
CREATE INDEX firm_contact_identifier ON firm_contact (identifier_id);

CREATE TABLE firm_buying_role (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  firm_id bigint NOT NULL REFERENCES firm (id),
  identifier_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('decider', 'influencer', 'user', 'buyer', 'gatekeeper')),
  context text NOT NULL,
  since text NOT NULL,
  until text CHECK (until >= since),
  source_id int NOT NULL DEFAULT 0,
  said_by text NOT NULL,
  said_at bigint NOT NULL,
  message_id text,
  ended_by text
);
CREATE INDEX firm_buying_role_firm ON firm_buying_role (firm_id, identifier_id);
CREATE INDEX firm_buying_role_identifier ON firm_buying_role (identifier_id);

CREATE TABLE firm_problem_owner (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  problem_since bigint NOT NULL,
  owner text NOT NULL,
  named_by text NOT NULL,
  named_at bigint NOT NULL
);
CREATE INDEX firm_problem_owner_identifier ON firm_problem_owner (identifier_id, id);
`;

/** `context_key` is the context as it is compared; one role in one context holds once at a time. */
const standing = `
CREATE TABLE firm_role (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  firm_id bigint NOT NULL REFERENCES firm (id),
  role text NOT NULL CHECK (role IN ('customer', 'supplier', 'partner', 'competitor', 'agency', 'advocate')),
  context text NOT NULL,
  context_key text NOT NULL,
  since text NOT NULL,
  until text CHECK (until >= since),
  source_id int NOT NULL DEFAULT 0,
  said_by text NOT NULL,
  said_at bigint NOT NULL,
  message_id text,
  ended_by text,
  ended_at bigint
);
CREATE INDEX firm_role_firm ON firm_role (firm_id);
CREATE UNIQUE INDEX firm_role_held ON firm_role (firm_id, role, context_key) WHERE until IS NULL;
CREATE INDEX firm_role_role ON firm_role (role, firm_id);

CREATE TABLE firm_relation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  firm_id bigint NOT NULL REFERENCES firm (id),
  kind text NOT NULL,
  other_id bigint NOT NULL REFERENCES firm (id),
  context text NOT NULL,
  since text NOT NULL,
  until text CHECK (until >= since),
  said_by text NOT NULL,
  said_at bigint NOT NULL,
  ended_by text,
  CHECK (firm_id <> other_id)
);
CREATE INDEX firm_relation_firm ON firm_relation (firm_id);
CREATE INDEX firm_relation_other ON firm_relation (other_id, kind);
CREATE UNIQUE INDEX firm_relation_parent ON firm_relation (firm_id) WHERE kind = 'part of' AND until IS NULL;
CREATE UNIQUE INDEX firm_relation_held ON firm_relation (firm_id, kind, other_id) WHERE until IS NULL;

CREATE TABLE price_floor (
  product text PRIMARY KEY,
  minor_units bigint NOT NULL,
  currency text NOT NULL,
  said_by text NOT NULL,
  said_at bigint NOT NULL
);
`;

/**
 * Firms that are one. A record of a firm stays as it is and says in `joined_into` as which it is shown; that follows from the joins that hold. Pairs are of two records, `a < b`;
 * `levels` and `counts` are what a score was made of. `firm_key` has what records are found by; `firm_due` those of which something was said.
 */
const joining = `
ALTER TABLE firm ADD COLUMN joined_into bigint REFERENCES firm (id) CHECK (joined_into < id);
ALTER TABLE firm ADD COLUMN whole_id bigint GENERATED ALWAYS AS (coalesce(joined_into, id)) STORED;
CREATE INDEX firm_whole ON firm (whole_id);

CREATE TABLE firm_join (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a bigint NOT NULL REFERENCES firm (id),
  b bigint NOT NULL REFERENCES firm (id),
  reason text NOT NULL,
  decided_by text NOT NULL,
  decided_at bigint NOT NULL,
  evidence text NOT NULL,
  undone_by text,
  undone_at bigint,
  undone_reason text
);
CREATE INDEX firm_join_a ON firm_join (a);
CREATE INDEX firm_join_b ON firm_join (b);

CREATE TABLE firm_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  firm_id bigint NOT NULL
);
INSERT INTO firm_due (firm_id) SELECT id FROM firm;

CREATE TABLE firm_record (
  firm_id bigint PRIMARY KEY,
  body text NOT NULL
);

CREATE TABLE firm_key (
  key text COLLATE "C" NOT NULL,
  firm_id bigint NOT NULL,
  PRIMARY KEY (key, firm_id)
);
CREATE INDEX firm_key_firm ON firm_key (firm_id);

CREATE TABLE firm_likeness_model (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fitted_at bigint NOT NULL,
  firms int NOT NULL,
  weights text NOT NULL
);

CREATE TABLE firm_pair (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a bigint NOT NULL,
  b bigint NOT NULL,
  bits double precision NOT NULL,
  chance double precision NOT NULL,
  key text NOT NULL,
  levels int[] NOT NULL,
  counts int[] NOT NULL,
  model int NOT NULL,
  found_at bigint NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'join', 'different', 'group', 'later')),
  join_id bigint,
  CHECK (a < b),
  UNIQUE (a, b)
);
CREATE INDEX firm_pair_b ON firm_pair (b);
CREATE INDEX firm_pair_queue ON firm_pair (state, chance, id);

CREATE TABLE firm_verdict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pair_id bigint NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('join', 'different', 'group', 'later', 'open')),
  decided_by text NOT NULL,
  decided_at bigint NOT NULL,
  reason text NOT NULL,
  chance double precision NOT NULL
);
CREATE INDEX firm_verdict_pair ON firm_verdict (pair_id);
`;

export const migrations: Migration[] = [
  { id: 'firm/0001-firms', sql: firm },
  { id: 'firm/0002-people', sql: people },
  { id: 'firm/0003-standing', sql: standing },
  { id: 'firm/0004-joining', sql: joining },
];
