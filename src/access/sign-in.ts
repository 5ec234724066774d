import { type Clock, Conflict, dayMs, hourMs, InvalidInput, NotAllowed } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import { type Account, accountOf, normalEmail, problemsOfEmail, problemsOfName } from './account.ts';
import type { Authenticated } from './authenticate.ts';
import { hashPassword, problemsOfPassword, verifyPassword } from './password.ts';
import {
  type AccountRow,
  insertAccount,
  lockAccount,
  lockAdmins,
  selectAccount,
  selectAccountByEmail,
  selectFirstAdmin,
  selectSomebodyWithPassword,
  updateFirstAccount,
  updateLastSignedIn,
  updatePassword,
} from './queries/account.ts';
import {
  deleteLinksOfAccount,
  deleteSession,
  deleteSessionsOfAccount,
  deleteUnsettledSessions,
  insertLink,
  insertSession,
  lockSession,
  notifyAccessChanged,
  selectLink,
  settleSession,
} from './queries/session.ts';
import { hashToken, newSecretToken } from './secret-token.ts';
import { clearSignIn, countSignIn } from './throttle-sign-in.ts';

export interface SignInDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
}

export interface SignedIn {
  /** For the cookie; shown nowhere else. */
  readonly sessionToken: string;
  readonly account: Account;
  readonly mustSetPassword: boolean;
}

