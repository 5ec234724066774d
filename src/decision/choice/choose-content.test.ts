import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { world } from '../../../test/portraits.ts';
import { portraitOf } from '../../audience/index.ts';
import { emptySummary, type Summary, traitPreferenceSetting } from '../../profile/index.ts';
import { explorationRule } from '../learning/choose-option.ts';
import type { Moment } from '../moment/moment.ts';
import { topicFinder } from '../moment/topics.ts';
import type { MomentRule } from '../rule/moment-rule.ts';
import type { Choosable } from './choosable.ts';
import { type ChoiceRequest, ContentChoice } from './choose-content.ts';
import { beliefBefore, featureNames } from './features.ts';
import { MomentFacts } from './moment-facts.ts';

const now = Date.UTC(2026, 10, 22, 12);
const moment: Moment = { channel: 'web', place: 'home', device: 'web', limit: 3, isOutbound: false };

const option = fc
  .record({
    number: fc.nat(40),
    variant: fc.constantFrom('own', 'short'),
    purpose: fc.constantFrom('service', 'advice', 'marketing'),
    kind: fc.constantFrom('article', 'offer'),
    isRefused: fc.boolean(),
    mean: fc.double({ min: -4, max: 2, noNaN: true }),
    topic: fc.constantFrom('hills', 'rain', 'none'),
    stage: fc.constantFrom('notice', 'explore', 'choose'),
  })
  .map(({ number, variant, ...rest }) => ({
    ...rest,
    id: number,
    family: `item-${number}`,
    key: variant === 'own' ? `item-${number}` : `item-${number}#${variant}`,
    variant,
  }));
type Option = typeof option extends fc.Arbitrary<infer One> ? One : never;

const options = fc.uniqueArray(option, { selector: ({ key }) => key, maxLength: 30 });
const rules = fc.array(
  fc.record({
    effect: fc.constantFrom<MomentRule['effect']>('first', 'only', 'withhold'),
    items: fc.array(
      fc.nat(40).map((number) => `item-${number}`),
      { minLength: 1, maxLength: 8 },
    ),
    holds: fc.boolean(),
  }),
  { maxLength: 4 },
);

const topics = ['hills', 'rain'].map((topic) => ({ topic, words: [topic] }));

function requestOf(
  given: readonly Option[],
  ruled: readonly { effect: MomentRule['effect']; items: string[]; holds: boolean }[],
  limit: number,
  draw: number,
  without: readonly string[] = [],
): ChoiceRequest {
  const items = given.map(
    ({ key, family, id, variant, kind, purpose, topic, stage }): Choosable => ({
      ...{
        key,
        family,
        id,
        variant,
        kind,
        purpose,
        title: key,
        isPromotion: kind === 'offer',
        language: 'en',
        spoken: 'en',
        gateKey: purpose,
      },
      tags: new Map([
        ['topic', [topic]],
        ['stage', [stage]],
      ]),
    }),
  );
  const second = now / 1_000;
  const acts: Summary['acts'] = [
    [second - 7_200, '$page', '/hills'],
    [second - 3_600, 'Product Viewed', 'rain'],
    [second - 60, 'Product Viewed', 'rain'],
    [second - 30, '$page', 'item-3'],
  ];
  const portrait = portraitOf([{ identifier: {} as never, summary: { ...emptySummary(), count: 4, acts } }], [], {
    preference: traitPreferenceSetting.default,
    now,
  });
  const facts = new MomentFacts(portrait, {
    ...{ moment, now, world, items, without: new Set(without), openProblem: undefined },
    ...{ topicsOf: topicFinder(topics), questionsOf: () => [], topicName: String, questionName: String },
    ...{ relationship: undefined, ignoredTopics: new Map(), groupOf: () => undefined, isInAudience: () => undefined },
  });
  const means = new Map(given.map(({ key, mean }) => [key, mean]));
  const refused = new Set(given.filter(({ isRefused }) => isRefused).map(({ key }) => key));
  return {
    ...{ items, moment: { ...moment, limit }, factsOf: () => facts, overrides: [], draw },
    refusalsOf: (item) => (refused.has(item.key) ? [{ code: 'consent.refused', words: 'no' }] : []),
    policy: {
      rules: ruled.map(({ effect, items: keys, holds }, at) => ({
        ...{ key: `rule-${at}`, name: 'A rule', effect, choose: { items: keys }, startedBy: 'customer' as const },
        when:
          at % 2 === 0
            ? { moment: 'place' as const, is: [holds ? 'home' : 'elsewhere'] }
            : { moment: 'intent' as const, is: ['rain'], ...(holds ? { max: 1 } : { min: 1 }) },
      })),
      ...{ readsMax: 2, exploration: explorationRule, worthOf: () => 1, isPredicting: true },
      beliefOf: (key) => {
        const belief = beliefBefore();
        belief.mean[0] = means.get(key) as number;
        return belief;
      },
    },
  };
}

