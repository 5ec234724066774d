import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isClearlyGreater } from './clearly-greater.ts';

it('never calls both of two clearly greater', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 2 }), (pairs) => {
      const [left, right] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
      expect(isClearlyGreater(left, right) && isClearlyGreater(right, left)).toBe(false);
    }),
  );
  expect(isClearlyGreater([3, 4, 3, 4], [1, 1, 1, 1])).toBe(true);
  expect(isClearlyGreater([9, 0, 0, 0], [0, 0, 0, 0])).toBe(false);
});
