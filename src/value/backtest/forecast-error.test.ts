import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Defect } from '../../foundation/index.ts';
import { forecastError, normalisedGini, spearman } from './forecast-error.ts';

const counts = fc.array(fc.nat(5), { minLength: 2, maxLength: 60 }).filter((values) => new Set(values).size > 1);

describe('the errors of a forecast', () => {
  it('are none for what happened', () => {
    fc.assert(
      fc.property(counts, (actual) => {
        const error = forecastError(actual, actual);
        expect([error.bias, error.mae, error.rmse]).toEqual([0, 0, 0]);
        expect(error.gini).toBeCloseTo(1, 9);
        expect(error.spearman).toBeCloseTo(1, 9);
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

  it('find no order in a forecast that is the same for all', () => {
    expect(normalisedGini([1, 1, 1, 1], [0, 3, 1, 0])).toBeCloseTo(0, 12);
  });

  it('are refused for lengths that differ and for values that are none', () => {
    expect(() => forecastError([1], [1, 2])).toThrow(Defect);
    expect(() => forecastError([Number.NaN], [1])).toThrow(Defect);
  });
});
