export interface LinkRow {
  id: number;
  a: number;
  b: number;
  rule: string;
  strength: number;
  source_id: number;
  message_id: string;
  first_time: number;
  refused: string | null;
  a_namespace: string;
  a_value: string;
  a_shared: boolean;
  b_namespace: string;
  b_value: string;
  b_shared: boolean;
}

export const linksOf = `
SELECT e.id, e.a, e.b, e.rule, e.strength::float8 AS strength, e.source_id, e.message_id, e.first_time, e.refused,
       ia.namespace AS a_namespace, ia.value AS a_value, ia.shared AS a_shared,
       ib.namespace AS b_namespace, ib.value AS b_value, ib.shared AS b_shared
FROM (
  SELECT * FROM edge WHERE a = ANY ($1::int8[])
  UNION
  SELECT * FROM edge WHERE b = ANY ($1::int8[])
  ORDER BY first_time, id LIMIT $2
) AS e
JOIN identifier ia ON ia.id = e.a
JOIN identifier ib ON ib.id = e.b
ORDER BY e.first_time, e.id`;

/** What was linked by its owner's own word to any of the identifiers given, and not taken back by the same. */
export const linkedByOwnWord = `
SELECT DISTINCT name.namespace, name.value
FROM (
  SELECT b AS id, linked_at, unlinked_at FROM edge WHERE a = ANY ($1::int8[]) AND linked_at IS NOT NULL
  UNION ALL
  SELECT a, linked_at, unlinked_at FROM edge WHERE b = ANY ($1::int8[]) AND linked_at IS NOT NULL
) AS said
JOIN identifier name ON name.id = said.id
WHERE said.linked_at > coalesce(said.unlinked_at, said.linked_at - 1)
ORDER BY name.namespace, name.value`;

export interface NeighbourRow {
  person_id: number;
  namespace: string;
  value: string;
}

/**
 * Others around the identifiers given, by links that join nobody because several share it or because names differ; and whoever holds one that is not shared. At most 20, for more is no
 * household.
 */
export const peopleAround = `
SELECT DISTINCT ON (other.person_id) other.person_id, shared.namespace, shared.value
FROM identifier shared
JOIN LATERAL (
  SELECT b AS id FROM edge WHERE a = shared.id AND refused IN ('shared_identifier', 'names_differ')
  UNION SELECT a FROM edge WHERE b = shared.id AND refused IN ('shared_identifier', 'names_differ')
  UNION SELECT shared.id WHERE NOT shared.shared
  ORDER BY id LIMIT 50
) AS linked ON true
JOIN identifier other ON other.id = linked.id
WHERE shared.id = ANY ($1::int8[]) AND other.person_id <> $2 AND (other.person_id <> shared.person_id OR NOT shared.shared)
ORDER BY other.person_id, shared.namespace, shared.value LIMIT 20`;

export interface ReviewRow {
  id: number;
  refused: string;
  first_time: number;
  a_namespace: string;
  b_namespace: string;
  a_shared: boolean;
  namespace: string;
  value: string;
  /** Numbers of people as a JSON list. */
  people: string;
}

/**
 * Links that evidence asks for and a guard refuses, newest first: what a steward may want to look at. What a steward has split, or
 * she herself took back, is decided. An identifier that several people share is listed once, with the people around it: it is nobody itself.
 */
export const refusedLinks = `
SELECT e.id, e.refused, e.first_time, ia.namespace AS a_namespace, ib.namespace AS b_namespace, ia.shared AS a_shared,
       CASE WHEN ia.shared THEN ia.namespace ELSE ib.namespace END AS namespace,
       CASE WHEN ia.shared THEN ia.value ELSE ib.value END AS value,
       array_to_json(CASE WHEN e.refused = 'shared_identifier' THEN ARRAY(
         SELECT DISTINCT other.person_id
         FROM (
           SELECT b AS id FROM edge WHERE a = shared.id AND refused IS DISTINCT FROM 'taken_back'
           UNION SELECT a FROM edge WHERE b = shared.id AND refused IS DISTINCT FROM 'taken_back' ORDER BY id LIMIT 50
         ) AS linked
         JOIN identifier other ON other.id = linked.id
         WHERE other.person_id <> shared.person_id ORDER BY other.person_id LIMIT 20
       ) ELSE ARRAY[ia.person_id, ib.person_id] END)::text AS people
FROM edge e
JOIN identifier ia ON ia.id = e.a
JOIN identifier ib ON ib.id = e.b
JOIN identifier shared ON shared.id = CASE WHEN ia.shared THEN ia.id ELSE ib.id END
WHERE e.refused IS NOT NULL AND e.refused NOT LIKE 'split_by_decision:%' AND e.refused <> 'taken_back' AND e.id < $1
  AND (e.refused <> 'shared_identifier' OR NOT EXISTS (
    SELECT 1 FROM edge newer
    WHERE newer.refused = 'shared_identifier' AND newer.id > e.id AND (newer.a = shared.id OR newer.b = shared.id)
  ))
ORDER BY e.id DESC LIMIT $2`;
