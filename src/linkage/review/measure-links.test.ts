import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibrationOf, qualityOf } from './measure-links.ts';

const label = fc.record({ chance: fc.double({ min: 0.2, max: 1, noNaN: true }), isOne: fc.boolean() });
const counts = fc.array(fc.nat(10_000), { minLength: 7, maxLength: 7 });

it('says of every band how many were found to be one', () => {
  fc.assert(
    fc.property(fc.array(label), (labels) => {
      const bands = calibrationOf(labels);
      expect(bands.reduce((sum, { judged }) => sum + judged, 0)).toBe(labels.length);
      expect(bands.reduce((sum, { one }) => sum + one, 0)).toBe(labels.filter(({ isOne }) => isOne).length);
      for (const { low, share, high } of bands) expect(low - 1e-12 <= share && share <= high + 1e-12).toBe(true);
    }),
  );
});

it('gives shares within their intervals, and finds fewer the surer it is asked to be', () => {
  fc.assert(
    fc.property(fc.array(label, { minLength: 1 }), counts, (labels, proposed) => {
      const rows = qualityOf(labels, proposed);
      for (const { precision, recall } of rows)
        for (const { low, share, high } of [precision, recall]) expect(low <= share && share <= high && low >= 0 && high <= 1).toBe(true);
      const found = rows.map(({ recall }) => recall.share);
      expect(found.every((share, at) => at === 0 || share <= (found[at - 1] as number) + 1e-12)).toBe(true);
    }),
  );
  expect(qualityOf([], [1, 2, 3, 4, 5, 6, 7])).toEqual([]);
});

it('has the truth within its intervals nineteen times of twenty', () => {
  // By band: pairs proposed, and the share of them that are one person; sixty of each are judged.
  const proposed = [900, 400, 300, 200, 300, 500, 4_000];
  const shares = [0.3, 0.7, 0.85, 0.9, 0.96, 0.985, 0.995];
  const chances = [0.3, 0.6, 0.85, 0.92, 0.97, 0.995, 0.9995];
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
  let within = 0;
  let asked = 0;
  for (let round = 0; round < 200; round++) {
    const bands = proposed.map((pairs, band) => Array.from({ length: pairs }, () => draw() < (shares[band] as number)));
    const labels = bands.flatMap((band, at) => band.slice(0, 60).map((isOne) => ({ chance: chances[at] as number, isOne })));
    const ones = bands.map((band) => band.filter(Boolean).length);
    qualityOf(labels, proposed).forEach(({ precision, recall }, at) => {
      const truth = { precision: sum(ones.slice(at + 1)) / sum(proposed.slice(at + 1)), recall: sum(ones.slice(at + 1)) / sum(ones) };
      for (const kind of ['precision', 'recall'] as const) {
        const { low, high } = { precision, recall }[kind];
        asked++;
        if (low <= truth[kind] && truth[kind] <= high) within++;
      }
    });
  }
  expect(within / asked).toBeGreaterThan(0.92);
});

it('knows what it is when all pairs were judged', () => {
  const labels = [0.9, 0.9, 0.9, 0.97].map((chance, at) => ({ chance, isOne: at > 0 }));
  const [from50] = qualityOf(labels, [0, 0, 0, 3, 1, 0, 0]);
  expect(from50).toMatchObject({ pairs: 4, precision: { share: 0.75, low: 0.75, high: 0.75 }, recall: { share: 1, low: 1, high: 1 } });
});
