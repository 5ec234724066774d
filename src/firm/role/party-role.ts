import { foldLetters } from '../../foundation/index.ts';
import { isLive, overlap, type Span } from './span.ts';

/** What a firm is to us. It may be several of them at once, each in its own context. */
export const partyRoles = ['customer', 'supplier', 'partner', 'competitor', 'agency', 'advocate'] as const;
export type PartyRoleName = (typeof partyRoles)[number];

export interface PartyRole extends Span {
  readonly role: PartyRoleName;
  /** In what: `leases our product to hotels`. */
  readonly context: string;
}

/** Contexts are the same when they differ in capitals, accents and spaces alone. Pure. */
export function contextKey(context: string): string {
  return foldLetters(context).replace(/\s+/g, ' ').trim();
}

/** The roles that hold on a day, in the order in which they began. Pure. */
export function liveRoles<Role extends PartyRole>(history: readonly Role[], day: string): Role[] {
  return history
    .filter((role) => isLive(role, day))
    .sort((left, right) => (left.since < right.since ? -1 : left.since > right.since ? 1 : 0));
}

/**
 * A role of the history that says the same of some day that `added` would say: the same role in the same context, in days that overlap. Another role,
 * or the same in another context, never stands in the way. Pure.
 */
export function sameRoleIn<Role extends PartyRole>(history: readonly Role[], added: PartyRole): Role | undefined {
  return history.find((role) => role.role === added.role && contextKey(role.context) === contextKey(added.context) && overlap(role, added));
}
