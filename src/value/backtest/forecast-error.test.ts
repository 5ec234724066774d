import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Defect } from '../../foundation/index.ts';
import { concordance, forecastError, normalisedGini, ordersOf, spearman } from './forecast-error.ts';

const counts = fc.array(fc.nat(5), { minLength: 2, maxLength: 60 }).filter((values) => new Set(values).size > 1);

describe('the errors of a forecast', () => {
  it('are none for what happened', () => {
    fc.assert(
      fc.property(counts, (actual) => {
        const error = forecastError(actual, actual);
        expect([error.bias, error.mae, error.rmse]).toEqual([0, 0, 0]);
        expect(error.gini).toBeCloseTo(1, 9);
        expect(error.spearman).toBeCloseTo(1, 9);
        expect(error.concordance).toBe(1);
      }),
    );
  });

  it('rank by order alone', () => {
    fc.assert(
      fc.property(counts, counts, (left, right) => {
        const size = Math.min(left.length, right.length);
        const [forecast, actual] = [left.slice(0, size), right.slice(0, size)];
        if (new Set(forecast).size < 2 || new Set(actual).size < 2) return;
        const stretched = forecast.map((value) => Math.exp(value));
        expect(normalisedGini(stretched, actual)).toBeCloseTo(normalisedGini(forecast, actual), 9);
        expect(spearman(stretched, actual)).toBeCloseTo(spearman(forecast, actual), 9);
      }),
    );
  });

  it('put as many pairs in order as counting every pair does', () => {
    fc.assert(
      fc.property(counts, counts, (left, right) => {
        const size = Math.min(left.length, right.length);
        const [forecast, actual] = [left.slice(0, size), right.slice(0, size)];
        let [pairs, inOrder] = [0, 0];
        for (let one = 0; one < size; one += 1)
          for (let other = 0; other < size; other += 1) {
            if ((actual[one] as number) <= (actual[other] as number)) continue;
            pairs += 1;
            const [more, less] = [forecast[one] as number, forecast[other] as number];
            inOrder += more > less ? 1 : more === less ? 0.5 : 0;
          }
        expect(concordance(forecast, actual)).toBeCloseTo(pairs > 0 ? inOrder / pairs : 0.5, 12);
      }),
    );
  });

  it('find no order in a forecast that is the same for all', () => {
    expect(normalisedGini([1, 1, 1, 1], [0, 3, 1, 0])).toBeCloseTo(0, 12);
    expect(ordersOf([1, 1, 1, 1], [0, 3, 1, 0])).toEqual({ gini: expect.closeTo(0, 12), spearman: 0, concordance: 0.5 });
    expect(ordersOf([1, 2, 3], [0, 0, 0])).toEqual({ gini: 0, spearman: 0, concordance: 0.5 });
  });

  it('are refused for lengths that differ and for values that are none', () => {
    expect(() => forecastError([1], [1, 2])).toThrow(Defect);
    expect(() => forecastError([Number.NaN], [1])).toThrow(Defect);
  });
});
