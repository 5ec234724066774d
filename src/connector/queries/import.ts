export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly is_upload: boolean;
  readonly added_by: string;
  readonly added_at: number;
  readonly deleted_at: number | null;
}

export interface JobRow {
  readonly id: number;
  readonly file_id: string;
  readonly file_name: string;
  readonly path: string;
  readonly sha256: string;
  readonly file_deleted_at: number | null;
  readonly is_upload: boolean;
  readonly source_id: number;
  readonly mapping: string;
  readonly state: 'checking' | 'running' | 'paused' | 'done' | 'failed';
  readonly note: string | null;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_known: number;
  readonly rows_skipped: number;
  readonly rows_refused: number;
  readonly refused_max: number;
  readonly bytes_read: number;
  readonly bytes_total: number;
  readonly rate_per_second: number;
  readonly started_by: string;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
}

export const insertFile = `
INSERT INTO import_file (id, name, path, bytes, sha256, is_upload, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

export const selectFile = `
SELECT id, name, path, bytes, sha256, is_upload, added_by, added_at, deleted_at FROM import_file WHERE id = $1`;

export const markFileDeleted = 'UPDATE import_file SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL';

/**
 * Uploads that nothing needs any more: finished with, or without an import that may still go on and older than $1 or not encrypted,
 * as those of early versions were.
 */
export const selectDeletableFiles = `
SELECT f.id, f.path FROM import_file f
WHERE f.deleted_at IS NULL AND f.is_upload
  AND NOT EXISTS (SELECT 1 FROM import_job j WHERE j.file_id = f.id AND j.state IN ('checking', 'running', 'paused'))
  AND (f.added_at < $1 OR f.path NOT LIKE '%.sealed' OR EXISTS (SELECT 1 FROM import_job j WHERE j.file_id = f.id AND j.state = 'done'))
LIMIT 1000`;

/** Which of the files $1 are uploads that are still there. */
export const selectUploadsThere = 'SELECT id FROM import_file WHERE id = ANY($1::text[]::uuid[]) AND is_upload AND deleted_at IS NULL';

const jobColumns = `j.id, j.file_id, f.name AS file_name, f.path, f.sha256, f.deleted_at AS file_deleted_at, f.is_upload, j.source_id, j.mapping, j.state, j.note,
  j.rows_read, j.rows_accepted, j.rows_known, j.rows_skipped, j.rows_refused, j.refused_max, j.bytes_read, j.bytes_total,
  j.rate_per_second, j.started_by, j.created_at, j.started_at, j.finished_at`;

export const insertJob = `
INSERT INTO import_job (file_id, source_id, mapping, rows_name, state, refused_max, bytes_total, started_by, created_at)
VALUES ($1, $2, $3, $4, 'checking', $5, $6, $7, $8) RETURNING id`;

export const selectJob = `SELECT ${jobColumns} FROM import_job j JOIN import_file f ON f.id = j.file_id WHERE j.id = $1`;

export const selectJobs = `
SELECT ${jobColumns} FROM import_job j JOIN import_file f ON f.id = j.file_id
WHERE ($1::bigint IS NULL OR j.id < $1) AND ($2::int IS NULL OR j.source_id = $2) ORDER BY j.id DESC LIMIT $3`;

/**
 * An import of the same bytes into the same source under the same name of rows that is not given up. Where it refused rows, another
 * mapping may let them in: those are not known yet.
 */
export const selectSameImport = `
SELECT j.id, j.state, j.created_at FROM import_job j JOIN import_file f ON f.id = j.file_id
WHERE f.sha256 = $1 AND j.source_id = $2 AND j.rows_name = $3 AND j.state <> 'failed'
  AND NOT (j.state = 'done' AND j.rows_refused > 0 AND j.mapping::jsonb <> $4::jsonb)
