import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseBlocks } from './choose-blocks.ts';

const someSizes = fc.uniqueArray(
  fc.record({ rule: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 2, max: 50 }), blocks: fc.integer({ min: 1, max: 20 }) }),
  { selector: ({ rule, size }) => rule * 100 + size },
);

const named = (...names: readonly string[]) => names.map((name) => ({ name }));

it('uses every block where all of them fit', () => {
  const sizes = [
    { rule: 1, size: 2, blocks: 10 },
    { rule: 2, size: 4, blocks: 2 },
    { rule: 2, size: 3, blocks: 1 },
  ];
  expect(chooseBlocks(named('email', 'surname', 'phone'), sizes, 1_000)).toEqual([
    { name: 'email', pairs: 10, pairsUsed: 10, sizeMax: 2 },
    { name: 'surname', pairs: 15, pairsUsed: 15, sizeMax: 4 },
    { name: 'phone', pairs: 0, pairsUsed: 0, sizeMax: 0 },
  ]);
});

it('leaves large blocks of later rules out when there is no room', () => {
  const sizes = [
    { rule: 1, size: 2, blocks: 10 },
    { rule: 2, size: 2, blocks: 5 },
    { rule: 2, size: 100, blocks: 1 },
  ];
  expect(chooseBlocks(named('email', 'surname'), sizes, 20)[1]).toEqual({ name: 'surname', pairs: 4_955, pairsUsed: 5, sizeMax: 2 });
});

it('gives loose rules what the others leave', () => {
  const sizes = [
    { rule: 1, size: 2, blocks: 10 },
    { rule: 2, size: 5, blocks: 1 },
  ];
  const rules = [{ name: 'surname', isLoose: true }, { name: 'email' }] as const;
  expect(chooseBlocks(rules, sizes, 12).map(({ pairsUsed }) => pairsUsed)).toEqual([0, 10]);
});

it('never brings more than was allowed, and uses what it says', () => {
  fc.assert(
    fc.property(someSizes, fc.nat(20_000), (sizes, pairsMax) => {
      const rules = chooseBlocks(named('one', 'two', 'three'), sizes, pairsMax);
      expect(rules.reduce((sum, { pairsUsed }) => sum + pairsUsed, 0)).toBeLessThanOrEqual(pairsMax);
      rules.forEach(({ pairsUsed, sizeMax }, place) => {
        const used = sizes.filter(({ rule, size }) => rule === place + 1 && size <= sizeMax);
        expect(used.reduce((sum, { size, blocks }) => sum + (blocks * size * (size - 1)) / 2, 0)).toBe(pairsUsed);
      });
    }),
  );
});
