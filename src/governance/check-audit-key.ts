import { Conflict } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { keyIdOf } from './audit-entry.ts';
import { readKeyId } from './queries/audit.ts';

/**
 * Asked at the start, before anything is logged: copies of the product on one database must share their keys, or each would find the
 * other's entries signed by a stranger.
 * @throws Conflict `governance.other_key`
 */
export async function checkAuditKey(sql: Sql, key: Buffer): Promise<void> {
  const [head] = await sql.query<{ key_id: string | null }>(readKeyId);
  if (head?.key_id == null || head.key_id === keyIdOf(key)) return;
  throw new Conflict(
    'governance.other_key',
    'the audit log of this database is signed with other keys than those in this data folder; copy the folder secrets/ of the installation that it belongs to',
  );
}
