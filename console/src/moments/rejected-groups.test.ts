import { expect, it } from 'vitest';
import type { MomentRejection } from '../api/contract.ts';
import { rejectedGroups } from './rejected-groups.ts';

const one = (key: string, code: string, more: Partial<MomentRejection> = {}): MomentRejection => ({
  ...{ key, code, reason: '', wouldChange: '' },
  ...more,
});

it('puts what was not offered together by its reason, rules apart, and what was less likely last', () => {
  const groups = rejectedGroups([
    one('a', 'less_likely', { chance: 0.1 }),
    one('b', 'less_likely', { chance: 0.3 }),
    one('c', 'less_likely', { chance: 0.2 }),
    one('d', 'rule.withhold', { rule: 'x' }),
    one('e', 'consent.unknown'),
    one('f', 'consent.unknown'),
    one('g', 'rule.withhold', { rule: 'y' }),
  ]);
  expect(groups.map(({ items }) => items.map(({ key }) => key).join(''))).toEqual(['ef', 'd', 'g', 'bca']);
});
