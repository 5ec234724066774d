import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholesOf } from './whole-firms.ts';

const firms = Array.from({ length: 12 }, (_, at) => at + 1);
const join = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => ({ a, b }));

it('joins in any order make the same firms, each shown as its oldest', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...firms]), fc.array(join, { maxLength: 15 }), (order, joins) => {
      const wholes = wholesOf(firms, joins);
      expect(wholesOf(firms, [...joins].reverse())).toEqual(wholes);
      for (const firm of order) expect(wholes.get(firm)).toBeLessThanOrEqual(firm);
      for (const { a, b } of joins) expect(wholes.get(a)).toBe(wholes.get(b));
    }),
  );
});

it('an undo leaves what would be, had the join never been', () => {
  fc.assert(
    fc.property(fc.array(join, { minLength: 1, maxLength: 15 }), fc.nat(), (joins, at) => {
      const undone = at % joins.length;
      const left = joins.filter((_, place) => place !== undone);
      const back = wholesOf(firms, left);
      // Both sides are as they were: nobody who is in neither is moved.
      const now = wholesOf(firms, joins);
      const touched = new Set([now.get(joins[undone]!.a), now.get(joins[undone]!.b)]);
      for (const firm of firms) if (!touched.has(now.get(firm))) expect(back.get(firm)).toBe(now.get(firm));
      expect(wholesOf(firms, [])).toEqual(new Map(firms.map((firm) => [firm, firm])));
    }),
  );
});
