import { type Clock, dayMs, InvalidInput, NotFound, type Problem } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import { problemsOfName } from './account.ts';
import { isRole, type Role } from './permission.ts';
import { notifyAccessChanged } from './queries/session.ts';
import { insertToken, revokeToken, selectTokens, type TokenRow } from './queries/token.ts';
import { hashToken, newApiToken } from './secret-token.ts';

/** A key for a machine; what it may do is what its role may do. Times are milliseconds since 1970. */
export interface ApiToken {
  readonly id: number;
  readonly name: string;
  /** The beginning of the token, to tell it from others: `ll_a1B2c3`. */
  readonly prefix: string;
  readonly role: Role;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt?: number;
  readonly revokedAt?: number;
}

const daysDefault = 90;
// Long enough for yearly renewal with some slack; a key without an end is found in a repository one day.
const daysMax = 400;

export async function listTokens(sql: Sql): Promise<ApiToken[]> {
  return (await sql.query<TokenRow>(selectTokens)).map(apiTokenOf);
}

/** Makes a token; its text is in this answer and nowhere else. @throws InvalidInput `access.invalid_token` */
export async function addToken(
  { postgres, audit, clock }: { postgres: Postgres; audit: Audit; clock: Clock },
  wanted: { name: string; role: Role; days?: number | undefined },
  by: Actor,
): Promise<{ token: string; details: ApiToken }> {
  const days = wanted.days ?? daysDefault;
  const problems: Problem[] = problemsOfName(wanted.name);
  if (!(days > 0 && days <= daysMax)) problems.push({ at: 'days', message: `a token lasts up to ${daysMax} days` });
  if (problems.length > 0) throw new InvalidInput('access.invalid_token', problems);
  const { token, prefix } = newApiToken();
  const now = clock.now();
  return postgres.transaction(async (sql) => {
    const params = [wanted.name.trim(), prefix, hashToken(token), wanted.role, by.name, now, Math.round(now + days * dayMs)];
    const [row] = await sql.query<TokenRow>(insertToken, params);
    if (row === undefined) throw new NotFound('access.unknown_token', 'the token could not be made');
    await audit.recordIn(sql, { actor: by, action: 'token.added', subject: `token:${row.id}`, details: { role: wanted.role, days } });
    return { token, details: apiTokenOf(row) };
  });
}

/** Ends a token at once. @throws NotFound `access.unknown_token` */
export async function endToken(
  { postgres, audit, clock }: { postgres: Postgres; audit: Audit; clock: Clock },
  id: number,
  by: Actor,
): Promise<void> {
  await postgres.transaction(async (sql) => {
    const ended = await sql.query(revokeToken, [id, clock.now()]);
    if (ended.length === 0) throw new NotFound('access.unknown_token', `there is no token ${id} in use`);
    await sql.query(notifyAccessChanged, [`token:${id}`]);
    await audit.recordIn(sql, { actor: by, action: 'token.ended', subject: `token:${id}` });
  });
}

function apiTokenOf(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: isRole(row.role) ? row.role : 'clerk',
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
