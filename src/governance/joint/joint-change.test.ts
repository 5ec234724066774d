import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterSigning,
  type JointChange,
  type JointSigner,
  jointRoles,
  refusalToSign,
  refusalToWithdraw,
  rolesMissing,
} from './joint-change.ts';

const proposed: JointChange = {
  ...{ id: 1, kind: 'field.retire', subject: 'field:shoe', change: { field: 'shoe' }, reason: 'predicts nothing', proposedAt: 0 },
  ...{ proposedBy: { kind: 'user', id: 9, name: 'Ana' }, requiredRoles: jointRoles, state: 'proposed', signatures: [] },
};

const someone = fc.record({
  kind: fc.constantFrom('user' as const, 'user' as const, 'token' as const, 'system' as const),
  id: fc.integer({ min: 1, max: 4 }),
  name: fc.constantFrom('Ana', 'Rui', 'Lea'),
  role: fc.constantFrom('cmo', 'cio', 'admin', 'marketer'),
});

/** Everybody tries to sign, one after another, as the product lets them. */
function signAll(signers: readonly JointSigner[]): JointChange {
  return signers.reduce(
    (change, by, at) =>
      refusalToSign(change, by) === undefined
        ? afterSigning(change, { userId: by.id as number, name: by.name, role: by.role, at, reason: 'yes' })
        : change,
    proposed,
  );
}

describe('a joint change', () => {
  test('is carried out exactly when a CMO and another person as CIO have signed, whoever else tries, and how often', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 12 }), (signers) => {
        const { state, signatures } = signAll(signers);
        const people = new Set(signatures.map(({ userId }) => userId));
        const roles = new Set(signatures.map(({ role }) => role));
        expect(people.size).toBe(signatures.length);
        expect(roles.size).toBe(signatures.length);
        expect([...roles].every((role) => jointRoles.includes(role))).toBe(true);
        expect(state).toBe(signatures.length === 0 ? 'proposed' : signatures.length === 1 ? 'signed' : 'carriedOut');
        // Who could have signed and did not: nobody, while it is open.
        const open = signers.filter((by) => refusalToSign(signAll(signers), by) === undefined);
        expect(open).toEqual([]);
      }),
    );
  });

  test('is never signed twice by one person, in whatever role she comes the second time', () => {
    const signed = signAll([{ kind: 'user', id: 1, name: 'Ana', role: 'cmo' }]);
    expect(refusalToSign(signed, { kind: 'user', id: 1, name: 'Ana', role: 'cio' })?.code).toBe('governance.signed_already');
    expect(refusalToSign(signed, { kind: 'token', id: 2, name: 'Rui', role: 'cio' })?.code).toBe('governance.tokens_do_not_sign');
    expect(refusalToSign(signed, { kind: 'user', id: 2, name: 'Rui', role: 'cmo' })?.code).toBe('governance.role_has_signed');
    expect(refusalToSign(signed, { kind: 'user', id: 2, name: 'Rui', role: 'admin' })?.code).toBe('governance.not_asked_to_sign');
    expect(rolesMissing(signed)).toEqual(['cio']);
  });

  test('is taken back by whoever proposed it alone, and by nobody once it is settled', () => {
    expect(refusalToWithdraw(proposed, { kind: 'user', id: 9, name: 'Ana' })).toBeUndefined();
    expect(refusalToWithdraw(proposed, { kind: 'token', id: 9, name: 'Ana' })?.code).toBe('governance.not_yours_to_withdraw');
    const done = { ...proposed, state: 'carriedOut' as const };
    expect(refusalToWithdraw(done, { kind: 'user', id: 9, name: 'Ana' })?.code).toBe('governance.settled_already');
    expect(refusalToSign(done, { kind: 'user', id: 1, name: 'Rui', role: 'cmo' })?.code).toBe('governance.settled_already');
  });
});
