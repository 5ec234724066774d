import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/pairs.ts';

/** Somebody who is of one household with another by a reviewer's word. */
export interface SaidHome {
  readonly person: PersonId;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly reason: string;
}

// More are no household.
const membersMax = 20;

/**
 * Who is of one household with a person by a reviewer's word that stands: pairs are found through whoever holds their identifiers by now, two who have become one are none, and
 * what was taken back or said otherwise since is gone. One look into two indices for each identifier of hers.
 */
export async function saidHomes(sql: Sql, person: PersonId): Promise<SaidHome[]> {
  const rows = await sql.prepared<queries.SaidHomeRow>('linkage_said_homes', queries.saidHomes, [person, membersMax]);
  return rows.map(({ person_id, decided_by: by, decided_at: time, reason }) => ({ person: person_id as PersonId, by, time, reason }));
}
