import { type Static, Type } from '@sinclair/typebox';
import { defineSetting } from './setting.ts';

const word = (description: string) => Type.String({ minLength: 1, maxLength: 40, pattern: '\\S', description });

const wordsSchema = Type.Object(
  {
    visit: word('one coming together of a customer and the firm: visit, stay, rental, trip'),
    visits: word('the same, several'),
    customer: word('a person the firm serves: customer, guest, member, patient'),
    customers: word('the same, several'),
    order: word('what she decided to take: order, booking, contract'),
    orders: word('the same, several'),
    store: word('where people come to: store, branch, station, hotel'),
    stores: word('the same, several'),
  },
  { additionalProperties: false },
);

/** What this firm calls things: a hotel has stays where a shop has visits. Screens and answers take their words from here. */
export const wordsSetting = defineSetting({
  key: 'words',
  title: 'Words of the business',
  description: 'What your people call a visit, a customer, an order and a shop. Screens use these words from the next click on.',
  schema: wordsSchema,
  default: {
    visit: 'visit',
    visits: 'visits',
    customer: 'customer',
    customers: 'customers',
    order: 'order',
    orders: 'orders',
    store: 'store',
    stores: 'stores',
  },
});

export type BusinessWords = Static<typeof wordsSchema>;
