import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, editsIn } from './edit-distance.ts';

/** By its definition: what the last letters need, and what stands before them. */
function defined(one: string, other: string): number {
  const known = new Map<string, number>();
  const upTo = (left: number, right: number): number => {
    if (Math.min(left, right) === 0) return Math.max(left, right);
    const key = `${left} ${right}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isSwap = left > 1 && right > 1 && one[left - 1] === other[right - 2] && one[left - 2] === other[right - 1];
    const least = Math.min(
      upTo(left - 1, right) + 1,
      upTo(left, right - 1) + 1,
      upTo(left - 1, right - 1) + (one[left - 1] === other[right - 1] ? 0 : 1),
      isSwap ? upTo(left - 2, right - 2) + 1 : Number.POSITIVE_INFINITY,
    );
    known.set(key, least);
    return least;
  };
  return upTo(one.length, other.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'n', 'é', 'ж', '漢'), maxLength: 12 });

it('counts the edits between two texts', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(editDistance(one, other)).toBe(defined(one, other));
    }),
    { numRuns: 2_000 },
  );
});

it('counts edits no further than it is asked to', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (one, other, most) => {
      const [left, right] = [Buffer.from(one), Buffer.from(other)];
      const counted = editsIn(Buffer.concat([left, right]), 0, left.length, left.length, right.length, most);
      expect(counted).toBe(Math.min(most + 1, defined(left.toString('latin1'), right.toString('latin1'))));
    }),
    { numRuns: 2_000 },
  );
});
