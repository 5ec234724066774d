import type { Migration } from '../storage/index.ts';

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

export const migrations: Migration[] = [{ id: 'value/0001-model', sql: model }];
