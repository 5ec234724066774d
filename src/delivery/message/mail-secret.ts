import type { Clock } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { SecretBox } from '../seal-secret.ts';

const name = 'smtp';
const upsertSecret = `
INSERT INTO message_secret (name, sealed, changed_by, changed_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
const selectSecret = 'SELECT sealed, changed_by, changed_at FROM message_secret WHERE name = $1';

/** Keeps the password of the mail server, sealed, in the caller's transaction; it is never shown again. */
export async function keepMailPassword(sql: Sql, box: SecretBox, password: string, by: string, clock: Clock): Promise<void> {
  await sql.query(upsertSecret, [name, box.seal(password), by, clock.now()]);
}

/** The password of the mail server; undefined when there is none, or it was sealed with another key. */
export async function readMailPassword(sql: Sql, box: SecretBox): Promise<string | undefined> {
  const [row] = await sql.query<{ sealed: Buffer }>(selectSecret, [name]);
  return row === undefined ? undefined : box.open(row.sealed);
}

/** Whether a password was given, by whom and when. */
export async function mailPasswordGiven(sql: Sql): Promise<{ by: string; at: number } | undefined> {
  const [row] = await sql.query<{ changed_by: string; changed_at: number }>(selectSecret, [name]);
  return row === undefined ? undefined : { by: row.changed_by, at: row.changed_at };
}
