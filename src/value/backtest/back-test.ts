import { InvalidInput } from '../../foundation/index.ts';
import { happenedAfter, observedAt, type PurchaseLog } from '../log/purchase-log.ts';
import { expectedSpend, fitGammaGamma } from '../profit/gamma-gamma.ts';
import { fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories } from '../visits/purchase-cells.ts';
import { fitVisitForecast, historiesOf, type VisitForecast } from '../visits/visit-forecast.ts';
import type { VisitModel } from '../visits/visit-model.ts';
import { type ForecastError, forecastError, normalisedGini, spearman } from './forecast-error.ts';

/** One way to foretell, with its errors for visits and for amounts. */
export interface ForecastRow {
  /** `blend`, a model's name, or a naive rule: `same_rate`, `same_count`. */
  readonly forecast: string;
  readonly visits: ForecastError;
  readonly amount: ForecastError;
}

export interface BackTest {
  readonly people: number;
  /** Visits and amount that came after the cut. */
  readonly visits: number;
  readonly amount: number;
  readonly weeksAhead: number;
  readonly rows: readonly ForecastRow[];
  /** Ranking by what people had spent until the cut: an order, not a forecast. */
  readonly pastSpend: { readonly gini: number; readonly spearman: number };
  readonly blend: VisitForecast;
}

const unitDays = 7;

/**
 * Foretells, from what a log holds until `cutDay`, what came until `endDay`, by each of `models` plain, by the first of them blended, and by two
 * naive rules: that everybody goes on at her rate so far, and that she comes again as often as she did. Amounts are visits times the
 * spend model's mean, or her own for the naive rules. Nothing after the cut is read but to compare. Deterministic.
 * @throws InvalidInput `value.nobody` when nobody had bought by the cut, or nothing came after it
 */
export function backTest(log: PurchaseLog, cutDay: number, endDay: number, models: readonly [VisitModel, ...VisitModel[]]): BackTest {
  const observed = observedAt(log, cutDay, unitDays);
  const happened = happenedAfter(log, observed, cutDay, endDay);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  if (observed.size === 0 || sum(happened.visits) === 0) {
    const message = observed.size === 0 ? 'nobody had bought by this day' : 'nobody came again after this day';
    throw new InvalidInput('value.nobody', [{ at: 'cut', message }]);
  }
  const t = (endDay - cutDay) / unitDays;
  const orders = observed.x.map((x) => x + 1);
  const spend = fitGammaGamma({ visits: orders, mean: observed.mean }).parameters;
  const histories = [...historiesOf(observed)];
  const row = (forecast: string, visits: number[], amountOf: (at: number) => number): ForecastRow => ({
    forecast,
    visits: forecastError(visits, happened.visits),
    amount: forecastError(
      visits.map((count, at) => count * amountOf(at)),
      happened.amount,
    ),
  });
  const modelled = (at: number) => expectedSpend(spend, orders[at] as number, observed.mean[at] as number);
  const own = (at: number) => observed.mean[at] as number;
  const blend = fitVisitForecast(models[0], log, cutDay, { unitDays });
  const cells = collapseHistories(histories);
  const fitted = [blend.fit, ...models.slice(1).map((model) => fitVisits(model, cells))];
  const spent = orders.map((count, at) => count * own(at));
  return {
    people: observed.size,
    visits: sum(happened.visits),
    amount: sum(happened.amount),
    weeksAhead: t,
    rows: [
      row(
        'blend',
        histories.map((history) => blend.expected(history, t)),
        modelled,
      ),
      ...fitted.map(({ model, visits }) =>
        row(
          model.name,
          histories.map((history) => visits.expected(history, t)),
          modelled,
        ),
      ),
      row(
        'same_rate',
        histories.map(({ x, T }) => (T > 0 ? (x * t) / T : 0)),
        own,
      ),
      row(
        'same_count',
        histories.map(({ x }) => x),
        own,
      ),
    ],
    pastSpend: { gini: normalisedGini(spent, happened.amount), spearman: spearman(spent, happened.amount) },
    blend,
  };
}
