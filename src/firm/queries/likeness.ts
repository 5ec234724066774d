/** Records of firms as they are compared, and pairs that are likely one firm: one text a question, parameters bound. */

export const addDue = 'INSERT INTO firm_due (firm_id) SELECT unnest($1::int8[])';
export const nextDue = 'SELECT id, firm_id FROM firm_due ORDER BY id LIMIT $1';
export const removeDue = 'DELETE FROM firm_due WHERE id = ANY ($1::int8[])';

export interface SaidRow {
  readonly id: number;
  readonly name: string;
  /** By fact what was last said anew, as JSON. */
  readonly facts: string | null;
  readonly numbers: string | null;
  readonly domains: string | null;
}

// Domains of more people than these tell no more.
const contactsRead = 100;

/** What is said of each record itself, whatever it is shown as: facts, numbers, and domains of its own and of its contacts' e-mail addresses. */
export const saidOfFirms = `
SELECT firm.id, firm.name,
  (SELECT json_object_agg(name, value::json)::text FROM (
    SELECT DISTINCT ON (name) name, value FROM firm_fact WHERE firm_id = firm.id ORDER BY name, since DESC, source_id
  ) AS newest) AS facts,
  (SELECT json_agg(namespace || ':' || value)::text FROM firm_identifier WHERE firm_id = firm.id AND namespace IN ('lei', 'vat', 'duns', 'registration')) AS numbers,
  (SELECT json_agg(DISTINCT domain)::text FROM (
    SELECT value AS domain FROM firm_identifier WHERE firm_id = firm.id AND namespace = 'domain'
    UNION ALL
    SELECT split_part(email.value, '@', 2) FROM (
      SELECT DISTINCT identifier.person_id FROM firm_contact JOIN identifier ON identifier.id = identifier_id AND NOT identifier.shared
      WHERE firm_id = firm.id LIMIT ${contactsRead}
    ) AS contact JOIN identifier email ON email.person_id = contact.person_id AND email.namespace = 'email'
  ) AS own) AS domains
FROM firm WHERE firm.id = ANY ($1::int8[])`;

export interface RecordRow {
  readonly firm_id: number;
  readonly whole_id: number;
  readonly body: string;
}

export const recordsById = `
SELECT firm_id, whole_id, body FROM firm_record JOIN firm ON firm.id = firm_id WHERE firm_id = ANY ($1::int8[])`;

export const recordsAfter = `
SELECT firm_id, whole_id, body FROM firm_record JOIN firm ON firm.id = firm_id WHERE firm_id > $1 ORDER BY firm_id LIMIT $2`;

export const putRecord = `
INSERT INTO firm_record (firm_id, body) VALUES ($1, $2) ON CONFLICT (firm_id) DO UPDATE SET body = excluded.body`;

export const removeKeys = 'DELETE FROM firm_key WHERE firm_id = $1 AND key <> ALL ($2::text[])';
export const addKeys = 'INSERT INTO firm_key (key, firm_id) SELECT key, $1 FROM unnest($2::text[]) AS own (key) ON CONFLICT DO NOTHING';

/** Who has each key, one more than $2 at most. */
export const keyHolders = `
SELECT asked.key, holder.firm_id FROM unnest($1::text[]) AS asked (key)
CROSS JOIN LATERAL (SELECT firm_id FROM firm_key WHERE firm_key.key = asked.key LIMIT $2) AS holder`;

/** How many have each key, counted as far as $2. */
export const countKeys = `
SELECT asked.key, (SELECT count(*)::int4 FROM (SELECT FROM firm_key WHERE firm_key.key = asked.key LIMIT $2) AS few) AS firms
FROM unnest($1::text[]) AS asked (key)`;

/** Exactly while they are few, beyond that as the table's own statistics have it. */
export const countRecords = `
SELECT CASE WHEN reltuples > 100000 THEN reltuples::int8 ELSE (SELECT count(*) FROM (SELECT FROM firm_record LIMIT 200000) AS few) END AS firms
FROM pg_class WHERE oid = 'firm_record'::regclass`;

export interface ModelRow {
  readonly version: number;
  readonly fitted_at: number;
  readonly firms: number;
  readonly weights: string;
}

export const addModel = 'INSERT INTO firm_likeness_model (fitted_at, firms, weights) VALUES ($1, $2, $3) RETURNING version';
export const newestModel = 'SELECT version, fitted_at, firms, weights FROM firm_likeness_model ORDER BY version DESC LIMIT 1';
export const modelsByVersion = 'SELECT version, fitted_at, firms, weights FROM firm_likeness_model WHERE version = ANY ($1::int4[])';

export const pairStates = ['open', 'join', 'different', 'group', 'later'] as const;
export type FirmPairState = (typeof pairStates)[number];

