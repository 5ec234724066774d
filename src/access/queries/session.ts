export interface SessionRow {
  readonly session_id: number;
  readonly must_set_password: boolean;
  readonly created_at: number;
  readonly last_used_at: number;
  readonly account_id: number;
  readonly name: string;
  readonly role: string;
}

/** A session of an account that is not disabled; whether it has expired is decided by the reader, who knows the settings. */
export const selectSession = `
SELECT session.id AS session_id, must_set_password, session.created_at, last_used_at, account.id AS account_id, account.name, account.role
FROM session JOIN account ON account.id = session.account_id
WHERE token_hash = $1 AND account.disabled_at IS NULL`;

export const insertSession = `
INSERT INTO session (token_hash, account_id, must_set_password, created_at, last_used_at)
VALUES ($1, $2, $3, $4, $4) RETURNING id`;

export const touchSession = 'UPDATE session SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2';
export const settleSession = 'UPDATE session SET must_set_password = false WHERE id = $1';
/** Those that came by a link and have chosen no password. */
export const deleteUnsettledSessions = 'DELETE FROM session WHERE account_id = $1 AND must_set_password';
/** Held until the password is changed: of two who came by one link, the second finds her session gone. */
export const lockSession = 'SELECT must_set_password FROM session WHERE id = $1 FOR UPDATE';
export const deleteSession = 'DELETE FROM session WHERE id = $1 RETURNING account_id';
export const deleteSessionsOfAccount = 'DELETE FROM session WHERE account_id = $1 AND ($2::int8 IS NULL OR id <> $2)';
export const deleteOldSessions = 'DELETE FROM session WHERE last_used_at < $1 OR created_at < $2';

export const insertLink = 'INSERT INTO sign_in_link (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)';
export const deleteLinksOfAccount = 'DELETE FROM sign_in_link WHERE account_id = $1';
/** Entering does not spend a link: mail programs and previews open links, too. It goes when a password is chosen. */
export const selectLink = 'SELECT account_id FROM sign_in_link WHERE token_hash = $1 AND expires_at > $2';
export const deleteOldLinks = 'DELETE FROM sign_in_link WHERE expires_at < $1';

/** Heard by every process when the transaction commits; the payload says whose cached callers to forget. */
export const notifyAccessChanged = `SELECT pg_notify('access_changed', $1)`;
