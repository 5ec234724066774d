import type { Sql, Warehouse } from '../storage/index.ts';
import * as queries from './queries/arrivals.ts';

/** When the oldest was received that waits to be applied (ms); all that was received before has been applied. Undefined when nothing waits. */
export async function oldestWaiting(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.query<{ received_at: number | null }>(queries.oldestWaiting);
  return row?.received_at ?? undefined;
}

/** The people whose events were applied and are not in the history yet. */
export async function peopleOnTheWay(sql: Sql): Promise<number[]> {
  return (await sql.query<{ person_id: number }>(queries.peopleOnTheWay)).map(({ person_id }) => person_id);
}

/** The identifiers under which events were received since a moment (ms), as far as the history has them. Cost: one pass over a month's moments. */
export async function identifiersSince(warehouse: Warehouse, since: number): Promise<number[]> {
  const rows = await warehouse.query<{ identifier_id: number }>(queries.identifiersSince, { since });
  return rows.map(({ identifier_id }) => identifier_id);
}
