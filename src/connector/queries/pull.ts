export interface PullRow {
  readonly id: number;
  readonly source_id: number;
  readonly url: string;
  readonly headers: Buffer | null;
  readonly every_seconds: number;
  readonly rows_path: string;
  readonly cursor_field: string | null;
  readonly cursor: string | null;
  readonly mapping: string;
  readonly enabled: boolean;
  readonly next_at: number;
  readonly last_at: number | null;
  readonly last_ok_at: number | null;
  readonly failures: number;
  readonly error: string | null;
  readonly rows_accepted: number;
  readonly rows_known: number;
  readonly rows_refused: number;
  readonly created_by: string;
  readonly created_at: number;
}

const columns = `id, source_id, url, headers, every_seconds, rows_path, cursor_field, cursor, mapping, enabled, next_at, last_at, last_ok_at,
  failures, error, rows_accepted, rows_known, rows_refused, created_by, created_at`;

export const insertPull = `
INSERT INTO pull (source_id, url, headers, every_seconds, rows_path, cursor_field, cursor, mapping, enabled, next_at, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10) RETURNING ${columns}`;

/** Headers stay when $4 is null: they are never shown, so they cannot be sent back. */
export const updatePull = `
UPDATE pull SET source_id = $2, url = $3, headers = coalesce($4, headers), every_seconds = $5, rows_path = $6, cursor_field = $7, cursor = $8,
  mapping = $9, enabled = $10, next_at = $11, failures = 0, error = NULL
WHERE id = $1 RETURNING ${columns}`;

export const selectPulls = `SELECT ${columns} FROM pull ORDER BY id`;
export const selectPull = `SELECT ${columns} FROM pull WHERE id = $1`;
export const deletePull = 'DELETE FROM pull WHERE id = $1 RETURNING id';

/** Takes the pull that has been due for longest and that nobody makes. */
export const claimPull = `
UPDATE pull SET lease_until = now() + make_interval(secs => $2)
WHERE id = (
  SELECT id FROM pull WHERE enabled AND next_at <= $1 AND (lease_until IS NULL OR lease_until < now())
  ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING ${columns}`;

/** One page is in: counts and cursor move together with the fingerprints of its rows. */
export const advancePull = `
UPDATE pull SET cursor = $2, rows_accepted = rows_accepted + $3, rows_known = rows_known + $4, rows_refused = rows_refused + $5,
  lease_until = now() + make_interval(secs => $6)
WHERE id = $1`;

export const renewPull = 'UPDATE pull SET lease_until = now() + make_interval(secs => $2) WHERE id = $1';

export const finishPull = `
UPDATE pull SET next_at = $2, last_at = $3, last_ok_at = CASE WHEN $4::text IS NULL THEN $3 ELSE last_ok_at END,
  failures = CASE WHEN $4::text IS NULL THEN 0 ELSE failures + 1 END, error = $4, lease_until = NULL
WHERE id = $1`;

export const makeDue = 'UPDATE pull SET next_at = $2 WHERE id = $1 AND enabled RETURNING id';

export interface HookRow {
  readonly id: number;
  readonly source_id: number;
  readonly prefix: string;
  readonly rows_path: string;
  readonly mapping: string;
  readonly created_by: string;
  readonly created_at: number;
  readonly last_at: number | null;
  readonly calls: number;
  readonly rows_accepted: number;
  readonly rows_refused: number;
  readonly error: string | null;
}

const hookColumns = 'id, source_id, prefix, rows_path, mapping, created_by, created_at, last_at, calls, rows_accepted, rows_refused, error';

export const insertHook = `
INSERT INTO hook (source_id, token_hash, prefix, rows_path, mapping, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING ${hookColumns}`;

export const selectHooks = `SELECT ${hookColumns} FROM hook ORDER BY id`;
export const selectHookByToken = `SELECT ${hookColumns} FROM hook WHERE token_hash = $1`;
export const deleteHook = 'DELETE FROM hook WHERE id = $1 RETURNING id';

export const countCall = `
UPDATE hook SET last_at = $2, calls = calls + 1, rows_accepted = rows_accepted + $3, rows_refused = rows_refused + $4, error = $5 WHERE id = $1`;
