import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personComparisons } from './comparison.ts';
import { estimateAgreement } from './estimate-agreement.ts';
import { leftWhenMoving } from './explanation.ts';
import { addedBits, matchWeights, waterfallOf } from './match-weight.ts';
import type { PersonField } from './person-field.ts';
import { quickScore } from './quick-score.ts';

const records = 1_000;
const weights = matchWeights(
  estimateAgreement({ comparisons: personComparisons, brought: [], random: [], pairsAll: (records * (records - 1)) / 2 }),
  records,
);
const someLevels = fc.tuple(...personComparisons.map(({ levels }) => fc.nat(levels.length)));
const someCounts = fc.tuple(...personComparisons.map(() => fc.integer({ min: 2, max: records })));
const bitsOf = (levels: readonly number[], counts: readonly number[]): number =>
  waterfallOf(personComparisons, weights, levels, counts).reduce((sum, { bits }) => sum + bits, 0);

describe('what agreement is worth', () => {
  it('is nothing where a value is missing', () => {
    const nothing = personComparisons.map(() => 0);
    expect(bitsOf(nothing, nothing)).toBeCloseTo(
      Math.log2(1 + 2 ** weights.movedBits) - Math.log2(weights.priorBits.reduce((sum, bits) => sum + 2 ** -bits, 0)),
      9,
    );
    fc.assert(
      fc.property(someLevels, someCounts, fc.nat(personComparisons.length - 1), (levels, counts, place) => {
        const step = waterfallOf(personComparisons, weights, levels.with(place, 0), counts)[place + 1];
        expect(step).toEqual({ comparison: personComparisons[place]?.field, level: 'missing', bits: 0 });
      }),
    );
  });

  it('is the same without its steps', () => {
    for (const some of [weights, { ...weights, assumed: 200 }]) {
      const score = quickScore(personComparisons, some);
      const scoreAbove = quickScore(personComparisons, some, 0);
      fc.assert(
        fc.property(someLevels, someCounts, (levels, counts) => {
          const exact = waterfallOf(personComparisons, some, levels, counts).reduce((sum, { bits }) => sum + bits, 0);
          expect(score(levels, counts)).toBeCloseTo(exact, 9);
          const told = scoreAbove(levels, counts);
          if (exact > 0) expect(told).toBeCloseTo(exact, 9);
          else expect(told).toBeLessThanOrEqual(1e-9);
        }),
      );
    }
  });

  it('is less for two names than for each, where strangers share both by more than chance, and the same without its steps', () => {
    const going = { ...weights, togetherBits: 3 };
    const score = quickScore(personComparisons, going);
    const sumOf = (levels: readonly number[], counts: readonly number[]) =>
      waterfallOf(personComparisons, going, levels, counts).reduce((all, { bits }) => all + bits, 0);
    const onlyNames = personComparisons.map((_, place) => (place < 2 ? 1 : 0));
    const few = personComparisons.map(() => 2);
    expect(sumOf(onlyNames, few)).toBeLessThan(bitsOf(onlyNames, few) - 2);
    const oneName = onlyNames.with(0, 0);
    expect(sumOf(oneName, few)).toBeCloseTo(bitsOf(oneName, few), 9);
    fc.assert(
      fc.property(someLevels, someCounts, (levels, counts) => {
        expect(score(levels, counts)).toBeCloseTo(sumOf(levels, counts), 9);
        expect(sumOf(levels, counts)).toBeLessThanOrEqual(bitsOf(levels, counts) + 1e-9);
      }),
    );
  });

  it('is corrected by labels step by step, and the same without its steps', () => {
    const correction = {
      start: -1.5,
      bits: personComparisons.map(({ levels }, place) => levels.map((_, level) => (place % 3) - level / 2)),
    };
    const corrected = { ...weights, correction };
    const score = quickScore(personComparisons, corrected);
    fc.assert(
      fc.property(someLevels, someCounts, (levels, counts) => {
        const steps = waterfallOf(personComparisons, corrected, levels, counts);
        const sum = steps.reduce((all, { bits }) => all + bits, 0);
        expect(sum).toBeCloseTo(bitsOf(levels, counts) + addedBits(correction, levels), 9);
        expect(score(levels, counts)).toBeCloseTo(sum, 9);
      }),
    );
  });

  it('takes an address that she left as one piece of news, however many fields it has', () => {
    const levels = personComparisons.map(({ field, levels: all }) =>
      leftWhenMoving.includes(field) ? all.length : field === 'surname' || field === 'birth_date' ? 1 : 0,
    );
    const counts = levels.map(() => 2);
    const apart = bitsOf(levels, counts);
    const unknown = bitsOf(
      levels.map((level, place) => (leftWhenMoving.includes(personComparisons[place]?.field as PersonField) ? 0 : level)),
      counts,
    );
    expect(apart).toBeGreaterThan(unknown + weights.movedBits - 1);
    expect(apart).toBeLessThan(unknown);
  });

  it('is never more where more records share the value', () => {
    fc.assert(
      fc.property(someLevels, someCounts, fc.nat(personComparisons.length - 1), fc.nat(500), (levels, counts, place, more) => {
        const commoner = counts.with(place, (counts[place] as number) + more);
        expect(bitsOf(levels, commoner)).toBeLessThanOrEqual(bitsOf(levels, counts) + 1e-9);
      }),
    );
  });
});
