import { Conflict, type Problem } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { isRole, type Role } from './permission.ts';
import { type AccountRow, countOtherAdmins } from './queries/account.ts';

/** Somebody of the firm who signs in. Times are milliseconds since 1970. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly createdAt: number;
  readonly lastSignedInAt?: number;
}

// RFC 5321's limit of a path, and a name that fits on a line.
const emailCharactersMax = 254;
const nameCharactersMax = 100;

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    // A role of another release gets the least there is rather than an error on every page.
    role: isRole(row.role) ? row.role : 'clerk',
    disabled: row.disabled_at !== null,
    hasPassword: row.password_hash !== null,
    createdAt: row.created_at,
    ...(row.last_signed_in_at === null ? {} : { lastSignedInAt: row.last_signed_in_at }),
  };
}

/** E-mail addresses are compared without case, and people add spaces when they paste. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function problemsOfEmail(email: string): Problem[] {
  const normal = normalEmail(email);
  const isAddress = normal.length <= emailCharactersMax && /^[^\s@\0]+@[^\s@\0]+$/.test(normal);
  return isAddress ? [] : [{ at: 'email', message: 'is not an e-mail address' }];
}

export function problemsOfName(name: string): Problem[] {
  const length = name.trim().length;
  if (length === 0 || length > nameCharactersMax) return [{ at: 'name', message: `give a name of 1 to ${nameCharactersMax} characters` }];
  return name.includes('\0') ? [{ at: 'name', message: 'has a null character' }] : [];
}

/** @throws Conflict `access.last_admin` when nobody else could manage users any more; call it under the lock of admins. */
export async function refuseLastAdmin(sql: Sql, account: Account): Promise<void> {
  if (account.role !== 'admin' || account.disabled || !account.hasPassword) return;
  const [others] = await sql.query<{ count: number }>(countOtherAdmins, [account.id]);
  if ((others?.count ?? 0) === 0) {
    throw new Conflict('access.last_admin', `${account.name} is the only admin who can sign in; make somebody else one first`);
  }
}
