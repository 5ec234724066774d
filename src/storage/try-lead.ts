import type { Sql } from './engine.ts';

const tryLock = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS is_mine';

/**
 * Whether this copy of the product is the one that does the work of a name. The lock belongs to the connection and goes with it, however its thread ends: `leader`
 * has to have one connection and serve nothing else.
 */
export async function tryLead(leader: Sql, name: string): Promise<boolean> {
  return (await leader.query<{ is_mine: boolean }>(tryLock, [name]))[0]?.is_mine === true;
}
