import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { now, portrait, world } from '../../../test/portraits.ts';
import { dayMs } from '../../foundation/index.ts';
import { problemsOfRule } from './check-rule.ts';
import { findingOf, holds } from './evaluate-rule.ts';
import { measureOf } from './measure.ts';
import { nextFlip } from './next-flip.ts';
import type { Condition, NumberMeasure, Rule } from './rule.ts';

const bounded = (measure: NumberMeasure, max: number, more: object = {}): fc.Arbitrary<Condition> =>
  fc
    .tuple(fc.double({ min: 0, max, noNaN: true }), fc.double({ min: 0, max, noNaN: true }), fc.integer({ min: 0, max: 2 }), fc.boolean())
    .map(([a, b, which, isWhole]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) => (isWhole ? Math.round(one) : one)) as [number, number];
      return { measure, ...more, ...(which === 1 ? {} : { min: low }), ...(which === 0 ? {} : { max: high }) };
    });

const condition: fc.Arbitrary<Condition> = fc.oneof(
  bounded('silentDays', 200),
  bounded('knownDays', 900),
  bounded('silentGaps', 5),
  bounded('usualGapDays', 100),
  bounded('unevenness', 2),
  bounded('visitsSoFar', 8),
  bounded('visitsSoFar', 8, { withinDays: 90 }),
  bounded('care', 4, { withinDays: 60 }),
  bounded('chanceActive', 1),
  bounded('visitsToCome', 12),
  bounded('visitsTenth', 10),
  bounded('profitTenth', 10),
  bounded('profit', 200, { currency: 'USD' }),
);

const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('rule').map((one) => ({ not: one })),
  ),
})).rule;

const person = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: -40, max: 700 }), { maxLength: 12 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
  )
  .map(([daysAgo, careDaysAgo]) => {
    const today = Math.floor(now / dayMs);
    return portrait(daysAgo, { days: careDaysAgo.map((ago) => [today - ago, 'phone', 0, 0, 0, 1]) });
  });

