import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelledPair, learnFromLabels } from './learn-from-labels.ts';
import { addedBits } from './match-weight.ts';

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pairs whose score is right but for what `off` says that a level of the first comparison is really worth more, in bits. */
function labelled(count: number, seed: number, off: number): LabelledPair[] {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => {
    const levels = [1 + Math.floor(3 * draw()), Math.floor(3 * draw()), 1 + Math.floor(2 * draw())];
    const bits = 10 * draw() - 3;
    const odds = bits + (levels[0] === 2 ? off : 0);
    return { levels, bits, isOne: draw() < 1 / (1 + 2 ** -odds) };
  });
}

describe('what labels teach', () => {
  it('finds the level that is worth something else than it was taken for', () => {
    const { correction, surprise } = learnFromLabels(labelled(600, 1, -5));
    expect(surprise?.corrected).toBeLessThan((surprise?.alone as number) - 0.1);
    const added = [1, 2, 3].map((level) => addedBits(correction as NonNullable<typeof correction>, [level, 0, 0]));
    expect(added[1]).toBeLessThan((added[0] as number) - 2);
    expect(added[1]).toBeLessThan((added[2] as number) - 2);
  });

  it('changes nothing where the statistics are right, and hardly ever where they are nearly', () => {
    const changed = Array.from({ length: 60 }, (_, seed) => learnFromLabels(labelled(300, seed + 1, 0))).filter(
      ({ correction }) => correction,
    );
    expect(changed.length).toBeLessThanOrEqual(3);
  });

  it('makes nothing of few labels', () => {
    expect(learnFromLabels(labelled(99, 1, -5))).toEqual({ labels: 99 });
    expect(learnFromLabels([])).toEqual({ labels: 0 });
  });

  it('foretells pairs that it has not seen better than the statistics alone', () => {
    const { correction } = learnFromLabels(labelled(400, 3, -4));
    const others = labelled(2_000, 4, -4);
    const surprise = (bitsOf: (pair: LabelledPair) => number) =>
      others.reduce((sum, pair) => sum + Math.log2(1 + 2 ** (pair.isOne ? -bitsOf(pair) : bitsOf(pair))), 0) / others.length;
    const corrected = surprise((pair) => pair.bits + addedBits(correction as NonNullable<typeof correction>, pair.levels));
    expect(corrected).toBeLessThan(surprise(({ bits }) => bits) - 0.1);
  });

  it('gives finite numbers whatever reviewers say', () => {
    const pair = fc.record({
      levels: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
      bits: fc.double({ min: -60, max: 60, noNaN: true }),
      isOne: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 100, maxLength: 130 }), (pairs) => {
        const { surprise, correction } = learnFromLabels(pairs);
        expect(Number.isFinite(surprise?.corrected)).toBe(true);
        for (const bits of [correction?.start ?? 0, ...(correction?.bits.flat() ?? [])]) expect(Number.isFinite(bits)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
