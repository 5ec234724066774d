/** One writer at a time makes firms and gives them numbers and parents: two at once would make one firm twice, or a circle of parents. */
export const lockFirms = 'SELECT pg_advisory_xact_lock(7310581)';

export interface FirmRow {
  readonly id: number;
  readonly form: string;
  readonly name: string;
  readonly made_at: number;
  readonly changed_at: number;
}

export interface WholeRow extends FirmRow {
  readonly asked_id: number;
}

export const addFirm = `INSERT INTO firm (form, name, made_at, changed_at) VALUES ($1, $2, $3, $3) RETURNING id`;

/** By their own numbers, those that were joined into others too. */
export const firmsById = 'SELECT id, form, name, made_at, changed_at FROM firm WHERE id = ANY ($1::int8[])';

/** The firms that some are shown as: themselves, unless they were joined into another. */
export const wholesById = `
SELECT asked.id AS asked_id, whole.id, whole.form, whole.name, whole.made_at, whole.changed_at
FROM firm asked JOIN firm whole ON whole.id = asked.whole_id WHERE asked.id = ANY ($1::int8[])`;

/** The newest first, below a number. */
export const listFirms = `
SELECT id, form, name, made_at, changed_at FROM firm WHERE joined_into IS NULL AND ($1::int8 IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;

/** Firms that have a role on a day, by its index: the newest first, below a number. */
export const listFirmsInRole = `
SELECT id, form, name, made_at, changed_at FROM (
  (SELECT DISTINCT firm_id FROM firm_role JOIN firm ON firm.id = firm_id AND joined_into IS NULL
  WHERE role = $3 AND ($1::int8 IS NULL OR firm_id < $1) AND since <= $4 AND (until IS NULL OR until > $4)
  ORDER BY firm_id DESC LIMIT $2)
  UNION
  SELECT joined_into FROM firm JOIN firm_role ON firm_id = firm.id
  WHERE joined_into IS NOT NULL AND role = $3 AND ($1::int8 IS NULL OR joined_into < $1) AND since <= $4 AND (until IS NULL OR until > $4)
) AS held JOIN firm ON firm.id = held.firm_id ORDER BY id DESC LIMIT $2`;

/** People of each of some firms who have not left by a day. */
export const countContacts = `
SELECT member.whole_id AS firm_id, count(DISTINCT identifier.person_id)::int4 AS contacts
FROM firm member JOIN firm_contact contact ON contact.firm_id = member.id JOIN identifier ON identifier.id = contact.identifier_id AND NOT identifier.shared
WHERE member.whole_id = ANY ($1::int8[]) AND (contact.left_on IS NULL OR contact.left_on > $2)
GROUP BY member.whole_id`;

export const nextFirms = 'SELECT id, form, name, made_at, changed_at FROM firm WHERE joined_into IS NULL AND id > $1 ORDER BY id LIMIT $2';

export const setFirmName = 'UPDATE firm SET name = $2, changed_at = $3 WHERE id = $1';
export const setFirmForm = 'UPDATE firm SET form = $2 WHERE id = $1 AND form <> $2';
export const touchFirms = 'UPDATE firm SET changed_at = $2 WHERE id = ANY ($1::int8[])';

export interface IdentifierRow {
  readonly namespace: string;
  readonly value: string;
  readonly firm_id: number;
  readonly source_id: number;
  readonly said_by: string;
  readonly message_id: string | null;
  readonly first_time: number;
}

const identifierColumns = 'namespace, value, firm_id, source_id, said_by, message_id, first_time';

export const identifiersNamed = `
SELECT ${identifierColumns.replace(/(\w+)/g, 'known.$1')} FROM unnest($1::text[], $2::text[]) AS given (namespace, value)
JOIN firm_identifier known ON known.namespace = given.namespace AND known.value = given.value`;

export const identifiersOfFirms = `
SELECT ${identifierColumns} FROM firm_identifier WHERE firm_id = ANY ($1::int8[]) ORDER BY first_time, namespace, value`;

/** Of firms and all that were joined into them. */
export const identifiersOfWholes = `
SELECT namespace, value, whole_id AS firm_id, source_id, said_by, message_id, first_time
FROM firm JOIN firm_identifier ON firm_id = firm.id WHERE whole_id = ANY ($1::int8[]) ORDER BY first_time, namespace, value`;

/** By its value in whatever namespace. */
export const identifiersOfValue = `
SELECT ${identifierColumns} FROM firm_identifier WHERE value = ANY ($1::text[]) LIMIT 20`;

export const addIdentifiers = `
INSERT INTO firm_identifier (namespace, value, firm_id, source_id, said_by, message_id, first_time)
SELECT DISTINCT ON (namespace, value) * FROM unnest($1::text[], $2::text[], $3::int8[], $4::int4[], $5::text[], $6::text[], $7::int8[])
  AS given (namespace, value, firm_id, source_id, said_by, message_id, first_time)
