import { expect, it } from 'vitest';
import { wordTexts } from './word-texts.ts';

const delivered = {
  visit: 'visit',
  visits: 'visits',
  customer: 'customer',
  customers: 'customers',
  order: 'order',
  orders: 'orders',
  store: 'store',
  stores: 'stores',
};

it('changes nothing while the words are as delivered', () => {
  expect(wordTexts(delivered)).toEqual({});
});

it('says rentals where a firm rents', () => {
  const texts = wordTexts({ ...delivered, visit: 'rental', visits: 'rentals' });
  expect(texts['count.visits_other']).toBe('{{count}} rentals');
  expect(texts['visits.title']).toBe('Rentals');
  expect(texts['worth.visit_other']).toBe('rentals');
  expect(texts['count.orders_one']).toBeUndefined();
});
