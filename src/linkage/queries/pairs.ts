/** Pairs that are likely one person, and what people said of them. */

export const pairStates = ['open', 'join', 'different', 'household', 'later'] as const;
export type PairState = (typeof pairStates)[number];

export interface PairRow {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly person_a: number;
  readonly person_b: number;
  readonly bits: number;
  readonly chance: number;
  readonly worth: number;
  readonly rule: string;
  readonly levels: string;
  readonly counts: string;
  readonly model: number;
  readonly found_at: number;
  readonly state: PairState;
  readonly decision_id: number | null;
}

/** Two who were joined by a verdict, and are two again because the join was undone or somebody was split off since. */
const stateNow = `CASE WHEN state = 'join' AND one.person_id <> other.person_id THEN 'different' ELSE state END`;
const columns = `pair.id, a, b, one.person_id AS person_a, other.person_id AS person_b, bits, chance, worth, rule,
  array_to_json(levels)::text AS levels, array_to_json(counts)::text AS counts, model, found_at, ${stateNow} AS state, decision_id`;
const withPeople = `linkage_pair AS pair JOIN identifier AS one ON one.id = a JOIN identifier AS other ON other.id = b`;

/** What is known of a pair already stays, but for the score of one that is open. */
export const putPair = `
INSERT INTO linkage_pair (a, b, bits, chance, worth, rule, levels, counts, model, found_at)
VALUES (least($1::int8, $2::int8), greatest($1::int8, $2::int8), $3, $4, $5, $6, $7::int[], $8::int[], $9, $10)
ON CONFLICT (a, b) DO UPDATE
SET bits = excluded.bits, chance = excluded.chance, worth = excluded.worth, rule = excluded.rule, levels = excluded.levels,
  counts = excluded.counts, model = excluded.model
WHERE linkage_pair.state = 'open'`;

/** Open pairs of these identifiers, of which something else is known by now. */
export const removeOpen = `DELETE FROM linkage_pair WHERE state = 'open' AND (a = ANY ($1::int8[]) OR b = ANY ($1::int8[])) RETURNING a, b`;

/** Open pairs from before a run that it did not find again; what arrived while it went on, it has not seen. */
export const removeOlder = `DELETE FROM linkage_pair WHERE state = 'open' AND model < $1 AND found_at < $2 RETURNING a, b`;

/** Open pairs but these, which are all there are. */
export const removeOpenBut = `
DELETE FROM linkage_pair WHERE state = 'open' AND NOT EXISTS (
  SELECT FROM unnest($1::int8[], $2::int8[]) AS found (one, other)
  WHERE linkage_pair.a = least(one, other) AND linkage_pair.b = greatest(one, other)
) RETURNING a, b`;

/** Pairs between any of these identifiers that somebody has judged. */
export const judgedAmong = `
SELECT a, b, state FROM linkage_pair
WHERE a = ANY ($1::int8[]) AND b = ANY ($1::int8[]) AND state <> 'open'`;

/** Pairs that are two people by somebody's word. */
export const saidDifferent = `SELECT a, b FROM linkage_pair WHERE state IN ('different', 'household')`;

/** In a state, the one whose decision is worth most first; of people who have become one by other evidence none. */
export const pairsInState = `
SELECT ${columns} FROM ${withPeople}
WHERE (state = $1::text OR ($1 = 'different' AND state = 'join')) AND (worth, pair.id) < ($2::float8, $3::int8)
  AND (one.person_id = other.person_id) = ($1 = 'join')
ORDER BY worth DESC, pair.id DESC LIMIT $4`;

export const pairById = `SELECT ${columns} FROM ${withPeople} WHERE pair.id = $1`;

export const pairForUpdate = `SELECT state FROM linkage_pair WHERE id = $1 FOR UPDATE`;

/** Open or judged pairs of a person. */
export const pairsOfIdentifiers = `
SELECT ${columns} FROM ${withPeople}
WHERE (a = ANY ($1::int8[]) OR b = ANY ($1::int8[])) AND one.person_id <> other.person_id
ORDER BY chance DESC LIMIT $2`;

export const countStates = `
SELECT ${stateNow} AS state, count(*)::int AS pairs FROM ${withPeople}
WHERE one.person_id <> other.person_id OR state = 'join' GROUP BY 1`;

/** Open pairs, counted as far as $1. */
export const countOpen = `
SELECT count(*)::int AS pairs
FROM (SELECT FROM ${withPeople} WHERE state = 'open' AND one.person_id <> other.person_id LIMIT $1) AS few`;

export const setState = `UPDATE linkage_pair SET state = $2, decision_id = $3 WHERE id = $1`;

export const addVerdict = `
INSERT INTO linkage_verdict (pair_id, verdict, decided_by, decided_at, reason, chance)
SELECT id, $2, $3, $4, $5, chance FROM linkage_pair WHERE id = $1`;

