import { Conflict } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/runs.ts';
import type { RuleReport } from '../statistics/choose-blocks.ts';
import type { LabelLessons } from '../statistics/learn-from-labels.ts';

/** A comparison of everybody with everybody: asked for, under way or ended. */
export interface LinkageRunRecord {
  readonly id: number;
  /** A person, or `schedule`. */
  readonly askedBy: string;
  readonly askedAt: number;
  readonly beganAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly records: number | undefined;
  /** What each blocking rule brings, known before anything is compared. */
  readonly rules: readonly RuleReport[];
  readonly pairsCompared: number | undefined;
  readonly pairsFound: number | undefined;
  /** The model that it learned; none where there were too few records to learn from. */
  readonly model: number | undefined;
  /** What labels taught it. */
  readonly lessons: RunLessons | undefined;
  readonly problem: string | undefined;
}

/** What labels taught a run; whether scores were corrected by them. */
export type RunLessons = Omit<LabelLessons, 'correction'> & { readonly isCorrected: boolean };

/** Newest first. */
export async function listRuns(sql: Sql, limit: number): Promise<LinkageRunRecord[]> {
  const rows = await sql.query<queries.RunRow>(queries.recentRuns, [limit]);
  return rows.map((row) => ({
    ...{ id: row.id, askedBy: row.asked_by, askedAt: row.asked_at, beganAt: row.began_at ?? undefined, endedAt: row.ended_at ?? undefined },
    ...{ records: row.records ?? undefined, rules: row.rules === null ? [] : (JSON.parse(row.rules) as RuleReport[]) },
    ...{ pairsCompared: row.pairs_compared ?? undefined, pairsFound: row.pairs_found ?? undefined },
    ...{ model: row.model ?? undefined, problem: row.problem ?? undefined },
    lessons: row.lessons === null ? undefined : (JSON.parse(row.lessons) as RunLessons),
  }));
}

/** Asks for a run; it begins at once where the thread for it is free. @throws Conflict `linkage.running` while one is under way */
export async function askForRun(sql: Sql, by: string, now: number): Promise<number> {
  const [row] = await sql.query<{ id: number }>(queries.askForRun, [by, now]);
  if (row === undefined) throw new Conflict('linkage.running', 'records are being compared at this moment: wait until that is done');
  await sql.query(queries.notifyRun);
  return row.id;
}
