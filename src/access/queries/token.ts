export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly role: string;
  readonly created_by: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

const columns = 'id, name, prefix, role, created_by, created_at, expires_at, last_used_at, revoked_at';

export const selectTokens = `SELECT ${columns} FROM api_token ORDER BY id DESC`;
export const selectTokenByHash = `SELECT ${columns} FROM api_token WHERE token_hash = $1 AND revoked_at IS NULL`;
export const insertToken = `
INSERT INTO api_token (name, prefix, token_hash, role, created_by, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`;
export const revokeToken = `UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING ${columns}`;
export const touchToken = 'UPDATE api_token SET last_used_at = $2 WHERE id = $1 AND coalesce(last_used_at, 0) < $2';
