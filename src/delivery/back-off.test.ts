import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs, backOffMsMax } from './back-off.ts';

test('waits double from a second to a minute, spread over the upper half', () => {
  expect([1, 2, 3, 4].map((attempt) => backOffMs(attempt, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backOffMs(1, 0)).toBe(500);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const ms = backOffMs(attempt, random);
      expect(ms).toBeGreaterThanOrEqual(500);
      expect(ms).toBeLessThanOrEqual(backOffMsMax);
    }),
  );
});
