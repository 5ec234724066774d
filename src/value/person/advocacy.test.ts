import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../foundation/index.ts';
import { advocacyOf, currencyOfAdvocacy, type FriendFacts, withAdvocacy } from './advocacy.ts';
import type { PersonValue } from './person-value.ts';

function worthOf(profit: number, currency = 'EUR', spread = Math.abs(profit) / 2): PersonValue {
  return {
    horizonDays: 365,
    currency,
    history: {
      orders: 2,
      visitDays: 2,
      spent: 100,
      paidVisits: 2,
      paidOrders: 2,
      otherSpent: new Map(),
      unknownVisits: 0,
      ordersAVisit: 1,
    },
    ahead: {
      ...{ visits: 2, visitsRange: { low: 0, high: 4 }, visitsMedian: 2, chanceActive: 0.8, spendAVisit: 50, spend: 100, profit },
      lines: [{ kind: 'margin', count: 2, each: profit / 2, minorUnits: profit }],
      profitRange: { low: profit - spread, high: profit + spread },
    },
  };
}

const friend = (id: number, value: PersonValue | undefined, introducers = 1): FriendFacts => ({
  ...{ friend: id as PersonId, time: id, introducers, value },
});
const amounts = fc.integer({ min: -5_000, max: 100_000 });
const people = fc
  .array(fc.tuple(amounts, fc.integer({ min: 1, max: 5 })), { maxLength: 12 })
  .map((drawn) => drawn.map(([profit, introducers], at) => friend(at + 1, worthOf(profit), introducers)));

describe('what advocacy is worth', () => {
  it('is a share of what is expected of the friends, each named', () => {
    const found = advocacyOf([friend(2, worthOf(10_000)), friend(3, worthOf(4_000), 2)], 'EUR', 50);
    expect(found.minorUnits).toBe(5_000 + 1_000);
    expect(found.friends.map(({ friend: id, counted }) => [id, counted])).toEqual([
      [2, 5_000],
      [3, 1_000],
    ]);
  });

  it('gives out no more than the share of a friend, however many brought her', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 }), (profit, introducers, percent) => {
        const each = advocacyOf([friend(2, worthOf(profit), introducers)], 'EUR', percent).minorUnits;
        expect(each * introducers).toBeCloseTo((profit * percent) / 100, 6);
      }),
    );
  });

  it('is the sum of its friends, in any order, within its range', () => {
    fc.assert(
      fc.property(people, (friends) => {
        const found = advocacyOf(friends, 'EUR', 40);
        const backwards = advocacyOf([...friends].reverse(), 'EUR', 40);
        expect(backwards.minorUnits).toBeCloseTo(found.minorUnits, 6);
        expect(found.friends.reduce((sum, { counted }) => sum + counted, 0)).toBeCloseTo(found.minorUnits, 6);
        expect(found.range.low).toBeLessThanOrEqual(found.minorUnits);
        expect(found.range.high).toBeGreaterThanOrEqual(found.minorUnits);
      }),
    );
  });

  it('keeps the profit the sum of its lines', () => {
    fc.assert(
      fc.property(people, amounts, (friends, own) => {
        const { ahead } = withAdvocacy(worthOf(own), advocacyOf(friends, 'EUR', 50));
        const sum = ahead?.lines.reduce((total, { minorUnits }) => total + minorUnits, 0);
        expect(sum).toBeCloseTo(ahead?.profit as number, 6);
        expect(ahead?.profitRange.low).toBeLessThanOrEqual(ahead?.profit as number);
        expect(ahead?.profitRange.high).toBeGreaterThanOrEqual(ahead?.profit as number);
      }),
    );
  });

  it('says who counts nothing and why, and adds no line for them', () => {
    const found = advocacyOf([friend(2, undefined), friend(3, worthOf(4_000, 'USD'))], 'EUR', 50);
    expect(found.friends.map(({ left }) => left)).toEqual(['noForecast', 'otherCurrency']);
    const value = worthOf(9_000);
    expect(withAdvocacy(value, found)).toBe(value);
  });

  it('counts in the currency of most friends for who has not bought herself', () => {
    const stranger: PersonValue = {
      horizonDays: 365,
      currency: '',
      history: {
        orders: 0,
        visitDays: 0,
        spent: 0,
        paidVisits: 0,
        paidOrders: 0,
        otherSpent: new Map(),
        unknownVisits: 0,
        ordersAVisit: 1,
      },
    };
    expect(currencyOfAdvocacy(stranger, [friend(2, worthOf(1, 'USD')), friend(3, worthOf(1)), friend(4, worthOf(1, 'USD'))])).toBe('USD');
    expect(currencyOfAdvocacy(worthOf(1, 'PLN'), [friend(2, worthOf(1, 'USD'))])).toBe('PLN');
  });
});
