import { expect, it } from 'vitest';
import { TypedAhead } from './typed-ahead.ts';

function keyboard() {
  const listeners = new Set<EventListener>();
  const press = (key: string, more: object = {}) => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...more });
    for (const listener of listeners) listener(event);
    return event.defaultPrevented;
  };
  const keys = {
    addEventListener: (_: string, listener: EventListener) => listeners.add(listener),
    removeEventListener: (_: string, listener: EventListener) => listeners.delete(listener),
  };
  return { keys: keys as unknown as Document, press };
}

it('keeps what is typed until the box takes it, and nothing after', () => {
  const { keys, press } = keyboard();
  const ahead = new TypedAhead();
  expect(press('x')).toBe(false);
  ahead.start(keys, 1_000);
  expect(['O', 'l', 'k', 'Backspace', 'a', 'Enter'].map((key) => press(key))).toEqual(Array(6).fill(true));
  expect(press('Escape')).toBe(false);
  expect(press('k', { ctrlKey: true })).toBe(false);
  expect(ahead.take()).toEqual({ text: 'Ola', enter: true });
  expect(press('x')).toBe(false);
  expect(ahead.take()).toEqual({ text: '', enter: false });
});

it('begins anew each time', () => {
  const { keys, press } = keyboard();
  const ahead = new TypedAhead();
  ahead.start(keys, 1_000);
  press('a');
  ahead.start(keys, 1_000);
  press('b');
  expect(ahead.take()).toEqual({ text: 'b', enter: false });
});
