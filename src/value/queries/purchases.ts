export interface PersonSummaryRow {
  readonly person_id: number;
  readonly body: string;
}

/**
 * The summaries of the next \`$2\` people after \`$1\`, one in \`$3\` of all (chosen by a hash of their number: the same people every time), in
 * the order of people.
 */
export const summariesOfPeople = `
WITH people AS (
  SELECT DISTINCT person_id FROM identifier
  WHERE person_id > $1 AND ($3 = 1 OR (hashint8(person_id) & 2147483647) % $3 = 0)
  ORDER BY person_id LIMIT $2
)
SELECT identifier.person_id, summary.body
FROM people JOIN identifier USING (person_id) JOIN summary ON summary.identifier_id = identifier.id
ORDER BY identifier.person_id, identifier.id`;

/** About how many people there are. */
export const peopleEstimate = `SELECT greatest(reltuples, 0)::int8 AS identifiers FROM pg_class WHERE oid = 'identifier'::regclass`;