describe('choosing content', () => {
  it('never gets round the gate or a rule, gives each wording of a thing at most once, and has a reason for all the rest', () => {
    fc.assert(
      fc.property(
        options,
        rules,
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (given, ruled, limit, draw) => {
          const request = requestOf(given, ruled, limit, draw);
          const { chosen, rejected } = new ContentChoice(request);
          const byKey = new Map(given.map((one) => [one.key, one]));
          const holding = ruled.filter(({ holds }) => holds);
          const alone = holding.find(({ effect }) => effect === 'only');
          for (const { item, propensity } of chosen) {
            expect(byKey.get(item.key)?.isRefused).toBe(false);
            expect(holding.some(({ effect, items }) => effect === 'withhold' && items.includes(item.family))).toBe(false);
            if (alone !== undefined) expect(alone.items).toContain(item.family);
            expect(propensity).toBeGreaterThan(0);
            expect(propensity).toBeLessThanOrEqual(1 + 1e-9);
          }
          const families = chosen.map(({ item }) => item.family);
          expect(new Set(families).size).toBe(families.length);
          expect(chosen.length).toBeLessThanOrEqual(limit);
          expect([...chosen, ...rejected].map(({ item }) => item.key).sort()).toEqual(given.map(({ key }) => key).sort());
          const firsts = holding.filter(({ effect }) => effect === 'first').flatMap(({ items }) => items);
          const isFirst = families.map((family) => firsts.includes(family));
          expect(isFirst).toEqual([...isFirst].sort((left, right) => Number(right) - Number(left)));
          expect(new ContentChoice(request).chosen.map(({ item }) => item.key)).toEqual(chosen.map(({ item }) => item.key));
        },
      ),
    );
  });

  it('would choose without a signal what it does choose without it', () => {
    const signals = ['place', 'intent', 'intent:rain', 'intent:hills', 'acts', 'stage', 'visitNumber', 'read:item-3', 'device', 'override'];
    fc.assert(
      fc.property(
        options,
        rules,
        fc.constantFrom(...signals),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (given, ruled, signal, draw) => {
          const instead = new ContentChoice(requestOf(given, ruled, 3, draw)).firstWithout(signal);
          expect(instead?.key).toBe(new ContentChoice(requestOf(given, ruled, 3, draw, [signal])).chosen[0]?.item.key);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('chooses as often as it says', () => {
    const given = [-1, -1.3, -2, -2.1].map((mean, at) => ({
      ...{
        number: at,
        variant: 'own',
        purpose: 'advice',
        kind: 'article',
        isRefused: false,
        ...{ mean, topic: 'none', stage: 'notice' },
        id: at,
        family: `i${at}`,
        key: `i${at}`,
      },
    })) as Option[];
    const draws = 4_000;
    const told = new Map<string, number>();
    const counted = new Map<string, number>();
    for (let at = 0; at < draws; at += 1) {
      const [first] = new ContentChoice(requestOf(given, [], 1, (at + 0.5) / draws)).chosen;
      const key = first?.item.key as string;
      told.set(key, first?.propensity as number);
      counted.set(key, (counted.get(key) ?? 0) + 1 / draws);
    }
    for (const [key, share] of counted) expect(Math.abs(share - (told.get(key) as number))).toBeLessThan(0.002);
    expect(counted.size).toBe(4);
    expect(featureNames[0]).toBe('any');
  });
});