export interface PairRow {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly whole_a: number;
  readonly whole_b: number;
  readonly bits: number;
  readonly chance: number;
  readonly key: string;
  readonly levels: string;
  readonly counts: string;
  readonly model: number;
  readonly found_at: number;
  readonly state: FirmPairState;
  readonly join_id: number | null;
}

const columns = `pair.id, a, b, one.whole_id AS whole_a, other.whole_id AS whole_b, bits, chance, key,
  array_to_json(levels)::text AS levels, array_to_json(counts)::text AS counts, model, found_at, state, join_id`;
const withWholes = 'firm_pair AS pair JOIN firm AS one ON one.id = a JOIN firm AS other ON other.id = b';

/** What is known of a pair already stays, but for the score of one that is open. */
export const putPair = `
INSERT INTO firm_pair (a, b, bits, chance, key, levels, counts, model, found_at)
VALUES (least($1::int8, $2::int8), greatest($1::int8, $2::int8), $3, $4, $5, $6::int[], $7::int[], $8, $9)
ON CONFLICT (a, b) DO UPDATE
SET bits = excluded.bits, chance = excluded.chance, key = excluded.key, levels = excluded.levels, counts = excluded.counts, model = excluded.model
WHERE firm_pair.state = 'open'`;

/** Open pairs of these records, of which something else is known by now. */
export const removeOpen = `DELETE FROM firm_pair WHERE state = 'open' AND (a = ANY ($1::int8[]) OR b = ANY ($1::int8[]))`;

/** Open pairs from before a comparison of all that did not find them again. */
export const removeOlder = `DELETE FROM firm_pair WHERE state = 'open' AND model < $1 AND found_at < $2`;

/** What was said of pairs between any of these firms, as they are shown now. */
export const judgedAmong = `
SELECT one.whole_id AS a, other.whole_id AS b FROM firm one JOIN firm_pair ON a = one.id JOIN firm other ON other.id = b
WHERE one.whole_id = ANY ($1::int8[]) AND other.whole_id = ANY ($1::int8[]) AND state <> 'open'`;

/** In a state, the likeliest first; of firms that are one by now none. */
export const pairsInState = `
SELECT ${columns} FROM ${withWholes}
WHERE state = $1 AND (chance, pair.id) < ($2::float8, $3::int8) AND (one.whole_id <> other.whole_id OR state = 'join')
ORDER BY chance DESC, pair.id DESC LIMIT $4`;

export const pairById = `SELECT ${columns} FROM ${withWholes} WHERE pair.id = $1`;

/** Who else a firm is likely, open or judged, the likeliest first. */
export const pairsOfFirm = `
SELECT * FROM (
  SELECT ${columns} FROM ${withWholes} WHERE one.whole_id = $1 AND one.whole_id <> other.whole_id
  UNION
  SELECT ${columns} FROM ${withWholes} WHERE other.whole_id = $1 AND one.whole_id <> other.whole_id
) AS own ORDER BY chance DESC, id LIMIT $2`;

export const countOpen = `
SELECT count(*)::int AS pairs FROM (SELECT FROM ${withWholes} WHERE state = 'open' AND one.whole_id <> other.whole_id LIMIT $1) AS few`;

export const pairForUpdate = 'SELECT state FROM firm_pair WHERE id = $1 FOR UPDATE';
export const setState = 'UPDATE firm_pair SET state = $2, join_id = coalesce($3, join_id) WHERE id = $1';

export const addVerdict = `
INSERT INTO firm_verdict (pair_id, verdict, decided_by, decided_at, reason, chance)
SELECT id, $2, $3, $4, $5, chance FROM firm_pair WHERE id = $1`;

export interface VerdictRow {
  readonly pair_id: number;
  readonly verdict: FirmPairState;
  readonly decided_by: string;
  readonly decided_at: number;
  readonly reason: string;
}

export const verdictsOf = `
SELECT pair_id, verdict, decided_by, decided_at, reason FROM firm_verdict WHERE pair_id = ANY ($1::int8[]) ORDER BY id`;

/**
 * The newest word of each reviewer on each pair, as far as it says whether both are one: what was taken back or put aside since says nothing. A join that was undone says that they
 * are two.
 */
export const labels = `
SELECT newest.chance, newest.verdict = 'join' AND pair.join_id IS NOT NULL AS is_one
FROM (SELECT DISTINCT ON (pair_id, decided_by) pair_id, verdict, chance FROM firm_verdict ORDER BY pair_id, decided_by, id DESC) AS newest
JOIN firm_pair AS pair ON pair.id = newest.pair_id
WHERE newest.verdict IN ('join', 'different', 'group')`;

/** Open pages of joins look again. */
export const notifyJoins = `SELECT pg_notify('topic', 'joins')`;
