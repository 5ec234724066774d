import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbgNbd } from './beta-geometric.ts';
import { blendVisits } from './blend-visits.ts';
import { paretoNbd } from './pareto-nbd.ts';
import type { PurchaseHistory } from './purchase-cells.ts';

const models = [paretoNbd.with([0.55, 10.58, 0.61, 11.67]), mbgNbd.with([0.52, 6.18, 0.89, 1.61])];
const weights = fc.record({
  model: fc.double({ min: 0.7, max: 1.05, noNaN: true }),
  staying: fc.double({ min: 0, max: 0.3, noNaN: true }),
});
const history: fc.Arbitrary<PurchaseHistory> = fc
  .record({ x: fc.nat(30), last: fc.integer({ min: 1, max: 100 }), silent: fc.nat(200) })
  .map(({ x, last, silent }) => ({ x, tx: x === 0 ? 0 : last, T: (x === 0 ? 0 : last) + silent + 1 }));

describe.each(models.map((model) => [model] as const))('a blend', (model) => {
  it('has a distribution that sums to one, with a mean close to what it expects', () => {
    fc.assert(
      fc.property(weights, history, fc.integer({ min: 1, max: 60 }), (given, one, t) => {
        const blend = blendVisits(model, given);
        const chances = blend.distribution(one, t);
        const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 4);
        expect(Math.abs(mean - blend.expected(one, t))).toBeLessThan(0.001 + 0.01 * blend.expected(one, t));
      }),
    );
  });

  it('is the plain model with its weights', () => {
    fc.assert(
      fc.property(history, (one) => {
        const plain = blendVisits(model, { model: 1, staying: 0 });
        expect(plain.chanceActive(one)).toBe(model.chanceActive(one));
        expect(plain.expected(one, 39)).toBe(model.expected(one, 39));
      }),
    );
  });

  it('gives nobody up sooner than the model, and everybody in the end', () => {
    fc.assert(
      fc.property(weights, history, (given, one) => {
        const blend = blendVisits(model, given);
        expect(blend.chanceActive(one)).toBeGreaterThanOrEqual(model.chanceActive(one) - 1e-12);
        expect(blend.chanceActive(one)).toBeLessThanOrEqual(1);
        if (one.x > 2) expect(blend.chanceActive({ ...one, T: one.T + 5_000 })).toBeLessThan(0.05);
      }),
    );
  });

  it('foretells a next visit sooner of who comes often, and none of who is gone', () => {
    const blend = blendVisits(model, { model: 0.87, staying: 0.14 });
    const often = blend.medianWait({ x: 20, tx: 51, T: 52 }, 520) as number;
    const seldom = blend.medianWait({ x: 3, tx: 50, T: 52 }, 520) as number;
    expect(often).toBeLessThan(seldom);
    expect(blend.medianWait({ x: 20, tx: 52, T: 520 }, 520)).toBeUndefined();
  });
});