describe('a rule', () => {
  it('does not change by time alone before the moment that is said', () => {
    fc.assert(
      fc.property(rule, person, fc.integer({ min: 0, max: 400 }), (one, who, after) => {
        const due = nextFlip([one], who, world, now);
        const later = now + after * dayMs + 3;
        if (due !== undefined && later >= due) return;
        expect(holds(one, who, world, later)).toBe(holds(one, who, world, now));
      }),
      { numRuns: 3_000 },
    );
  });

  it('obeys the laws of three-valued logic', () => {
    fc.assert(
      fc.property(rule, rule, person, (left, right, who) => {
        const judge = (one: Rule) => holds(one, who, world, now);
        expect(judge({ not: { not: left } })).toBe(judge(left));
        expect(judge({ not: { all: [left, right] } })).toBe(judge({ any: [{ not: left }, { not: right }] }));
        expect(judge({ all: [left, right] })).toBe(judge({ all: [right, left] }));
        expect(judge({ all: [left] })).toBe(judge(left));
        if (judge(left) === false) expect(judge({ all: [left, right] })).toBe(false);
        if (judge(left) === true) expect(judge({ any: [left, right] })).toBe(true);
      }),
    );
  });

  it('says of whom nothing is known neither yes nor no', () => {
    const stranger = portrait([]);
    const silent: Rule = { measure: 'silentGaps', min: 2 };
    expect(holds(silent, stranger, world, now)).toBeUndefined();
    expect(holds({ not: silent }, stranger, world, now)).toBeUndefined();
    expect(holds({ any: [{ not: silent }, { measure: 'visitsSoFar', max: 0 }] }, stranger, world, now)).toBe(true);
    expect(holds({ measure: 'chanceActive', min: 0 }, portrait([3, 40]), { ...world, model: undefined }, now)).toBeUndefined();
  });

  it('finds her own number for each condition', () => {
    const rider = portrait([10, 40, 70, 100]);
    expect(findingOf({ measure: 'usualGapDays', max: 31 }, rider, world, now)).toMatchObject({
      holds: true,
      own: { value: 30, unit: 'days' },
    });
    expect(findingOf({ measure: 'unevenness', max: 0.3 }, rider, world, now)).toMatchObject({ holds: true, own: { value: 0 } });
    expect(findingOf({ measure: 'silentGaps', min: 2 }, rider, world, now + 50 * dayMs)).toMatchObject({ holds: true, own: { value: 2 } });
    expect(findingOf({ measure: 'spentAVisit', min: 30, currency: 'USD' }, rider, world, now)).toMatchObject({
      holds: true,
      own: { value: 30 },
    });
    expect(findingOf({ measure: 'spentAVisit', min: 30, currency: 'EUR' }, rider, world, now).holds).toBeUndefined();
    const orders = [40, 30, 20, 10].map((ago, at): [number, string, number, string] => [
      now - ago * dayMs,
      `m${at}`,
      3_000,
      at < 2 ? 'USD' : 'EUR',
    ]);
    expect(measureOf({ measure: 'spentAVisit', min: 1, currency: 'EUR' }, portrait([], { orders }), world, now)).toBe(30);
    expect(findingOf({ measure: 'visitsSoFar', min: 2, withinDays: 41 }, rider, world, now)).toMatchObject({
      holds: true,
      own: { value: 2 },
    });
  });

  it('goes by the clock and the calendar of her own zone', () => {
    // Friday 23:30 UTC is Saturday morning in Auckland.
    const times = [0, 7, 14].map((days) => Date.UTC(2026, 6, 17, 23, 30) - days * dayMs);
    const visits = times.map((time): [number, number, number, number, string] => [time, 60_000, 3, 3, 'web']).sort(([a], [b]) => a - b);
    const weekend: Rule = { occasion: 'weekend', of: 'visits', minShare: 0.9, minCount: 3 };
    const winter: Rule = { occasion: 'winter', of: 'visits', minShare: 0.9, minCount: 3 };
    const inAuckland = portrait([], { visits, traits: [[1, 1, 'm', 's', ['country', 'timezone'], ['NZ', 'Pacific/Auckland']]] });
    expect([holds(weekend, inAuckland, world, now), holds(winter, inAuckland, world, now)]).toEqual([true, true]);
    const anywhere = portrait([], { visits });
    expect([holds(weekend, anywhere, world, now), holds(winter, anywhere, world, now)]).toEqual([false, false]);
    expect(holds({ ...weekend, minCount: 4 }, anywhere, world, now)).toBeUndefined();
  });

  it('counts where she buys and how she receives it, by store too, and leaves cancelled orders out', () => {
    const today = Math.floor(now / dayMs);
    const second = Math.floor(now / 1_000);
    const who = portrait([], {
      days: [
        [today - 9, 'email', 7, 3, 0, 0],
        [today - 5, 'store', 0, 1, 3, 0],
        [today - 5, 'web', 4, 1, 1, 0],
      ],
      receivings: [
        [second - 40, 'a', 'c', 'Évora'],
        [second - 30, 'b', 's', 'Évora'],
        [second - 20, 'c', 's', 'Porto'],
        [second - 10, 'd', 'd', ''],
        [second - 5, 'gone', 'd', ''],
      ],
      reversals: [[now, 'gone', 'c', -1, 'EUR']],
    });
    const share = { minShare: 0.5, minCount: 3 };
    const find = (condition: Condition) => findingOf(condition, who, world, now);
    expect(find({ boughtBy: 'store', ...share })).toMatchObject({ holds: true, own: { value: 0.75, of: 4 } });
    expect(find({ boughtBy: 'email', ...share })).toMatchObject({ holds: false, own: { value: 0, of: 4 } });
    expect(find({ boughtBy: 'store', minShare: 0.5, minCount: 5 }).holds).toBeUndefined();
    expect(find({ receives: 'store', ...share })).toMatchObject({ holds: true, own: { value: 0.75, of: 4 } });
    expect(find({ receives: 'store', store: 'evora', ...share })).toMatchObject({ holds: true, own: { value: 0.5 } });
    expect(find({ receives: 'inStore', store: 'Évora', ...share })).toMatchObject({ holds: false, own: { value: 0.25 } });
    expect(find({ receives: 'deliver', ...share }).own).toEqual({ value: 0.25, of: 4, unit: 'share' });
    expect(findingOf({ receives: 'deliver', ...share }, portrait([3, 9]), world, now).holds).toBeUndefined();
    expect(problemsOfRule({ receives: 'deliver', store: 'Porto', ...share }).map(({ at }) => at)).toEqual(['rule.store']);
    expect(
      problemsOfRule({
        all: [
          { receives: 'store', store: 'Porto', ...share },
          { boughtBy: 'web', ...share },
        ],
      }),
    ).toEqual([]);
  });

  it('reads traits, choices and what she said matters, whatever the case and the accents', () => {
    const who = portrait([], {
      traits: [[1, 1, 'm', 's', ['plan', 'bikes'], ['Família', 3]]],
      matters: [[5, 1, 'm2', 'That somebody answers when the battery fails']],
      choices: [[1, 1, 'c', 'Quiet 3', ['Fast 5'], '', null, null, '', [['motor', 'quiet']]]],
      preferences: [['motor', 5, [['quiet', 5]]]],
    });
    expect(findingOf({ trait: 'plan', is: ['familia', 'solo'] }, who, world, now)).toMatchObject({
      holds: true,
      own: { value: 'Família' },
    });
    expect(holds({ trait: 'bikes', min: 2 }, who, world, now)).toBe(true);
    expect(holds({ trait: 'bikes', max: 2 }, who, world, now)).toBe(false);
    expect(holds({ trait: 'cars', max: 2 }, who, world, now)).toBeUndefined();
    expect(findingOf({ matters: 'BATTERY' }, who, world, now)).toMatchObject({
      holds: true,
      own: { value: expect.stringContaining('battery fails') },
    });
    expect(findingOf({ preference: '*', minShare: 0.8, minCount: 3 }, who, world, now)).toMatchObject({
      ...{ holds: true, own: { value: 1, of: 5, name: 'motor: quiet' } },
    });
  });
});

