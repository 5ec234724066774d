import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random, scatter } from './random.ts';

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.unit());
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a named stream', () => {
  it('is the same for the same seed, label and number, and differs when one of them does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.string(), fc.nat(), (seed, label, index) => {
        const first = draws(new Random(seed, label, index), 4);
        expect(draws(new Random(seed, label, index), 4)).toEqual(first);
        expect(draws(new Random(seed ^ 1n, label, index), 4)).not.toEqual(first);
        expect(draws(new Random(seed ^ (1n << 40n), label, index), 4)).not.toEqual(first);
        expect(draws(new Random(seed, `${label}x`, index), 4)).not.toEqual(first);
        expect(draws(new Random(seed, label, index + 1), 4)).not.toEqual(first);
      }),
    );
  });

  it('is uniform, also over streams of neighbouring numbers', () => {
    const firstOfEach = Array.from({ length: 20_000 }, (_, index) => new Random(7, 'person', index).unit());
    expect(mean(firstOfEach)).toBeCloseTo(0.5, 1);
    const tenths = Array.from({ length: 10 }, (_, tenth) => firstOfEach.filter((value) => Math.floor(value * 10) === tenth).length);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('has the means of its distributions', () => {
    const random = new Random(11, 'means');
    const many = (draw: () => number) => mean(Array.from({ length: 40_000 }, draw));
    expect(many(() => random.gamma(0.8, 14))).toBeCloseTo(0.8 / 14, 2);
    expect(many(() => random.gamma(5, 2))).toBeCloseTo(2.5, 1);
    expect(many(() => random.beta(1.1, 4.4))).toBeCloseTo(0.2, 2);
    expect(many(() => random.exponential(4))).toBeCloseTo(0.25, 2);
    expect(many(() => random.poisson(1.6))).toBeCloseTo(1.6, 1);
    expect(many(() => random.normal())).toBeCloseTo(0, 1);
  });
});

describe('scatter', () => {
  it('never repeats', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, index) => scatter(3, 'card', index, 6)));
    expect(ids.size).toBe(100_000);
  });
});
