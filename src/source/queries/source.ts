export interface SourceRow {
  readonly id: number;
  readonly name: string;
  readonly channel: string;
  readonly kind: string;
  readonly marketing_owner: string;
  readonly technology_owner: string;
  readonly timezone: string;
  readonly currency: string | null;
  readonly enabled: boolean;
  readonly created_at: number;
}

const columns = 'id, name, channel, kind, marketing_owner, technology_owner, timezone, currency, enabled, created_at';

export const selectSources = `SELECT ${columns} FROM source ORDER BY id`;

export const selectSourceForChange = `SELECT ${columns} FROM source WHERE id = $1 FOR UPDATE`;

export const insertSource = `
INSERT INTO source (name, channel, kind, marketing_owner, technology_owner, timezone, currency, enabled, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (lower(name)) DO NOTHING
RETURNING ${columns}`;

/** No row comes back when another source has the name already. */
export const updateSource = `
UPDATE source SET name = $2, channel = $3, kind = $4, marketing_owner = $5, technology_owner = $6, timezone = $7, currency = $8, enabled = $9
WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM source other WHERE lower(other.name) = lower($2) AND other.id <> $1)
RETURNING ${columns}`;

export interface WriteKeyRow {
  readonly id: number;
  readonly source_id: number;
  readonly key_hash: string;
  readonly prefix: string;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
}

/** All keys, newest first: lists show ended ones too. */
export const selectKeys = 'SELECT id, source_id, key_hash, prefix, created_at, expires_at, revoked_at FROM write_key ORDER BY id DESC';

export const insertKey = `
INSERT INTO write_key (source_id, key_hash, prefix, created_at) VALUES ($1, $2, $3, $4)
RETURNING id, source_id, key_hash, prefix, created_at, expires_at, revoked_at`;

/** Lets the keys before key $2 of source $1 end at $3; a key that ends sooner already stays as it is. */
export const expireOlderKeys = `
UPDATE write_key SET expires_at = least(coalesce(expires_at, $3), $3)
WHERE source_id = $1 AND id < $2 AND revoked_at IS NULL`;

export const revokeKey = `
UPDATE write_key SET revoked_at = coalesce(revoked_at, $3) WHERE id = $2 AND source_id = $1
RETURNING id`;

/** Heard by every process and worker thread when the transaction commits. */
export const notifyChanged = `SELECT pg_notify('source_changed', $1)`;
