import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentPurposesSetting } from '../consent/index.ts';
import { dayMs, fixedClock, type IdentifierId, NotAllowed, type SourceId } from '../foundation/index.ts';
import { gateRulesSetting, mayHandOut, type RefusedAct, standingOf } from '../gate/index.ts';
import { emptySummary, type Fragment, type Summary } from '../profile/index.ts';
import { handedOut, requireHandedOut } from './hand-out.ts';

const now = 400 * dayMs;
const refused: RefusedAct[] = [];
const dependencies = {
  clock: fixedClock(now),
  consent: () => consentPurposesSetting.default,
  gate: () => gateRulesSetting.default,
  log: { note: (one: RefusedAct) => refused.push(one) },
};

interface Word {
  readonly identifier: number;
  readonly day: number;
  readonly granted: boolean;
}

function fragmentsOf(words: readonly Word[], relationship: string | undefined): Fragment[] {
  return [1, 2, 3].map((id) => {
    const own = words.filter(({ identifier }) => identifier === id);
    const permissions: Summary['permissions'] = own.map(({ day, granted }) => [
      day * dayMs,
      1,
      `m${day}`,
      'preference',
      ['marketing'],
      [granted],
    ]);
    if (id === 1 && relationship !== undefined) permissions.push([0, 1, 'r', 'preference', ['relationship'], [relationship]]);
    const identifier = {
      id: id as IdentifierId,
      namespace: 'user_id',
      value: `u${id}`,
      firstSeen: 0,
      sourceId: 1 as SourceId,
      shared: false,
    };
    // The third never did anything: it was told of by the others.
    return { identifier, summary: { ...emptySummary(), count: id === 3 ? 0 : 5, permissions } };
  });
}

/** By hand: the newest of her own words, and of the last words of the others that are a no, is a yes of her own. */
function isAllowed(id: number, words: readonly Word[]): boolean {
  const last = (of: number) => words.filter(({ identifier }) => identifier === of).sort((left, right) => right.day - left.day)[0];
  const own = words.filter(({ identifier }) => identifier === id);
  const others = [1, 2, 3].filter((one) => one !== id).flatMap((one) => last(one) ?? []);
  const [newest] = [...own, ...others.filter(({ granted }) => !granted)].sort((left, right) => right.day - left.day);
  return newest?.granted === true;
}

const words = fc.uniqueArray(
  fc.record({ identifier: fc.integer({ min: 1, max: 2 }), day: fc.integer({ min: 1, max: 60 }), granted: fc.boolean() }),
  {
    maxLength: 6,
    selector: ({ day }) => day,
  },
);
const relationships = fc.constantFrom(undefined, 'leaveMeBe', 'justBasics', 'keepMePosted');

describe('what is handed out', () => {
  it('is what she permits by the identifier that it came by, and nothing of whom that is nothing', () => {
    fc.assert(
      fc.property(words, relationships, (said, relationship) => {
        const fragments = fragmentsOf(said, relationship);
        const leavesAlone = relationship === 'leaveMeBe' || relationship === 'justBasics';
        const expected = leavesAlone ? [] : [1, 2].filter((id) => isAllowed(id, said));
        const { fragments: handed, refusals } = handedOut(fragments, 'marketing', dependencies);
        const ids = handed.map(({ identifier }) => identifier.id as number);
        expect(ids).toEqual(expected.length === 0 ? [] : [...expected, 3]);
        expect(refusals.length > 0).toBe(expected.length === 0);
        const standing = standingOf({ fragments, contacts: [] }, consentPurposesSetting.default, gateRulesSetting.default, now);
        for (const identifierId of [1, 2]) {
          const answer = mayHandOut({ purpose: 'marketing', identifierId }, standing, gateRulesSetting.default, now);
          expect(answer.allowed).toBe(expected.includes(identifierId));
        }
        expect(handedOut(fragments, 'service', dependencies).fragments).toBe(fragments);
        expect(handedOut(fragments, undefined, dependencies).fragments).toBe(fragments);
        // A yes to one thing is none to another.
        expect(handedOut(fragments, 'advertising', dependencies).fragments).toEqual([]);
      }),
    );
    expect(refused.every(({ refusals, asker }) => asker === 'export' && refusals.length > 0)).toBe(true);
  });

  it('is refused with the reason where one person is asked for', () => {
    const silent = fragmentsOf([], undefined);
    expect(() => requireHandedOut(silent, 'analysis', dependencies)).toThrow(NotAllowed);
    expect(() => requireHandedOut(silent, 'photo', dependencies)).toThrow('She has not said yes to photo, and without a yes it is a no.');
    expect(requireHandedOut([], 'analysis', dependencies)).toEqual([]);
  });
});
