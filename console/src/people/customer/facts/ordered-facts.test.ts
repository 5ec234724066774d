import { expect, it } from 'vitest';
import type { Trait } from '../../../api/contract.ts';
import { orderedFacts } from './ordered-facts.ts';

function fact(name: string, others = 0): Trait {
  const other = { value: 'b', source: { id: 2, name: 'Shop' }, eventId: '2:b', time: '2026-01-01T00:00:00Z', method: 'stated' as const };
  return { ...other, name, ageDays: 1, rule: 'the newest counts', others: Array.from({ length: others }, () => other) };
}

it('puts disagreements first, then what is asked for most, then the alphabet', () => {
  const names = orderedFacts([fact('zebra'), fact('first_name'), fact('plan', 1), fact('email'), fact('apple')]).map((trait) => trait.name);
  expect(names).toEqual(['plan', 'first_name', 'email', 'apple', 'zebra']);
});

it('does not put a hidden fact forward', () => {
  const hidden = { ...fact('account', 1), hidden: true as const };
  expect(orderedFacts([hidden, fact('email')]).map((trait) => trait.name)).toEqual(['email', 'account']);
});

it('does not put a settled fact forward', () => {
  const settled = { ...fact('plan', 1), settled: { by: 'Ana', time: '2026-11-22T10:00:00Z', reason: 'she told me' } };
  expect(orderedFacts([settled, fact('email'), fact('zebra', 1)]).map((trait) => trait.name)).toEqual(['zebra', 'email', 'plan']);
});
