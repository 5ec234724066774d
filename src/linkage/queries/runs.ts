export interface RunRow {
  readonly id: number;
  readonly asked_by: string;
  readonly asked_at: number;
  readonly began_at: number | null;
  readonly ended_at: number | null;
  readonly records: number | null;
  readonly pairs_compared: number | null;
  readonly pairs_found: number | null;
  readonly model: number | null;
  readonly rules: string | null;
  readonly lessons: string | null;
  readonly problem: string | null;
}

export const askForRun = `
INSERT INTO linkage_run (asked_by, asked_at)
SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM linkage_run WHERE ended_at IS NULL) RETURNING id`;

/** A run that was begun by a thread that is gone is begun again. */
export const nextRun = 'SELECT id FROM linkage_run WHERE ended_at IS NULL ORDER BY id LIMIT 1';

export const beginRun = 'UPDATE linkage_run SET began_at = $2 WHERE id = $1';

export const planRun = 'UPDATE linkage_run SET records = $2, rules = $3 WHERE id = $1';

export const endRun = `
UPDATE linkage_run SET ended_at = $2, pairs_compared = $3, pairs_found = $4, model = $5, lessons = $6, problem = $7 WHERE id = $1`;

export const recentRuns = 'SELECT * FROM linkage_run ORDER BY id DESC LIMIT $1';

export const notifyRun = `SELECT pg_notify('linkage_run', '')`;
