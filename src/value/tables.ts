import type { Migration, WarehouseTable } from '../storage/index.ts';
import { everyoneTables } from './everyone/warehouse-tables.ts';
import { backTestPersonTable, fieldPersonTable, modelPersonTable } from './listing/warehouse-tables.ts';

/**
 * Fitted models, added and never changed, and which of them was in use when: the newest row of \`value_model_use\` counts, so that going
 * back is one more row. Bodies are JSON text (see value-model.ts).
 */
const model = `
CREATE TABLE value_model (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fitted_at bigint NOT NULL,
  fitted_by text NOT NULL,
  body text NOT NULL
);
CREATE TABLE value_model_use (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version int NOT NULL REFERENCES value_model,
  used_at bigint NOT NULL,
  used_by text NOT NULL,
  reason text NOT NULL
);
`;

/** Fits and back-tests whose people can be looked at (in the warehouse, under the same name), with what was foretold of them. */
const listing = `
CREATE TABLE value_listing (
  listing text PRIMARY KEY,
  one_in int NOT NULL,
  back_test text
);
`;

/**
 * What fields foretold when they were measured (JSON text, see keep-fields.ts); and what people say of a field: why it is
 * kept and whose it is. A field is written as `formatField` writes it.
 */
const fields = `
CREATE TABLE value_field_result (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  measured_at bigint NOT NULL,
  measured_by text NOT NULL,
  body text NOT NULL
);
CREATE TABLE value_field (
  field text PRIMARY KEY,
  reason text CHECK (reason IN ('serves', 'predicts', 'legal')),
  owner text NOT NULL,
  note text NOT NULL,
  sensitivity text CHECK (sensitivity IN ('ordinary', 'personal', 'special')),
  changed_at bigint NOT NULL,
  changed_by text NOT NULL
);
`;

/** Times at which everybody was read and scored (rows in the warehouse, under the same number); without a body while it is under way. */
const edition = `
CREATE TABLE value_edition (
  number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  begun_at bigint NOT NULL,
  body text
);
`;

/**
 * Versions that somebody put to use or accepted, as against those that came into use by being fitted; and what such a version is far from, until somebody answers.
 * The notice keeps the version that passed the limit and follows the newest one.
 */
const drift = `
ALTER TABLE value_model_use ADD COLUMN accepted boolean NOT NULL DEFAULT false;
UPDATE value_model_use SET accepted = true WHERE reason <> 'newly fitted';
CREATE TABLE value_drift (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  noticed_at bigint NOT NULL,
  noticed_version int NOT NULL REFERENCES value_model,
  noticed_share double precision NOT NULL,
  base int NOT NULL REFERENCES value_model,
  version int NOT NULL REFERENCES value_model,
  share double precision NOT NULL,
  before double precision NOT NULL,
  now double precision NOT NULL,
  told_at bigint,
  answered_at bigint,
  answered_by text,
  answer text CHECK (answer IN ('accepted', 'rolled_back')),
  reason text
);
CREATE UNIQUE INDEX value_drift_open ON value_drift ((true)) WHERE answered_at IS NULL;
`;

export const migrations: Migration[] = [
  { id: 'value/0001-model', sql: model },
  { id: 'value/0002-listing', sql: listing },
  { id: 'value/0003-fields', sql: fields },
  { id: 'value/0004-edition', sql: edition },
  { id: 'value/0005-drift', sql: drift },
];

export const warehouseTables: readonly WarehouseTable[] = [modelPersonTable, backTestPersonTable, fieldPersonTable, ...everyoneTables];
