import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLetters } from '../../foundation/index.ts';
import { lettersWrong, prefixNumber, prefixNumbersOf, reversedDigits, squeeze, variantsOf, wordsOf } from './find-text.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdeéß'), minLength: 2, maxLength: 12 });

/** The word with one letter changed, added, left out, or swapped with its neighbour. */
const slip = word.chain((right) =>
  fc.tuple(fc.nat(right.length - 1), fc.constantFrom(...'abcxyz'), fc.nat(3)).map(([at, letter, kind]) => {
    const wrong = [
      right.slice(0, at) + letter + right.slice(at + 1),
      right.slice(0, at) + letter + right.slice(at),
      right.slice(0, at) + right.slice(at + 1),
      right.slice(0, at) + (right[at + 1] ?? '') + right[at] + right.slice(at + 2),
    ][kind] as string;
    return { right, wrong };
  }),
);

describe('words with a wrong letter', () => {
  it('share a variant with the right word, and are told to be at most one letter away', () => {
    fc.assert(
      fc.property(slip, ({ right, wrong }) => {
        const variants = new Set(variantsOf(right));
        expect(variantsOf(wrong).some((variant) => variants.has(variant))).toBe(true);
        expect(lettersWrong(right, wrong)).toBe(right === wrong ? 0 : 1);
        expect(lettersWrong(wrong, right)).toBe(lettersWrong(right, wrong));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['maria', 'maria', 0],
    ['maria', 'mria', 1],
    ['maria', 'marai', 1],
    ['maria', 'mario', 1],
    ['maria', 'amira', 2],
    ['maria', 'mar', 2],
    ['maria', 'moris', 2],
    ['', 'a', 1],
  ])('counts %s and %s as %i', (left, right, wrong) => {
    expect(lettersWrong(left, right)).toBe(wrong);
  });
});

describe('texts in the form in which they are compared', () => {
  it('lose accents, case and what is no letter', () => {
    expect(foldLetters('Straße Ångström Łódź ÇÃO')).toBe('strasse angstrom lodz cao');
    expect(squeeze(' LK-100 234/b ')).toBe('lk100234b');
    expect(reversedDigits('+351 912-345')).toBe('543219153');
    expect(wordsOf("D'Arc,  Jean-Luc  d'arc")).toEqual(['d', 'arc', 'jean', 'luc']);
    expect(wordsOf('王小明')).toEqual(['王小明']);
  });

  it('have numbers for their beginnings that no word has', () => {
    expect(prefixNumbersOf('maria')).toEqual(['ma', 'mar', 'mari', 'maria'].map(prefixNumber));
    expect(prefixNumbersOf('m')).toEqual([]);
    fc.assert(fc.property(word, (text) => prefixNumber(text) < 0));
  });
});
