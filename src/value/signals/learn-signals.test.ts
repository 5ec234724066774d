import { describe, expect, it } from 'vitest';
import type { SignalDays } from '../../profile/index.ts';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase } from '../log/purchase-log.ts';
import { mbgNbd } from '../visits/beta-geometric.ts';
import { fitVisitForecast } from '../visits/visit-forecast.ts';
import { learnSignals, signalFactor } from './learn-signals.ts';

function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const end = 720;

/** People who buy at rates of their own until they leave for good, and look around on the web at random: until then too, or for ever. */
function world(isTelling: boolean, seed: number) {
  const random = steadyNumbers(seed);
  const wait = (mean: number) => -Math.log(1 - random()) * mean;
  const purchases: Purchase[] = [];
  const signs: SignalDays[] = [];
  for (let person = 0; person < 1_500; person += 1) {
    const gap = 20 + 160 * random();
    const leaves = 40 + wait(500);
    const web: number[] = [];
    for (let day = 150 * random(); day < Math.min(end, leaves); day += wait(gap))
      purchases.push({ customer: `c${person}`, day: Math.floor(day), amount: 20 });
    for (let day = 400 * random(); day < end; day += wait(25)) if (!isTelling || day < leaves) web.push(Math.floor(day));
    signs.push({ web, app: [], care: [], choices: [] });
  }
  const { log, customers } = purchaseLogOf(purchases);
  return { log, signs: customers.map((customer) => signs[Number(customer.slice(1))] as SignalDays) };
}

function learned({ log, signs }: ReturnType<typeof world>) {
  const forecast = fitVisitForecast(mbgNbd, log, end, { unitDays: 7 });
  return learnSignals(log, (place) => signs[place], end, forecast, 7);
}

describe('signs besides visits', () => {
  it('are taken where they tell who has left, and raise what is expected of who is still seen', () => {
    const factors = learned(world(true, 3));
    expect(factors?.slopes.find(({ aspect }) => aspect === 'there')?.slope).toBeGreaterThan(0.5);
    expect(factors?.heldBack.devianceWith).toBeLessThan(0.98 * (factors?.heldBack.devianceWithout as number));
    const seen = signalFactor(factors as NonNullable<typeof factors>, { web: [700, 705, 710], app: [], care: [], choices: [] }, end);
    const unseen = signalFactor(factors as NonNullable<typeof factors>, { web: [], app: [], care: [], choices: [] }, end);
    expect(seen.factor).toBeGreaterThan(1);
    expect(unseen.factor).toBeLessThan(1);
    expect(seen.by).toEqual([{ kind: 'web', days: 3, factor: expect.any(Number) }]);
    expect(unseen.by).toEqual([{ kind: 'web', days: 0, factor: 1 }]);
  });

  it('are left alone where they tell nothing', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) expect(learned(world(false, seed))).toBeUndefined();
  });

  it('are nothing to learn from where there are none', () => {
    const { log } = world(true, 3);
    expect(learned({ log, signs: [] })).toBeUndefined();
  });
});
