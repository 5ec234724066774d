import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/drift.ts';
import type { Drift } from './value-model.ts';

/** The model in use says something else than the one that people last agreed with, and nobody has answered yet. */
export interface DriftNotice {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly noticedAt: number;
  /** The version that passed the limit, and by how much: what it expects of the same people over what the base does, less 1. */
  readonly noticedVersion: number;
  readonly noticedShare: number;
  /** The version that it is held against, until the notice is answered. */
  readonly base: number;
  /** The newest version since, and the same of it; visits expected of each within a year by the base and by it. */
  readonly version: number;
  readonly share: number;
  readonly before: number;
  readonly now: number;
}

export async function readOpenDrift(sql: Sql): Promise<DriftNotice | undefined> {
  const [row] = await sql.query<queries.DriftRow>(queries.openDrift);
  return row === undefined ? undefined : noticeOf(row);
}

/** The version that the next fit, to some `people`, is held against; undefined before the first. */
export async function readDriftBase(sql: Sql, people: number): Promise<number | undefined> {
  const [row] = await sql.query<{ base: number | null }>(queries.driftBase, [people]);
  return row?.base ?? undefined;
}

/**
 * Notes how far a new version is from the base, and from the one before it, inside the transaction that adds it. A notice that stands is carried on, also
 * where the newest version has come back: only a person ends it.
 */
export async function noteDrift(
  sql: Sql,
  version: number,
  drifts: { readonly fromBase: Drift | undefined; readonly fromBefore: Drift | undefined },
  { limitPercent, now }: { readonly limitPercent: number; readonly now: number },
): Promise<void> {
  const all = [drifts.fromBase, drifts.fromBefore].filter((one) => one !== undefined);
  const open = await readOpenDrift(sql);
  if (open !== undefined) {
    const drift = all.find(({ fromVersion }) => fromVersion === open.base);
    if (drift !== undefined) await sql.query(queries.moveDrift, [open.id, version, drift.share, drift.before ?? 0, drift.now ?? 0]);
    return;
  }
  const drift = all.find(({ share }) => Math.abs(share) * 100 >= limitPercent);
  if (drift === undefined) return;
  await sql.query(queries.addDrift, [now, version, drift.share, drift.fromVersion, drift.before ?? 0, drift.now ?? 0]);
}

/** Somebody has put `version` to use: that answers what stands, by accepting it or by going back. */
export async function answerDrift(sql: Sql, version: number, by: string, reason: string, now: number): Promise<void> {
  await sql.query(queries.answerDrift, [version, now, by, reason]);
}

/** Notices that are to be told of now, each once, if the caller's transaction commits. */
export async function takeUntoldDrifts(sql: Sql, now: number): Promise<DriftNotice[]> {
  return (await sql.query<queries.DriftRow>(queries.takeUntoldDrifts, [now])).map(noticeOf);
}

function noticeOf(row: queries.DriftRow): DriftNotice {
  const { id, base, version, share, before, now } = row;
  return {
    ...{ id, noticedAt: row.noticed_at, noticedVersion: row.noticed_version, noticedShare: row.noticed_share },
    ...{ base, version, share, before, now },
  };
}
