import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cubaturePoints } from './cubature-points.ts';

const number = fc.double({ min: -1, max: 1, noNaN: true });

it('has points with the covariance given and the mean zero', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, number), { minLength: 6, maxLength: 6 }), (vectors) => {
      const covariance = [0, 1, 2].map((i) =>
        [0, 1, 2].map((j) => (i === j ? 0.01 : 0) + vectors.reduce((sum, v) => sum + v[i as 0] * v[j as 0], 0)),
      );
      const points = cubaturePoints(covariance, 100);
      expect(points).toHaveLength(6);
      for (const i of [0, 1, 2]) {
        expect(points.reduce((sum, point) => sum + (point[i] as number), 0)).toBeCloseTo(0, 9);
        for (const j of [0, 1, 2]) {
          const there = points.reduce((sum, point) => sum + (point[i] as number) * (point[j] as number), 0) / points.length;
          expect(there).toBeCloseTo((covariance[i] as number[])[j] as number, 9);
        }
      }
    }),
  );
});

it('goes no further than it may, and nowhere without a covariance', () => {
  for (const point of cubaturePoints(
    [
      [9, 1],
      [1, 4],
    ],
    0.5,
  ))
    expect(Math.max(...point.map(Math.abs))).toBeLessThanOrEqual(0.5 + 1e-12);
  expect(
    cubaturePoints(
      [
        [1, 2],
        [2, 1],
      ],
      1,
    ),
  ).toEqual([]);
});
