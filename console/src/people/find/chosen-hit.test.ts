import { expect, it } from 'vitest';
import type { FindResult } from '../../api/contract.ts';
import { chosenHit } from './chosen-hit.ts';

const hit = (id: string, kind: string, exact: boolean): FindResult => ({ id, name: id, why: { kind, text: id, exact }, sources: [] });

it('opens the only one, and the one whom a number fits', () => {
  expect(chosenHit([hit('a', 'name', false)])?.id).toBe('a');
  expect(chosenHit([hit('a', 'name', true), hit('b', 'order', true)])?.id).toBe('b');
  expect(chosenHit([hit('a', 'name', true), hit('b', 'name', false)])?.id).toBe('a');
});

it('opens nobody when it is not clear who is meant', () => {
  expect(chosenHit([hit('a', 'name', true), hit('b', 'name', true)])).toBeUndefined();
  expect(chosenHit([hit('a', 'name', false), hit('b', 'email', false)])).toBeUndefined();
  expect(chosenHit([])).toBeUndefined();
});
