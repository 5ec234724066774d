import type { Migration } from '../storage/index.ts';

/** How many delicate events came and were not kept, by UTC day since 1970: nothing says of whom. */
const withheldSignals = `
CREATE TABLE withheld_signal (
  day int NOT NULL,
  source_id int NOT NULL,
  purpose text NOT NULL,
  part text NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (day, source_id, purpose, part)
);
`;

/**
 * What stands under each identifier of what was said, for counting everyone: one row an identifier, its words side by side (`StandingRow`). Only words
 * that are new are written, so what is stamped on every event costs nothing here. `standing_words_fill` says how far those of an earlier release have been
 * read in.
 */
const standing = `
CREATE TABLE standing_words (
  identifier_id bigint PRIMARY KEY,
  scopes text[] NOT NULL,
  granted boolean[] NOT NULL,
  times bigint[] NOT NULL,
  sources int[] NOT NULL,
  firmness int[] NOT NULL
);
CREATE TABLE standing_words_fill (done_until bigint NOT NULL, is_done boolean NOT NULL);
INSERT INTO standing_words_fill VALUES (0, false);
`;

export const migrations: Migration[] = [
  { id: 'consent/0001-withheld-signals', sql: withheldSignals },
  { id: 'consent/0002-standing-words', sql: standing },
];
