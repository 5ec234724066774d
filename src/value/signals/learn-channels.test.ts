import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalDays } from '../../profile/index.ts';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase } from '../log/purchase-log.ts';
import { paretoNbd } from '../visits/pareto-nbd.ts';
import { fitVisitForecast } from '../visits/visit-forecast.ts';
import { channelFactor, channelTimes, learnChannels } from './learn-channels.ts';

function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const end = 900;
const quiet = { web: [], app: [], care: [], choices: [] };

/** People who begin on any day in one of three channels, come `times` as often as others by it, and leave for good. */
function world(times: Readonly<Record<string, number>>, seed: number, people = 12_000) {
  const random = steadyNumbers(seed);
  const wait = (mean: number) => -Math.log(1 - random()) * mean;
  const names = Object.keys(times);
  const purchases: Purchase[] = [];
  const signs: SignalDays[] = [];
  for (let person = 0; person < people; person += 1) {
    const channel = names[Math.floor(random() * names.length)] as 'web';
    // Rates of a Gamma distribution of shape one: exponential.
    const gap = 60 / ((times[channel] as number) * wait(1));
    const first = Math.floor(end * random());
    const leaves = Math.min(end, first + wait(500));
    purchases.push({ customer: `c${person}`, day: first, amount: 20 });
    for (let day = first + wait(gap); day < leaves; day += wait(gap))
      purchases.push({ customer: `c${person}`, day: Math.floor(day), amount: 20 });
    signs.push({ ...quiet, firstChannel: channel });
  }
  const { log, customers } = purchaseLogOf(purchases);
  return { log, signs: customers.map((customer) => signs[Number(customer.slice(1))] as SignalDays) };
}

function learned({ log, signs }: ReturnType<typeof world>, day = end) {
  return learnChannels(log, (place) => signs[place], day, fitVisitForecast(paretoNbd, log, day, { unitDays: 7 }), 7);
}

describe('the channel of the first purchase', () => {
  it('is taken where it tells how often people come, with factors near the truth', () => {
    const truth = { store: 2, web: 1, partner: 0.5 };
    const found = learned(world(truth, 3));
    const mean = (2 + 1 + 0.5) / 3;
    for (const [channel, times] of Object.entries(truth)) {
      const of = found?.channels.find((one) => one.channel === channel);
      expect(of?.times).toBeGreaterThan((0.8 * times) / mean);
      expect(of?.times).toBeLessThan((1.25 * times) / mean);
    }
    expect(found?.heldBack.devianceWith).toBeLessThan(found?.heldBack.devianceWithout as number);
  });

  it('is left alone where it tells nothing', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) expect(learned(world({ store: 1, web: 1, partner: 1 }, seed, 4_000))).toBeUndefined();
  });

  it('is nothing to learn from where there is one channel, or none is known', () => {
    const { log, signs } = world({ store: 2, web: 0.5 }, 3, 3_000);
    expect(learned({ log, signs: signs.map(() => ({ ...quiet, firstChannel: 'web' as const })) })).toBeUndefined();
    expect(learned({ log, signs: signs.map(() => quiet) })).toBeUndefined();
  });

  it('is never read from what came after the day', () => {
    const { log, signs } = world({ store: 2.5, web: 0.5 }, 3);
    const other = { ...log, day: log.day.map((day) => (day > 800 ? day + 40 : day)) };
    expect(learned({ log, signs }, 800)).toBeDefined();
    expect(learned({ log: other, signs }, 800)).toEqual(learned({ log, signs }, 800));
  });

  it('counts less the longer somebody’s own visits speak, and not at all after a year', () => {
    const heldBack = { devianceWithout: 1, devianceWith: 0.9, rmseWithout: 1, rmseWith: 0.9 };
    const of = (times: number) => ({ withinDays: 365, channels: [{ channel: 'store', times, people: 200 }], heldBack });
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.nat(51),
        (times, alpha, T) => {
          expect(channelFactor(times, alpha, 0)).toBeCloseTo(times, 9);
          const [now, later] = [channelFactor(times, alpha, T), channelFactor(times, alpha, T + 1)];
          expect(Math.abs(Math.log(later))).toBeLessThanOrEqual(Math.abs(Math.log(now)) + 1e-12);
          expect(channelTimes(of(times), { day: 1_000, channel: 'store' }, 1_000 + 7 * T, alpha, T)).toBe(now);
          expect(channelTimes(of(times), { day: 1_000, channel: 'store' }, 1_365, alpha, T)).toBe(1);
          expect(channelTimes(of(times), { day: 1_000, channel: 'web' }, 1_010, alpha, T)).toBe(1);
        },
      ),
    );
  });
});
