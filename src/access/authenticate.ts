import { type Clock, NotAllowed } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { type Caller, callerOf } from './caller.ts';
import type { CallerCache, KnownCaller } from './caller-cache.ts';
import { isRole } from './permission.ts';
import { type SessionRow, selectSession, touchSession } from './queries/session.ts';
import { selectTokenByHash, type TokenRow, touchToken } from './queries/token.ts';
import { apiTokenPrefix, hashToken } from './secret-token.ts';
import { endOfSession, type SessionLimits } from './session-rules.ts';

/** What of a request says who is asking; the edge fills it in. */
export interface RequestFacts {
  readonly method: string;
  /** The session cookie's value. */
  readonly sessionToken?: string | undefined;
  /** The `Authorization` header: `Bearer ll_…`, or Basic with the token as user name (as Segment's Profile API has it). */
  readonly authorization?: string | undefined;
  /** The `X-Requested-With` header. */
  readonly requestedWith?: string | undefined;
  /** An open page is being watched over; nobody uses it: the session is not kept alive, and nothing is remembered. */
  readonly isWatching?: boolean;
}

/** A caller together with the session it came by, for those who end or change that session. */
export interface Authenticated {
  readonly caller: Caller;
  readonly sessionId?: number;
}

export interface AuthenticateDependencies {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly cache: CallerCache;
  readonly limits: () => SessionLimits;
  readonly onProblem?: ((message: string, error?: unknown) => void) | undefined;
}

/** What the console sends with every request; a form on a stranger's page cannot add a header of its own. */
export const consoleHeader = 'loyalty-console';
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
// "Last used" to the minute is enough for people and for idle expiry in hours.
const touchMs = 60_000;

/**
 * Who is asking; undefined when nobody is known. A token in the header goes before a cookie.
 * @throws NotAllowed `access.missing_header` when a cookie alone would change something: the mark of a forged request
 */
export async function authenticate(dependencies: AuthenticateDependencies, facts: RequestFacts): Promise<Authenticated | undefined> {
  const watch = facts.isWatching === true;
  const token = tokenOf(facts.authorization);
  if (token !== undefined) return find(dependencies, token, readToken, watch);
  if (facts.sessionToken === undefined || facts.sessionToken === '') return undefined;
  const found = await find(dependencies, facts.sessionToken, readSession, watch);
  if (found !== undefined && !readingMethods.has(facts.method) && facts.requestedWith !== consoleHeader) {
    throw new NotAllowed('access.missing_header', `a change with a session cookie needs the header X-Requested-With: ${consoleHeader}`);
  }
  return found;
}

/** The API token of an `Authorization` header; undefined when it holds something else (a source's write key, for example). */
export function tokenOf(authorization: string | undefined): string | undefined {
  const [scheme, rest] = authorization?.trim().split(/\s+/, 2) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  const kind = scheme.toLowerCase();
  const token = kind === 'bearer' ? rest : kind === 'basic' ? Buffer.from(rest, 'base64').toString('utf8').split(':', 1)[0] : undefined;
  return token?.startsWith(apiTokenPrefix) ? token : undefined;
}

type Read = (dependencies: AuthenticateDependencies, hash: Buffer, now: number, watch: boolean) => Promise<KnownCaller | undefined>;

async function find(
  dependencies: AuthenticateDependencies,
  secret: string,
  read: Read,
  watch: boolean,
): Promise<Authenticated | undefined> {
  const { cache, clock } = dependencies;
  const now = clock.now();
  const hash = hashToken(secret);
  const key = hash.toString('base64');
  const cached = cache.get(key, now);
  if (cached !== undefined) return cached;
  const generation = cache.generation;
  const known = await read(dependencies, hash, now, watch);
  if (known === undefined || now >= known.validUntil) return undefined;
  // Remembered, it would hide the next real use, whose time has to be noted.
  if (!watch) cache.set(key, known, now, generation);
  return known;
}

async function readSession(
  dependencies: AuthenticateDependencies,
  hash: Buffer,
  now: number,
  watch: boolean,
): Promise<KnownCaller | undefined> {
  const { sql, limits } = dependencies;
  const [row] = await sql.prepared<SessionRow>('access-session', selectSession, [hash]);
  if (row === undefined || !isRole(row.role)) return undefined;
  const validUntil = endOfSession({ createdAt: row.created_at, lastUsedAt: row.last_used_at }, limits());
  if (!watch && now < validUntil && now - row.last_used_at > touchMs) touch(dependencies, touchSession, row.session_id, now);
  const caller = callerOf({ kind: 'user', id: row.account_id, name: row.name, role: row.role, mustSetPassword: row.must_set_password });
  return { caller, sessionId: row.session_id, validUntil };
}

async function readToken(
  dependencies: AuthenticateDependencies,
  hash: Buffer,
  now: number,
  watch: boolean,
): Promise<KnownCaller | undefined> {
  const [row] = await dependencies.sql.prepared<TokenRow>('access-token', selectTokenByHash, [hash]);
  if (row === undefined || !isRole(row.role)) return undefined;
  if (!watch && now < row.expires_at && now - (row.last_used_at ?? 0) > touchMs) touch(dependencies, touchToken, row.id, now);
  const caller = callerOf({ kind: 'token', id: row.id, name: row.name, role: row.role, mustSetPassword: false });
  return { caller, validUntil: row.expires_at };
}

/** Nobody waits for this: a request is not slower, and does not fail, because its time could not be noted. */
function touch({ sql, onProblem }: AuthenticateDependencies, text: string, id: number, now: number): void {
  sql.query(text, [id, now]).catch((error: unknown) => onProblem?.('the time of last use could not be noted', error));
}
