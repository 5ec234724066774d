import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterPairs, type WeighedPair } from './cluster-pairs.ts';

const rules = { bitsMax: 20, unseenBits: -1 };
const records = 8;
const somePairs = fc.uniqueArray(
  fc
    .tuple(fc.nat(records - 1), fc.nat(records - 1), fc.integer({ min: -30, max: 30 }))
    .filter(([one, other]) => one !== other)
    .map(([one, other, bits]): WeighedPair => ({ a: Math.min(one, other), b: Math.max(one, other), bits })),
  { selector: ({ a, b }) => a * records + b, maxLength: 20 },
);

function bitsBetween(pairs: readonly WeighedPair[], group: ArrayLike<number>, one: number, other: number): number {
  let sum = 0;
  for (let a = 0; a < records; a++)
    for (let b = 0; b < records; b++) {
      if (group[a] !== one || group[b] !== other) continue;
      const found = pairs.find((pair) => pair.a === Math.min(a, b) && pair.b === Math.max(a, b));
      sum += found === undefined ? rules.unseenBits : Math.max(-rules.bitsMax, Math.min(rules.bitsMax, found.bits));
    }
  return sum;
}

describe('clustering', () => {
  it('joins what is likely, and names a group by its lowest record', () => {
    const pairs = [
      { a: 1, b: 4, bits: 9 },
      { a: 2, b: 4, bits: 5 },
    ];
    expect([...clusterPairs(5, pairs, rules)]).toEqual([0, 1, 1, 3, 1]);
  });

  it('does not follow a chain against the evidence', () => {
    // Two people who are each like a third record, and not at all like each other.
    const pairs = [
      { a: 0, b: 1, bits: 6 },
      { a: 1, b: 2, bits: 5 },
      { a: 0, b: 2, bits: -15 },
    ];
    expect([...clusterPairs(3, pairs, rules)]).toEqual([0, 0, 2]);
  });

  it('leaves no two groups apart of which the pairs between say in sum that they are one', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const group = clusterPairs(records, pairs, rules);
        const names = [...new Set(group)];
        for (const one of names) {
          expect(one).toBe(group.indexOf(one));
          for (const other of names) if (one < other) expect(bitsBetween(pairs, group, one, other)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('is the same in whatever order the pairs come', () => {
    fc.assert(
      fc.property(
        somePairs.chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }))),
        ([pairs, shuffled]) => {
          expect(clusterPairs(records, shuffled, rules)).toEqual(clusterPairs(records, pairs, rules));
        },
      ),
    );
  });
});
