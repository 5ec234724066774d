import { Defect } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { type AuditEntry, type ChainedEntry, type ChainHead, chainEntry, hashOf, isSignedBy, keyIdOf, signHead } from './audit-entry.ts';
import { appendEntries, type HeadRow, lockHead } from './queries/audit.ts';

export interface TimedEntry {
  readonly entry: AuditEntry;
  readonly time: number;
}

/** The entry that the log itself adds when it finds its head changed by somebody else; verification stops there ever after. */
export const headChangedAction = 'audit.head_changed';

/**
 * Adds entries to the chain inside the caller's transaction and returns the new head. The head stays locked until that
 * transaction ends, so this is its last step: locks taken after it could wait for somebody who waits for the head.
 */
export async function appendToChain(sql: Sql, timed: readonly TimedEntry[], key: Buffer): Promise<ChainHead> {
  const [found] = await sql.query<HeadRow>(lockHead);
  // The one row is made by the migration and guarded by a trigger; without it the transaction must not go through.
  if (found === undefined) throw new Defect('the head of the audit log is gone');
  // A head that our key has not signed was written by another hand. Signing on top of it in silence would hide that for good; to
  // refuse would let whoever did it stop the house. So the finding itself goes into the chain.
  const isOurs = isSignedBy(found, found.signature, key);
  const wanted = isOurs ? timed : [headChanged(found, timed[0]?.time ?? 0), ...timed];

  const entries: ChainedEntry[] = [];
  const previous: Buffer[] = [];
  const hashes: Buffer[] = [];
  let head: ChainHead = { id: found.id, hash: found.hash };
  for (const { entry, time } of wanted) {
    const chained = chainEntry(entry, head.id + 1, time);
    const hash = hashOf(chained, head.hash);
    entries.push(chained);
    previous.push(head.hash);
    hashes.push(hash);
    head = { id: chained.id, hash };
  }
  await sql.query(appendEntries, [
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.time),
    entries.map((entry) => entry.actor_kind),
    entries.map((entry) => entry.actor_id),
    entries.map((entry) => entry.actor_name),
    entries.map((entry) => entry.action),
    entries.map((entry) => entry.subject),
    entries.map((entry) => entry.reason),
    entries.map((entry) => entry.details),
    previous,
    hashes,
    head.id,
    head.hash,
    signHead(head, key),
    keyIdOf(key),
  ]);
  return head;
}

function headChanged(found: HeadRow, time: number): TimedEntry {
  return {
    time,
    entry: {
      actor: { kind: 'system', name: 'audit' },
      action: headChangedAction,
      subject: `audit:${found.id}`,
      reason: 'the head of the log was not signed with the key of this installation',
      details: { id: found.id, hash: found.hash.toString('hex') },
    },
  };
}
