import { expect, it } from 'vitest';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase } from '../log/purchase-log.ts';
import { mbgNbd } from '../visits/beta-geometric.ts';
import { fitVisitForecast } from '../visits/visit-forecast.ts';
import { learnSpendLevel } from './spend-level.ts';

/** Three hundred people over two years, in several rhythms, some of whom leave; the same at every run. */
function* purchases(amountOf: (visit: number, person: number) => number): Generator<Purchase> {
  for (let person = 0; person < 300; person += 1) {
    const every = 15 + ((person * 37) % 90);
    const until = person % 3 === 0 ? 250 : 730;
    let visit = 0;
    for (let day = person % 200; day < until; day += every + ((day * person) % 9)) {
      yield { customer: `c${person}`, day, amount: amountOf(visit, person) };
      visit += 1;
    }
  }
}

function levelOf(amountOf: (visit: number, person: number) => number): number {
  const { log } = purchaseLogOf(purchases(amountOf));
  return learnSpendLevel(log, 730, fitVisitForecast(mbgNbd, log, 730, { unitDays: 7 }), 7);
}

it('is one where people spend as they did', () => {
  expect(levelOf((visit, person) => 20 + (person % 30) + (visit % 3))).toBeCloseTo(1, 1);
});

it('is below one where a first purchase is followed by small ones', () => {
  const level = levelOf((visit, person) => (visit === 0 ? 1_000 : 60) + (person % 30));
  expect(level).toBeGreaterThan(0.05);
  expect(level).toBeLessThan(0.6);
});

it('is one where there is too little to learn from', () => {
  const { log } = purchaseLogOf([...purchases(() => 20)].filter(({ customer }) => Number(customer.slice(1)) < 10));
  expect(learnSpendLevel(log, 730, fitVisitForecast(mbgNbd, log, 730, { unitDays: 7 }), 7)).toBe(1);
});

it('is moved by no one customer by more than a fiftieth, whatever she spends', () => {
  const amounts = (visit: number, person: number) => 20 + (person % 30) + (visit % 3);
  const usual = levelOf(amounts);
  // In the last third of the log she pays a thousand times as much.
  const withWhale = levelOf((visit, person) => (person === 56 && visit > 25 ? 1_000 : 1) * amounts(visit, person));
  expect(withWhale).toBeGreaterThan(usual);
  expect(withWhale).toBeLessThan(1.04 * usual);
});

it('goes by visits whose amount is known, as a log without the others', () => {
  const isKnown = (visit: number, person: number) => (visit + person) % 4 !== 0;
  const some = levelOf((visit, person) => (isKnown(visit, person) ? 20 + (person % 30) : Number.NaN));
  expect(some).toBeCloseTo(1, 1);
  expect(levelOf(() => Number.NaN)).toBe(1);
});
