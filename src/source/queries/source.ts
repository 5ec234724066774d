export interface SourceRow {
  id: number;
  name: string;
  channel: string;
  kind: string;
  marketing_owner: string;
  technology_owner: string;
  timezone: string;
  currency: string;
  enabled: boolean;
  created_at: number;
}

const columns = 'id, name, channel, kind, marketing_owner, technology_owner, timezone, currency, enabled, created_at';

export const allSources = `SELECT ${columns} FROM source ORDER BY id`;

export const addSource = `
INSERT INTO source (name, channel, kind, marketing_owner, technology_owner, timezone, currency, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (lower(name)) DO NOTHING RETURNING ${columns}`;

/** Null leaves a field as it is. */
export const changeSource = `
UPDATE source SET
  name = coalesce($2, name), channel = coalesce($3, channel), marketing_owner = coalesce($4, marketing_owner),
  technology_owner = coalesce($5, technology_owner), timezone = coalesce($6, timezone), currency = coalesce($7, currency),
  enabled = coalesce($8, enabled)
WHERE id = $1 RETURNING ${columns}`;

export interface WriteKeyRow {
  id: number;
  source_id: number;
  hash: Buffer;
  prefix: string;
  created_at: number;
  expires_at: number | null;
}

export const allKeys = `SELECT id, source_id, hash, prefix, created_at, expires_at FROM write_key ORDER BY id`;

export const addKey = `INSERT INTO write_key (source_id, hash, prefix, created_at) VALUES ($1, $2, $3, $4) RETURNING id`;

/** The other keys of a source go on working until `$3`, unless they end before. */
export const expireOtherKeys = `
UPDATE write_key SET expires_at = least(coalesce(expires_at, $3), $3) WHERE source_id = $1 AND id <> $2`;

export const removeKey = `DELETE FROM write_key WHERE source_id = $1 AND id = $2 RETURNING id`;

export const notifySourcesChanged = `SELECT pg_notify('source_changed', '')`;
