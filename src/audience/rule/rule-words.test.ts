import { describe, expect, it } from 'vitest';
import type { Condition } from './rule.ts';
import { hiddenWords, ruleInWords } from './rule-words.ts';

const words = { visit: 'visit', visits: 'visits' };
const say = (rule: Condition): string => ruleInWords(rule, words);

describe('a rule in words', () => {
  it('says bounds as they were written, so that two of them are never one', () => {
    const spent = { measure: 'spentAVisit', currency: 'EUR' } as const;
    expect(say({ ...spent, min: 199.6, max: 199.7 })).toBe('spent each visit 199.6 EUR to 199.7 EUR');
    expect(say({ ...spent, min: 0.1 + 0.2 })).toBe('spent each visit at least 0.3 EUR');
    expect(say({ measure: 'chanceActive', min: 0.051, max: 0.052 })).toBe('chance still to be a customer 5.1 % to 5.2 %');
    expect(say({ measure: 'profit', min: 12_345.67, currency: 'EUR' })).toBe('expected profit within a year at least 12345.67 EUR');
  });

  it('speaks of gaps as people do, by one bound and by two', () => {
    expect(say({ measure: 'usualGapDays', min: 24, max: 38 })).toBe('usually comes every 24 days to 38 days');
    expect(say({ measure: 'usualGapDays', min: 24 })).toBe('usual gap between visits at least 24 days');
    expect(say({ measure: 'silentDays', min: 14, max: 60 })).toBe('no purchase for 14 days to 60 days');
  });

  it('never prints the reference of a sealed number, and leaves hidden conditions out', () => {
    const seal = 'sealed:0123456789abcdef:0154';
    for (const condition of [
      { trait: 'iban', is: [seal] },
      { trait: seal },
      { matters: seal },
      { preference: seal, minShare: 1, minCount: 1 },
    ]) {
      expect(say(condition)).not.toContain('sealed:');
      expect(say(condition)).toContain('••••0154');
    }
    const rule = { all: [{ trait: 'plan', is: ['family'] }, { not: { trait: 'margin_class', is: ['A'] } }] };
    const isHidden = (one: Condition) => 'trait' in one && one.trait === 'margin_class';
    expect(ruleInWords(rule, words, isHidden)).toBe(`plan is family and not (${hiddenWords})`);
  });
});
