import fc from 'fast-check';
import { expect, it } from 'vitest';
import { purchaseLogOf } from './growing-purchase-log.ts';
import type { Purchase } from './purchase-log.ts';

const somePurchase = (amount: fc.Arbitrary<number>) =>
  fc.record({ customer: fc.constantFrom('a', 'b', 'c', 'd'), day: fc.integer({ min: 0, max: 12 }), amount });

/** By person, each day with what it brought: the plain way. */
function plainly(purchases: readonly Purchase[]): Record<string, [day: number, amount: number][]> {
  const customers = [...new Set(purchases.map(({ customer }) => customer))];
  const daysOf = (name: string) => {
    const own = purchases.filter(({ customer }) => customer === name);
    const days = [...new Set(own.map(({ day }) => day))].sort((left, right) => left - right);
    return days.map((at): [number, number] => [at, own.filter(({ day }) => day === at).reduce((sum, { amount }) => sum + amount, 0)]);
  };
  return Object.fromEntries(customers.map((name) => [name, daysOf(name)]));
}

function inRows({ log, customers }: ReturnType<typeof purchaseLogOf>): Record<string, [day: number, amount: number][]> {
  const rowsOf = (place: number) => {
    const [from, to] = [log.start[place] as number, log.start[place + 1] as number];
    return Array.from(log.day.subarray(from, to), (day, at): [number, number] => [day, log.amount[from + at] as number]);
  };
  return Object.fromEntries(customers.map((name, place) => [name, rowsOf(place)]));
}

it('gives each person her days in order, each once, whatever the order of the purchases', () => {
  fc.assert(
    fc.property(fc.array(somePurchase(fc.integer({ min: 0, max: 99 })), { maxLength: 60 }), (purchases) => {
      expect(inRows(purchaseLogOf(purchases))).toEqual(plainly(purchases));
      expect(inRows(purchaseLogOf(purchases.toReversed()))).toEqual(plainly(purchases));
    }),
  );
});

it('takes what was given back off what was bought before it, and never for a visit', () => {
  fc.assert(
    fc.property(fc.array(somePurchase(fc.integer({ min: -99, max: 99 })), { maxLength: 60 }), (purchases) => {
      const rows = inRows(purchaseLogOf(purchases));
      const bought = plainly(purchases.filter(({ amount }) => amount >= 0));
      expect(Object.keys(rows).sort()).toEqual(Object.keys(bought).sort());
      for (const [name, days] of Object.entries(rows)) {
        const first = days[0]?.[0] as number;
        expect(days.map(([day]) => day)).toEqual(bought[name]?.map(([day]) => day));
        const kept = purchases.filter(({ customer, day, amount }) => customer === name && (amount >= 0 || day >= first));
        expect(days.reduce((sum, [, amount]) => sum + amount, 0)).toBe(kept.reduce((sum, { amount }) => sum + amount, 0));
      }
    }),
  );
  const returned = purchaseLogOf([
    { customer: 'a', day: 3, amount: 50 },
    { customer: 'a', day: 5, amount: -20 },
    { customer: 'b', day: 4, amount: -5 },
  ]);
  expect(inRows(returned)).toEqual({ a: [[3, 30]] });
});
