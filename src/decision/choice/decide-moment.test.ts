import { describe, expect, it } from 'vitest';
import { world } from '../../../test/portraits.ts';
import { portraitOf } from '../../audience/index.ts';
import { dayMs, secondMs } from '../../foundation/index.ts';
import { emptySummary, type Summary, traitPreferenceSetting } from '../../profile/index.ts';
import { wordsSetting } from '../../settings/index.ts';
import { explorationRule } from '../learning/choose-option.ts';
import type { Moment } from '../moment/moment.ts';
import { topicFinder } from '../moment/topics.ts';
import type { MomentRule, MomentTree } from '../rule/moment-rule.ts';
import type { Choosable } from './choosable.ts';
import { decideMoment, type MomentDecision } from './decide-moment.ts';
import { beliefBefore, featureNames } from './features.ts';

const now = Date.UTC(2026, 10, 22, 12);
const moment: Moment = { channel: 'web', place: 'home', device: 'web', limit: 1, isOutbound: false };

const item = (key: string, topic = 'none'): Choosable => ({
  ...{ key, family: key, id: key.length, variant: 'own', kind: 'article', purpose: 'service', title: key },
  ...{ isPromotion: false, language: 'en', spoken: 'en', gateKey: 'service', tags: new Map([['topic', [topic]]]) },
});

const ruleWhen = (when: MomentTree, choose: string, effect: MomentRule['effect'] = 'first'): MomentRule => ({
  ...{ key: 'rule', name: 'A rule', effect, startedBy: 'customer', when, choose: { items: [choose] } },
});

/** Decides about somebody who comes for the `visit`th time and has looked at hills. */
function decide(
  visit: number,
  items: readonly Choosable[],
  given: { readonly rules?: readonly MomentRule[]; readonly returning?: number; readonly isExplained?: boolean } = {},
): MomentDecision {
  const visits = Array.from({ length: visit - 1 }, (_, at): Summary['visits'][number] => [
    ...([now - (visit - at) * dayMs, 0, 'web', 1, '', undefined] as unknown as Summary['visits'][number]),
  ]);
  const acts: Summary['acts'] = visit > 1 ? [[(now - dayMs) / secondMs, 'Product Viewed', 'hills']] : [];
  const summary = { ...emptySummary(), count: visit - 1, visits, acts };
  const portrait = portraitOf([{ identifier: {} as never, summary }], [], { preference: traitPreferenceSetting.default, now });
  const belief = beliefBefore();
  belief.mean[featureNames.indexOf('returning')] = given.returning ?? 0;
  return decideMoment({
    person: { portraitFor: () => portrait, refusalsOf: () => [] },
    context: {
      ...{ moment, now, world, items, without: new Set<string>(), openProblem: undefined, relationship: undefined },
      ...{ topicsOf: topicFinder([{ topic: 'hills', words: ['hills'] }]), questionsOf: () => [], topicName: String, questionName: String },
      ...{ ignoredTopics: new Map(), groupOf: () => undefined, isInAudience: () => undefined },
    },
    policy: {
      ...{ rules: given.rules ?? [], readsMax: 2, exploration: explorationRule, worthOf: () => 1, isPredicting: true },
      beliefOf: (key) => (key === 'learned' ? belief : undefined),
    },
    ...{ overrides: [], words: wordsSetting.default, draw: 0.4, isExplained: given.isExplained ?? true },
  });
}

const reason = (decision: MomentDecision): string | undefined => decision.choices[0]?.reason.words;
const names = (decision: MomentDecision): string[] => decision.signals.map(({ name }) => name);

describe('the reason of a decision', () => {
  it('says which visit it is to nobody for whom nothing hangs on it', () => {
    const eighth = decide(8, [item('slopes', 'hills')]);
    expect(reason(eighth)).toMatch(/^She is about “hills”/);
    expect(reason(eighth)).not.toContain('visit');
    expect(names(eighth)).toEqual(['intent:hills']);
  });

  it('says the first visit, and the eighth where a rule asks for it', () => {
    expect(reason(decide(1, [item('welcome')]))).toBe('First visit');
    const rules = [ruleWhen({ moment: 'visitNumber', min: 5 }, 'deeper')];
    expect(reason(decide(8, [item('welcome'), item('deeper')], { rules }))).toBe('A rule: eighth visit');
  });

  it('says it where what was learned of those who come again speaks for what was chosen, also when nothing is explained', () => {
    for (const isExplained of [true, false]) {
      expect(reason(decide(8, [item('learned')], { returning: 2, isExplained }))).toBe('Eighth visit');
      for (const returning of [0, 0.01, -2])
        expect(names(decide(8, [item('learned')], { returning, isExplained })), String(returning)).toEqual([]);
    }
  });

  it('says it where something else would come first without it, though nothing of it speaks for what was chosen', () => {
    const rules = [ruleWhen({ moment: 'visitNumber', min: 5 }, 'welcome', 'withhold')];
    const items = [item('welcome'), item('deeper')];
    const explained = decide(8, items, { rules });
    expect(explained.choices[0]?.item.key).toBe('deeper');
    expect(explained.wouldChange.map(({ signal, instead }) => [signal.name, instead?.key])).toEqual([['visitNumber', 'welcome']]);
    expect([reason(explained), names(explained)]).toEqual(['Eighth visit', ['visitNumber']]);
    expect(names(decide(8, items, { rules, isExplained: false }))).toEqual([]);
  });

  it('says first what would change the choice', () => {
    const items = [item('slopes', 'hills'), item('learned', 'hills')];
    const given = { returning: 6 };
    expect(names(decide(8, items, { ...given, isExplained: false }))).toEqual(['intent:hills', 'visitNumber']);
    const explained = decide(8, items, given);
    expect(explained.wouldChange.map(({ signal, instead }) => [signal.name, instead?.key])).toEqual([['visitNumber', 'slopes']]);
    expect(names(explained)).toEqual(['visitNumber', 'intent:hills']);
    expect(reason(explained)).toMatch(/^Eighth visit; she is about “hills”/);
  });
});