ORDER BY j.id DESC LIMIT 1`;

/** Takes the oldest open import that nobody runs. The lease goes by the database's clock, which all processes share. */
export const claimJob = `
UPDATE import_job SET runner = $1, lease_until = now() + make_interval(secs => $2)
WHERE id = (
  SELECT id FROM import_job WHERE state IN ('checking', 'running') AND (lease_until IS NULL OR lease_until < now())
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id`;

export const endLeases = 'UPDATE import_job SET lease_until = NULL WHERE lease_until IS NOT NULL';

/** Nothing comes back when the import is no longer this runner's. */
export const renewLease = `
UPDATE import_job SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND runner = $2 RETURNING state`;

export const releaseJob = 'UPDATE import_job SET runner = NULL, lease_until = NULL WHERE id = $1 AND runner = $2';

export const beginJob = `
UPDATE import_job SET state = 'running', started_at = coalesce(started_at, $3), note = NULL WHERE id = $1 AND runner = $2 AND state IN ('checking', 'running') RETURNING id`;

/**
 * Records how far the import has come, if it stands where the runner believes ($11): after a lost answer the same step may be
 * tried again. The state comes back so that a pause is heard.
 */
export const advanceJob = `
UPDATE import_job SET rows_read = $3, rows_accepted = $4, rows_known = $5, rows_skipped = $6, rows_refused = $7, bytes_read = $8,
  rate_per_second = $9, note = CASE WHEN state = 'running' THEN NULL ELSE note END, lease_until = now() + make_interval(secs => $10)
WHERE id = $1 AND runner = $2 AND rows_read = $11 RETURNING state, refused_max`;

export const selectPosition = 'SELECT state, rows_read, refused_max FROM import_job WHERE id = $1 AND runner = $2';

export const noteJob = `UPDATE import_job SET note = $3 WHERE id = $1 AND runner = $2 AND state IN ('checking', 'running')`;

/** Ends a run: done, failed or paused by itself. */
export const endJob = `
UPDATE import_job SET state = $3, note = $4, finished_at = $5, rate_per_second = 0, runner = NULL, lease_until = NULL
WHERE id = $1 AND runner = $2 AND state IN ('checking', 'running') RETURNING id`;

export const pauseJob = `
UPDATE import_job SET state = 'paused', note = $2, rate_per_second = 0 WHERE id = $1 AND state IN ('checking', 'running') RETURNING id`;

/** A resumed import takes as many more refused rows as it took before it asked. */
export const resumeJob = `
UPDATE import_job SET state = 'checking', note = NULL, finished_at = NULL, refused_max = greatest(refused_max, rows_refused + $2) WHERE id = $1 AND state IN ('paused', 'failed') RETURNING id`;

export const stopJob = `
UPDATE import_job SET state = 'failed', note = $2, finished_at = $3, rate_per_second = 0 WHERE id = $1 AND state IN ('checking', 'running', 'paused') RETURNING id`;

export const deleteJob = `DELETE FROM import_job WHERE id = $1 AND state IN ('done', 'failed') RETURNING id`;

export const insertRefused = `
INSERT INTO import_refused (import_id, line, reason, content) SELECT $1, line, reason, content
FROM unnest($2::int8[], $3::text[], $4::text[]) AS given (line, reason, content)`;

export interface RefusedRow {
  readonly id: number;
  readonly line: number;
  readonly reason: string;
  readonly content: string;
}

export const selectRefused = `
SELECT id, line, reason, content FROM import_refused WHERE import_id = $1 AND id > $2 ORDER BY id LIMIT $3`;

export const insertFingerprints = 'INSERT INTO import_rows (source_id, fingerprints) VALUES ($1, $2)';

export interface FingerprintRow {
  readonly id: number;
  readonly fingerprints: Buffer;
}

/** The newest blocks first: if not all fit, the newest count. Blocks up to $3 are known already. */
export const selectFingerprints = `
SELECT id, fingerprints FROM import_rows WHERE source_id = $1 AND ($2::bigint IS NULL OR id < $2) AND id > $3 ORDER BY id DESC LIMIT $4`;

export const notifyImports = `SELECT pg_notify('topic', 'imports')`;

export interface SavedMappingRow {
  readonly name: string;
  readonly mapping: string;
  readonly columns: string;
  readonly saved_by: string;
  readonly saved_at: number;
}

export const saveMapping = `
INSERT INTO import_mapping (name, mapping, columns, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET mapping = excluded.mapping, columns = excluded.columns, saved_by = excluded.saved_by, saved_at = excluded.saved_at`;

export const selectMappings = 'SELECT name, mapping, columns, saved_by, saved_at FROM import_mapping ORDER BY name LIMIT 500';

export const deleteMapping = 'DELETE FROM import_mapping WHERE name = $1 RETURNING name';