ORDER BY namespace, value, first_time
ON CONFLICT (namespace, value) DO NOTHING`;

export const removeIdentifier = `
DELETE FROM firm_identifier WHERE namespace = $1 AND value = $2 AND firm_id IN (SELECT id FROM firm WHERE whole_id = $3) RETURNING value`;

export interface FactRow {
  readonly firm_id: number;
  readonly name: string;
  readonly source_id: number;
  readonly value: string;
  readonly said_by: string;
  readonly message_id: string | null;
  readonly since: number;
  readonly last_said: number;
}

/** What a source says anew replaces what it said before; saying the same again leaves the day since when it says so. */
export const addFacts = `
INSERT INTO firm_fact (firm_id, name, source_id, value, said_by, message_id, since, last_said)
SELECT DISTINCT ON (firm_id, name, source_id) firm_id, name, source_id, value, said_by, message_id, said_at, said_at
FROM unnest($1::int8[], $2::text[], $3::int4[], $4::text[], $5::text[], $6::text[], $7::int8[])
  AS given (firm_id, name, source_id, value, said_by, message_id, said_at)
ORDER BY firm_id, name, source_id, said_at DESC, message_id
ON CONFLICT (firm_id, name, source_id) DO UPDATE SET
  value = excluded.value, said_by = excluded.said_by, message_id = excluded.message_id, last_said = excluded.last_said,
  since = CASE WHEN firm_fact.value = excluded.value THEN firm_fact.since ELSE excluded.last_said END
WHERE excluded.last_said > firm_fact.last_said`;

export const removeFact = `
DELETE FROM firm_fact WHERE firm_id IN (SELECT id FROM firm WHERE whole_id = $1) AND name = $2 AND source_id = 0`;

const factColumns = 'firm_id, name, source_id, value, said_by, message_id, since, last_said';
export const factsOfFirms = `
SELECT ${factColumns.replace('firm_id', 'whole_id AS firm_id').replace('name', 'firm_fact.name')} FROM firm JOIN firm_fact ON firm_id = firm.id
WHERE whole_id = ANY ($1::int8[]) ORDER BY firm_fact.name, since DESC, source_id`;
export const namesOfFirms = `SELECT ${factColumns} FROM firm_fact WHERE firm_id = ANY ($1::int8[]) AND name = 'name' ORDER BY since DESC, source_id`;

export const removeWords = 'DELETE FROM firm_word WHERE firm_id = $1';
export const addWords =
  'INSERT INTO firm_word (word, firm_id) SELECT DISTINCT word, $2::int8 FROM unnest($1::text[]) AS given (word) ON CONFLICT DO NOTHING';

/** Firms with a word in the first range and, when there is a second, one in that; each range is the beginnings of one word. */
export const firmsWithWords = `
SELECT DISTINCT first.firm_id FROM (
  SELECT firm_id FROM firm_word WHERE word >= $1 AND word < $2 LIMIT $6
) AS first
WHERE ($3::text IS NULL OR EXISTS (SELECT FROM firm_word WHERE firm_word.firm_id = first.firm_id AND word >= $3 AND word < $4))
ORDER BY 1 DESC LIMIT $5`;

/** As it is shown, and by its own number: pages of both may be open. */
export const notifyFirms = `
SELECT pg_notify('firm_changed', string_agg(DISTINCT 'f' || shown, ' '))
FROM firm, unnest(ARRAY[id, whole_id]) AS shown WHERE id = ANY ($1::int8[])`;
