import { happenedAfter, type PurchaseLog } from '../log/purchase-log.ts';
import { partsOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';

// A third ahead of two, as the product's own back-test: with histories half as long as now, a first purchase weighs more in them than it does now.
const shareBehind = 2 / 3;
// Nobody moves the level by more than a fiftieth, for it is applied to everybody. On CDNOW's sample and in Larkfield nobody reaches it.
const shareOfOneMax = 0.02;
const stepsMax = 200;
const settled = 1e-9;

/**
 * What a later visit brings, on average, over what the spend model expects of it, as the log's own last third shows when it is foretold from the
 * rest: the model takes what people spend for constant, and where a bicycle is followed by helmets and repairs it is not. Sum of what came over the sum of what was expected of
 * the visits that came, in which what one person brought beside the level counts for at most a fiftieth of the whole (Huber's bounded influence). 1 where there is
 * too little to learn from. Assumption: later visits stay as they were, for everybody alike, and no tail of single people is as heavy as to carry the mean; where one is, its
 * money is left out of everybody's level, and totals are as much too low. Cost: one fit. Pure; deterministic.
 */
export function learnSpendLevel(log: PurchaseLog, endDay: number, forecast: Pick<VisitForecast, 'time'>, unitDays: number): number {
  const parts = partsOf(log, endDay, unitDays, forecast.time, shareBehind);
  if (parts === undefined) return 1;
  const { cutDay, observed } = parts;
  if (observed.mean.every((mean) => mean <= 0)) return 1;
  const spend = fitGammaGamma({ visits: observed.paid, mean: observed.mean }).parameters;
  const came = happenedAfter(log, observed, cutDay, endDay);
  const expected = came.paid.map(
    (visits, at) => visits * Math.max(0, expectedSpend(spend, observed.paid[at] as number, observed.mean[at] as number)),
  );
  return boundedRatio(came.amount, expected) ?? 1;
}

/** Σ came ÷ Σ expected, with each one's difference cut at `shareOfOneMax` of the whole; undefined where either is nothing. */
function boundedRatio(came: Float64Array, expected: Float64Array): number | undefined {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const whole = sum(expected);
  let ratio = sum(came) / whole;
  if (!(whole > 0 && Number.isFinite(ratio) && ratio > 0)) return undefined;
  for (let step = 0; step < stepsMax; step += 1) {
    const reach = shareOfOneMax * whole * ratio;
    const beside = came.reduce((total, amount, at) => {
      const difference = amount - ratio * (expected[at] as number);
      return total + Math.max(-reach, Math.min(reach, difference));
    }, 0);
    const next = ratio + beside / whole;
    if (Math.abs(next - ratio) <= settled * ratio) return next;
    ratio = next;
  }
  return ratio;
}
