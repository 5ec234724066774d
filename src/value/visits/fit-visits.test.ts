import { describe, expect, it } from 'vitest';
import { minimize } from '../fit/minimize.ts';
import { bgNbd, mbgCnbd, mbgNbd } from './beta-geometric.ts';
import { fitVisits } from './fit-visits.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { cellsOf, collapseHistories, type PurchaseHistory } from './purchase-cells.ts';

const models = [paretoNbd, bgNbd, mbgNbd, mbgCnbd(2)];

/** Numbers between 0 and 1 that are the same every time. */
function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** People who come at random at rates of their own and leave after a while; times in days, or at any moment. */
function people(count: number, seed: number, unit: number): PurchaseHistory[] {
  const random = steadyNumbers(seed);
  const wait = (rate: number) => -Math.log(1 - random()) / rate;
  const ofDays = (time: number) => (unit === 0 ? time : Math.round(time / unit) * unit);
  return Array.from({ length: count }, () => {
    const T = 20 + 60 * random();
    const rate = 0.02 + 0.4 * random() ** 4;
    const leaves = wait(0.005 + 0.1 * random() ** 2);
    let [x, tx] = [0, 0];
    for (let at = wait(rate); at < Math.min(T, leaves); at += wait(rate)) {
      x += 1;
      tx = at;
    }
    return { x, tx: ofDays(tx), T: ofDays(T) };
  });
}

describe.each(models.map((model) => [model.name, model] as const))('a fit of %s', (_, model) => {
  it('is as far up as the search from each of its starts alone', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const cells = collapseHistories(people(400, seed, 1 / 7));
      const likelihood = model.likelihoodOf(cells);
      const fit = fitVisits(model, cells);
      for (const start of model.starts) {
        const alone = minimize((point, gradient) => {
          const value = likelihood(point.map(Math.exp), gradient);
          gradient.forEach((part, at) => {
            gradient[at] = -part;
          });
          return Number.isFinite(value) ? -value : Number.POSITIVE_INFINITY;
        }, start.map(Math.log));
        expect(fit.logLikelihood).toBeGreaterThan(-alone.value - 1e-4);
      }
    }
  });

  it('finds the same likelihood and slopes in whole days as at any moment', () => {
    const days = people(300, 9, 1 / 7);
    // A thousandth of a second later is no whole day any more, and nothing else.
    const moments = days.map(({ x, tx, T }) => ({ x, tx: tx + 3e-9, T: T + 3e-9 }));
    for (const point of [...model.starts, [0.3, 20, 3, 4], [2, 3, 0.2, 40]]) {
      const [inDays, atMoments] = [new Float64Array(4), new Float64Array(4)];
      const value = model.likelihoodOf(collapseHistories(days))(point, inDays);
      expect(model.likelihoodOf(collapseHistories(moments))(point, atMoments) / value).toBeCloseTo(1, 8);
      inDays.forEach((slope, at) => {
        expect(Math.abs(slope - (atMoments[at] as number))).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
      });
    }
  });
});

it('of very many cells is that of all of them', () => {
  const cells = collapseHistories(people(90_000, 4, 0));
  const whole = fitVisits(mbgNbd, cells);
  const halves = cellsOf(cells.x.slice(0, 45_000), cells.tx.slice(0, 45_000), cells.T.slice(0, 45_000), cells.people.slice(0, 45_000));
  expect(cells.size).toBeGreaterThan(80_000);
  expect(whole.isSettled).toBe(true);
  const gradient = new Float64Array(4);
  expect(mbgNbd.likelihoodOf(cells)(whole.parameters, gradient)).toBeCloseTo(whole.logLikelihood, 4);
  expect(Math.max(...gradient.map(Math.abs)) / cells.peopleAll).toBeLessThan(1e-6);
  expect(whole.logLikelihood).toBeGreaterThan(mbgNbd.likelihoodOf(cells)(fitVisits(mbgNbd, halves).parameters, gradient));
});
