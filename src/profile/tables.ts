import type { Migration } from '../storage/index.ts';

/**
 * One summary an identifier, rewritten with every event: half of each page is left free and no index but the key exists, so that a new
 * version goes beside the old one in its page and no index is touched (HOT updates). Bodies stay in the row up to a page's size:
 * moving them out would turn one write into three.
 */
const summary = `
CREATE TABLE summary (
  identifier_id bigint PRIMARY KEY,
  body text NOT NULL
) WITH (fillfactor = 50, toast_tuple_target = 8160,
        autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 1, autovacuum_analyze_scale_factor = 1);
ALTER TABLE summary ALTER COLUMN body SET STORAGE MAIN;
`;

/**
 * What people are found by. Numbers and addresses are compared by their beginning in byte order. Names are compared by their words:
 * \`find_word\` is the vocabulary, small beside the people, with the hashes by which a word is found in spite of a wrong letter;
 * \`find_name.words\` holds the numbers of a name's words and, negative, of their beginnings (docs/decisions/0004).
 */
const find = `
CREATE TABLE find_entry (
  identifier_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL,
  shown text,
  PRIMARY KEY (term, kind, identifier_id)
);
CREATE INDEX find_entry_identifier ON find_entry (identifier_id);

CREATE TABLE find_name (
  identifier_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  shown text,
  words int[] NOT NULL,
  PRIMARY KEY (identifier_id, name)
);
CREATE INDEX find_name_words ON find_name USING gin (words) WITH (gin_pending_list_limit = 256);

CREATE TABLE find_word (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  word text COLLATE "C" NOT NULL UNIQUE,
  variants int[] NOT NULL
);
CREATE INDEX find_word_variants ON find_word USING gin (variants) WITH (gin_pending_list_limit = 256);
`;

/** The value that a person settled among values that disagree. It belongs to the identifier whose source said it, and goes with it in a split. */
const settlement = `
CREATE TABLE settlement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  trait text NOT NULL,
  value text NOT NULL,
  source_id int,
  settled_by text NOT NULL,
  reason text NOT NULL,
  settled_at bigint NOT NULL
);
CREATE INDEX settlement_identifier ON settlement (identifier_id);
`;

/** Nobody asks which entries an identifier has; an index that every new entry writes must answer a question. */
const findEntryByTermAlone = `DROP INDEX find_entry_identifier;`;

/**
 * Who brought whom, as events say it: the row belongs to the identifier whose event it was, so joins and splits move nothing. The other one is
 * named as it was said and found when asked, for she may come later. The key answers who is named by somebody, the index who names somebody.
 */
const introduction = `
CREATE TABLE introduction (
  identifier_id bigint NOT NULL,
  side text NOT NULL,
  namespace text NOT NULL,
  value text NOT NULL,
  first_time bigint NOT NULL,
  PRIMARY KEY (identifier_id, side, namespace, value)
);
CREATE INDEX introduction_named ON introduction (namespace, value, side);
`;

export const migrations: Migration[] = [
  { id: 'profile/0001-summary', sql: summary },
  { id: 'profile/0002-find', sql: find },
  { id: 'profile/0003-settlement', sql: settlement },
  { id: 'profile/0004-find-entry-by-term-alone', sql: findEntryByTermAlone },
  { id: 'profile/0005-introduction', sql: introduction },
];
