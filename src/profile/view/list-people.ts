import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';

/** One walk along the index of people; those without identifiers do not exist. */
const nextPeople = `
SELECT DISTINCT person_id FROM identifier WHERE person_id > $1 ORDER BY person_id LIMIT $2`;

/** The next `limit` people after `after` in the order of their numbers; begin with 0. */
export async function listPeople(sql: Sql, after: number, limit: number): Promise<PersonId[]> {
  const rows = await sql.prepared<{ person_id: number }>('profile_list_people', nextPeople, [after, limit]);
  return rows.map((row) => row.person_id as PersonId);
}
