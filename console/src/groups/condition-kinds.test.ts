import { describe, expect, it } from 'vitest';
import { beginCondition, deeds, facts, kindOfCondition, measures } from './condition-kinds.ts';
import { isUnfinished } from './tidy-rule.ts';

describe('conditions to pick from', () => {
  it('are known again by what they begin with', () => {
    for (const kind of [...deeds, ...facts, 'audience', ...measures]) expect(kindOfCondition(beginCondition(kind))).toBe(kind);
  });

  it('wait for what must be said', () => {
    for (const kind of ['did', 'sequence', 'audience', 'trait', 'matters', 'profit'])
      expect(isUnfinished(beginCondition(kind)), kind).toBe(true);
    for (const kind of ['account', 'permission', 'channelDays', 'visitsSoFar'])
      expect(isUnfinished(beginCondition(kind)), kind).toBe(false);
  });
});
