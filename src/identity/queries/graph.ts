/** The graph of evidence in Postgres: one text a question, parameters bound. */

export interface IdentifierRow {
  id: number;
  namespace: string;
  value: string;
  person_id: number;
  shared: boolean;
  first_seen: number;
  marks: string | null;
  attach_refused_at: number | null;
  attach_allowed_at: number | null;
}

export const findIdentifiers = `
SELECT i.id, i.namespace, i.value, i.person_id, i.shared, i.first_seen, i.marks, i.attach_refused_at, i.attach_allowed_at
FROM unnest($1::text[], $2::text[]) AS asked (namespace, value)
JOIN identifier i ON i.namespace = asked.namespace AND i.value = asked.value`;

/**
 * `$1` numbers in a row for identifiers about to be added; answers the last. Drawn first, because the lowest of a component is also its
 * person's number. Under the identity lock nobody else draws in between.
 */
export const drawIdentifierNumbers = `
SELECT setval('identifier_id_seq', nextval('identifier_id_seq') + $1::int - 1) AS last`;

export const addIdentifiers = `
INSERT INTO identifier (id, namespace, value, person_id, shared, first_seen, source_id, marks, attach_refused_at, attach_allowed_at)
OVERRIDING SYSTEM VALUE
SELECT * FROM unnest(
  $1::int8[], $2::text[], $3::text[], $4::int8[], $5::bool[], $6::int8[], $7::int4[], $8::text[], $9::int8[], $10::int8[]
)`;

export const setFirstSeen = `
UPDATE identifier SET first_seen = given.first_seen FROM unnest($1::int8[], $2::int8[]) AS given (id, first_seen)
WHERE identifier.id = given.id`;

export const setMarks = `
UPDATE identifier SET marks = given.marks
FROM unnest($1::int8[], $2::text[]) AS given (id, marks)
WHERE identifier.id = given.id`;

export const setAttachPermission = `
UPDATE identifier SET attach_refused_at = given.refused_at, attach_allowed_at = given.allowed_at
FROM unnest($1::int8[], $2::int8[], $3::int8[]) AS given (id, refused_at, allowed_at)
WHERE identifier.id = given.id`;

export interface EdgeRow {
  id: number;
  a: number;
  b: number;
  rule: string;
  strength: number;
  source_id: number;
  message_id: string;
  first_time: number;
  observed_at: number;
  decision_id: number | null;
  refused: string | null;
  linked_at: number | null;
  unlinked_at: number | null;
}

const edgeColumns = `id, a, b, rule, strength::float8 AS strength, source_id, message_id, first_time, observed_at, decision_id, refused,
  linked_at, unlinked_at`;

/** New evidence is added; evidence known already keeps its earliest observation. */
export const addEdges = `
INSERT INTO edge (a, b, rule, strength, source_id, message_id, first_time, observed_at, refused)
SELECT a, b, rule, strength, source_id, message_id, first_time, observed_at, refused
FROM unnest($1::int8[], $2::int8[], $3::text[], $4::float8[], $5::int4[], $6::text[], $7::int8[], $8::int8[], $9::text[])
  AS given (a, b, rule, strength, source_id, message_id, first_time, observed_at, refused)
ON CONFLICT (a, b, rule) DO UPDATE
SET first_time = excluded.first_time, source_id = excluded.source_id, message_id = excluded.message_id
WHERE edge.first_time > excluded.first_time`;

/** What people said of links of their own: the latest of each word is kept, whatever comes first. */
export const addWords = `
UPDATE edge SET linked_at = greatest(edge.linked_at, given.linked_at), unlinked_at = greatest(edge.unlinked_at, given.unlinked_at)
FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::int8[]) AS given (a, b, linked_at, unlinked_at)
WHERE edge.a = given.a AND edge.b = given.b AND edge.rule = 'observed'`;

export const addDecidedEdge = `
INSERT INTO edge (a, b, rule, strength, source_id, message_id, first_time, observed_at, decision_id)
VALUES (least($1::int8, $2::int8), greatest($1::int8, $2::int8), 'decided:' || $4::int8, $5, 0, '', $3, $3, $4)`;

export const removeDecidedEdge = `DELETE FROM edge WHERE decision_id = $1 RETURNING a, b`;

export const edgesOf = `
SELECT ${edgeColumns} FROM edge WHERE a = ANY ($1::int8[])
UNION
SELECT ${edgeColumns} FROM edge WHERE b = ANY ($1::int8[])`;

/** Only what somebody decided: all that a shared identifier still joins by. */
export const decidedEdgesOf = `
SELECT ${edgeColumns} FROM edge WHERE rule <> 'observed' AND a = ANY ($1::int8[])
UNION
SELECT ${edgeColumns} FROM edge WHERE rule <> 'observed' AND b = ANY ($1::int8[])`;

/** Evidence between the identifiers given, from both ends. */
export const edgesAmong = `SELECT ${edgeColumns} FROM edge WHERE a = ANY ($1::int8[]) AND b = ANY ($1::int8[])`;

/** How many links the shared identifiers given have, to tell which of them are worth looking at again. */
export const edgeCounts = `
SELECT node AS id, count(*)::int8 AS edges
FROM unnest($1::int8[]) AS node
JOIN LATERAL (SELECT 1 FROM edge WHERE a = node UNION ALL SELECT 1 FROM edge WHERE b = node LIMIT $2) AS linked ON true
GROUP BY node`;

export const identifiersById = `
SELECT id, namespace, value, person_id, shared, first_seen, marks, attach_refused_at, attach_allowed_at
FROM identifier WHERE id = ANY ($1::int8[])`;

export const identifiersOfPeople = `
SELECT id, namespace, value, person_id, shared, marks, attach_refused_at, attach_allowed_at, first_seen, source_id FROM identifier WHERE person_id = ANY ($1::int8[]) ORDER BY id`;

export const setPeople = `
UPDATE identifier SET person_id = given.person_id, shared = given.shared
FROM unnest($1::int8[], $2::int8[], $3::bool[]) AS given (id, person_id, shared)
WHERE identifier.id = given.id`;

export const setRefused = `
UPDATE edge SET refused = given.refused
FROM unnest($1::int8[], $2::text[]) AS given (id, refused)
WHERE edge.id = given.id`;

export interface ApartRow {
  id: number;
  members: string;
  others: string;
}

export const splitsTouching = `
SELECT id, array_to_json(members)::text AS members, array_to_json(others)::text AS others
FROM identity_decision
WHERE kind = 'split' AND undone_at IS NULL AND (members && $1::int8[] OR others && $1::int8[])`;

/**
 * Everyone who changes the graph or the summaries takes this lock first: batches and decisions follow one another. The number is
 * arbitrary, and only has to differ from the product's other advisory locks.
 */
export const lockIdentity = 'SELECT pg_advisory_xact_lock(7310577)';

/** Counts a change by `$1`, and says who made the one before: whoever finds another's name forgets what it has cached. */
export const nextEpoch = `
WITH before AS (SELECT writer FROM identity_epoch FOR UPDATE)
UPDATE identity_epoch SET epoch = identity_epoch.epoch + 1, writer = $1 FROM before
RETURNING identity_epoch.epoch, before.writer AS writer_before`;

/** What was stated of these identifiers, as far as anything was. */
export const marksOfIdentifiers = 'SELECT id, marks FROM identifier WHERE id = ANY ($1::int8[]) AND marks IS NOT NULL';
