import { expect, it } from 'vitest';
import { dayMs } from '../../foundation/index.ts';
import type { FieldEventRow } from '../queries/fields.ts';
import { isInUse, sensitivityOf } from './fields-in-use.ts';
import { FieldGathering } from './gather-fields.ts';

const cut = 100 * dayMs;

function event(day: number, kind: string, name: string, body: object, more: Partial<FieldEventRow> = {}): FieldEventRow {
  const at = day * dayMs;
  return { identifier_id: 1, at, received: at, source_id: 7, kind, name, channel: 'web', body: JSON.stringify(body), ...more };
}

function gathered(people: FieldEventRow[][], outcome: ConstructorParameters<typeof FieldGathering>[1] = { kind: 'returns' }) {
  const gathering = new FieldGathering(cut, outcome);
  for (const events of people) gathering.addPerson(events);
  const result = gathering.result();
  return { ...result, field: Object.fromEntries(result.fields.map((field) => [`${field.kind} ${field.event} ${field.path}`, field])) };
}

it('knows the last value before the cut, whatever the order of events, and nothing from after it', () => {
  const { field, outcome } = gathered([
    [
      event(20, 'identify', '', { traits: { plan: 'gold', address: { city: 'Lisbon' } } }),
      event(10, 'identify', '', { traits: { plan: 'free' }, context: { traits: { pet: 'cat' } } }),
      event(101, 'page', '', {}, { body: '' }),
    ],
    [event(50, 'track', 'Order Completed', { properties: { total: 5, products: [{}, {}] }, context: { os: { name: 'x' } } })],
    [event(120, 'identify', '', {}, { body: '' })],
  ]);
  expect(field['trait  plan']?.values).toEqual(['gold', undefined]);
  expect(field['trait  address.city']?.values).toEqual(['Lisbon', undefined]);
  expect(field['trait  pet']?.values).toEqual(['cat', undefined]);
  expect(field['property Order Completed products']?.values).toEqual([undefined, 2]);
  expect(field['context  os.name']?.values).toEqual([undefined, 'x']);
  expect(field['event Order Completed count']?.values).toEqual([0, 1]);
  expect(field['event Order Completed last']?.values).toEqual([undefined, 50]);
  expect([...outcome]).toEqual([1, 0]);
});

it('leaves out whom nobody has heard of for a year', () => {
  const gathering = new FieldGathering(500 * dayMs, { kind: 'returns' });
  gathering.addPerson([event(100, 'page', '', {}), event(501, 'page', '', {}, { body: '' })]);
  gathering.addPerson([event(100, 'page', '', {}), event(140, 'page', '', {})]);
  expect(gathering.people).toBe(1);
});

it('takes for an outcome only what it was asked for', () => {
  const person = [
    event(1, 'page', '', {}),
    event(105, 'track', 'Order Completed', {}, { body: '' }),
    event(106, 'track', 'Call Started', {}, { body: '', channel: 'phone' }),
  ];
  const nobody = [event(1, 'page', '', {}), event(103, 'track', 'Email Delivered', {}, { body: '', channel: 'email' })];
  for (const outcome of [{ kind: 'returns' }, { kind: 'buys' }, { kind: 'care' }, { kind: 'event', event: 'Call Started' }] as const) {
    expect([...gathered([person, nobody], outcome).outcome]).toEqual([1, 0]);
  }
  expect([...gathered([person, nobody], { kind: 'event', event: 'Trip Booked' }).outcome]).toEqual([0, 0]);
});

it('counts what a field costs: its characters, and values of the last month', () => {
  const { field, characters, events } = gathered([
    [event(10, 'identify', '', { traits: { pet: 'cat' } }), event(90, 'identify', '', { traits: { pet: 'dog' } })],
  ]);
  expect(field['trait  pet']).toMatchObject({ valuesInMonth: 1, characters: 2 * '"pet":"cat",'.length });
  expect([characters, events]).toEqual([2 * '{"traits":{"pet":"cat"}}'.length, 2]);
});

it('marks what arrived only after the cut though the rest did not', () => {
  const late = { received: 130 * dayMs };
  const people = Array.from({ length: 10 }, () => [
    event(10, 'page', '', { properties: { a: 1 } }),
    event(11, 'page', '', { properties: { a: 1 } }),
    event(60, 'identify', '', { traits: { reason_for_leaving: 'price' } }, late),
  ]);
  const { field } = gathered(people);
  expect([field['trait  reason_for_leaving']?.isLate, field['property page a']?.isLate]).toEqual([true, false]);
  const imported = gathered(people.map((events) => events.map((one) => ({ ...one, ...late }))));
  expect(imported.fields.some(({ isLate }) => isLate)).toBe(false);
});

it('knows what the product goes by, and what one must be careful with', () => {
  const of = (kind: 'context' | 'property' | 'trait', path: string) => isInUse({ kind, sourceId: 1, event: '', path });
  expect([
    of('trait', 'first_name'),
    of('trait', 'address.city'),
    of('property', 'products'),
    of('context', 'consent.categoryPreferences.ads'),
  ]).toEqual([true, true, true, true]);
  expect([of('trait', 'shoe_colour'), of('property', 'ribbon'), of('context', 'battery')]).toEqual([false, false, false]);
  const care = (path: string, isIdentifier = false) => sensitivityOf({ path }, isIdentifier);
  expect([care('healthStatus'), care('religião'), care('political_party')]).toEqual(['special', 'special', 'special']);
  expect([care('homeAddress.zip'), care('code', true), care('shoe_colour'), care('healthy_snacks')]).toEqual([
    'personal',
    'personal',
    'ordinary',
    'ordinary',
  ]);
});
