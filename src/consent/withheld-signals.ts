import { dayMs } from '../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import { addWithheld, selectWithheld, type WithheldRow } from './queries/withheld.ts';

/** Delicate events of a source that were not kept: as a whole, or without some of their fields. */
export interface WithheldSignals {
  readonly sourceId: number;
  readonly purpose: string;
  readonly part: string;
  readonly count: number;
}

/** Adds to the counts of the day, in the caller's transaction. */
export async function countWithheld(sql: Sql, withheld: readonly WithheldSignals[], now: number): Promise<void> {
  if (withheld.length === 0) return;
  await sql.prepared('consent_withheld', addWithheld, [
    Math.floor(now / dayMs),
    int4Array(withheld.map(({ sourceId }) => sourceId)),
    textArray(withheld.map(({ purpose }) => purpose)),
    textArray(withheld.map(({ part }) => part)),
    int8Array(withheld.map(({ count }) => count)),
  ]);
}

/** What was not kept since a moment, by source and purpose. */
export async function readWithheld(sql: Sql, since: number): Promise<WithheldSignals[]> {
  const rows = await sql.query<WithheldRow>(selectWithheld, [Math.floor(since / dayMs)]);
  return rows.map((row) => ({ sourceId: row.source_id, purpose: row.purpose, part: row.part, count: row.events }));
}
