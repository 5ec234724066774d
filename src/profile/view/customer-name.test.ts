import { describe, expect, it } from 'vitest';
import type { IdentifierId } from '../../foundation/index.ts';
import type { ChosenTrait } from './choose-traits.ts';
import { nameOf } from './customer-name.ts';

const trait = (name: string, value: string): ChosenTrait => ({
  name,
  value,
  sourceId: 1,
  identifierId: 1 as IdentifierId,
  messageId: 'm',
  time: 0,
  method: 'stated',
  rule: 'The only value known.',
  others: [],
});

const called = (traits: Record<string, string>) =>
  nameOf(
    Object.entries(traits).map(([name, value]) => trait(name, value)),
    {},
    [],
  ).display;

describe('what a person is called', () => {
  it('is written as names are, where a system wrote it in capitals', () => {
    expect(called({ firstName: 'Maya', lastName: 'OKAFOR' })).toBe('Maya Okafor');
    expect(called({ preferredName: 'May', lastName: 'OKAFOR' })).toBe('May Okafor');
    expect(called({ firstName: 'JÖRG', lastName: 'MÜLLER-LÜDENSCHEIDT' })).toBe('Jörg Müller-Lüdenscheidt');
  });

  it('is left alone where the capitals may be meant', () => {
    expect(called({ firstName: 'JP', lastName: "O'BRIEN III" })).toBe("JP O'Brien III");
    expect(called({ firstName: 'Ana', lastName: 'McDONALD' })).toBe('Ana McDONALD');
    expect(called({ preferredName: 'MAYA' })).toBe('MAYA');
  });
});