describe('what is wrong with a rule', () => {
  it('is told all at once, with its place', () => {
    expect(
      problemsOfRule({
        all: [
          { measure: 'silentDays', min: 3 },
          { occasion: 'weekend', of: 'visits', minShare: 0.5, minCount: 3 },
        ],
      }),
    ).toEqual([]);
    const places = problemsOfRule({
      all: [
        { measure: 'silentDays' },
        { measure: 'profit', min: 5 },
        { measure: 'silentDays', min: 9, max: 3 },
        { any: [{ shoe: 'size' }] },
        { not: { occasion: 'weekend', of: 'visits', minShare: 7, minCount: 3 } },
      ],
    }).map(({ at }) => at);
    expect(places).toEqual(['rule.all[0]', 'rule.all[1].currency', 'rule.all[2]', 'rule.all[3].any[0]', 'rule.all[4].not.minShare']);
    expect(problemsOfRule({ all: Array.from({ length: 31 }, () => ({ channel: 'web', minShare: 0.1 })) })).toHaveLength(1);
    expect(problemsOfRule('everybody')).toHaveLength(1);
  });

  it('includes groups made of what is nobody’s business', () => {
    for (const trait of ['religion', 'healthStatus', 'ethnic_group', 'Trade Union', 'sexualOrientation']) {
      const [problem] = problemsOfRule({ not: { trait, is: ['x'] } });
      expect(problem?.message, trait).toContain('special category');
    }
    expect(problemsOfRule({ trait: 'plan', is: ['family'] })).toEqual([]);
  });
});
