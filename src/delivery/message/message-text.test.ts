import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillText, problemsOfText } from './message-text.ts';

test('places are filled with her name and what the event says, and with what stands behind the bar where neither is known', () => {
  const text = 'Hello {firstName|there}, your order {event.order_id} waits at {event.store.name|our store}.';
  const data = { order_id: 4711, store: { name: 'Lisbon' } };
  expect(fillText(text, { firstName: 'Maya', data })).toBe('Hello Maya, your order 4711 waits at Lisbon.');
  expect(fillText(text, {})).toBe('Hello there, your order  waits at our store.');
  expect(fillText('{event.toString}{event.__proto__.x}', { data: {} })).toBe('');
});

test('whatever an event holds, a filled text stays on its line and no longer than a name is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const filled = fillText('{event.x}', { data: { x: value } });
      expect(filled).not.toMatch(/[\r\n\u2028\u2029\0]/);
      expect(filled.length).toBeLessThanOrEqual(80);
      expect(filled.isWellFormed()).toBe(true);
    }),
  );
});

test('what is filled in is not read again for places', () => {
  expect(fillText('{event.x}', { data: { x: '{firstName}' }, firstName: 'Maya' })).toBe('{firstName}');
});

test('places that nothing can fill are named', () => {
  expect(problemsOfText('{firstName} {event.order_id} {secret} {event.}', 'text').map(({ message }) => message)).toEqual([
    '{secret} is none of {firstName}, {name} and {event.…}',
    '{event.} is none of {firstName}, {name} and {event.…}',
  ]);
});