export interface VerdictRow {
  readonly pair_id: number;
  readonly verdict: PairState;
  readonly decided_by: string;
  readonly decided_at: number;
  readonly reason: string;
  readonly chance: number;
}

/** All that was said of some pairs, oldest first. */
export const verdictsOf = `
SELECT pair_id, verdict, decided_by, decided_at, reason, chance FROM linkage_verdict
WHERE pair_id = ANY ($1::int8[]) ORDER BY id`;

/**
 * The newest word of each reviewer on each pair, as far as it says whether both are one: what was taken back or put aside since says nothing. A join that was undone,
 * or split since, says that they are two. The newest words, $1 at most.
 */
export const labels = `
SELECT pair.a, pair.b, newest.chance, newest.verdict = 'join' AND decision.undone_at IS NULL AND one.person_id = other.person_id AS is_one
FROM (
  SELECT DISTINCT ON (pair_id, decided_by) pair_id, verdict, chance, id FROM linkage_verdict
  WHERE decided_by <> 'statistics' ORDER BY pair_id, decided_by, id DESC
) AS newest
JOIN linkage_pair AS pair ON pair.id = newest.pair_id
JOIN identifier AS one ON one.id = a JOIN identifier AS other ON other.id = b
LEFT JOIN identity_decision AS decision ON decision.id = pair.decision_id
WHERE newest.verdict IN ('join', 'different', 'household')
ORDER BY newest.id DESC LIMIT $1`;

export interface LabelRow {
  readonly a: number;
  readonly b: number;
  readonly chance: number;
  readonly is_one: boolean;
}

/** How many pairs were proposed, by where their chance lies between $1, those that have been judged included. */
export const proposedChances = `
SELECT width_bucket(chance, $1::float8[]) AS band, count(*)::int AS pairs
FROM ${withPeople} WHERE state <> 'open' OR one.person_id <> other.person_id GROUP BY band`;

/** Chances of open pairs, by where they lie between $1, for the number of errors that accepting them would bring. */
export const openChances = `
SELECT width_bucket(chance, $1::float8[]) AS band, count(*)::int AS pairs, sum(chance) AS ones
FROM ${withPeople} WHERE state = 'open' AND one.person_id <> other.person_id GROUP BY band`;

/** Open pairs that are as likely as that, the likeliest first. */
export const likeliest = `
SELECT ${columns} FROM ${withPeople}
WHERE state = 'open' AND chance >= $1 AND one.person_id <> other.person_id ORDER BY chance DESC LIMIT $2`;

export interface StandingPairRow {
  readonly id: number;
  readonly person_a: number;
  readonly person_b: number;
  readonly state: PairState;
  readonly chance: number;
}

/** Every pair that some people have a part in, those of whom both are one by now included. */
export const pairsOfPeople = `
SELECT DISTINCT pair.id, one.person_id AS person_a, other.person_id AS person_b, pair.state, pair.chance
FROM identifier AS own
CROSS JOIN LATERAL (
  SELECT id, a, b, state, chance FROM linkage_pair WHERE a = own.id UNION ALL SELECT id, a, b, state, chance FROM linkage_pair WHERE b = own.id
) AS pair
JOIN identifier AS one ON one.id = pair.a JOIN identifier AS other ON other.id = pair.b
WHERE own.person_id = ANY ($1::int8[])`;

export interface SaidHomeRow {
  readonly person_id: number;
  readonly decided_by: string;
  readonly decided_at: number;
  readonly reason: string;
}

/** With whom a person is of one household by somebody's word that stands, each once with the newest word; by an index of such pairs for each side, never a scan. */
export const saidHomes = `
SELECT DISTINCT ON (other.person_id) other.person_id, said.decided_by, said.decided_at, said.reason
FROM identifier AS own
CROSS JOIN LATERAL (
  SELECT id, b AS other FROM linkage_pair WHERE a = own.id AND state = 'household'
  UNION ALL SELECT id, a FROM linkage_pair WHERE b = own.id AND state = 'household'
) AS pair
JOIN identifier AS other ON other.id = pair.other
CROSS JOIN LATERAL (
  SELECT decided_by, decided_at, reason FROM linkage_verdict WHERE pair_id = pair.id AND verdict = 'household' ORDER BY id DESC LIMIT 1
) AS said
WHERE own.person_id = $1 AND other.person_id <> $1
ORDER BY other.person_id, said.decided_at DESC LIMIT $2`;

/** Whoever follows how people stand hears which identifiers' pairs have changed. */
export const notifyPairs = `SELECT pg_notify('pairs_changed', payload) FROM unnest($1::text[]) AS payload`;

/** Open pages of joins look again. */
export const notifyJoins = `SELECT pg_notify('topic', 'joins')`;
