import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatField, parseField } from './field-address.ts';
import { nothingRetired, retiredFields, withoutRetired } from './retired-fields.ts';

const identify = { kind: 'identify', name: '', sourceId: 3 };
const order = { kind: 'track', name: 'Order Completed', sourceId: 3 };
const retired = retiredFields([
  { kind: 'trait', sourceId: 3, event: '', path: 'shoe_colour' },
  { kind: 'trait', sourceId: 3, event: '', path: 'home.colour' },
  { kind: 'property', sourceId: 3, event: 'Order Completed', path: 'gift.ribbon' },
  { kind: 'context', sourceId: 3, event: '', path: 'screen.density' },
]);

it('takes traits out wherever an event says them, and leaves the rest', () => {
  const event = {
    traits: { shoe_colour: 'red', plan: 'gold', home: { colour: 'blue', doors: 2 } },
    context: { traits: { shoe_colour: 'red' }, screen: { density: 2, width: 9 } },
  };
  const before = structuredClone(event);
  expect(withoutRetired(event, identify, retired)).toEqual({
    traits: { plan: 'gold', home: { doors: 2 } },
    context: { traits: {}, screen: { width: 9 } },
  });
  expect(event).toEqual(before);
});

it('takes a property out of the events of its name alone', () => {
  const event = { properties: { gift: { ribbon: 'red', card: 'x' }, shoe_colour: 'red' } };
  expect(withoutRetired(event, order, retired)).toEqual({ properties: { gift: { card: 'x' }, shoe_colour: 'red' } });
  expect(withoutRetired(event, { ...order, name: 'Order Refunded' }, retired)).toBe(event);
});

it('gives back the event itself where there is nothing to take out, and for other sources', () => {
  const event = { traits: { plan: 'gold' }, context: {} };
  expect(withoutRetired(event, identify, retired)).toBe(event);
  const shoes = { traits: { shoe_colour: 'red' } };
  expect(withoutRetired(shoes, { ...identify, sourceId: 4 }, retired)).toBe(shoes);
  expect(withoutRetired(shoes, identify, nothingRetired)).toBe(shoes);
});

it('finds names with dots in them, and is not led astray by what is no object', () => {
  const dotted = retiredFields([{ kind: 'trait', sourceId: 3, event: '', path: 'a.b.c' }]);
  expect(withoutRetired({ traits: { 'a.b': { c: 1, d: 2 } } }, identify, dotted)).toEqual({ traits: { 'a.b': { d: 2 } } });
  expect(withoutRetired({ traits: { 'a.b.c': 1 } }, identify, dotted)).toEqual({ traits: {} });
  for (const traits of ['a', ['a'], null, { a: [1] }]) {
    const event = { traits };
    expect(withoutRetired(event, identify, dotted)).toBe(event);
  }
});

it('writes any address so that it is read again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('context' as const, 'event' as const, 'property' as const, 'trait' as const),
      fc.nat({ max: 999_999 }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (kind, sourceId, event, path) => {
        expect(parseField(formatField({ kind, sourceId, event, path }))).toEqual({ kind, sourceId, event, path });
      },
    ),
  );
  for (const wrong of ['', 'trait', 'trait:1:', 'shoe:1::x', 'trait:x::y', 'property:1:%E0%A4%A:x'])
    expect(parseField(wrong)).toBeUndefined();
});
