export interface AccountRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password_hash: string | null;
  readonly disabled_at: number | null;
  readonly created_at: number;
  readonly last_signed_in_at: number | null;
}

const columns = 'id, email, name, role, password_hash, disabled_at, created_at, last_signed_in_at';

export const selectAccounts = `SELECT ${columns} FROM account ORDER BY name, id`;
export const selectAccount = `SELECT ${columns} FROM account WHERE id = $1`;
export const lockAccount = `SELECT ${columns} FROM account WHERE id = $1 FOR UPDATE`;
export const selectAccountByEmail = `SELECT ${columns} FROM account WHERE email = $1`;

export const insertAccount = `
INSERT INTO account (email, name, role, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (email) DO NOTHING RETURNING ${columns}`;

export const updateAccount = `
UPDATE account SET name = $2, role = $3, disabled_at = $4 WHERE id = $1 RETURNING ${columns}`;

export const updateFirstAccount = `
UPDATE account SET email = $2, name = $3 WHERE id = $1
  AND NOT EXISTS (SELECT FROM account other WHERE other.email = $2 AND other.id <> $1) RETURNING ${columns}`;

export const updatePassword = 'UPDATE account SET password_hash = $2 WHERE id = $1';
export const updateLastSignedIn = 'UPDATE account SET last_signed_in_at = $2 WHERE id = $1';

export const countOtherAdmins = `
SELECT count(*) AS count FROM account WHERE role = 'admin' AND disabled_at IS NULL AND password_hash IS NOT NULL AND id <> $1`;

export const selectSomebodyWithPassword = 'SELECT id FROM account WHERE password_hash IS NOT NULL LIMIT 1';
export const selectFirstAdmin = `SELECT ${columns} FROM account WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id LIMIT 1`;

/** Changes of who is an admin, and the first start, happen one at a time: two at once could leave nobody, or two first users. */
export const lockAdmins = `SELECT pg_advisory_xact_lock(hashtextextended('access.admins', 0))`;
