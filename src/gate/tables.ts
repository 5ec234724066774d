import type { Migration } from '../storage/index.ts';

/**
 * What was sent to whom, by identifier: a join or a split of people moves nothing. A message goes to one identifier. Times in milliseconds since 1970.
 */
const contacts = `
CREATE TABLE contact (
  message text PRIMARY KEY,
  identifier_id bigint NOT NULL,
  at bigint NOT NULL,
  channel text NOT NULL,
  purpose text NOT NULL,
  is_promotion boolean NOT NULL,
  is_answer boolean NOT NULL,
  state text NOT NULL
);
CREATE INDEX contact_identifier ON contact (identifier_id, at);
CREATE INDEX contact_at ON contact (at);
`;

/** How many there are of a product, and where; '' stands for everywhere. */
const stock = `
CREATE TABLE stock (
  product text NOT NULL,
  place text NOT NULL,
  quantity bigint NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (product, place)
);
`;

/** How often the gate said no, by UTC day since 1970, and the newest of them one by one. */
const refusals = `
CREATE TABLE gate_refusal_count (
  day int NOT NULL,
  code text NOT NULL,
  asker text NOT NULL,
  purpose text NOT NULL,
  channel text NOT NULL,
  refusals bigint NOT NULL,
  PRIMARY KEY (day, code, asker, purpose, channel)
);
CREATE TABLE gate_refusal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  identifier_id bigint NOT NULL,
  code text NOT NULL,
  asker text NOT NULL,
  purpose text NOT NULL,
  channel text NOT NULL,
  item text NOT NULL,
  words text NOT NULL,
  until_at bigint
);
`;

export const migrations: Migration[] = [
  { id: 'gate/0001-contacts', sql: contacts },
  { id: 'gate/0002-stock', sql: stock },
  { id: 'gate/0003-refusals', sql: refusals },
];
