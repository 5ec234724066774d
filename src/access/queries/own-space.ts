export interface OwnSpaceRow {
  readonly identifier_id: number;
  readonly made_by: string;
  readonly expires_at: number;
  readonly ended_at: number | null;
}

export const insertOwnSpace = `
INSERT INTO own_space_link (token_hash, identifier_id, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`;

/** One that is over is found as well: whoever comes by it is not guessing. */
export const selectOwnSpace = 'SELECT identifier_id, made_by, expires_at, ended_at FROM own_space_link WHERE token_hash = $1';

export const endOwnSpaces = `
UPDATE own_space_link SET ended_at = $2 WHERE identifier_id = ANY ($1::int8[]) AND ended_at IS NULL AND expires_at > $2 RETURNING 1`;

export const deleteOldOwnSpaces = 'DELETE FROM own_space_link WHERE expires_at < $1';
