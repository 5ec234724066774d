import { describe, expect, it } from 'vitest';
import { dayMs } from '../../foundation/index.ts';
import { signalDaysOf } from './signal-days.ts';
import { emptySummary, type Summary } from './summary.ts';

const day = 20_000;
const order = (at: number, id: string): Summary['orders'][number] => [at * dayMs + 1, id, 1_000, 'EUR'];

/** Orders on the days on which a tally tells of them. */
function summaryOf(days: Summary['days'], parts: Partial<Pick<Summary, 'orders' | 'reversals'>>): Summary {
  return { ...emptySummary(), count: 1, days, ...parts };
}

describe('the channel of the first purchase', () => {
  const orders = [order(day, 'a'), order(day + 9, 'b')];
  const ofFirst = (days: Summary['days'], parts: Partial<Pick<Summary, 'orders' | 'reversals'>> = { orders }) =>
    signalDaysOf(summaryOf(days, parts)).firstChannel;

  it('is that of the first day with an order, whatever else happened', () => {
    expect(
      ofFirst([
        [day - 1, 'app', 3, 0, 0, 0],
        [day, 'store', 0, 0, 1, 0],
        [day, 'web', 5, 1, 0, 0],
        [day + 9, 'web', 0, 0, 1, 0],
      ]),
    ).toBe('store');
  });

  it('is the one in which she was there herself, before who only told of it', () => {
    expect(
      ofFirst([
        [day, 'email', 0, 0, 1, 0],
        [day, 'server', 0, 0, 1, 0],
        [day, 'web', 0, 0, 1, 0],
      ]),
    ).toBe('web');
    expect(
      ofFirst([
        [day, 'phone', 0, 0, 1, 0],
        [day, 'server', 0, 0, 1, 0],
      ]),
    ).toBe('phone');
    expect(ofFirst([[day, 'server', 0, 0, 1, 0]])).toBeUndefined();
  });

  it('is not that of an order that was cancelled, and not known where its day is no longer kept', () => {
    const cancelled: Summary['reversals'] = [[day * dayMs + 5, 'a', 'c', -1, 'EUR']];
    const days: Summary['days'] = [
      [day, 'store', 0, 0, 1, 0],
      [day + 9, 'web', 0, 0, 1, 0],
    ];
    expect(ofFirst(days, { orders, reversals: cancelled })).toBe('web');
    expect(ofFirst([[day + 9, 'web', 0, 0, 1, 0]])).toBeUndefined();
    expect(ofFirst(days, {})).toBeUndefined();
  });
});
