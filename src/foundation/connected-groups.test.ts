import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectedGroups, lowestOfGroups } from './connected-groups.ts';

it('names each member by the lowest that it can be reached from', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 25 }), (edges) => {
      const groups = connectedGroups(
        20,
        edges.map(([one]) => one),
        edges.map(([, other]) => other),
      );
      // Names handed on along edges until nothing changes.
      const names = Array.from({ length: 20 }, (_, member) => member);
      for (let round = 0; round < 20; round++)
        for (const [one, other] of edges) names[one] = names[other] = Math.min(names[one] as number, names[other] as number);
      expect([...groups]).toEqual(names);
      // The same members under other numbers, told in any order.
      const numbered = (member: number): number => 7 * member + 3;
      const members = names.map((_, member) => numbered(member)).reverse();
      const lowest = lowestOfGroups(
        members,
        edges.map(([one, other]) => [numbered(one), numbered(other)] as const),
      );
      expect(lowest).toEqual(new Map(names.map((name, member) => [numbered(member), numbered(name)])));
    }),
  );
});

it('leaves alone whom no edge reaches', () => {
  expect([...connectedGroups(3, [], [])]).toEqual([0, 1, 2]);
  expect([...connectedGroups(0, [], [])]).toEqual([]);
});
