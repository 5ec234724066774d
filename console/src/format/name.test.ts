import { describe, expect, it } from 'vitest';
import { humanName, initialsOf, valueText } from './name.ts';

const words = { yes: 'Yes', no: 'No' };

describe('machine names for people', () => {
  it('reads all three spellings alike and leaves abbreviations alone', () => {
    expect(humanName('first_name')).toBe('First name');
    expect(humanName('firstName')).toBe('First name');
    expect(humanName('first-name')).toBe('First name');
    expect(humanName('VAT_number')).toBe('VAT number');
  });
});

describe('initials', () => {
  it('takes the first and last word, letters of any script', () => {
    expect(initialsOf('Maya Okafor')).toBe('MO');
    expect(initialsOf('ana')).toBe('A');
    expect(initialsOf('João da Silva')).toBe('JS');
    expect(initialsOf('Ωμέγα')).toBe('Ω');
  });

  it('has none for numbers and nothing', () => {
    expect(initialsOf('+351 912')).toBe('');
    expect(initialsOf('')).toBe('');
  });
});

describe('values of facts', () => {
  it('says them in one line', () => {
    expect(valueText(true, words)).toBe('Yes');
    expect(valueText(['red', 'blue'], words)).toBe('red, blue');
    expect(valueText({ street: 'Rua A 1', city: 'Lisboa', zip: null }, words)).toBe('Rua A 1, Lisboa');
    expect(valueText({ a: { b: 1 } }, words)).toBe('{"a":{"b":1}}');
    expect(valueText(null, words)).toBe('');
  });
});
