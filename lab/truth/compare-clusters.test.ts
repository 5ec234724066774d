import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinks, compareGroupings, findWelds, groupByLinks } from './compare-clusters.ts';

/** Pairs the slow way: every two members looked at. */
function countPairs(truth: Map<string, number>, found: Map<string, number>): { found: number; truth: number; both: number } {
  const members = [...truth.keys()].filter((member) => found.has(member));
  const counts = { found: 0, truth: 0, both: 0 };
  for (const [at, left] of members.entries()) {
    for (const right of members.slice(at + 1)) {
      const together = truth.get(left) === truth.get(right);
      const joined = found.get(left) === found.get(right);
      if (together) counts.truth++;
      if (joined) counts.found++;
      if (together && joined) counts.both++;
    }
  }
  return counts;
}

const grouping = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.nat(5)), { maxLength: 40 })
  .map((pairs) => new Map(pairs.map(([member, group]) => [`i${member}`, group])));

describe('compareGroupings', () => {
  it('counts the same pairs as looking at every two', () => {
    fc.assert(
      fc.property(grouping, grouping, (truth, found) => {
        const quick = compareGroupings(truth, found);
        const slow = countPairs(truth, found);
        expect({ found: quick.pairsFound, truth: quick.pairsTrue, both: quick.pairsBoth }).toEqual(slow);
      }),
    );
  });

  it('is perfect for a grouping and itself, whatever the groups are called', () => {
    fc.assert(
      fc.property(grouping, (truth) => {
        const renamed = new Map([...truth].map(([member, group]) => [member, `person ${group}`]));
        expect(compareGroupings(truth, renamed)).toMatchObject({ precision: 1, recall: 1, f1: 1 });
      }),
    );
  });

  it('has no recall when everybody is alone, and little precision when all are one', () => {
    const truth = new Map([...'abcdef'].map((member, at) => [member, Math.floor(at / 2)]));
    expect(compareGroupings(truth, new Map([...truth.keys()].map((member, at) => [member, at])))).toMatchObject({
      precision: 1,
      recall: 0,
    });
    expect(compareGroupings(truth, new Map([...truth.keys()].map((member) => [member, 1])))).toMatchObject({
      precision: 3 / 15,
      recall: 1,
    });
  });
});

describe('groupByLinks', () => {
  it('joins by way of others, in any order of the links', () => {
    const links = [
      { a: 'card', b: 'mail' },
      { a: 'phone', b: 'call' },
      { a: 'mail', b: 'phone' },
      { a: 'other', b: 'thing' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(links, { minLength: links.length }), (shuffled) => {
        const groups = groupByLinks(shuffled);
        expect(new Set(['card', 'mail', 'phone', 'call'].map((member) => groups.get(member))).size).toBe(1);
        expect(groups.get('other')).toBe(groups.get('thing'));
        expect(groups.get('other')).not.toBe(groups.get('card'));
      }),
    );
  });
});

describe('checkLinks', () => {
  const owners = new Map([
    ['card', 'maya'],
    ['mail', 'maya'],
    ['phone', 'maya'],
    ['his card', 'ben'],
  ]);
  const certain = [
    { a: 'card', b: 'mail' },
    { a: 'mail', b: 'phone' },
  ];

  it('counts an identifier that the product never saw as not found', () => {
    const check = checkLinks(
      certain,
      owners,
      new Map([
        ['card', 1],
        ['mail', 1],
      ]),
    );
    expect(check).toMatchObject({ certainPairs: 3, certainPairsFound: 1, recall: 1 / 3, precision: 1, unknown: 1, welds: [] });
  });

  it('names the people who were made one', () => {
    const found = new Map([...owners.keys()].map((key) => [key, 'p1']));
    expect(findWelds(owners, found)).toEqual([{ group: 'p1', people: ['ben', 'maya'] }]);
    expect(checkLinks(certain, owners, found)).toMatchObject({ recall: 1, precision: 0.5 });
  });
});
