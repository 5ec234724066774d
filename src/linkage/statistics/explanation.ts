import type { PersonField } from './person-field.ts';

/** A way in which two people come to agree without being one. */
export interface Explanation {
  readonly name: string;
  /** Fields that agree as often as if they were one person's; the others as of any two people. */
  readonly shared: readonly PersonField[];
}

const place: readonly PersonField[] = ['town', 'postcode', 'region'];
const street: readonly PersonField[] = ['street', ...place];
const address: readonly PersonField[] = ['street_number', 'address_line', ...street];

/**
 * What else than one person two records can be, the commonest first: people of one home agree on most that is not a given name or a birthday, and no number of
 * such agreements makes them one (Larsen & Rubin 2001 fit such a third class). How common each is, is learned from the records themselves.
 */
export const explanations: readonly Explanation[] = [
  { name: 'strangers', shared: [] },
  { name: 'one_place', shared: place },
  { name: 'one_street', shared: street },
  { name: 'one_address', shared: address },
  { name: 'one_home', shared: ['surname', 'phone', ...address] },
];

/**
 * What a person leaves behind when she moves: it then agrees as strangers' does, all of it at once, and its many differences are one piece of news. How many pairs are of
 * one who moved is learned, too.
 */
export const leftWhenMoving: readonly PersonField[] = address;
