import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../foundation/index.ts';
import { dateDigits, dayNumberOf, dayNumbersPerYear, editsOfDates } from './date-digits.ts';

// Few digits, so that many of them are alike.
const digits = fc.string({ unit: fc.constantFrom('0', '1', '2', '9'), minLength: 8, maxLength: 8 });

it('counts the edits between two dates', () => {
  fc.assert(
    fc.property(digits, digits, (one, other) => {
      expect(editsOfDates(dateDigits(one), dateDigits(other))).toBe(Math.min(3, editDistance(one, other)));
    }),
    { numRuns: 20_000 },
  );
});

it('counts them of dates that are nearly the same', () => {
  const edit = fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom('0', '1', '2', '9'), fc.constantFrom('change', 'move', 'swap'));
  fc.assert(
    fc.property(digits, fc.array(edit, { minLength: 1, maxLength: 3 }), (one, edits) => {
      const letters = [...one];
      for (const [at, to, digit, kind] of edits) {
        if (kind === 'change') letters[at] = digit;
        else if (kind === 'swap') [letters[at], letters[(at + 1) % 8]] = [letters[(at + 1) % 8] as string, letters[at] as string];
        else {
          letters.splice(at, 1);
          letters.splice(to, 0, digit);
        }
      }
      const other = letters.join('');
      expect(editsOfDates(dateDigits(one), dateDigits(other))).toBe(Math.min(3, editDistance(one, other)));
    }),
    { numRuns: 20_000 },
  );
});

it('numbers days in their order', () => {
  expect(dateDigits('1984-03-07')).toBe(0);
  expect(dayNumberOf(dateDigits('19850307')) - dayNumberOf(dateDigits('19840307'))).toBe(dayNumbersPerYear);
  expect(dayNumberOf(dateDigits('19840308'))).toBeGreaterThan(dayNumberOf(dateDigits('19840307')));
});
