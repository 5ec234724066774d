import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../foundation/index.ts';
import { type OwnedService, type OwnedThing, signalPeriodDays } from '../../profile/index.ts';
import { productEquitySetting } from './equity-setting.ts';
import { monthsKept, productEquity } from './product-equity.ts';

const now = Date.UTC(2026, 10, 22, 12);
const rules = productEquitySetting.default;
const period = Math.floor(now / dayMs / signalPeriodDays);
const service = (name: string, daysAgo = 30, fee?: number): OwnedService => ({
  ...{ name, switches: [{ time: now - daysAgo * dayMs, on: true }] },
  ...(fee === undefined ? {} : { fee: { minorUnits: fee, currency: 'EUR' } }),
});
const bike = (services: OwnedService[] = [], signals: OwnedThing['signals'] = []): OwnedThing => ({
  ...{ key: 'S1', label: 'Trail bike', since: now - 365.25 * dayMs, price: { minorUnits: 200_000, currency: 'EUR' }, services, signals },
});
const equity = (thing: OwnedThing, at = now) => productEquity(thing, at, 365, rules, 'EUR');

describe('what an owned product is worth', () => {
  it('is more with four services than with none on the same hardware, by its stated parts', () => {
    const four = equity(bike([service('locate', 30, 500), service('insure', 30, 900), service('care', 30, 400), service('maps')]));
    const none = equity(bike());
    expect(four.hardware).toBeCloseTo(150_000, 6);
    expect(none.hardware).toBe(four.hardware);
    expect([none.services, none.experience]).toEqual([0, 0]);
    expect(four.services).toBeCloseTo((500 + 900 + 400 + 300) * monthsKept(365, 0.8), 6);
    expect(four.total - none.total).toBeCloseTo(four.services + four.experience, 6);
    expect(four.active.map(({ isAssumed }) => isAssumed)).toEqual([false, false, false, true]);
  });

  it('falls in its experience part when a service fails, and in its services part when one is given up', () => {
    const used = [{ period, kind: 'use' as const, count: 9, score: 0.5 }];
    const before = equity(bike([service('locate')], used));
    const failed = equity(bike([service('locate')], [...used, { period, kind: 'failed', count: 1, score: -1 }]));
    expect(failed.experience).toBeLessThan(before.experience);
    expect(failed.services).toBe(before.services);
    const ended: OwnedService = {
      name: 'locate',
      switches: [
        { time: now - 200 * dayMs, on: true },
        { time: now - dayMs, on: false },
      ],
    };
    const given = equity(bike([ended]));
    expect([given.services, given.left]).toEqual([0, [{ name: 'locate', reason: 'off' }]]);
    // A quarter ago it was on.
    expect(given.trend.at(-2)?.services).toBeGreaterThan(0);
  });

  it('is the sum of its parts, with a trend that ends now, whatever is known', () => {
    const drawn = fc.record({
      price: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
      age: fc.integer({ min: 0, max: 4_000 }),
      fees: fc.array(fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined }), { maxLength: 5 }),
      signals: fc.array(
        fc.record({
          period: fc.integer({ min: period - 13, max: period }),
          kind: fc.constantFrom('use' as const, 'fault' as const, 'opinion' as const),
          count: fc.integer({ min: 1, max: 50 }),
          score: fc.double({ min: -1, max: 1, noNaN: true }),
        }),
        { maxLength: 20 },
      ),
    });
    fc.assert(
      fc.property(drawn, ({ price, age, fees, signals }) => {
        const found = equity({
          ...{ key: 'k', label: 'l', since: now - age * dayMs, signals, services: fees.map((fee, at) => service(`s${at}`, 10, fee)) },
          ...(price === undefined ? {} : { price: { minorUnits: price, currency: 'EUR' } }),
        });
        expect(found.hardware + found.services + found.experience).toBeCloseTo(found.total, 4);
        expect(Math.abs(found.experience)).toBeLessThanOrEqual(0.3 * (found.hardware + found.services) + 1e-6);
        expect(found.hardware).toBeLessThanOrEqual((price ?? 0) + 1e-6);
        expect(Math.abs(found.reading)).toBeLessThanOrEqual(1);
        expect(found.trend.at(-1)).toMatchObject({ time: now, total: found.total });
        expect(found.total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('adds nothing in another currency, and says so', () => {
    const foreign: OwnedService = { ...service('locate'), fee: { minorUnits: 900, currency: 'USD' } };
    expect(equity(bike([foreign]))).toMatchObject({ services: 0, left: [{ name: 'locate', reason: 'otherCurrency' }] });
  });

  it('expects services to last as the year says', () => {
    expect(monthsKept(365.25, 1)).toBeCloseTo(12, 9);
    expect(monthsKept(365.25, 0.8)).toBeCloseTo((12 * 0.2) / -Math.log(0.8), 9);
    expect(monthsKept(365, 0)).toBe(0);
  });
});
