import { describe, expect, it } from 'vitest';
import {
  expectedSpend,
  fitGammaGamma,
  fitVisitForecast,
  forecastError,
  happenedAfter,
  historiesOf,
  observedAt,
  type Purchase,
  paretoNbd,
  purchaseLogOf,
} from '../../src/value/index.ts';
import { isDataThere, skippedWithout, textOf } from './public-data.ts';

const dayMs = 86_400_000;

function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) / dayMs;
}

function* sample(): Generator<Purchase> {
  for (const line of textOf('cdnow', 'CDNOW_sample.txt').trim().split('\n')) {
    const [, customer, date, , amount] = line.trim().split(/\s+/) as [string, string, string, string, string];
    yield { customer, day: dayOf(date), amount: Number(amount) };
  }
}

/** Weeks 40 to 78, from what weeks 1 to 39 hold; published forecasts stand beside each figure. */
describe.skipIf(!isDataThere)(skippedWithout('the blend on the CDNOW sample'), () => {
  const cut = dayOf('19970930');
  const end = dayOf('19980630');

  function backTest() {
    const { log } = purchaseLogOf(sample());
    const observed = observedAt(log, cut, 7);
    const happened = happenedAfter(log, observed, cut, end);
    const forecast = fitVisitForecast(paretoNbd, log, cut, { unitDays: 7 });
    const visits = [...historiesOf(observed)].map((history) => forecast.expected(history, (end - cut) / 7));
    const orders = observed.x.map((x) => x + 1);
    const { parameters } = fitGammaGamma({ visits: orders, mean: observed.mean });
    const value = visits.map((count, at) => count * expectedSpend(parameters, orders[at] as number, observed.mean[at] as number));
    return { happened, forecast, visits: forecastError(visits, happened.visits), value: forecastError(value, happened.amount) };
  }

  it('sees the log as published', () => {
    const { happened, forecast } = backTest();
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(happened.visits)).toBe(1882);
    expect(sum(happened.amount)).toBeCloseTo(70_976.39, 2);
    expect(forecast.fit.logLikelihood).toBeCloseTo(-9594.976, 3);
  });

  it('learns from the first thirty-nine weeks alone how far the model underestimates', () => {
    const { forecast, visits, value } = backTest();
    expect(forecast.learned?.endDay).toBe(cut);
    // Pareto/NBD alone: −11.5 %.
    expect(Math.abs(visits.bias)).toBeLessThan(0.05);
    // Pareto/NBD alone: 1.6028; the same rate as before: 2.2119.
    expect(visits.rmse).toBeLessThan(1.604);
    // Pareto/NBD × Gamma–Gamma: .659; ranking by past spend: .680.
    expect(value.gini).toBeGreaterThan(0.68);
  });
});
