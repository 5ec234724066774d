import { type Clock, Conflict, InvalidInput, type JsonObject, NotFound } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import { type Account, accountOf, normalEmail, problemsOfEmail, problemsOfName, refuseLastAdmin } from './account.ts';
import type { Role } from './permission.ts';
import {
  type AccountRow,
  insertAccount,
  lockAccount,
  lockAdmins,
  selectAccount,
  selectAccountByEmail,
  selectAccounts,
  updateAccount,
} from './queries/account.ts';
import { deleteLinksOfAccount, deleteSessionsOfAccount, notifyAccessChanged } from './queries/session.ts';
import { makeLink, type SignInLink } from './sign-in.ts';

export interface ManageDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
}

export async function listAccounts(sql: Sql): Promise<Account[]> {
  return (await sql.query<AccountRow>(selectAccounts)).map(accountOf);
}

/** Adds somebody and makes the link by which they come in the first time. @throws InvalidInput `access.invalid_user`; Conflict `access.email_taken` */
export async function addAccount(
  { postgres, audit, clock }: ManageDependencies,
  person: { email: string; name: string; role: Role },
  by: Actor,
): Promise<SignInLink> {
  const problems = [...problemsOfEmail(person.email), ...problemsOfName(person.name)];
  if (problems.length > 0) throw new InvalidInput('access.invalid_user', problems);
  const email = normalEmail(person.email);
  const now = clock.now();
  return postgres.transaction(async (sql) => {
    const [row] = await sql.query<AccountRow>(insertAccount, [email, person.name.trim(), person.role, now]);
    if (row === undefined) throw new Conflict('access.email_taken', `${email} belongs to another account`);
    const link = await makeLink(sql, row, now);
    await audit.recordIn(sql, { actor: by, action: 'user.added', subject: `user:${row.id}`, details: { role: person.role } });
    return link;
  });
}

export interface AccountChange {
  readonly role?: Role | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Changes count from the next request on: who is disabled is out. @throws NotFound `access.unknown_user`; Conflict `access.last_admin` */
export async function changeAccount(
  { postgres, audit, clock }: ManageDependencies,
  id: number,
  change: AccountChange,
  by: Actor,
): Promise<Account> {
  const problems = change.name === undefined ? [] : problemsOfName(change.name);
  if (problems.length > 0) throw new InvalidInput('access.invalid_user', problems);
  return postgres.transaction(async (sql) => {
    await sql.query(lockAdmins);
    const before = await takeAccount(sql, id);
    const account = accountOf(before);
    const role = change.role ?? account.role;
    const disabled = change.disabled ?? account.disabled;
    if (role !== 'admin' || disabled) await refuseLastAdmin(sql, account);
    const disabledAt = disabled ? (before.disabled_at ?? clock.now()) : null;
    const [row] = await sql.query<AccountRow>(updateAccount, [id, change.name?.trim() ?? before.name, role, disabledAt]);
    if (row === undefined) throw unknownAccount(id);
    if (disabled) {
      await sql.query(deleteSessionsOfAccount, [id, null]);
      await sql.query(deleteLinksOfAccount, [id]);
    }
    await sql.query(notifyAccessChanged, [`user:${id}`]);
    const details: JsonObject = {};
    if (role !== account.role) details.role = { from: account.role, to: role };
    if (disabled !== account.disabled) details.disabled = disabled;
    if (row.name !== before.name) details.renamed = true;
    await audit.recordIn(sql, { actor: by, action: 'user.changed', subject: `user:${id}`, details });
    return accountOf(row);
  });
}

/** A one-time link for somebody who has lost their password; it is shown to whoever asked, for no mail is sent. @throws NotFound `access.unknown_user` */
export async function createPasswordLink({ postgres, audit, clock }: ManageDependencies, id: number, by: Actor): Promise<SignInLink> {
  return postgres.transaction(async (sql) => {
    const row = await takeAccount(sql, id);
    if (row.disabled_at !== null) throw new Conflict('access.user_disabled', `${row.name} may not sign in; allow it first`);
    const link = await makeLink(sql, row, clock.now());
    await audit.recordIn(sql, { actor: by, action: 'user.link_made', subject: `user:${id}` });
    return link;
  });
}

/** The account with this address, for the command line. @throws NotFound `access.unknown_user` */
export async function accountByEmail(sql: Sql, email: string): Promise<Account> {
  const [row] = await sql.query<AccountRow>(selectAccountByEmail, [normalEmail(email)]);
  if (row === undefined) throw new NotFound('access.unknown_user', `nobody has the address ${normalEmail(email)}`);
  return accountOf(row);
}

/** @throws NotFound `access.unknown_user` */
export async function accountById(sql: Sql, id: number): Promise<Account> {
  const [row] = await sql.query<AccountRow>(selectAccount, [id]);
  if (row === undefined) throw unknownAccount(id);
  return accountOf(row);
}

async function takeAccount(sql: Sql, id: number): Promise<AccountRow> {
  const [row] = await sql.query<AccountRow>(lockAccount, [id]);
  if (row === undefined) throw unknownAccount(id);
  return row;
}

function unknownAccount(id: number): NotFound {
  return new NotFound('access.unknown_user', `there is no user ${id}`);
}
