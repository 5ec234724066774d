import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chancesOfBest } from './chances-of-best.ts';
import { chooseOption, explorationRule, propensitiesOf } from './choose-option.ts';

const contender = fc.record({
  mean: fc.double({ min: -6, max: 3, noNaN: true }),
  deviation: fc.double({ min: 0, max: 3, noNaN: true }),
  worth: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
});
const contenders = fc.array(contender, { minLength: 1, maxLength: 50 });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

/** Two uniform numbers into a normal one, the same at every run. */
function normals(seed: number): () => number {
  let state = seed;
  const unit = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
}

describe('chances to be best', () => {
  it('are chances, whatever the options', () => {
    fc.assert(
      fc.property(contenders, (options) => {
        const chances = chancesOfBest(options);
        expect(Array.from(chances).every((chance) => chance >= 0 && chance <= 1 + 1e-9)).toBe(true);
        expect(sum(chances)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('are equal for equals, and go with their places', () => {
    const one = { mean: -2, deviation: 0.6, worth: 5 };
    const other = { mean: -1.5, deviation: 0.2, worth: 4 };
    const [a, b, c] = chancesOfBest([one, other, one]) as unknown as [number, number, number];
    expect(a).toBeCloseTo(c, 9);
    const [d, e, f] = chancesOfBest([other, one, one]) as unknown as [number, number, number];
    expect([d, e, f]).toEqual([expect.closeTo(b, 9), expect.closeTo(a, 9), expect.closeTo(c, 9)]);
    expect([...chancesOfBest([{ ...one, worth: 500 }, other])][0]).toBeGreaterThan(0.99);
  });

  it('are those with which draws come out best', () => {
    const options = [
      { mean: -2, deviation: 0.5, worth: 1 },
      { mean: -1.8, deviation: 0.05, worth: 1 },
      { mean: -3, deviation: 1, worth: 2 },
      { mean: -2.2, deviation: 0.4, worth: 1.1 },
    ];
    const normal = normals(11);
    const draws = 60_000;
    const best = new Float64Array(options.length);
    for (let draw = 0; draw < draws; draw += 1) {
      const worths = options.map(({ mean, deviation, worth }) => worth / (1 + Math.exp(-(mean + deviation * normal()))));
      const place = worths.indexOf(Math.max(...worths));
      best[place] = (best[place] as number) + 1 / draws;
    }
    chancesOfBest(options).forEach((chance, place) => {
      expect(Math.abs(chance - (best[place] as number))).toBeLessThan(0.02);
    });
  });
});

describe('a choice', () => {
  it('is drawn by its propensities, none of which is 0, and is the same for the same draw', () => {
    fc.assert(
      fc.property(contenders, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (options, draw) => {
        const { place, propensities } = chooseOption(options, explorationRule, draw);
        expect(sum(propensities)).toBeCloseTo(1, 9);
        expect(Math.min(...propensities)).toBeGreaterThanOrEqual(explorationRule.evenShare / options.length - 1e-12);
        const before = sum(propensities.subarray(0, place));
        expect(draw).toBeGreaterThanOrEqual(before - 1e-9);
        expect(draw).toBeLessThan(before + (propensities[place] as number) + 1e-9);
        expect(chooseOption(options, explorationRule, draw).place).toBe(place);
      }),
    );
  });

  it('tries what little is known of', () => {
    const known = { mean: -2, deviation: 0.05, worth: 1 };
    const [ofKnown, ofUnknown] = propensitiesOf([known, { ...known, deviation: 1 }], explorationRule) as unknown as [number, number];
    expect(ofUnknown).toBeGreaterThan(ofKnown);
  });
});
