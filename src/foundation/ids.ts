import { randomUUID } from 'node:crypto';
import { InvalidInput } from './errors.ts';

declare const brand: unique symbol;
/** A number or string that may not be mixed up with another kind of id. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** The number of an identifier node (a namespace and a value) in the graph of evidence. */
export type IdentifierId = Branded<number, 'IdentifierId'>;
/**
 * The number of a person: the lowest identifier number in the person's component. It follows from who belongs together, so a
 * split gives both people back the number they had, and an old number still finds the person who holds that identifier now.
 */
export type PersonId = Branded<number, 'PersonId'>;
export type SourceId = Branded<number, 'SourceId'>;

const personPrefix = 'p';

/** A person's number as outsiders see it, for example `p1042`. */
export function formatPersonId(id: PersonId | IdentifierId): string {
  return personPrefix + id.toString(10);
}

/** @throws InvalidInput `customer.bad_id` when the text is not of the form `p1042`. */
export function parsePersonId(text: string): PersonId {
  const digits = /^p([1-9][0-9]{0,15})$/.exec(text)?.[1];
  const number = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(number)) {
    throw new InvalidInput('customer.bad_id', [{ at: 'id', message: 'a customer id looks like p1042' }]);
  }
  return number as PersonId;
}

/** A random UUID (v4). The only place where ids take their randomness. */
export function newUuid(): string {
  return randomUUID();
}
