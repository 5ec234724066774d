import { describe, expect, it } from 'vitest';
import { expectedSpend, fitGammaGamma } from '../../src/value/index.ts';
import { isDataThere, numbersOf, skippedWithout } from './public-data.ts';

describe.skipIf(!isDataThere)(skippedWithout('Gamma–Gamma on the CDNOW sample'), () => {
  const rows = () =>
    numbersOf('cdnow', 'cdnow_customers_summary_with_transactions.csv').map((row) => ({
      visits: row[1] as number,
      mean: row[4] as number,
    }));
  const fitted = () => fitGammaGamma({ visits: rows().map((row) => row.visits), mean: rows().map((row) => row.mean) });

  it('is where the note found it', () => {
    const { parameters, logLikelihood } = fitted();
    expect([...parameters].map((value) => value.toFixed(2))).toEqual(['6.25', '3.74', '15.45']);
    expect(logLikelihood).toBeCloseTo(-4055.92, 2);
  });

  it('expects of the first ten customers what was printed', () => {
    const { parameters } = fitted();
    const printed = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    rows()
      .slice(0, printed.length)
      .forEach(({ visits, mean }, at) => {
        expect(Math.abs(expectedSpend(parameters, visits, visits === 0 ? 0 : mean) - (printed[at] as number))).toBeLessThan(0.1);
      });
  });
});
