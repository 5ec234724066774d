import type { BusinessWords } from '../api/contract.ts';

const delivered: BusinessWords = {
  visit: 'visit',
  visits: 'visits',
  customer: 'customer',
  customers: 'customers',
  order: 'order',
  orders: 'orders',
  store: 'store',
  stores: 'stores',
};

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}

/** The texts that a firm's own words replace, in whatever language the screens are; nothing for words left as delivered. */
export function wordTexts(words: BusinessWords): Record<string, string> {
  const texts: Record<string, string> = {};
  if (words.visit !== delivered.visit || words.visits !== delivered.visits) {
    texts['count.visits_one'] = `{{count}} ${words.visit}`;
    texts['count.visits_other'] = `{{count}} ${words.visits}`;
    texts['visits.title'] = capital(words.visits);
    texts['visits.number'] = `${capital(words.visit)} {{number}}`;
    texts['timeline.kind.visit'] = capital(words.visits);
    texts['worth.visit_one'] = words.visit;
    texts['worth.visit_other'] = words.visits;
  }
  if (words.order !== delivered.order || words.orders !== delivered.orders) {
    texts['count.orders_one'] = `{{count}} ${words.order}`;
    texts['count.orders_other'] = `{{count}} ${words.orders}`;
    texts['timeline.kind.order'] = capital(words.orders);
  }
  if (words.store !== delivered.store) texts['channel.store'] = capital(words.store);
  return texts;
}
