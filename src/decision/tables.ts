import type { Migration } from '../storage/index.ts';

/**
 * What people said about decisions: a colleague's choice in place of ours, and signals that she does not want to be used. Both belong to an identifier, so
 * that joins and splits are exact.
 */
const said = `
CREATE TABLE decision_override (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  place text NOT NULL,
  item text NOT NULL,
  /* What would have come first. */
  instead_of text,
  decision text NOT NULL,
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  reason text NOT NULL,
  ended_by text,
  ended_at bigint
);
CREATE UNIQUE INDEX decision_override_open ON decision_override (identifier_id, place) WHERE ended_at IS NULL;
CREATE INDEX decision_override_made ON decision_override (made_at);

CREATE TABLE refused_signal (
  identifier_id bigint NOT NULL,
  signal text NOT NULL,
  refused_by text NOT NULL,
  refused_at bigint NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (identifier_id, signal)
);
`;

/**
 * What was shown and how it was met, one row for each piece of content of a decision that somebody reported; what is learned and the value of other policies come from it.
 * Beliefs are kept by edition, so that a decision can be made again with what was known when it was made.
 */
const learned = `
CREATE TABLE decision_outcome (
  decision text NOT NULL,
  item text NOT NULL,
  decided_at bigint NOT NULL,
  place text NOT NULL,
  propensity float8 NOT NULL,
  features float8[] NOT NULL,
  /* By key the chance of an answer that each option was given, as JSON. */
  chances text NOT NULL,
  /* Who chose: the product, a rule of policy, or a colleague. */
  chosen_by text NOT NULL CHECK (chosen_by IN ('learned', 'rule', 'colleague', 'default')),
  seen_at bigint,
  settled_at bigint,
  /* 1 used or helped, 0 not. */
  outcome smallint,
  value float8,
  is_learned boolean NOT NULL DEFAULT false,
  PRIMARY KEY (decision, item)
);
CREATE INDEX decision_outcome_waiting ON decision_outcome (seen_at) WHERE NOT is_learned;
CREATE INDEX decision_outcome_settled ON decision_outcome (place, settled_at) WHERE outcome IS NOT NULL;

CREATE TABLE response_belief (
  item text NOT NULL,
  edition bigint NOT NULL,
  mean float8[] NOT NULL,
  covariance float8[] NOT NULL,
  shown bigint NOT NULL,
  answered bigint NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (item, edition)
);
CREATE SEQUENCE response_belief_edition;
`;

/** Of which rule a choice was, so that what a rule brings can be told. */
const ruleOfOutcome = `
ALTER TABLE decision_outcome ADD COLUMN rule text;
`;

export const migrations: Migration[] = [
  { id: 'decision/0001-said', sql: said },
  { id: 'decision/0002-learned', sql: learned },
  { id: 'decision/0003-rule-of-outcome', sql: ruleOfOutcome },
];
