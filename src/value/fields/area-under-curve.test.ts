import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaVariance, curveArea } from './area-under-curve.ts';

const people = fc
  .array(fc.record({ score: fc.integer({ min: -4, max: 4 }), came: fc.boolean() }), { minLength: 4, maxLength: 60 })
  .filter((all) => all.filter(({ came }) => came).length >= 2 && all.filter(({ came }) => !came).length >= 2);

const columns = (all: { score: number; came: boolean }[]) => ({
  scores: all.map(({ score }) => score),
  outcome: all.map(({ came }) => (came ? 1 : 0)),
});

it('is the share of pairs in the right order, ties by half, as counted one by one', () => {
  fc.assert(
    fc.property(people, (all) => {
      const { scores, outcome } = columns(all);
      let [right, pairs] = [0, 0];
      for (const came of all.filter((one) => one.came)) {
        for (const away of all.filter((one) => !one.came)) {
          pairs += 1;
          right += came.score > away.score ? 1 : came.score === away.score ? 0.5 : 0;
        }
      }
      expect(curveArea(scores, outcome).area).toBeCloseTo(right / pairs, 12);
    }),
  );
});

it('turns to its opposite with the scores, and its variance stays', () => {
  fc.assert(
    fc.property(people, (all) => {
      const { scores, outcome } = columns(all);
      const one = curveArea(scores, outcome);
      const other = curveArea(
        scores.map((score) => -score),
        outcome,
      );
      expect(one.area + other.area).toBeCloseTo(1, 12);
      expect(areaVariance(one, outcome)).toBeCloseTo(areaVariance(other, outcome), 12);
    }),
  );
});

it('has the variance that its definition gives, and none of a difference from itself', () => {
  // Placements by hand: those who came stand above 3/3, 2/3 of the others; those who did not below 2/2, 2/2, 1/2.
  const outcome = [1, 1, 0, 0, 0];
  const curve = curveArea([5, 3, 4, 2, 1], outcome);
  expect(curve.area).toBeCloseTo(5 / 6, 12);
  const ofCame = ((1 - 5 / 6) ** 2 + (2 / 3 - 5 / 6) ** 2) / 1 / 2;
  const ofAway = ((1 / 2 - 5 / 6) ** 2 + 2 * (1 - 5 / 6) ** 2) / 2 / 3;
  expect(areaVariance(curve, outcome)).toBeCloseTo(ofCame + ofAway, 12);
  expect(areaVariance(curve, outcome, curve)).toBe(0);
});

it('knows how far chance takes a score that says nothing, with ties', () => {
  expect(curveArea([1, 2, 3, 4], [1, 0, 1, 0]).varianceOfNothing).toBeCloseTo(5 / (12 * 2 * 2), 12);
  // Two values only: the exact variance over all six ways of dealing two outcomes to four people, two of each score.
  const areas = [
    [1, 1, 0, 0],
    [1, 0, 1, 0],
    [1, 0, 0, 1],
    [0, 1, 1, 0],
    [0, 1, 0, 1],
    [0, 0, 1, 1],
  ].map((outcome) => curveArea([0, 0, 1, 1], outcome).area);
  const variance = areas.reduce((sum, area) => sum + (area - 0.5) ** 2, 0) / areas.length;
  expect(curveArea([0, 0, 1, 1], [1, 0, 1, 0]).varianceOfNothing).toBeCloseTo(variance, 12);
});