/** A link by which a password is chosen, once; the token goes behind the `#` of `/sign-in#token`, where servers and logs do not see it. */
export interface SignInLink {
  readonly token: string;
  readonly account: Account;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

// The first start may be on a Friday evening; a link for a colleague is used the same day.
const firstLinkMs = 3 * dayMs;
const passwordLinkMs = 24 * hourMs;

/** @throws NotAllowed `access.wrong_password`; LimitReached `access.too_many_attempts`; Unavailable `access.busy` */
export async function signIn(
  { postgres, audit, clock }: SignInDependencies,
  attempt: { email: string; password: string; address: string },
): Promise<SignedIn> {
  const email = normalEmail(attempt.email);
  const now = clock.now();
  await countSignIn(postgres, email, attempt.address, now);
  const rows = email.includes('\0') ? [] : await postgres.query<AccountRow>(selectAccountByEmail, [email]);
  const row = rows[0];
  const matches = await verifyPassword(row?.password_hash ?? null, attempt.password);
  if (row === undefined || !matches || row.disabled_at !== null) {
    // What was typed is not logged unless it is one of our accounts: passwords land in the wrong field.
    await audit.record({
      actor: { kind: 'system', name: 'sign-in' },
      action: 'session.refused',
      subject: row === undefined ? 'user:unknown' : `user:${row.id}`,
      details: { address: attempt.address },
    });
    throw new NotAllowed('access.wrong_password', 'this e-mail address and password do not belong together');
  }
  return postgres.transaction(async (sql) => {
    await clearSignIn(sql, email, attempt.address);
    const signedIn = await openSession(sql, row, false, now);
    await audit.recordIn(sql, signedInEntry(signedIn.account, 'password', attempt.address));
    return signedIn;
  });
}

/** Enters by a link, which goes on working until a password is chosen. @throws NotAllowed `access.bad_link` */
export async function signInByLink(
  { postgres, audit, clock }: SignInDependencies,
  attempt: { token: string; address: string },
): Promise<SignedIn> {
  const now = clock.now();
  return postgres.transaction(async (sql) => {
    const [link] = await sql.query<{ account_id: number }>(selectLink, [hashToken(attempt.token), now]);
    const [row] = link === undefined ? [] : await sql.query<AccountRow>(selectAccount, [link.account_id]);
    if (row === undefined || row.disabled_at !== null) {
      throw new NotAllowed('access.bad_link', `this link has been used or has expired; ${await newLinkFrom(sql)}`);
    }
    const signedIn = await openSession(sql, row, true, now);
    await audit.recordIn(sql, signedInEntry(signedIn.account, 'link', attempt.address));
    return signedIn;
  });
}

/** How somebody comes by another link. */
async function newLinkFrom(sql: Sql): Promise<string> {
  const somebody = await sql.query(selectSomebodyWithPassword);
  return somebody.length > 0
    ? 'ask an admin, who makes one under Users'
    : 'stop the product and start it again (npm start, or loyalty start): the start prints a new one';
}

async function openSession(sql: Sql, row: AccountRow, mustSetPassword: boolean, now: number): Promise<SignedIn> {
  const sessionToken = newSecretToken();
  await sql.query(insertSession, [hashToken(sessionToken), row.id, mustSetPassword, now]);
  await sql.query(updateLastSignedIn, [row.id, now]);
  return { sessionToken, account: accountOf(row), mustSetPassword };
}

function signedInEntry(account: Account, by: string, address: string) {
  const actor = { kind: 'user' as const, id: account.id, name: account.name };
  return { actor, action: 'session.signed_in', subject: `user:${account.id}`, details: { by, address } };
}

export async function signOut({ postgres, audit }: SignInDependencies, { caller, sessionId }: Authenticated): Promise<void> {
  if (sessionId === undefined) return;
  await postgres.transaction(async (sql) => {
    const ended = await sql.query(deleteSession, [sessionId]);
    if (ended.length === 0) return;
    await sql.query(notifyAccessChanged, [`session:${sessionId}`]);
    await audit.recordIn(sql, { actor: caller, action: 'session.signed_out', subject: `user:${caller.id}` });
  });
}

export interface PasswordChange {
  /** Not asked of somebody who came by a link. */
  readonly current?: string | undefined;
  readonly next: string;
  /** The first admin's own address and name, in place of those that the first start made up. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * Sets the password of who is signed in, and ends every other session of theirs.
 * @throws InvalidInput `access.weak_password`; NotAllowed `access.wrong_password`; Conflict `access.email_taken`
 */
export async function changePassword(
  { postgres, audit, clock }: SignInDependencies,
  { caller, sessionId }: Authenticated,
  change: PasswordChange & { address: string },
): Promise<Account> {
  if (caller.kind !== 'user' || sessionId === undefined) {
    throw new NotAllowed('access.not_permitted', 'an API token has no password to change');
  }
  const [row] = await postgres.query<AccountRow>(selectAccount, [caller.id]);
  if (row === undefined) throw new NotAllowed('access.not_signed_in', 'this account is gone');
  // Once somebody has a password, addresses are an admin's to give.
  const isFirst = caller.mustSetPassword && (await postgres.query(selectSomebodyWithPassword)).length === 0;
  const email = isFirst && change.email !== undefined ? normalEmail(change.email) : row.email;
  const name = isFirst && change.name !== undefined ? change.name.trim() : row.name;
  const problems = [...problemsOfEmail(email), ...problemsOfName(name), ...problemsOfPassword(change.next, { email, name })];
  if (problems.length > 0) throw new InvalidInput('access.weak_password', problems);
  if (!caller.mustSetPassword) {
    await countSignIn(postgres, row.email, change.address, clock.now());
    if (!(await verifyPassword(row.password_hash, change.current ?? ''))) {
      throw new NotAllowed('access.wrong_password', 'the current password is not right');
    }
  }
  const passwordHash = await hashPassword(change.next);
  return postgres.transaction(async (sql) => {
    await sql.query(lockAccount, [caller.id]);
    const [session] = await sql.query<{ must_set_password: boolean }>(lockSession, [sessionId]);
    if (session === undefined || session.must_set_password !== caller.mustSetPassword) {
      throw new NotAllowed('access.not_signed_in', 'this session has ended: a password has been chosen meanwhile');
    }
    const [updated] = await sql.query<AccountRow>(updateFirstAccount, [caller.id, email, name]);
    if (updated === undefined) throw new Conflict('access.email_taken', `${email} belongs to another account`);
    await sql.query(updatePassword, [caller.id, passwordHash]);
    await sql.query(settleSession, [sessionId]);
    await sql.query(deleteSessionsOfAccount, [caller.id, sessionId]);
    await sql.query(deleteLinksOfAccount, [caller.id]);
    if (!caller.mustSetPassword) await clearSignIn(sql, row.email, change.address);
    await sql.query(notifyAccessChanged, [`user:${caller.id}`]);
    await audit.recordIn(sql, { actor: caller, action: 'user.password_changed', subject: `user:${caller.id}` });
    return accountOf({ ...updated, password_hash: passwordHash });
  });
}

/** A new link for an account; earlier ones stop working. Inside the caller's transaction, which also says in the log who asked. */
export async function makeLink(sql: Sql, row: AccountRow, now: number, lastsMs: number = passwordLinkMs): Promise<SignInLink> {
  const token = newSecretToken();
  await sql.query(deleteLinksOfAccount, [row.id]);
  await sql.query(deleteUnsettledSessions, [row.id]);
  await sql.query(notifyAccessChanged, [`user:${row.id}`]);
  await sql.query(insertLink, [hashToken(token), row.id, now, now + lastsMs]);
  return { token, account: accountOf(row), expiresAt: now + lastsMs };
}

/**
 * The way in for whoever starts the product: a link for the first admin, as long as nobody has a password. Undefined afterwards:
 * from then on people let one another in.
 */
export async function createFirstAccess(
  { postgres, audit, clock }: SignInDependencies,
  firstEmail: string,
): Promise<SignInLink | undefined> {
  const now = clock.now();
  return postgres.transaction(async (sql) => {
    await sql.query(lockAdmins);
    const somebody = await sql.query(selectSomebodyWithPassword);
    if (somebody.length > 0) return undefined;
    const [found] = await sql.query<AccountRow>(selectFirstAdmin);
    const row = found ?? (await sql.query<AccountRow>(insertAccount, [normalEmail(firstEmail), 'First admin', 'admin', now]))[0];
    if (row === undefined) throw new Conflict('access.email_taken', `${firstEmail} is taken by an account that may not manage users`);
    const link = await makeLink(sql, row, now, firstLinkMs);
    await audit.recordIn(sql, { actor: { kind: 'system', name: 'first start' }, action: 'user.link_made', subject: `user:${row.id}` });
    return link;
  });
}
