export interface VersionRow {
  readonly key: string;
  readonly version: number;
  readonly value: string;
  readonly changed_by: string;
  readonly changed_at: number;
  readonly reason: string;
  readonly restores: number | null;
}

/** The newest version of each setting, or of one ($1; null for all). */
export const selectNewest = `
SELECT DISTINCT ON (key) key, version, value, changed_by, changed_at, reason, restores
FROM setting_version WHERE $1::text IS NULL OR key = $1
ORDER BY key, version DESC`;

export const selectVersion = `
SELECT key, version, value, changed_by, changed_at, reason, restores FROM setting_version WHERE key = $1 AND version = $2`;

export const selectHistory = `
SELECT key, version, value, changed_by, changed_at, reason, restores FROM setting_version
WHERE key = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`;

/**
 * Adds version $2 only on top of version $2 - 1. Two writers at once both pass the test and one meets the primary key: no row
 * comes back for it, which is how a lost race is told.
 */
export const insertVersion = `
INSERT INTO setting_version (key, version, value, changed_by, changed_at, reason, restores)
SELECT $1, $2::int, $3, $4, $5, $6, $7
WHERE coalesce((SELECT max(version) FROM setting_version WHERE key = $1), 0) = $2::int - 1
ON CONFLICT (key, version) DO NOTHING
RETURNING version`;

/** Heard by every process and worker thread when the transaction commits, and not at all when it does not. */
export const notifyChanged = `SELECT pg_notify('settings_changed', $1)`;
