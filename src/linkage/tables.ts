import type { Migration } from '../storage/index.ts';

/**
 * What is known of each identifier in the form in which it is compared, and the keys under which others find it: a number that the parts of a blocking rule make, so
 * that records that share them are found by one look into the index. `linkage_due` is the queue of those of whom something was stated.
 *
 * A pair is two identifiers, `a < b`, because joins and splits move people and not identifiers. `levels` and `counts` are what the score was made of, so that it can be
 * explained; `worth` orders the queue. Verdicts are only ever added: the newest of each reviewer counts.
 */
const linkage = `
CREATE TABLE linkage_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL
);

CREATE TABLE linkage_record (
  identifier_id bigint PRIMARY KEY,
  fields text[] NOT NULL
);

CREATE TABLE linkage_key (
  key bigint NOT NULL,
  identifier_id bigint NOT NULL,
  PRIMARY KEY (key, identifier_id)
);

CREATE TABLE linkage_model (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fitted_at bigint NOT NULL,
  body text NOT NULL
);

CREATE TABLE linkage_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_by text NOT NULL,
  asked_at bigint NOT NULL,
  began_at bigint,
  ended_at bigint,
  records int,
  pairs_compared bigint,
  pairs_found int,
  model int,
  rules text,
  problem text
);

CREATE TABLE linkage_pair (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a bigint NOT NULL,
  b bigint NOT NULL,
  bits double precision NOT NULL,
  chance double precision NOT NULL,
  worth double precision NOT NULL,
  rule text NOT NULL,
  levels int[] NOT NULL,
  counts int[] NOT NULL,
  model int NOT NULL,
  found_at bigint NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'join', 'different', 'household', 'later')),
  decision_id bigint,
  CHECK (a < b),
  UNIQUE (a, b)
);
CREATE INDEX linkage_pair_b ON linkage_pair (b);
CREATE INDEX linkage_pair_queue ON linkage_pair (state, worth, id);

CREATE TABLE linkage_verdict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pair_id bigint NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('join', 'different', 'household', 'later', 'open')),
  decided_by text NOT NULL,
  decided_at bigint NOT NULL,
  reason text NOT NULL,
  chance double precision NOT NULL
);
CREATE INDEX linkage_verdict_pair ON linkage_verdict (pair_id);
`;

/** Every look at a person asks who is of one household with her by a reviewer's word: few pairs are, and they are found by either side. */
const homes = `
CREATE INDEX linkage_pair_home_a ON linkage_pair (a) WHERE state = 'household';
CREATE INDEX linkage_pair_home_b ON linkage_pair (b) WHERE state = 'household';
`;

/** What labels taught a run: how many there were, and how well they foretold each other. */
const lessons = 'ALTER TABLE linkage_run ADD COLUMN lessons text';

/**
 * Dates of birth have one more way to agree, the fourth: what was kept of pairs is renumbered, what was learned without it goes, and everybody is compared anew.
 */
const dayAndMonth = `
UPDATE linkage_pair SET levels[3] = levels[3] + 1 WHERE levels[3] >= 4;
INSERT INTO linkage_run (asked_by, asked_at)
SELECT 'schedule', max(ended_at) FROM linkage_run HAVING count(*) > 0 AND bool_and(ended_at IS NOT NULL);
DELETE FROM linkage_model;
`;

/** E-mail addresses have one more way to agree, the third; the same is done. */
const otherNumber = `
UPDATE linkage_pair SET levels[11] = levels[11] + 1 WHERE levels[11] >= 3;
INSERT INTO linkage_run (asked_by, asked_at)
SELECT 'schedule', max(ended_at) FROM linkage_run HAVING count(*) > 0 AND bool_and(ended_at IS NOT NULL);
DELETE FROM linkage_model;
`;

export const migrations: Migration[] = [
  { id: 'linkage/0001-linkage', sql: linkage },
  { id: 'linkage/0002-homes', sql: homes },
  { id: 'linkage/0003-lessons', sql: lessons },
  { id: 'linkage/0004-day-and-month', sql: dayAndMonth },
  { id: 'linkage/0005-other-number', sql: otherNumber },
];
