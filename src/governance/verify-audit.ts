import type { Sql } from '../storage/index.ts';
import type { AnchorStore } from './anchor.ts';
import { headChangedAction } from './append-entries.ts';
import { type ChainHead, emptyHead, hashOf, isSignedBy } from './audit-entry.ts';
import { type AuditRow, type HeadRow, readHead, selectBeyondHead, selectChain, selectEntry } from './queries/audit.ts';

export type BreakKind = 'changed' | 'removed' | 'inserted' | 'head_changed' | 'anchor_differs';

/** The first place where the log is not as it was written. */
export interface AuditBreak {
  readonly id: number;
  readonly kind: BreakKind;
  readonly message: string;
}

export interface AuditVerdict {
  readonly ok: boolean;
  /** Entries whose hash was computed again. */
  readonly checked: number;
  /** The newest entry by the head; note it elsewhere, and any later look can be held against it. */
  readonly head: { readonly id: number; readonly hash: string };
  readonly firstBroken?: AuditBreak;
}

// Some 300 bytes a row: a page is 1.5 MB, and its query takes tens of milliseconds.
const pageRows = 5_000;

/**
 * Reads the whole log in order, page by page (memory stays flat), and says where it first differs from what was written. Entries
 * added meanwhile do no harm: the log only grows, and only what the head counted at the beginning is walked.
 */
export async function verifyAudit(sql: Sql, key: Buffer, anchors?: AnchorStore): Promise<AuditVerdict> {
  const anchor = await anchors?.read();
  const [head] = await sql.query<HeadRow>(readHead);
  if (head === undefined) {
    return verdict(0, emptyHead, { id: 0, kind: 'head_changed', message: 'the head of the log is gone' });
  }
  const { checked, broken } = await walkChain(sql, head.id);
  if (broken !== undefined) return verdict(checked.id, head, broken);
  const found = (await findAtEnd(sql, checked, head, key)) ?? (await compareAnchor(sql, head, anchor));
  return verdict(checked.id, head, found);
}

/** Follows the chain from its beginning to entry `lastId`; `checked` is the last entry found in order. */
async function walkChain(sql: Sql, lastId: number): Promise<{ checked: ChainHead; broken?: AuditBreak }> {
  let checked: ChainHead = emptyHead;
  while (checked.id < lastId) {
    const rows = await sql.query<AuditRow>(selectChain, [checked.id, lastId, pageRows]);
    if (rows.length === 0) break;
    for (const row of rows) {
      const broken = breakAt(row, checked);
      if (broken !== undefined) return { checked, broken };
      checked = { id: row.id, hash: row.hash };
    }
  }
  if (checked.id === lastId) return { checked };
  const id = checked.id + 1;
  return { checked, broken: { id, kind: 'removed', message: `entries ${id} to ${lastId} at the end of the log are missing` } };
}

function breakAt(row: AuditRow, previous: ChainHead): AuditBreak | undefined {
  const id = previous.id + 1;
  if (row.id !== id) {
    return { id, kind: 'removed', message: `entry ${id} is missing; the next one found is ${row.id}` };
  }
  if (!row.previous_hash.equals(previous.hash)) {
    return { id, kind: 'changed', message: `entry ${id} does not follow the one before it` };
  }
  if (!hashOf(row, previous.hash).equals(row.hash)) {
    return { id, kind: 'changed', message: `entry ${id} says something else than when it was written` };
  }
  if (row.action === headChangedAction) {
    return { id, kind: 'head_changed', message: `when entry ${id} was written, the head of the log had been changed by another hand` };
  }
  return undefined;
}

async function findAtEnd(sql: Sql, last: ChainHead, head: HeadRow, key: Buffer): Promise<AuditBreak | undefined> {
  if (!isSignedBy(head, head.signature, key)) {
    return { id: head.id, kind: 'head_changed', message: 'the head of the log is not signed with the key of this installation' };
  }
  if (!last.hash.equals(head.hash)) {
    return { id: head.id, kind: 'changed', message: `entry ${head.id} is not the one that the signed head names` };
  }
  const [beyond] = await sql.query<{ id: number | null }>(selectBeyondHead);
  if (beyond?.id == null) return undefined;
  return { id: beyond.id, kind: 'inserted', message: `entry ${beyond.id} lies beyond the head: it was not written by the log` };
}

async function compareAnchor(sql: Sql, head: HeadRow, anchor: ChainHead | 'unreadable' | undefined): Promise<AuditBreak | undefined> {
  if (anchor === undefined || (anchor !== 'unreadable' && anchor.id === 0)) return undefined;
  if (anchor === 'unreadable') {
    return { id: head.id, kind: 'anchor_differs', message: 'the anchor outside the database was changed or has another key' };
  }
  if (anchor.id > head.id) {
    const id = head.id + 1;
    return { id, kind: 'removed', message: `entries ${id} to ${anchor.id} are missing: the anchor outside the database has seen them` };
  }
  const [row] = await sql.query<AuditRow>(selectEntry, [anchor.id]);
  if (row?.hash.equals(anchor.hash)) return undefined;
  return {
    id: anchor.id,
    kind: 'anchor_differs',
    message: `the log up to entry ${anchor.id} was written anew: the anchor knows another one`,
  };
}

function verdict(checked: number, head: ChainHead, firstBroken: AuditBreak | undefined): AuditVerdict {
  const shown = { id: head.id, hash: head.hash.toString('hex') };
  return { ok: firstBroken === undefined, checked, head: shown, ...(firstBroken === undefined ? {} : { firstBroken }) };
}
