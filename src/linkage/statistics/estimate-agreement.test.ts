import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from './comparison.ts';
import { type AgreementPattern, estimateAgreement } from './estimate-agreement.ts';

const comparisons: Comparison[] = (['given_name', 'surname', 'birth_date', 'town'] as const).map((field) => ({
  field,
  levels: [
    { name: 'equal', matchShare: 0.8 },
    { name: 'alike', matchShare: 0.1 },
    { name: 'different', matchShare: 0.1 },
  ],
}));
const matched = [
  [0.7, 0.2, 0.1],
  [0.85, 0.05, 0.1],
  [0.6, 0.25, 0.15],
  [0.9, 0.05, 0.05],
];
const unmatched = [
  [0.01, 0.02, 0.97],
  [0.005, 0.01, 0.985],
  [0.001, 0.02, 0.979],
  [0.1, 0.05, 0.85],
];

/** Two people who share surname and town. */
const atHome = matched.map((row, place) => (place % 2 === 1 ? row : (unmatched[place] as number[])));

/** Every pattern with the number of pairs that is expected of it. */
function expected(pairs: number, prior: number, homes = 0): AgreementPattern[] {
  const patterns: AgreementPattern[] = [];
  for (let number = 0; number < 3 ** comparisons.length; number++) {
    const levels = comparisons.map((_, place) => (Math.floor(number / 3 ** place) % 3) + 1);
    const chance = (shares: number[][]) => levels.reduce((product, level, place) => product * (shares[place]![level - 1] as number), 1);
    const strangers = 1 - prior - homes;
    patterns.push({ levels, pairs: pairs * (prior * chance(matched) + homes * chance(atHome) + strangers * chance(unmatched)) });
  }
  return patterns;
}

describe('estimating agreement', () => {
  const pairsAll = 5_000_000;
  const prior = 0.0004;
  const random = expected(500_000, prior);
  // A rule brings the pairs that agree on something.
  const brought = expected(pairsAll, prior).filter(({ levels }) => levels.includes(1));

  it('finds the shares by which the pairs were made, without a label', () => {
    const found = estimateAgreement({ comparisons, brought, random, pairsAll });
    expect(found.isSettled).toBe(true);
    expect(found.prior / prior).toBeCloseTo(1, 1);
    found.matched.forEach((row, place) => {
      row.forEach((share, level) => {
        expect(Math.abs(share - (matched[place]![level] as number))).toBeLessThan(0.02);
      });
    });
    found.unmatched.forEach((row, place) => {
      row.forEach((share, level) => {
        expect(Math.abs(Math.log2(share / (unmatched[place]![level] as number)))).toBeLessThan(0.2);
      });
    });
  });

  it('keeps to where it begins when there is nothing to learn from', () => {
    const found = estimateAgreement({ comparisons, brought: [], random: [], pairsAll: 0 });
    expect(found.matched).toEqual(comparisons.map(({ levels }) => levels.map(({ matchShare }) => matchShare)));
    expect(found.prior).toBeGreaterThan(0);
  });

  it('does not take people of one home for one person', () => {
    const homes = 0.001;
    const found = estimateAgreement({
      comparisons,
      brought: expected(pairsAll, prior, homes).filter(({ levels }) => levels.includes(1)),
      random: expected(500_000, prior, homes),
      pairsAll,
    });
    expect(found.prior / prior).toBeCloseTo(1, 1);
    expect((found.others[4] as number) / homes).toBeCloseTo(1, 0);
  });

  it('learns how much more often than by chance strangers share both names', () => {
    // A fifth of strangers are of one origin: they share each name five times as often as others, both of them five times as often as by chance.
    const times = 5;
    const ofOneOrigin = unmatched.map((row, place) => {
      if (place > 1) return row;
      const near = row.slice(0, 2).map((share) => share * times);
      return [...near, 1 - near.reduce((sum, one) => sum + one, 0)];
    });
    const ofTwo = unmatched.map((row, place) => (place > 1 ? row : [0, 0, 1]));
    const chance = (shares: number[][], levels: readonly number[]) =>
      levels.reduce((product, level, place) => product * (shares[place]![level - 1] as number), 1);
    const withOrigins = (pairs: number) =>
      expected(pairs, prior).map(({ levels }) => ({
        levels,
        pairs:
          pairs *
          (prior * chance(matched, levels) + ((1 - prior) * (chance(ofOneOrigin, levels) + (times - 1) * chance(ofTwo, levels))) / times),
      }));
    const found = estimateAgreement({
      comparisons,
      brought: withOrigins(pairsAll).filter(({ levels }) => levels.includes(1)),
      random: withOrigins(500_000),
      pairsAll,
    });
    expect(found.together).toBeGreaterThan(0.8 * times);
    expect(found.together).toBeLessThan(1.2 * times);
    expect(found.prior / prior).toBeCloseTo(1, 1);
    const apart = estimateAgreement({ comparisons, brought, random, pairsAll });
    expect(apart.together).toBeLessThan(1.1);
  });

  it('learns nothing from what is missing', () => {
    const missing = { levels: [0, 0, 0, 0], pairs: 90_000 };
    const one = estimateAgreement({ comparisons, brought, random, pairsAll });
    const other = estimateAgreement({ comparisons, brought, random: [...random, missing], pairsAll });
    expect(other.prior / one.prior).toBeCloseTo(1, 3);
    other.matched.flat().forEach((share, at) => {
      expect(share).toBeCloseTo(one.matched.flat()[at] as number, 3);
    });
  });

  it('gives shares that are chances whatever it is given', () => {
    const somePatterns = fc.array(
      fc.record({ levels: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)), pairs: fc.integer({ min: 1, max: 1_000_000 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(somePatterns, somePatterns, fc.nat(10_000_000), (some, others, all) => {
        const found = estimateAgreement({ comparisons, brought: some, random: others, pairsAll: all });
        expect(found.prior).toBeGreaterThan(0);
        expect(found.prior).toBeLessThan(1);
        for (const row of [...found.matched, ...found.unmatched]) {
          expect(row.every((share) => share > 0 && share < 1)).toBe(true);
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 50 },
    );
  });
});
