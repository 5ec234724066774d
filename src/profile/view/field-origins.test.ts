import { expect, it } from 'vitest';
import type { IdentifierId, JsonValue } from '../../foundation/index.ts';
import type { ChosenTrait } from './choose-traits.ts';
import { placeOfCustomer, traitsBehindPlace } from './customer-place.ts';

const trait = (name: string, value: JsonValue): ChosenTrait => ({
  name,
  value,
  sourceId: 1,
  identifierId: 1 as IdentifierId,
  messageId: name,
  time: 0,
  method: 'observed',
  rule: '',
  others: [],
});
const behind = (...traits: ChosenTrait[]) =>
  Object.fromEntries([...traitsBehindPlace(traits, placeOfCustomer(traits, 0))].map(([field, { name }]) => [field, name]));

it('names the trait behind every field of a place', () => {
  expect(behind(trait('address', { country: 'PT', city: 'Porto' }), trait('country', 'ES'), trait('locale', 'pt-PT'))).toEqual({
    language: 'locale',
    country: 'address',
    currency: 'address',
    city: 'address',
    timezone: 'address',
  });
  expect(behind(trait('country', 'ES'), trait('city', 'Vigo'), trait('currency', 'eur'), trait('timezone', 'Europe/Madrid'))).toEqual({
    country: 'country',
    city: 'city',
    currency: 'country',
    timezone: 'timezone',
  });
});

it('names what a country that nobody said was read from', () => {
  expect(behind(trait('timezone', 'Europe/Lisbon'), trait('language', 'en-GB'))).toMatchObject({ country: 'timezone' });
  expect(behind(trait('timezone', 'Nowhere/Land'), trait('locale', 'en'), trait('language', 'en-GB'))).toMatchObject({
    country: 'language',
  });
});
