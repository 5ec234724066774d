import { describe, expect, it } from 'vitest';
import { isUnfinished, tidyRule } from './tidy-rule.ts';

const silent = { measure: 'silentDays', min: 90 };

describe('a rule that is sent', () => {
  it('has no empty values, and no list of one', () => {
    expect(tidyRule({ all: [silent, { any: [{ trait: 'plan', is: ['family ', ''] }] }] })).toEqual({
      all: [silent, { trait: 'plan', is: ['family'] }],
    });
    expect(tidyRule({ any: [{ not: { trait: 'plan', is: [''] } }] })).toEqual({ not: { trait: 'plan' } });
    expect(tidyRule(silent)).toBe(silent);
  });

  it('is unfinished as long as one of its conditions asks for nothing', () => {
    expect(isUnfinished({ all: [silent, { any: [silent, { trait: ' ' }] }] })).toBe(true);
    expect(isUnfinished({ not: { measure: 'care' } })).toBe(true);
    expect(isUnfinished({ all: [silent, { any: [silent, { matters: 'time' }] }] })).toBe(false);
  });
});
