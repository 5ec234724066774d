import type { ForecastVisits } from '../visits/blend-visits.ts';
import { distributionWithMean } from '../visits/doubtful-visits.ts';
import type { PurchaseHistory } from '../visits/purchase-cells.ts';

/**
 * A forecast with `factor` times the visits for as long as `until` (in units of the fit), and as before from then on: what a sign tells fades. For good
 * without `until`. The chance that she is still a customer stays that of her visits. Pure.
 */
export function forecastWithFactor(forecast: ForecastVisits, factor: number, until = Number.POSITIVE_INFINITY): ForecastVisits {
  const expected = (history: PurchaseHistory, t: number): number =>
    forecast.expected(history, t) + (factor - 1) * forecast.expected(history, Math.min(t, until));
  return {
    ...forecast,
    expected,
    outlook: (history, t) => ({ visits: expected(history, t), active: forecast.chanceActive(history) }),
    distribution: (history, t) => {
      const before = forecast.expected(history, t);
      return before > 0 ? distributionWithMean(forecast, history, t, expected(history, t) / before) : forecast.distribution(history, t);
    },
    // Time goes faster or slower by the factor until then.
    medianWait: (history, tMax) => {
      if (until === Number.POSITIVE_INFINITY) {
        const wait = forecast.medianWait(history, factor * tMax);
        return wait === undefined ? undefined : wait / factor;
      }
      const gained = (factor - 1) * until;
      const wait = forecast.medianWait(history, tMax + gained);
      if (wait === undefined) return undefined;
      return wait <= factor * until ? wait / factor : wait - gained;
    },
  };
}
