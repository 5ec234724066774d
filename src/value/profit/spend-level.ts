import { happenedAfter, type PurchaseLog } from '../log/purchase-log.ts';
import { blendVisits } from '../visits/blend-visits.ts';
import { fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories } from '../visits/purchase-cells.ts';
import { historiesOf, partsOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';

// A third ahead of two, as the product's own back-test: with histories half as long as now, a first purchase weighs more in them than it does now.
const shareBehind = 2 / 3;

/**
 * What a later visit brings, on average, over what the spend model expects of it, as the log's own last third shows when it is foretold from the
 * rest: the model takes what people spend for constant, and where a bicycle is followed by helmets and repairs it is not. 1 where there is
 * too little to learn from. Assumption: later visits stay as they were, for everybody alike. Cost: two fits. Pure; deterministic.
 */
export function learnSpendLevel(log: PurchaseLog, endDay: number, forecast: VisitForecast, unitDays: number): number {
  const parts = partsOf(log, endDay, unitDays, forecast.time, shareBehind);
  if (parts === undefined) return 1;
  const { cutDay, t, observed, visitsAll } = parts;
  if (observed.mean.every((mean) => mean <= 0)) return 1;
  const visits = blendVisits(fitVisits(forecast.fit.model, collapseHistories(historiesOf(observed))).visits, forecast.weights);
  const orders = observed.x.map((x) => x + 1);
  const spend = fitGammaGamma({ visits: orders, mean: observed.mean }).parameters;
  let [expectedVisits, expectedAmount] = [0, 0];
  let at = 0;
  for (const history of historiesOf(observed)) {
    const count = visits.expected(history, t);
    expectedVisits += count;
    expectedAmount += count * Math.max(0, expectedSpend(spend, orders[at] as number, observed.mean[at] as number));
    at += 1;
  }
  const came = happenedAfter(log, observed, cutDay, endDay).amount.reduce((sum, amount) => sum + amount, 0);
  return expectedAmount > 0 && came > 0 ? (came / visitsAll) * (expectedVisits / expectedAmount) : 1;
}
