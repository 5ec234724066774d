import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDecimal, parseNumber } from './parse-number.ts';

describe('a number', () => {
  it('is read as people write it, with a point or a comma for the decimals', () => {
    const cases: Array<[string, number | undefined, number | undefined]> = [
      ['12', 12, 12],
      ['1,234.56', 1234.56, undefined],
      ['1.234,56', undefined, 1234.56],
      ['1 234,5', undefined, 1234.5],
      ["1'234.50", 1234.5, undefined],
      ['12,34,567.8', 1234567.8, undefined],
      ['$5', 5, 5],
      ['5 €', 5, 5],
      ['EUR 3', 3, 3],
      ['-$5', -5, -5],
      ['(12.5)', -12.5, undefined],
      ['12-', -12, -12],
      ['\u22123', -3, -3],
      ['1e3', 1000, undefined],
      ['.5', 0.5, undefined],
      [',5', undefined, 0.5],
    ];
    for (const [text, point, comma] of cases) expect([text, parseNumber(text), parseNumber(text, ',')]).toEqual([text, point, comma]);
  });

  it('is never guessed: what is none stays none', () => {
    for (const text of ['', ' ', 'abc', '1,2,3', '1.2.3', '12 apples', '1..2', '--1', 'NaN', 'Infinity', '0x10', '1,23.4'])
      expect(parseNumber(text)).toBeUndefined();
    expect(parseNumber('1.23', ',')).toBeUndefined();
    expect(parseNumber('1.234', ',')).toBe(1234);
  });

  it('comes back from how any locale prints it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const value = cents / 100;
        expect(parseNumber(new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(value))).toBe(value === 0 ? 0 : value);
        expect(parseNumber(new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(value), ',')).toBe(value === 0 ? 0 : value);
        expect(parseNumber(new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 }).format(value), ',')).toBe(value === 0 ? 0 : value);
      }),
      { examples: [[0], [-1]] },
    );
  });

  it('shows its decimal mark over a few samples', () => {
    expect(guessDecimal(['1,50', '2,00'])).toBe(',');
    expect(guessDecimal(['1.50', '2'])).toBe('.');
    expect(guessDecimal(['1,500', '2'])).toBe('.');
    expect(guessDecimal(['1.234,5', '7'])).toBe(',');
    expect(guessDecimal(['a', '1'])).toBeUndefined();
  });
});
