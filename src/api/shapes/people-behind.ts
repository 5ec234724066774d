import { Type } from '@sinclair/typebox';
import { byName, list, nullable, optional, shape, time } from './shape.ts';

const text = Type.String();

const personBehind = shape(
  'PersonBehind',
  {
    id: Type.String({ description: 'who she is now: another number than at the time when she has been joined with somebody since' }),
    at: optional(Type.String({ description: 'the number she had when the figure was made, where it is another now; for example p1042' })),
    name: nullable(Type.String({ description: 'null for whom nobody knows any more' })),
    photo: optional(text),
    place: optional(text),
    lastSeen: optional(time),
    values: byName(Type.Number(), 'what she adds to the figure: the same names as in `sums`, and others that belong to her alone'),
    days: optional(byName(Type.String({ format: 'date' }))),
    currency: optional(text),
  },
  'one of the people behind a figure',
);

/** Any figure about customers, opened: exactly its people, in pages, with the sums that the figure is made of. */
export const peopleBehind = shape('PeopleBehind', {
  people: Type.Integer({ description: 'how many there are: the figure itself, or what it is a share or a mean of' }),
  sums: byName(Type.Number(), 'over all of them, not only over this page'),
  currency: optional(Type.String({ description: 'of amounts, which are in major units, where all have the same' })),
  oneIn: optional(Type.Integer({ description: 'the figure was made from a sample: one person in so many' })),
  rows: list(personBehind),
  next: optional(Type.Integer({ description: '`from` of the next page' })),
});
