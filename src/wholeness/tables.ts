import type { Migration } from '../storage/index.ts';

/**
 * One row for each record: which customer it belongs to, by the lowest number among her records, and, on that one, how she stands. `part` is a record of a customer who
 * stands under another number. `view_gap` has a row for each reason why a customer is not yet whole, so that a list by reason is a walk along an index. `view_tally` is counted in the statement
 * that changes either: a number and the list behind it are one. `view_absence` stands with an identifier, as what was settled does: in a join or a split it goes where she goes.
 */
const wholeness = `
CREATE TABLE view_standing (
  person_id bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('whole', 'not_yet', 'part', 'unknown')),
  gaps text,
  due_at bigint
);
CREATE INDEX view_standing_state ON view_standing (state, person_id);
CREATE INDEX view_standing_part ON view_standing (customer_id) WHERE state = 'part';
CREATE INDEX view_standing_due ON view_standing (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE view_gap (
  kind text NOT NULL,
  customer_id bigint NOT NULL,
  PRIMARY KEY (kind, customer_id)
);
CREATE INDEX view_gap_customer ON view_gap (customer_id);
CREATE TABLE view_tally (
  kind text PRIMARY KEY,
  customers bigint NOT NULL
) WITH (fillfactor = 50);
CREATE TABLE view_day (
  day int PRIMARY KEY,
  whole bigint NOT NULL,
  not_yet bigint NOT NULL,
  unknown bigint NOT NULL
);
CREATE TABLE view_keeper (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  key text NOT NULL DEFAULT '',
  after_person bigint,
  done_key text,
  done_at bigint,
  looked_at bigint,
  waiting int NOT NULL DEFAULT 0
);
INSERT INTO view_keeper DEFAULT VALUES;
CREATE TABLE view_absence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  source_id int NOT NULL,
  reason text NOT NULL,
  said_by text NOT NULL,
  said_at bigint NOT NULL,
  ended_by text,
  ended_at bigint,
  ended_reason text
);
CREATE UNIQUE INDEX view_absence_open ON view_absence (identifier_id, source_id) WHERE ended_at IS NULL;
`;

export const migrations: Migration[] = [{ id: 'wholeness/0001-wholeness', sql: wholeness }];
