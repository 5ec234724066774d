import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase } from '../log/purchase-log.ts';
import { bgNbd, mbgCnbd } from './beta-geometric.ts';
import { fitVisits } from './fit-visits.ts';
import { everySo, isClearlyGreater, likeliestFit } from './likelier-fit.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';
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

function historiesOfWeeks(all: readonly (readonly number[])[]): PurchaseHistory[] {
  return all.map((at) => ({ x: at.length - 1, tx: (at.at(-1) as number) - (at[0] as number), T: weeks - (at[0] as number) }));
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

it('never calls both of two clearly greater', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 2 }), (pairs) => {
      const [left, right] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
      expect(isClearlyGreater(left, right) && isClearlyGreater(right, left)).toBe(false);
    }),
  );
  expect(isClearlyGreater([3, 4, 3, 4], [1, 1, 1, 1])).toBe(true);
  expect(isClearlyGreater([9, 0, 0, 0], [0, 0, 0, 0])).toBe(false);
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
