import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Defect } from '../../foundation/index.ts';
import { type ModelledOutcome, valueByNormalisedPropensity, valueByPropensity, valueDoublyRobust } from './value-policy.ts';

const chances = fc.double({ min: 0.05, max: 0.95, noNaN: true });

/** Every case of a decision between two options, as often as it comes: what each estimator says is then what it says on average. */
function everyCase(propensity: number, wanted: number, outcomes: readonly [number, number], expected: readonly [number, number]) {
  const rows = ([propensity, 1 - propensity] as const).flatMap((made, option) => {
    const row: ModelledOutcome = {
      propensity: made,
      wanted: option === 0 ? wanted : 1 - wanted,
      outcome: outcomes[option] as number,
      expected: expected[option] as number,
      expectedWanted: wanted * expected[0] + (1 - wanted) * expected[1],
    };
    return [{ row, times: made }];
  });
  return (value: (rows: readonly ModelledOutcome[]) => number) => rows.reduce((sum, { row, times }) => sum + times * value([row]), 0);
}

describe('the value of another policy', () => {
  it('is right on average, whatever the model expected', () => {
    fc.assert(
      fc.property(chances, chances, fc.tuple(chances, chances), fc.tuple(chances, chances), (propensity, wanted, outcomes, expected) => {
        const onAverage = everyCase(propensity, wanted, outcomes, expected);
        const truth = wanted * outcomes[0] + (1 - wanted) * outcomes[1];
        expect(onAverage((rows) => valueByPropensity(rows).value)).toBeCloseTo(truth, 9);
        expect(onAverage((rows) => valueDoublyRobust(rows).value)).toBeCloseTo(truth, 9);
      }),
    );
  });

  it('is the mean for the policy that made the decisions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(chances, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 300 }), (decisions) => {
        const rows = decisions.map(([propensity, outcome]) => ({ propensity, wanted: propensity, outcome }));
        const mean = rows.reduce((total, { outcome }) => total + outcome, 0) / rows.length;
        for (const told of [valueByPropensity(rows), valueByNormalisedPropensity(rows)]) {
          expect(told.value).toBeCloseTo(mean, 9);
          expect(told.effectiveDecisions).toBeCloseTo(rows.length, 6);
          expect(told.interval === undefined).toBe(rows.length < 100);
        }
      }),
    );
  });

  it('tells no interval that rests on a few heavy weights', () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => ({
      propensity: at % 100 === 0 ? 0.01 : 0.99,
      wanted: at % 100 === 0 ? 1 : 0,
      outcome: 1,
    }));
    expect(valueByPropensity(rows).interval).toBeUndefined();
    expect(valueByPropensity(rows).effectiveDecisions).toBeCloseTo(10, 9);
  });

  it('refuses what cannot have been', () => {
    for (const estimate of [valueByPropensity, valueByNormalisedPropensity, valueDoublyRobust]) expect(() => estimate([])).toThrow(Defect);
    expect(() => valueByPropensity([{ propensity: 0, wanted: 1, outcome: 1 }])).toThrow(Defect);
  });
});
