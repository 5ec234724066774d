import { NotAllowed } from '../foundation/index.ts';
import { type Permission, type Role, roleMay } from './permission.ts';

/** Who asks: a person signed in with a session, or a machine with an API token. */
export interface Caller {
  readonly kind: 'user' | 'token';
  /** Number of the user or of the token. */
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** True while somebody who came by a one-time link has not set a password: until then only that may be done. */
  readonly mustSetPassword: boolean;
  may(permission: Permission): boolean;
}

/** The caller with the permissions of its role, or with none while a password is owed. */
export function callerOf(facts: Omit<Caller, 'may'>): Caller {
  return {
    ...facts,
    may: (permission) => (facts.mustSetPassword ? permission === 'public' || permission === 'signedIn' : roleMay(facts.role, permission)),
  };
}

/**
 * @param deed what the caller wants, as the message says it: `change words`
 * @throws NotAllowed `access.not_permitted` when the caller's role does not hold the permission
 */
export function requirePermission(caller: Caller, permission: Permission, deed = 'do this'): void {
  if (caller.may(permission)) return;
  throw new NotAllowed('access.not_permitted', `the role ${caller.role} may not ${deed}; it needs the permission ${permission}`);
}
