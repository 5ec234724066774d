import { dayMs } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { type RefusalCountRow, type RefusalRow, selectCounts, selectRefusals } from './queries/refusal.ts';

/** How often the gate refused for one reason on one UTC day (days since 1970). */
export type RefusalCount = RefusalCountRow;

/** One refusal; times in milliseconds since 1970, `personId` as she is known now. */
export interface LoggedRefusal {
  readonly id: number;
  readonly at: number;
  readonly personId: number | undefined;
  readonly code: string;
  readonly asker: string;
  readonly purpose: string;
  readonly channel: string;
  readonly item: string;
  readonly words: string;
  readonly until: number | undefined;
}

export function readRefusalCounts(sql: Sql, since: number): Promise<RefusalCount[]> {
  return sql.query<RefusalCountRow>(selectCounts, [Math.floor(since / dayMs)]);
}

/** The newest first, from the beginning of the UTC day of `since` on, as the counts are; `before` is the id of the last of the page before. */
export async function readRefusals(
  sql: Sql,
  {
    since = 0,
    code,
    asker,
    before,
    limit,
  }: { since?: number; code?: string | undefined; asker?: string | undefined; before?: number | undefined; limit: number },
): Promise<LoggedRefusal[]> {
  const rows = await sql.query<RefusalRow>(selectRefusals, [
    code ?? null,
    before ?? null,
    asker ?? null,
    limit,
    Math.floor(since / dayMs) * dayMs,
  ]);
  return rows.map(({ identifier_id: _, person_id, until_at, ...row }) => ({
    ...row,
    personId: person_id ?? undefined,
    until: until_at ?? undefined,
  }));
}
