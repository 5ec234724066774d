/** Words that are not in the vocabulary yet. */
export const addWords = `
INSERT INTO find_word (word, variants)
SELECT given.word, given.variants::int[] FROM unnest($1::text[], $2::text[]) AS given (word, variants)
WHERE NOT EXISTS (SELECT FROM find_word known WHERE known.word = given.word)
ON CONFLICT DO NOTHING`;

export const wordNumbers = `SELECT id, word FROM find_word WHERE word = ANY ($1::text[])`;

export const addNames = `
INSERT INTO find_name (identifier_id, name, shown, words)
SELECT given.id, given.name, given.shown, given.words::int[]
FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[]) AS given (id, name, shown, words)
ON CONFLICT DO NOTHING`;

export const knownNames = `
SELECT name.identifier_id, name.name FROM unnest($1::int8[], $2::text[]) AS given (id, name)
JOIN find_name name ON name.identifier_id = given.id AND name.name = given.name`;

/** The look-up before the insert spares a speculative insertion for each of the many that are known. */
export const addEntries = `
INSERT INTO find_entry (identifier_id, kind, term, shown)
SELECT given.id, given.kind, given.term, given.shown
FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[]) AS given (id, kind, term, shown)
WHERE NOT EXISTS (SELECT FROM find_entry known WHERE known.term = given.term AND known.kind = given.kind AND known.identifier_id = given.id)
ON CONFLICT DO NOTHING`;

/** Words near to those typed, by shared variants. A set of words is bounded by how many names differ in one letter. */
export const nearWords = `SELECT id, word FROM find_word WHERE variants && $1::int[]`;

/** Words that begin with a long text. */
export const wordsFrom = `SELECT id, word FROM find_word WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3`;

export interface FoundRow {
  readonly identifier_id: number;
  readonly person_id: number;
  /** Whether several people use the identifier: then the person it belongs to is nobody. */
  readonly shared: boolean;
  readonly kind: string;
  readonly term: string;
  readonly shown: string | null;
  readonly last: number | null;
}

/** The newest event's time is the fourth element of a summary's body: read there, it needs no column that every event would rewrite. */
const last = `split_part(left(summary.body, 80), ',', 4)::int8`;

/**
 * Identifiers whose name holds, for each of `sets` sets of word numbers, one of its words; the latest known first. The inner limit bounds
 * what a very common name costs; it stands without an order, for with one Postgres may walk the whole table by its key. Pure.
 */
export function namesWithWords(sets: number): string {
  const conditions = Array.from({ length: sets }, (_, index) => `words && $${index + 3}::int[]`).join(' AND ');
  return `
SELECT found.identifier_id, identifier.person_id, identifier.shared, 'name' AS kind, found.name AS term, found.shown, ${last} AS last
FROM (
  SELECT * FROM (SELECT identifier_id, name, shown FROM find_name WHERE ${conditions} LIMIT $1) AS bearers
  ORDER BY identifier_id DESC LIMIT $2
) AS found
JOIN identifier ON identifier.id = found.identifier_id
LEFT JOIN summary ON summary.identifier_id = found.identifier_id`;
}

/**
 * Entries that begin with one of some texts (each a range of byte order, its first ones), and identifiers with exactly a value in the
 * namespaces that are not indexed by their beginning.
 */
export const entriesNamed = `
SELECT found.identifier_id, identifier.person_id, identifier.shared, found.kind, found.term, found.shown, ${last} AS last
FROM (
  SELECT entry.* FROM unnest($1::text[], $2::text[]) AS range (first, after)
  CROSS JOIN LATERAL (
    SELECT identifier_id, kind, term, shown FROM find_entry
    WHERE term >= range.first COLLATE "C" AND term < range.after COLLATE "C" ORDER BY term LIMIT $3
  ) AS entry
  UNION ALL
  SELECT id, namespace, value, NULL FROM identifier WHERE namespace = ANY ($4::text[]) AND value = $5
) AS found
JOIN identifier ON identifier.id = found.identifier_id
LEFT JOIN summary ON summary.identifier_id = found.identifier_id`;

/** E-mail addresses out of a list of possible ones. */
export const emailsAmong = `
SELECT found.identifier_id, identifier.person_id, identifier.shared, found.kind, found.term, found.shown, ${last} AS last
FROM (SELECT identifier_id, kind, term, shown FROM find_entry WHERE term = ANY ($1::text[]) AND kind = 'email' LIMIT $2) AS found
JOIN identifier ON identifier.id = found.identifier_id
LEFT JOIN summary ON summary.identifier_id = found.identifier_id`;

/** The person who has, or had before a join, the number of an identifier. */
export const numbered = `
SELECT identifier.id AS identifier_id, identifier.person_id, identifier.shared, 'customer' AS kind, $2::text AS term, NULL AS shown, ${last} AS last
FROM identifier LEFT JOIN summary ON summary.identifier_id = identifier.id WHERE identifier.id = $1`;

export interface UserRow {
  readonly shared_id: number;
  readonly person_id: number;
  readonly last: number | null;
}

/** The people who use shared identifiers; at most $2 links of each are followed, for more is a kiosk and not a family. */
export const usersOfShared = `
SELECT shared.id AS shared_id, other.person_id, max(${last}) AS last
FROM identifier shared
JOIN LATERAL (
  SELECT b AS id FROM edge WHERE a = shared.id AND refused IS DISTINCT FROM 'taken_back'
  UNION SELECT a FROM edge WHERE b = shared.id AND refused IS DISTINCT FROM 'taken_back' LIMIT $2
) AS linked ON true
JOIN identifier other ON other.id = linked.id
LEFT JOIN summary ON summary.identifier_id = other.id
WHERE shared.id = ANY ($1::int8[]) AND other.person_id <> shared.person_id AND NOT other.shared
GROUP BY shared.id, other.person_id`;
