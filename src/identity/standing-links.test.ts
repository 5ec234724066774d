import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnLink, standingLinks } from './standing-links.ts';

const linkedAt = (allowedAt: number) => ({ allowedAt });
const nobody: ReadonlySet<number> = new Set();

describe('links that people made themselves', () => {
  it('take a word for that of the person, whichever of her identifiers she said it by', () => {
    const links: OwnLink[] = [
      { id: 1, speaker: 10, name: 30, word: linkedAt(5) },
      { id: 2, speaker: 11, name: 30, word: { refusedAt: 6 } },
    ];
    expect([...standingLinks(links, () => 10, nobody).refused]).toEqual([
      [1, 'taken_back'],
      [2, 'taken_back'],
    ]);
    const apart = standingLinks(links, (id) => id, nobody);
    expect([[...apart.refused], [...apart.shared]]).toEqual([[[2, 'taken_back']], []]);
  });

  it('leave a name to whom a steward gave it, and to nobody without a word', () => {
    const links: OwnLink[] = [
      { id: 1, speaker: 10, name: 30, word: linkedAt(5) },
      { id: 2, speaker: 20, name: 30, word: {} },
    ];
    const personOf = (id: number): number => (id === 30 ? 40 : id);
    expect([...standingLinks(links, personOf, new Set([30])).refused]).toEqual([
      [1, 'held_by_another'],
      [2, 'no_own_word'],
    ]);
    expect(standingLinks(links.slice(0, 1), () => 10, new Set([30]))).toEqual({ refused: new Map(), shared: nobody });
  });
});

const time = fc.option(fc.nat(4), { nil: undefined });
const anyLinks = fc
  .array(fc.record({ speaker: fc.nat(5), name: fc.integer({ min: 10, max: 11 }), allowedAt: time, refusedAt: time }), { maxLength: 10 })
  .map((links) =>
    links.map(({ speaker, name, allowedAt, refusedAt }, id): OwnLink => {
      return { id, speaker, name, word: { ...(allowedAt !== undefined && { allowedAt }), ...(refusedAt !== undefined && { refusedAt }) } };
    }),
  );
/** Two identifiers are one person's. */
const personOf = (id: number): number => (id < 10 ? id - (id % 2) : id);

describe('the law of people’s own links', () => {
  it('is the same in whatever order they come, and however often', () => {
    fc.assert(
      fc.property(anyLinks, fc.infiniteStream(fc.nat()), (links, order) => {
        const turned = [...links, ...links]
          .map((link) => ({ link, key: order.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ link }) => link);
        const [one, other] = [standingLinks(links, personOf, nobody), standingLinks(turned, personOf, nobody)];
        expect([...other.refused].sort()).toEqual([...one.refused].sort());
        expect([...other.shared].sort()).toEqual([...one.shared].sort());
      }),
    );
  });

  it('changes by what one says only her own links, and whether the name is hers alone', () => {
    fc.assert(
      fc.property(anyLinks, fc.nat(5), (links, speaker) => {
        const before = standingLinks(links, personOf, nobody);
        const without = links.filter((link) => personOf(link.speaker) !== personOf(speaker));
        const after = standingLinks(without, personOf, nobody);
        for (const { id } of without) expect(after.refused.get(id)).toBe(before.refused.get(id));
        for (const name of [10, 11]) {
          const standing = new Set(
            links.filter((link) => link.name === name && !before.refused.has(link.id)).map((link) => personOf(link.speaker)),
          );
          expect(before.shared.has(name)).toBe(standing.size > 1);
        }
      }),
    );
  });
});
