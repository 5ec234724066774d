import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buyingRoleOf } from './buying-role.ts';
import { parentProblem, parentsAbove, parentsMax } from './parent-chain.ts';
import { contextKey, liveRoles, type PartyRole, partyRoles, sameRoleIn } from './party-role.ts';
import { isLive, overlap, spanProblems } from './span.ts';

const dayText = fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
const span = fc
  .tuple(dayText, fc.option(dayText, { nil: undefined }))
  .map(([since, until]) => (until === undefined ? { since } : since <= until ? { since, until } : { since: until, until: since }));
const partyRole = fc
  .record({
    ...{ role: fc.constantFrom(...partyRoles), context: fc.constantFrom('installations', 'Installations ', 'leases to hotels', '') },
    span,
  })
  .map(({ span: days, ...role }): PartyRole => ({ ...role, ...days }));

/** As colleagues do it: each role is added unless it says what is said already. */
function added(roles: readonly PartyRole[]): PartyRole[] {
  const history: PartyRole[] = [];
  for (const role of roles) if (sameRoleIn(history, role) === undefined) history.push(role);
  return history;
}

describe('what a firm is to us', () => {
  it('is a set: on no day is the same role in the same context held twice', () => {
    fc.assert(
      fc.property(fc.array(partyRole, { maxLength: 12 }), dayText, (roles, day) => {
        const live = liveRoles(added(roles), day);
        const keys = live.map(({ role, context }) => `${role} ${contextKey(context)}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('loses no role by adding another', () => {
    fc.assert(
      fc.property(fc.array(partyRole, { maxLength: 12 }), partyRole, dayText, (roles, role, day) => {
        const before = liveRoles(added(roles), day);
        const after = liveRoles(added([...roles, role]), day);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it('shows competitor and partner together, each with its context', () => {
    const history: PartyRole[] = [
      { role: 'partner', context: 'leases our product to hotels', since: '2025-01-10' },
      { role: 'competitor', context: 'bids against us for installations', since: '2025-06-01' },
    ];
    expect(liveRoles(history, '2026-01-01')).toEqual(history);
    expect(liveRoles(history, '2025-03-01').map(({ role }) => role)).toEqual(['partner']);
  });

  it('ends on the day it ends', () => {
    expect(isLive({ since: '2025-01-01', until: '2025-02-01' }, '2025-01-31')).toBe(true);
    expect(isLive({ since: '2025-01-01', until: '2025-02-01' }, '2025-02-01')).toBe(false);
    expect(spanProblems({ since: '2025-02-02', until: '2025-02-01' }, 'until')[0]?.message).toContain('before it began on 2025-02-02');
  });

  it('overlaps where there is a day on which both hold', () => {
    fc.assert(
      fc.property(span, span, (left, right) => {
        const days = Array.from({ length: 402 }, (_, at) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10));
        // What ends on the day it begins holds on none, and stands in nobody's way but between the days of another.
        if (left.since === left.until || right.since === right.until) return;
        expect(overlap(left, right)).toBe(days.some((day) => isLive(left, day) && isLive(right, day)));
      }),
    );
  });
});

describe('parents of firms', () => {
  it('never make a circle, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 60 }), (wishes) => {
        const parentOf = new Map<number, number>();
        for (const [firm, parent] of wishes) if (parentProblem(firm, parent, parentOf) === undefined) parentOf.set(firm, parent);
        for (const firm of parentOf.keys()) {
          const above = parentsAbove(firm, parentOf);
          expect(above).not.toContain(firm);
          expect(parentOf.has(above.at(-1) as number)).toBe(false);
        }
      }),
    );
  });

  it('say through whom the circle would go', () => {
    const parentOf = new Map([
      [2, 1],
      [3, 2],
    ]);
    expect(parentProblem(1, 3, parentOf)).toEqual({ code: 'circle', through: [3, 2] });
    expect(parentProblem(1, 1, parentOf)).toEqual({ code: 'itself' });
    expect(parentProblem(4, 3, parentOf)).toBeUndefined();
    const long = new Map(Array.from({ length: parentsMax + 5 }, (_, at): [number, number] => [at, at + 1]));
    expect(parentProblem(99, 0, long)).toEqual({ code: 'tooLong' });
  });
});

describe('buying roles', () => {
  it('are read in the words of other systems', () => {
    expect(['decides', 'DECISION_MAKER', 'pays', 'advises', 'User', 'nothing'].map(buyingRoleOf)).toEqual([
      ...['decider', 'decider', 'buyer', 'influencer', 'user', undefined],
    ]);
  });
});
