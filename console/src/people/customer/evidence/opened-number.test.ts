import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeText, type OpenedNumber, openedNumberOf, tasteShown } from './opened-number.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const someNumber: fc.Arbitrary<OpenedNumber> = fc.oneof(
  fc.record({ of: fc.constant('taste' as const), attribute: text, value: text }),
  fc.record({ of: fc.constant('receiving' as const), way: text }),
  fc.record({ of: fc.constant('purchase' as const), withinDays: text }, { requiredKeys: ['of'] }),
  fc.record({ of: fc.constant('care' as const), care: text, withinDays: text }, { requiredKeys: ['of'] }),
  fc.record({ of: fc.constant('signal' as const), signal: text, withinDays: text }),
  fc.record({ of: fc.constant('owned' as const), thing: text, part: text }, { requiredKeys: ['of', 'thing'] }),
);

describe('a number in the address', () => {
  it('comes back as it was, whatever its words hold', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        expect(openedNumberOf(madeText(number))).toEqual(number);
      }),
    );
  });

  it('is none where a part is missing or nobody knows it', () => {
    for (const made of [
      undefined,
      '',
      'taste:class',
      'taste::compact',
      'receiving',
      'luck:1',
      'owned',
      'purchase:1:2',
      'taste:%:a',
      'toString:a',
    ])
      expect(openedNumberOf(made)).toBeUndefined();
  });

  it('goes by what a thing has, where that is what is liked', () => {
    expect(tasteShown({ attribute: 'with', value: 'quiet' })).toEqual({ of: 'taste', attribute: 'quiet', value: 'yes' });
    expect(tasteShown({ attribute: 'class', value: 'van' })).toEqual({ of: 'taste', attribute: 'class', value: 'van' });
  });
});
