import { expect, it } from 'vitest';
import { moneyText } from '../../../format/money.ts';
import { titleAndMoney } from './title-and-money.ts';

const spell = (money: { amount: number; currency: string }) => moneyText(money, 'en-GB');

it('spells an amount in one way, and once', () => {
  expect(titleAndMoney({ title: 'Bought Bell for $12.00', money: { amount: 12, currency: 'USD' } }, spell)).toEqual({
    title: 'Bought Bell for US$12',
  });
  expect(titleAndMoney({ title: 'Bought Bell for €1,200.50', money: { amount: 1200.5, currency: 'EUR' } }, spell).title).toBe(
    'Bought Bell for €1,200.50',
  );
  expect(titleAndMoney({ title: 'Bought 7 for 40 points', money: { amount: 40, currency: 'points' } }, spell)).toEqual({
    title: 'Bought 7 for 40 points',
  });
});

it('says the amount beside a title that does not', () => {
  expect(titleAndMoney({ title: 'Trail ride booked', money: { amount: 54, currency: 'EUR' } }, spell)).toEqual({
    title: 'Trail ride booked',
    money: '€54',
  });
  expect(titleAndMoney({ title: 'Trail ride booked' }, spell)).toEqual({ title: 'Trail ride booked' });
});
