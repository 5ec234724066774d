import type { JsonObject } from '../../foundation/index.ts';

/** A change that no one person may make: it takes effect when people of every role it asks for have signed it. */
export interface JointChange {
  readonly id: number;
  /** What kind of change: `room.thing.verb`, for example `field.retire`. */
  readonly kind: string;
  /** To what, as the audit log names it: `field:shoe_colour`. One change of a kind and subject is open at a time. */
  readonly subject: string;
  /** What exactly; never altered once proposed, so that everybody signs the same. */
  readonly change: JsonObject;
  readonly reason: string;
  readonly proposedBy: JointPerson;
  /** Milliseconds since 1970. */
  readonly proposedAt: number;
  readonly requiredRoles: readonly string[];
  readonly state: JointState;
  readonly signatures: readonly JointSignature[];
  /** Who ended it, when it has ended. */
  readonly settled?: { readonly by: string; readonly at: number; readonly reason: string };
}

/** `proposed` → `signed` (by some, not by all) → `carriedOut`; or `withdrawn` by whoever proposed it; or `refused` by a role that is asked. */
export type JointState = 'proposed' | 'signed' | 'carriedOut' | 'withdrawn' | 'refused';

/** Who acts: a `Caller` is one. */
export interface JointPerson {
  readonly kind: 'user' | 'token' | 'system';
  readonly id?: number;
  readonly name: string;
}

export interface JointSigner extends JointPerson {
  readonly role: string;
}

export interface JointSignature {
  readonly userId: number;
  readonly name: string;
  readonly role: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: string;
}

/** Why somebody may not take a step: the code of the error, and a sentence. */
export interface JointRefusal {
  readonly kind: 'notAllowed' | 'conflict';
  readonly code: string;
  readonly message: string;
}

/** The two chiefs decide together until a charter names others. */
export const jointRoles: readonly string[] = ['cmo', 'cio'];

const openStates: ReadonlySet<JointState> = new Set(['proposed', 'signed']);

/** True while somebody can still sign, refuse or withdraw. */
export function isOpen({ state }: Pick<JointChange, 'state'>): boolean {
  return openStates.has(state);
}

/** Roles whose signature is missing. */
export function rolesMissing({ requiredRoles, signatures }: Pick<JointChange, 'requiredRoles' | 'signatures'>): string[] {
  return requiredRoles.filter((role) => !signatures.some((signature) => signature.role === role));
}

/** Why this person cannot sign now; undefined when she can. Pure. */
export function refusalToSign(change: JointChange, by: JointSigner): JointRefusal | undefined {
  const refusal = refusalToDecide(change, by);
  if (refusal !== undefined) return refusal;
  if (change.signatures.some(({ userId }) => userId === by.id)) {
    const message = 'you have signed this; the second signature is somebody else’s';
    return { kind: 'conflict', code: 'governance.signed_already', message };
  }
  if (!rolesMissing(change).includes(by.role)) {
    const message = `a signature in the role ${by.role} is there already`;
    return { kind: 'conflict', code: 'governance.role_has_signed', message };
  }
  return undefined;
}

/** Why this person cannot refuse the change now; who has signed may still think better of it. Pure. */
export function refusalToDecide(change: JointChange, by: JointSigner): JointRefusal | undefined {
  if (!isOpen(change)) return settledAlready(change);
  if (by.kind !== 'user' || by.id === undefined) {
    const message = 'a signature is a person’s: sign in with your own account; API tokens do not sign';
    return { kind: 'notAllowed', code: 'governance.tokens_do_not_sign', message };
  }
  if (!change.requiredRoles.includes(by.role)) {
    const message = `this is signed in the roles ${change.requiredRoles.join(' and ')}; yours is ${by.role}`;
    return { kind: 'notAllowed', code: 'governance.not_asked_to_sign', message };
  }
  return undefined;
}

/** Why this person cannot take the proposal back; only whoever made it can. Pure. */
export function refusalToWithdraw(change: JointChange, by: JointPerson): JointRefusal | undefined {
  if (!isOpen(change)) return settledAlready(change);
  if (change.proposedBy.kind === by.kind && change.proposedBy.id === by.id) return undefined;
  const message = `only ${change.proposedBy.name}, who proposed it, can take it back; a role that is asked can refuse it`;
  return { kind: 'notAllowed', code: 'governance.not_yours_to_withdraw', message };
}

/** The change with one more signature: `carriedOut` when no role is missing any more. Pure; ask `refusalToSign` first. */
export function afterSigning(change: JointChange, signature: JointSignature): JointChange {
  const signed = { ...change, signatures: [...change.signatures, signature] };
  if (rolesMissing(signed).length > 0) return { ...signed, state: 'signed' };
  return { ...signed, state: 'carriedOut', settled: { by: signature.name, at: signature.at, reason: signature.reason } };
}

function settledAlready({ state }: JointChange): JointRefusal {
  const words = { carriedOut: 'carried out', withdrawn: 'withdrawn', refused: 'refused', proposed: '', signed: '' }[state];
  return { kind: 'conflict', code: 'governance.settled_already', message: `this was ${words} already` };
}
