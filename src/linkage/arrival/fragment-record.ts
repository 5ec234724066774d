import { isJsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { wordsOfName } from '../../identity/index.ts';
import { chooseTraits, type Fragment, type TraitPreference } from '../../profile/index.ts';
import { normaliseRecord } from '../statistics/normalise-record.ts';
import { type NormalRecord, normalFields, type PersonRecord } from '../statistics/person-field.ts';

const birthdayTraits = ['birthday', 'birthDate', 'birthdate', 'dateOfBirth', 'date_of_birth', 'dob'];
const phoneTraits = ['phone', 'phoneNumber', 'mobile', 'mobilePhone', 'telephone'];
const nationalNumberTraits = ['nationalNumber', 'national_number', 'taxNumber', 'tax_number', 'nif'];
// `12 Long Lane`, `Long Lane 12a`, `Rua Nova, 12`.
const numberFirst = /^\s*(\d+\s?[a-zA-Z]?)[\s,]+(.+)$/;
const numberLast = /^(.+?)[\s,]+(?:n[.ºo°]*\s*)?(\d+\s?[a-zA-Z]?)\s*$/;

/** What the events of one identifier say of the person behind it, as it was said. Pure. */
export function recordOfFragment(fragment: Fragment, preference: TraitPreference): PersonRecord {
  const traits = new Map<string, JsonValue>();
  for (const { name, value } of chooseTraits([fragment], [], preference, (id) => ({ id, name: '' }))) traits.set(name, value);
  const first = (...names: readonly string[]): string =>
    names.map((name) => textOf(traits.get(name)) ?? '').find((text) => text !== '') ?? '';
  const words = wordsOfName(first('name'));
  const { namespace, value } = fragment.identifier;
  return {
    given_name: first('firstName') || (words.length > 1 ? (words[0] as string) : ''),
    surname: first('lastName') || words.slice(1).join(' '),
    birth_date: first(...birthdayTraits),
    ...addressOf(traits),
    phone: first(...phoneTraits) || (namespace === 'phone' ? value : ''),
    email: first('email') || (namespace === 'email' ? value : ''),
    national_number: first(...nationalNumberTraits),
  };
}

/** The same in the form in which records are compared; undefined where it is too little to tell anybody by: a town, or a first name alone. Pure. */
export function comparableRecord(fragment: Fragment, preference: TraitPreference): NormalRecord | undefined {
  const record = normaliseRecord(recordOfFragment(fragment, preference));
  const said = [record.given_name, record.surname, record.birth_date, record.street, record.phone, record.email, record.national_number];
  return said.filter((text) => text !== '').length >= 2 ? record : undefined;
}

function addressOf(traits: ReadonlyMap<string, JsonValue>): PersonRecord {
  const said = traits.get('address');
  const address = isJsonObject(said) ? said : {};
  const text = (...names: readonly string[]): string =>
    names.map((name) => textOf(address[name]) ?? textOf(traits.get(name)) ?? '').find((one) => one !== '') ?? '';
  const line = typeof said === 'string' ? said : text('street', 'street1', 'line1', 'address1');
  const own = text('streetNumber', 'street_number', 'houseNumber', 'house_number');
  const [, before, after] = numberFirst.exec(line) ?? [];
  const [, start, last] = before === undefined ? (numberLast.exec(line) ?? []) : [];
  return {
    street: own === '' ? (after ?? start ?? line) : line,
    street_number: own === '' ? (before ?? last ?? '') : own,
    address_line: text('street2', 'line2', 'address2'),
    town: text('city', 'town', 'suburb'),
    postcode: text('postalCode', 'postal_code', 'zip', 'postcode'),
    region: text('state', 'region'),
  };
}

/** A record as the table keeps it. */
export function fieldsOf(record: NormalRecord): string[] {
  return normalFields.map((field) => record[field]);
}

export function recordFromFields(fields: readonly string[]): NormalRecord {
  return Object.fromEntries(normalFields.map((field, at) => [field, fields[at] ?? ''])) as NormalRecord;
}
