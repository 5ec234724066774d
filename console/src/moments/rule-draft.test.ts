import { describe, expect, it } from 'vitest';
import type { MomentRule } from '../api/contract.ts';
import { draftOf, keyOf, missingIn, newDraft, ruleOf } from './rule-draft.ts';

const rule: MomentRule = {
  ...{ key: 'returns-help', name: 'Returns', effect: 'first', startedBy: 'customer', because: 'she looks at returns', places: ['help'] },
  when: { any: [{ moment: 'read', is: ['returns'], min: 2 }, { not: { moment: 'known' } }] },
  choose: { items: ['returns-help'], tags: { question: ['can-i-return'] } },
};

describe('a rule while it is written', () => {
  it('comes back as it was when nothing was changed', () => {
    expect(ruleOf(draftOf(rule), [])).toEqual(rule);
    const one: MomentRule = { ...rule, when: { moment: 'visitNumber', min: 5 }, isOff: true };
    expect(ruleOf(draftOf(one), [])).toEqual(one);
  });

  it('leaves out what was left empty', () => {
    const { because: _, places: __, ...bare } = rule;
    const draft = { ...draftOf(rule), because: ' ', places: [], choose: { items: [], kinds: ['article'], tags: { topic: [] } } };
    expect(ruleOf(draft, [])).toEqual({ ...bare, choose: { kinds: ['article'] } });
  });

  it('holds always where it has no condition', () => {
    const always = ruleOf({ ...newDraft, name: 'Always', parts: [], choose: { kinds: ['offer'] } }, []);
    expect(always.when).toEqual({ all: [] });
    expect(missingIn(always)).toBeUndefined();
  });

  it('is given a key of its name that nobody has', () => {
    expect(keyOf('Devoluções: ajuda primeiro!', [])).toBe('devolucoes-ajuda-primeiro');
    expect(keyOf('Help', ['help', 'help-2'])).toBe('help-3');
    expect(keyOf('???', [])).toBe('rule');
    expect(keyOf('New', [])).toBe('new-2');
    expect(keyOf('x'.repeat(300), []).length).toBeLessThanOrEqual(80);
  });

  it('says what is missing, one thing at a time', () => {
    expect(missingIn(ruleOf(newDraft, []))).toBe('name');
    expect(missingIn(ruleOf({ ...newDraft, name: 'A', parts: [{ moment: 'route', is: [''] }] }, []))).toBe('conditions');
    expect(missingIn(ruleOf({ ...newDraft, name: 'A' }, []))).toBe('content');
  });
});
