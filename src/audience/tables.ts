import type { Migration } from '../storage/index.ts';

/**
 * Groups with their versions, who is in them since when, and for each person when to look at her again. `size` and `people` are counted in the
 * statement that changes membership, so that a number and the list behind it are one. Times are milliseconds since 1970.
 */
const groups = `
CREATE TABLE customer_group (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  starter text UNIQUE,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
  version int NOT NULL,
  body text NOT NULL,
  size bigint NOT NULL DEFAULT 0
);
CREATE TABLE group_version (
  group_id bigint NOT NULL REFERENCES customer_group (id),
  version int NOT NULL CHECK (version > 0),
  body text NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL,
  reason text NOT NULL,
  restores int,
  PRIMARY KEY (group_id, version)
);
CREATE TABLE group_member (
  group_id bigint NOT NULL,
  person_id bigint NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_member_person ON group_member (person_id);
CREATE TABLE group_day (
  group_id bigint NOT NULL,
  day int NOT NULL,
  size bigint NOT NULL,
  joined int NOT NULL,
  gone int NOT NULL,
  PRIMARY KEY (group_id, day)
);
CREATE TABLE group_check (
  person_id bigint PRIMARY KEY,
  due_at bigint
);
CREATE INDEX group_check_due ON group_check (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE group_sweep (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  people bigint NOT NULL DEFAULT 0,
  key text NOT NULL DEFAULT '',
  after_person bigint,
  done_key text,
  done_at bigint
);
INSERT INTO group_sweep DEFAULT VALUES;
CREATE TABLE worth_tenths (
  key text PRIMARY KEY,
  body text NOT NULL,
  made_at bigint NOT NULL
);
`;

/** An exception stands with an identifier, as what was settled does: in a join or a split it goes where she goes. */
const exceptions = `
CREATE TABLE group_exception (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  group_id bigint NOT NULL REFERENCES customer_group (id),
  stance text NOT NULL CHECK (stance IN ('never', 'always')),
  note text NOT NULL,
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  review_at bigint NOT NULL,
  ended_by text,
  ended_at bigint,
  ended_reason text
);
CREATE UNIQUE INDEX group_exception_open ON group_exception (identifier_id, group_id) WHERE ended_at IS NULL;
CREATE INDEX group_exception_review ON group_exception (review_at) WHERE ended_at IS NULL;
`;

/** Memberships that have ended, kept for as long as a group's size is held against an earlier one. */
const left = `
CREATE TABLE group_left (
  group_id bigint NOT NULL,
  person_id bigint NOT NULL,
  since bigint NOT NULL,
  until bigint NOT NULL
);
CREATE INDEX group_left_group ON group_left (group_id, until);
CREATE INDEX group_left_until ON group_left (until);
`;

/**
 * Live audiences: versions as groups have them; who is in them as pages of 65,536 numbers each, saved now and then, and the changes since, which are the
 * record that others hang on (`through` is the last change that a page holds). `counted` names the rule, with all that it rests on, by which the members
 * were counted: while it is another than the rule's, they are being counted anew. Audience 0 stands for everybody. `due` holds for each person of a page the
 * second at which time alone may change something.
 */
const audiences = `
CREATE TABLE audience (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')),
  version int NOT NULL,
  body text NOT NULL
);
CREATE TABLE audience_version (
  audience_id bigint NOT NULL REFERENCES audience (id),
  version int NOT NULL CHECK (version > 0),
  body text NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL,
  reason text NOT NULL,
  restores int,
  PRIMARY KEY (audience_id, version)
);
CREATE TABLE audience_size (
  audience_id bigint PRIMARY KEY,
  size bigint NOT NULL DEFAULT 0,
  counted text NOT NULL DEFAULT '',
  counted_at bigint,
  took_ms int,
  saved_through bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE TABLE audience_page (
  audience_id bigint NOT NULL,
  page int NOT NULL,
  through bigint NOT NULL,
  people bytea NOT NULL,
  PRIMARY KEY (audience_id, page)
);
ALTER TABLE audience_page ALTER COLUMN people SET STORAGE EXTERNAL;
CREATE TABLE audience_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  audience_id bigint NOT NULL,
  at bigint NOT NULL,
  cause text NOT NULL,
  size bigint NOT NULL,
  came bigint[] NOT NULL,
  went bigint[] NOT NULL
);
CREATE INDEX audience_change_audience ON audience_change (audience_id, id);
CREATE INDEX audience_change_at ON audience_change (at);
CREATE TABLE audience_due (
  page int PRIMARY KEY,
  due bytea NOT NULL
);
ALTER TABLE audience_due ALTER COLUMN due SET STORAGE EXTERNAL;
CREATE TABLE audience_keeper (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  saved_from bigint,
  facts_key text NOT NULL DEFAULT '',
  facts_at bigint,
  swept_after bigint,
  swept_at bigint
);
INSERT INTO audience_keeper DEFAULT VALUES;
`;

export const migrations: Migration[] = [
  { id: 'audience/0001-groups', sql: groups },
  { id: 'audience/0002-exceptions', sql: exceptions },
  { id: 'audience/0003-left', sql: left },
  { id: 'audience/0004-audiences', sql: audiences },
];
