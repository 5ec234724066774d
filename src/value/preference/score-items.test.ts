import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Taste } from '../../profile/index.ts';
import { learnTastes, scoreItems } from './score-items.ts';

const taste = (attribute: string, value: string, chosen: number, offered: number, chance = 0.5): Taste => ({
  ...{ attribute, value, chosen, offered, byChance: chance * offered },
});
const quiet = [taste('ride', 'quiet', 5, 5), taste('ride', 'fast', 0, 5)];

describe('a preference from choices made', () => {
  it('ranks what was always chosen first, and says so in plain words', () => {
    const scored = scoreItems(
      [
        { id: 'a', thing: { attributes: { ride: 'fast' } } },
        { id: 'b', thing: { attributes: { ride: 'Quiet' } } },
        { id: 'c', thing: { attributes: { wheels: 'big' } } },
      ],
      learnTastes(quiet),
    );
    expect(scored.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(scored[0]?.evidence.map(({ text }) => text)).toEqual(['chosen quiet 5 of 5']);
    expect(scored[1]).toMatchObject({ known: false, score: 0, evidence: [] });
  });

  it('knows a thing by a tick, a tag, a name or another attribute that says the same', () => {
    const named = learnTastes([taste('choice', 'quiet', 5, 5)]);
    for (const thing of [
      { quiet: true },
      { tags: ['quiet'] },
      { name: 'Quiet' },
      { attributes: { noise: 'quiet' } },
      { features: { quiet: true } },
    ]) {
      expect(scoreItems([{ id: 'x', thing }], named)[0]?.known).toBe(true);
    }
    const ticked = learnTastes([taste('quiet', 'yes', 4, 4), taste('quiet', 'no', 0, 4)]);
    expect(scoreItems([{ id: 'x', thing: { noise: 'quiet' } }], ticked)[0]?.evidence[0]?.text).toBe('chosen quiet 4 of 4');
    expect(scoreItems([{ id: 'x', thing: { quiet: false } }], ticked)[0]?.score).toBeLessThan(0);
  });

  it('is above zero exactly where she chose more often than chance, and surer with more choices', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.nat(60),
        (offered, chance, drawn) => {
          const chosen = Math.min(drawn, offered);
          const [one] = learnTastes([taste('a', 'b', chosen, offered, chance)]);
          const difference = chosen / offered - chance;
          if (Math.abs(difference) > 1e-6) expect(Math.sign(one!.weight)).toBe(Math.sign(difference));
          expect(one!.sureness).toBeGreaterThanOrEqual(0);
          expect(one!.sureness).toBeLessThanOrEqual(1);
          const [twice] = learnTastes([taste('a', 'b', 2 * chosen, 2 * offered, chance)]);
          if (Math.abs(difference) > 1e-6) expect(Math.abs(twice!.weight)).toBeGreaterThan(Math.abs(one!.weight));
        },
      ),
    );
  });

  it('keeps the order given where nothing is known, and every item', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }), (ids) => {
        expect(
          scoreItems(
            ids.map((id) => ({ id, thing: {} })),
            learnTastes(quiet),
          ).map(({ id }) => id),
        ).toEqual(ids);
      }),
    );
  });

  it('takes less than a millisecond for twenty things and forty tastes', () => {
    const tastes = learnTastes(Array.from({ length: 40 }, (_, at) => taste(`a${at % 8}`, `v${at}`, at % 4, 4)));
    const items = Array.from({ length: 20 }, (_, at) => ({ id: `i${at}`, thing: { attributes: { a0: `v${at}`, a1: `v${at + 1}` } } }));
    for (let warm = 0; warm < 200; warm += 1) scoreItems(items, tastes);
    // The quickest of some runs: what else the machine does is not measured.
    const runs = Array.from({ length: 50 }, () => {
      const start = performance.now();
      scoreItems(items, tastes);
      return performance.now() - start;
    });
    expect(Math.min(...runs)).toBeLessThan(1);
  });
});
