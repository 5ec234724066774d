import { describe, expect, it } from 'vitest';
import { bgNbd, collapseHistories, type FittedVisits, fitVisits, mbgNbd, type PurchaseHistory, paretoNbd } from '../../src/value/index.ts';
import { isDataThere, numbersOf, skippedWithout } from './public-data.ts';

// The tenth of CDNOW's customers that papers use: 39 weeks to fit (Fader, Hardie & Lee 2005; further digits from CLVTools' tests).
const histories = (): PurchaseHistory[] =>
  numbersOf('cdnow', 'btyd_cdnow_cbs.csv').map(([x, tx, T]) => ({ x: x as number, tx: tx as number, T: T as number }));

const nine = { x: 26, tx: 30.85714, T: 31 };

function expectAll(values: readonly number[], expected: readonly number[], digits: number): void {
  values.forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] as number, digits);
  });
}

describe.skipIf(!isDataThere)(skippedWithout('BG/NBD on the CDNOW sample'), () => {
  it('is where the paper found it', () => {
    const { parameters, logLikelihood, isSettled } = fitVisits(bgNbd, collapseHistories(histories()));
    expectAll([...parameters], [0.2425945, 4.4136019, 0.7929199, 2.4258881], 4);
    expect(logLikelihood).toBeCloseTo(-9582.429, 3);
    expect(isSettled).toBe(true);
  });
});

describe('BG/NBD with the published parameters', () => {
  const model: FittedVisits = bgNbd.with([0.2425945, 4.4136019, 0.7929199, 2.4258881]);

  it('expects of somebody new what was printed', () => {
    const weeks = [1 / 7, 1, 3, 31.8571, 32];
    expectAll(
      weeks.map((t) => model.expectedOfNew(t)),
      [0.0078, 0.0532, 0.1506, 1.0405, 1.0437],
      4,
    );
    // Printed for parameters with digits that are not: equal to within a hundred-thousandth.
    expect(model.expectedOfNew(52) / 1.444004).toBeCloseTo(1, 5);
    expect(model.expectedOfNew(78)).toBeCloseTo(1.8576, 3);
  });

  it('expects of two customers what was printed', () => {
    expect(model.expected({ x: 2, tx: 30.43, T: 38.86 }, 39)).toBeCloseTo(1.226, 3);
    expect(model.expected(nine, 52) / 25.75659).toBeCloseTo(1, 4);
    expect(model.chanceActive(nine)).toBeCloseTo(0.9688523, 5);
    expect(model.chanceActive({ x: 0, tx: 0, T: 30 })).toBe(1);
  });
});

describe.skipIf(!isDataThere)(skippedWithout('Pareto/NBD on the CDNOW sample'), () => {
  it('is where the literature found it, with the same standard errors', () => {
    const { parameters, logLikelihood, standardErrors } = fitVisits(paretoNbd, collapseHistories(histories()));
    expect(logLikelihood).toBeCloseTo(-9594.976, 3);
    expectAll([parameters[0] as number, parameters[2] as number], [0.5533, 0.6061], 3);
    expectAll([parameters[1] as number, parameters[3] as number], [10.578, 11.669], 2);
    expectAll(standardErrors as number[], [0.0476, 0.8427, 0.1873, 6.2105], 2);
  });
});

describe('Pareto/NBD with the published parameters', () => {
  const model = paretoNbd.with([0.55315, 10.57633, 0.60625, 11.6715]);

  it('expects of somebody new what was printed', () => {
    const printed = [0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024, 0.38909211];
    // The table stands for rounded parameters .5533 10.58 .6061 11.66.
    expect(printed.every((value, t) => Math.abs(model.expectedOfNew(t) - value) < 0.004)).toBe(true);
    expect(model.expectedOfNew(52)).toBeCloseTo(1.473434, 3);
  });

  it('expects of a busy customer what was printed', () => {
    expect(model.expected(nine, 52)).toBeCloseTo(25.45647, 2);
    expect(model.chanceActive(nine)).toBeCloseTo(0.997874, 5);
  });
});

describe.skipIf(!isDataThere)(skippedWithout('weeks 40 to 78 of the CDNOW sample'), () => {
  const actualOf = () => numbersOf('cdnow', 'btyd_cdnow_cbs.csv').map((row) => row[3] as number);

  it.each([
    ['BG/NBD', bgNbd, 0.7855, 1.608, -12.2],
    ['Pareto/NBD', paretoNbd, 0.7545, 1.6028, -11.5],
  ])('are foretold by %s as well as printed', (_, model, absolute, squared, bias) => {
    const people = histories();
    const actual = actualOf();
    const { visits } = fitVisits(model, collapseHistories(people));
    const errors = people.map((history, at) => visits.expected(history, 39) - (actual[at] as number));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(actual)).toBe(1882);
    expect(sum(errors.map(Math.abs)) / people.length).toBeCloseTo(absolute, 3);
    expect(Math.sqrt(sum(errors.map((error) => error * error)) / people.length)).toBeCloseTo(squared, 3);
    expect((100 * sum(errors)) / 1882).toBeCloseTo(bias, 0);
  });

  it('fit the modified model about as well', () => {
    expect(fitVisits(mbgNbd, collapseHistories(histories())).logLikelihood).toBeGreaterThan(-9582.2);
  });
});
