import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase } from '../log/purchase-log.ts';
import { bgNbd, mbgCnbd } from './beta-geometric.ts';
import { fitVisits } from './fit-visits.ts';
import { everySo, intervalsLogLikelihood, likeliestFit, type TimedHistory } from './likelier-fit.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { cellsOf, collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
import { chooseVisitForecast } from './visit-forecast.ts';

/** Numbers between 0 and 1 that are the same every time. */
function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const weeks = 104;

/** Weeks of purchases of somebody who leaves, if at all, after a purchase: then nobody leaves before the second one. Or who leaves at any time. */
function purchaseWeeks(random: () => number, leaves: 'after a purchase' | 'any time'): number[] {
  const wait = (rate: number) => -Math.log(1 - random()) / rate;
  const [first, rate] = [60 * random(), 0.03 + 0.25 * random() ** 3];
  const end = leaves === 'any time' ? first + wait(0.04 * random() ** 2 + 0.002) : weeks;
  const chance = leaves === 'after a purchase' ? 0.5 * random() ** 1.5 : 0;
  const at = [first];
  for (let time = first + wait(rate); time < Math.min(end, weeks); time += wait(rate)) {
    at.push(time);
    if (random() < chance) break;
  }
  return at;
}

function people(count: number, leaves: 'after a purchase' | 'any time'): number[][] {
  const random = steadyNumbers(20_261_122);
  return Array.from({ length: count }, () => purchaseWeeks(random, leaves));
}

function historiesOfWeeks(all: readonly (readonly number[])[]): TimedHistory[] {
  return all.map((at) => ({
    logIntervals: at.slice(1).reduce((sum, week, before) => sum + Math.log(week - (at[before] as number)), 0),
    x: at.length - 1,
    tx: (at.at(-1) as number) - (at[0] as number),
    T: weeks - (at[0] as number),
  }));
}

function fitsTo(histories: readonly PurchaseHistory[]) {
  const cells = collapseHistories(histories);
  return { pareto: fitVisits(paretoNbd, cells), bg: fitVisits(bgNbd, cells) };
}

describe('the likeliest fit', () => {
  it('is that of the model by which people left, where the other is clearly less likely', () => {
    const histories = historiesOfWeeks(people(4_000, 'after a purchase'));
    const { pareto, bg } = fitsTo(histories);
    expect(likeliestFit(pareto, [bg], histories)).toBe(bg);
    expect(likeliestFit(bg, [pareto], histories)).toBe(bg);
  });

  it('stays the first where another is no likelier', () => {
    const anyTime = historiesOfWeeks(people(4_000, 'any time'));
    const { pareto, bg } = fitsTo(anyTime);
    expect(likeliestFit(pareto, [bg], anyTime)).toBe(pareto);
  });
});

it('takes at most so many of a list, evenly and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (all, most) => {
      const some = everySo(all, most);
      expect(some.length).toBeLessThanOrEqual(most);
      expect(some.length).toBeGreaterThanOrEqual(Math.min(all.length, Math.floor(most / 2)));
      if (all.length > 0) expect(some[0]).toBe(all[0]);
    }),
  );
});

describe('the choice of a forecast', () => {
  function chosen(leaves: 'after a purchase' | 'any time') {
    const purchases: Purchase[] = people(3_000, leaves).flatMap((at, person) =>
      at.map((week) => ({ customer: String(person), day: Math.floor(7 * week), amount: 1 })),
    );
    return chooseVisitForecast([paretoNbd, bgNbd, mbgCnbd(2)], purchaseLogOf(purchases).log, 7 * weeks, { unitDays: 7 });
  }

  it('goes by who has left, too, which errors of counts hardly show', () => {
    expect(chosen('after a purchase').fit.model.name).toBe('bg-nbd');
    expect(chosen('any time').fit.model.name).toBe('pareto-nbd');
  });

  it('leaves the model as it is where the second half is as it expects', () => {
    const { weights, learned } = chosen('after a purchase');
    expect(weights).toEqual({ model: 1, staying: 0 });
    expect(learned?.people).toBeGreaterThan(100);
  });
});

it('knows the likelihood of intervals: with it, that of cells is the integral over rates and leaving', () => {
  const [r, alpha, a, b] = [1.3, 4, 0.9, 2.1];
  const intervals = [1.5, 0.7, 2.2];
  const [x, tx, T] = [intervals.length, 4.4, 7];
  const model = mbgCnbd(2);
  const cells = cellsOf(Float64Array.of(x), Float64Array.of(tx), Float64Array.of(T), Float64Array.of(1));
  const logIntervals = intervals.reduce((sum, interval) => sum + Math.log(interval), 0);
  const told = model.likelihoodOf(cells)([r, alpha, a, b], new Float64Array(4)) + intervalsLogLikelihood(model, { x, logIntervals });
  // Erlang-2 intervals of rate λ, leaving with chance p after each purchase, the first one too; both integrated by the midpoint rule.
  const [steps, rateMax] = [2_000, 8];
  let [whole, rates, chances] = [0, 0, 0];
  const leaving = Array.from({ length: steps }, (_, step) => (step + 0.5) / steps).map((p) => ({
    p,
    weight: p ** (a - 1) * (1 - p) ** (b - 1),
  }));
  for (const { weight } of leaving) chances += weight;
  let [stays, leaves] = [0, 0];
  for (const { p, weight } of leaving) {
    stays += (weight * (1 - p) ** (x + 1)) / chances;
    leaves += (weight * p * (1 - p) ** x) / chances;
  }
  for (let step = 0; step < steps; step += 1) {
    const rate = ((step + 0.5) * rateMax) / steps;
    const weight = rate ** (r - 1) * Math.exp(-alpha * rate);
    rates += weight;
    const came = intervals.reduce((product, interval) => product * rate ** 2 * interval * Math.exp(-rate * interval), 1);
    const silent = (1 + rate * (T - tx)) * Math.exp(-rate * (T - tx));
    whole += weight * came * (leaves + stays * silent);
  }
  expect(told).toBeCloseTo(Math.log(whole / rates), 3);
});

it('takes regular buyers for regular and random ones for random, also when a few purchases are left out', () => {
  const random = steadyNumbers(7);
  const wait = (k: number, rate: number) =>
    Array.from({ length: k }, () => -Math.log(1 - random()) / (k * rate)).reduce((sum, part) => sum + part, 0);
  const weeksOf = (k: number): number[][] =>
    Array.from({ length: 1_500 }, () => {
      const [rate, leaves] = [0.08 + 0.1 * random(), 0.15 * random()];
      const at = [50 * random()];
      for (let time = (at[0] as number) + wait(k, rate); time < weeks; time += wait(k, rate)) {
        at.push(time);
        if (random() < leaves) break;
      }
      return at;
    });
  const nameOf = (all: readonly (readonly number[])[], leftOut: (at: number) => boolean) => {
    const purchases = all.flatMap((at, person) =>
      at.map((week): Purchase => ({ customer: String(person), day: Math.floor(7 * week), amount: 1 })),
    );
    const log = purchaseLogOf(purchases.filter((_, at) => !leftOut(at))).log;
    return chooseVisitForecast([paretoNbd, bgNbd, mbgCnbd(2), mbgCnbd(3)], log, 7 * weeks, { unitDays: 7 }).fit.model.name;
  };
  const [random1, regular] = [weeksOf(1), weeksOf(3)];
  for (const left of [0, 1, 2, 3]) expect(nameOf(random1, (at) => at % 50 === left)).not.toMatch(/cnbd/);
  expect(nameOf(regular, () => false)).toMatch(/cnbd/);
});
