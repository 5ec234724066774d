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
        expect(days.map(([day]) => day)).toEqual(bought[name]?.map(([day]) => day));
        const own = purchases.filter(({ customer }) => customer === name);
        const inTime = own.toSorted((left, right) => left.day - right.day || Number(left.amount < 0) - Number(right.amount < 0));
        expect(days.reduce((sum, [, amount]) => sum + amount, 0)).toBe(inTime.reduce((sum, { amount }) => Math.max(0, sum + amount), 0));
        expect(days.every(([, amount]) => amount >= 0)).toBe(true);
      }
    }),
  );
  const returned = purchaseLogOf([
    { customer: 'a', day: 3, amount: 50 },
    { customer: 'a', day: 5, amount: -20 },
    { customer: 'b', day: 4, amount: -5 },
  ]);
  expect(inRows(returned)).toEqual({ a: [[3, 30]] });
  expect(returned).toMatchObject({ returns: 2, onlyReturned: 1 });
});

it('keeps a visit whose amount is not known, and what is known of its day', () => {
  const unknown = purchaseLogOf([
    { customer: 'a', day: 3, amount: Number.NaN },
    { customer: 'a', day: 5, amount: Number.NaN },
    { customer: 'a', day: 5, amount: 7 },
    { customer: 'a', day: 8, amount: Number.NaN },
    { customer: 'a', day: 9, amount: -2 },
  ]);
  expect(inRows(unknown)).toEqual({
    a: [
      [3, Number.NaN],
      [5, 5],
      [8, Number.NaN],
    ],
  });
});
