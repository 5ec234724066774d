import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgNbd, mbgCnbd, mbgNbd } from './beta-geometric.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { cellsOf, collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
import type { VisitModel } from './visit-model.ts';

const models: VisitModel[] = [bgNbd, mbgNbd, mbgCnbd(2), mbgCnbd(4), paretoNbd];

const parameter = fc.double({ min: Math.log(0.1), max: Math.log(30), noNaN: true }).map(Math.exp);
const parameters = fc.tuple(parameter, parameter, parameter, parameter);
/** Weeks, in days; who never came back has not been silent since a repeat. */
const history: fc.Arbitrary<PurchaseHistory> = fc
  .record({ x: fc.nat(40), last: fc.integer({ min: 1, max: 700 }), silent: fc.nat(700) })
  .map(({ x, last, silent }) => ({ x, tx: x === 0 ? 0 : last / 7, T: (x === 0 ? silent + 1 : last + silent) / 7 }));

describe.each(models.map((model) => [model.name, model] as const))('%s', (_, model) => {
  it('has the gradient of its likelihood', () => {
    fc.assert(
      fc.property(parameters, fc.array(history, { minLength: 1, maxLength: 5 }), (point, people) => {
        const cells = collapseHistories(people);
        const gradient = new Float64Array(4);
        const value = model.likelihoodOf(cells)(point, gradient);
        const ignored = new Float64Array(4);
        point.forEach((part, at) => {
          const moved = (step: number) => {
            const there = [...point];
            there[at] = part * Math.exp(step);
            return model.likelihoodOf(cells)(there, ignored);
          };
          const numerical = (moved(1e-4) - moved(-1e-4)) / 2e-4;
          expect(Math.abs(numerical - (gradient[at] as number))).toBeLessThan(1e-4 * (1 + Math.abs(value)));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('counts a cell of several people as often as it has people', () => {
    fc.assert(
      fc.property(parameters, history, fc.integer({ min: 1, max: 50 }), (point, one, people) => {
        const single = model.likelihoodOf(collapseHistories([one]))(point, new Float64Array(4));
        const cell = cellsOf(Float64Array.of(one.x), Float64Array.of(one.tx), Float64Array.of(one.T), Float64Array.of(people));
        expect(model.likelihoodOf(cell)(point, new Float64Array(4))).toBeCloseTo(people * single, 6);
      }),
    );
  });

  it('expects what its distribution has as its mean, and no more than if nobody left', () => {
    fc.assert(
      fc.property(parameters, history, fc.integer({ min: 1, max: 60 }), (point, one, t) => {
        const visits = model.with(point);
        const expected = visits.expected(one, t);
        const chances = visits.distribution(one, t, 20_000);
        const sum = chances.reduce((total, chance) => total + chance, 0);
        const mean = chances.reduce((total, chance, n) => total + n * chance, 0);
        expect(sum).toBeCloseTo(1, 5);
        expect(Math.abs(mean - expected)).toBeLessThan(1e-3 * (1 + expected));
        // A rhythm starts with a visit at hand, and who has been silent for a part of an interval is the quicker for it.
        const k = Number(/cnbd-(\d+)/.exec(model.name)?.[1] ?? 1);
        const quicker = 1 + (k - 1) / (point[0] + k * one.x);
        expect(expected).toBeLessThan(quicker * visits.expectedIfStaying(one, t) + 1 + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('finds somebody less likely to be active the longer she is silent', () => {
    fc.assert(
      fc.property(parameters, history, fc.integer({ min: 1, max: 100 }), (point, one, weeks) => {
        const visits = model.with(point);
        const now = visits.chanceActive(one);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        if (one.x > 0) expect(visits.chanceActive({ ...one, T: one.T + weeks })).toBeLessThanOrEqual(now + 1e-9);
      }),
    );
  });
});

describe('BG/NBD', () => {
  it('is the same in closed form and summed count by count', () => {
    fc.assert(
      fc.property(parameters, history, fc.integer({ min: 1, max: 60 }), (point, one, t) => {
        const visits = bgNbd.with(point);
        const summed = visits.distribution(one, t, 20_000).reduce((total, chance, n) => total + n * chance, 0);
        expect(Math.abs(visits.expected(one, t) - summed)).toBeLessThan(1e-6 * (1 + summed));
      }),
      { numRuns: 60 },
    );
  });

  it('expects visits also of people who all leave at one rate', () => {
    const visits = bgNbd.with([1.475, 10.15, 719_483, 31_144_877]);
    const one = { x: 28, tx: 52, T: 52.14 };
    // Every visit is the last with a chance of 0.0226.
    const near = bgNbd.with([1.475, 10.15, 99.9, 4_324.5]);
    expect(visits.expected(one, 48) / near.expected(one, 48)).toBeCloseTo(1, 2);
  });
});
