import { createHash } from 'node:crypto';
import type { CustomerEvent } from '../event/index.ts';
import { isJsonObject, type JsonObject, textOf } from '../foundation/index.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { marksOf } from './personal-marks.ts';

interface Named {
  readonly namespace: string;
  readonly value: string;
}

const personKeyNamespace = 'person_key';
// 64 bits: among ten million two are the same by chance in one of 370,000 installations.
const keyLength = 16;

const streetNames = ['street', 'street1', 'line1', 'address1', 'postalCode', 'postal_code', 'zip', 'postcode'];

/**
 * The identifiers of an event; where a home's number (a phone) is all that it names somebody by, but for browsers and devices, and it states a full name
 * with a date of birth or an address, before them a key made of these. What is said belongs to the key then, and not to the number: another who is stated
 * beside the same number is another. A number that the firm gave (an account, a number of its own) stays the person. Pure; the very `found` where there
 * is nothing to add.
 */
export function withPersonKey(event: CustomerEvent, found: readonly Named[], rules: IdentityRules): readonly Named[] {
  const [beside, ...others] = found.filter(({ namespace }) => !ruleOf(rules, namespace).device);
  if (beside === undefined || ![beside, ...others].every(({ namespace }) => isOfHomes(rules, namespace))) return found;
  const { givenNames, familyNames, birthdays } = marksOf(event);
  if (givenNames.length === 0 || familyNames.length === 0 || (birthdays.length === 0 && !statesAddress(event))) return found;
  const stated = JSON.stringify([beside.namespace, beside.value, givenNames, familyNames, birthdays]);
  return [{ namespace: personKeyNamespace, value: createHash('sha256').update(stated).digest('hex').slice(0, keyLength) }, ...found];
}

/** Those who live together may have it in common. */
function isOfHomes(rules: IdentityRules, namespace: string): boolean {
  const { household, shareable } = ruleOf(rules, namespace);
  return household === true && shareable === true;
}

function statesAddress({ kind, traits, context }: CustomerEvent): boolean {
  return (kind === 'identify' && hasAddress(traits)) || (isJsonObject(context.traits) && hasAddress(context.traits));
}

function hasAddress(traits: JsonObject): boolean {
  if (textOf(traits.address) !== undefined) return true;
  return [traits, traits.address].some((place) => isJsonObject(place) && streetNames.some((name) => textOf(place[name]) !== undefined));
}
