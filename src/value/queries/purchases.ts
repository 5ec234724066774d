export interface PersonSummaryRow {
  readonly person_id: number;
  /** One in so many is in the sample. */
  readonly is_sampled: boolean;
  readonly body: string;
}

/**
 * The summaries of the next `$2` people after `$1`, in the order of people; one person in `$3` is in the sample, chosen by a hash of her number:
 * the same people every time. Others are left out unless `$4`.
 */
export const summariesOfPeople = `
WITH people AS (
  SELECT DISTINCT person_id, (hashint8(person_id) & 2147483647) % $3 = 0 AS is_sampled FROM identifier
  WHERE person_id > $1 AND ($4 OR (hashint8(person_id) & 2147483647) % $3 = 0)
  ORDER BY person_id LIMIT $2
)
SELECT identifier.person_id, is_sampled, summary.body
FROM people JOIN identifier USING (person_id) JOIN summary ON summary.identifier_id = identifier.id
ORDER BY identifier.person_id, identifier.id`;

/** About how many people there are. */
export const peopleEstimate = `SELECT greatest(reltuples, 0)::int8 AS identifiers FROM pg_class WHERE oid = 'identifier'::regclass`;
