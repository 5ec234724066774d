import { describe, expect, it } from 'vitest';
import { mbgNbd } from './beta-geometric.ts';
import { blendVisits } from './blend-visits.ts';
import { doubtfulVisits } from './doubtful-visits.ts';
import { fitVisits } from './fit-visits.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';

const models = [paretoNbd, mbgNbd];
const weights = { model: 0.87, staying: 0.14 };
const people: PurchaseHistory[] = [
  { x: 0, tx: 0, T: 30 },
  { x: 1, tx: 10, T: 38 },
  { x: 4, tx: 30, T: 38 },
  { x: 20, tx: 37, T: 38 },
];

function meanOf(chances: Float64Array): number {
  return chances.reduce((sum, chance, n) => sum + n * chance, 0);
}

function varianceOf(chances: Float64Array): number {
  const mean = meanOf(chances);
  return chances.reduce((sum, chance, n) => sum + chance * (n - mean) ** 2, 0);
}

/** The same people so many times: the fit is the same, what is known of it is not. */
function fitTo(model: (typeof models)[number], times: number) {
  const histories = Array.from({ length: 40 * times }, (_, at) => {
    const place = at % 40;
    const x = place % 5 === 0 ? 0 : (place * 7) % 6;
    const T = 20 + (place % 13);
    return { x, tx: x === 0 ? 0 : (T * ((place * 11) % 17)) / 17 + 1, T: T + 2 };
  });
  return fitVisits(model, collapseHistories(histories));
}

describe.each(models.map((model) => [model.name, model] as const))('a forecast of %s with doubt', (_, model) => {
  it('is wider the less its parameters are known, with the same mean', () => {
    const [few, many] = [fitTo(model, 2), fitTo(model, 200)];
    for (const history of people) {
      const plain = blendVisits(few.visits, weights).distribution(history, 39);
      const ofFew = doubtfulVisits({ ...few, weights, levelError: 0 }).distribution(history, 39);
      const ofMany = doubtfulVisits({ ...many, weights, levelError: 0 }).distribution(history, 39);
      expect(varianceOf(ofFew)).toBeGreaterThan(1.01 * varianceOf(ofMany));
      expect(varianceOf(ofMany) / varianceOf(plain)).toBeCloseTo(1, 1);
      for (const chances of [ofFew, ofMany]) {
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 4);
        expect(Math.abs(meanOf(chances) / meanOf(plain) - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('is wider where the level was learned from few, and else the fit itself', () => {
    const { parameters } = fitTo(model, 2);
    const known = { model, parameters, weights };
    const fitted = blendVisits(model.with(parameters), weights);
    for (const history of people) {
      expect(doubtfulVisits({ ...known, levelError: 0 }).distribution(history, 39)).toEqual(fitted.distribution(history, 39));
      const doubted = doubtfulVisits({ ...known, levelError: 0.3 });
      expect(varianceOf(doubted.distribution(history, 39))).toBeGreaterThan(varianceOf(fitted.distribution(history, 39)));
      expect(doubted.expected(history, 39)).toBe(fitted.expected(history, 39));
    }
  });
});
