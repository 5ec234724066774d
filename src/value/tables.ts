import type { Migration, WarehouseTable } from '../storage/index.ts';
import { backTestPersonTable, modelPersonTable } from './listing/warehouse-tables.ts';

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

export const migrations: Migration[] = [
  { id: 'value/0001-model', sql: model },
  { id: 'value/0002-listing', sql: listing },
];

export const warehouseTables: readonly WarehouseTable[] = [modelPersonTable, backTestPersonTable];
