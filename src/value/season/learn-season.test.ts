import { describe, expect, it } from 'vitest';
import { backTest } from '../backtest/back-test.ts';
import { purchaseLogOf } from '../log/growing-purchase-log.ts';
import type { Purchase, PurchaseLog } from '../log/purchase-log.ts';
import { paretoNbd } from '../visits/pareto-nbd.ts';
import { fitVisitForecast } from '../visits/visit-forecast.ts';
import { learnSeason } from './learn-season.ts';
import { dayOfYear, seasonWeeks, seasonYearDays, timeOf, weekOfYear } from './visit-time.ts';

const years = 3;
const end = years * seasonYearDays;

function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** People who begin on any day, come at rates of their own times `worth` of the day, and leave for good. */
function world(worth: (day: number) => number, seed: number, people = 3_000): PurchaseLog {
  const random = steadyNumbers(seed);
  const wait = (mean: number) => -Math.log(1 - random()) * mean;
  const worthMax = 4;
  const purchases: Purchase[] = [];
  for (let person = 0; person < people; person += 1) {
    const gap = 15 + 150 * random() ** 2;
    const first = Math.floor(end * random());
    const leaves = Math.min(end, first + wait(500));
    purchases.push({ customer: `c${person}`, day: first, amount: 20 });
    for (let day = first + wait(gap / worthMax); day < leaves; day += wait(gap / worthMax))
      if (random() * worthMax < worth(Math.floor(day))) purchases.push({ customer: `c${person}`, day: Math.floor(day), amount: 20 });
  }
  return purchaseLogOf(purchases).log;
}

const even = () => 1;
// Half as much again in summer, half as much in winter.
const summery = (day: number) => 1 - 0.5 * Math.cos((2 * Math.PI * day) / seasonYearDays);
// Nine weeks of spring, and hardly anything otherwise.
const garden = (day: number) => (day % seasonYearDays >= 70 && day % seasonYearDays < 133 ? 4 : 0.374);

describe('a season of the year', () => {
  it('is found where there is one, near the truth', () => {
    for (const truth of [summery, garden]) {
      const season = learnSeason(world(truth, 5), end, paretoNbd, 7);
      expect(season?.heldBack.misfitWith).toBeLessThan(0.25 * (season?.heldBack.misfitWithout as number));
      let [off, most] = [0, 0];
      for (let day = 0; day < seasonYearDays; day += 1) {
        const found = season?.weeks[weekOfYear(dayOfYear(day, season.yearDay))] as number;
        off += (found - truth(day)) ** 2 / seasonYearDays;
        most = Math.max(most, found);
      }
      expect(Math.sqrt(off)).toBeLessThan(truth === garden ? 0.45 : 0.15);
      expect(most).toBeGreaterThan(truth === garden ? 3.2 : 1.35);
    }
  });

  it('is not found where there is none, nor in noise that no other year repeats', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(learnSeason(world(even, seed), end, paretoNbd, 7)).toBeUndefined();
      const random = steadyNumbers(seed);
      const sales = Array.from({ length: 12 }, () => Math.floor(random() * end));
      const withSales = (day: number) => (sales.some((begin) => day >= begin && day < begin + 7) ? 3 : 1);
      expect(learnSeason(world(withSales, seed), end, paretoNbd, 7)).toBeUndefined();
    }
  });

  it('takes no growth and no decline of everybody’s visits for a season', () => {
    for (const rate of [-0.4, 0.4]) {
      const growing = (day: number) => Math.exp((rate * (day - end / 2)) / seasonYearDays);
      const season = learnSeason(world(growing, 9), end, paretoNbd, 7);
      for (const week of season?.weeks ?? []) expect(Math.abs(week - 1)).toBeLessThan(0.15);
    }
  });

  it('is not looked for in less than two years, nor after the day', () => {
    const log = world(summery, 5);
    expect(learnSeason(log, 2 * seasonYearDays - 2, paretoNbd, 7)).toBeUndefined();
    const until = { ...log, day: log.day.map((day) => (day > 800 ? day + 37 : day)) };
    expect(learnSeason(until, 800, paretoNbd, 7)?.weeks).toEqual(learnSeason(log, 800, paretoNbd, 7)?.weeks);
  });

  it('keeps people whose time has not come from being taken for gone', () => {
    const log = world(garden, 8);
    // Between two springs, after three months of hardly anybody.
    const day = 2 * seasonYearDays + 250;
    const season = learnSeason(log, day, paretoNbd, 7);
    expect(season?.weeks).toHaveLength(seasonWeeks);
    const plain = fitVisitForecast(paretoNbd, log, day, { unitDays: 7 });
    const seasonal = fitVisitForecast(paretoNbd, log, day, { unitDays: 7, season });
    const time = timeOf(season);
    const times = (first: number, last: number) => ({
      tx: (time.wholeAt(last) - time.wholeAt(first)) / 7,
      T: (time.wholeAt(day) - time.wholeAt(first)) / 7,
    });
    const spring = 2 * seasonYearDays + 130;
    const [first, last] = [spring - 50, spring];
    const chance = plain.chanceActive({ x: 5, tx: (last - first) / 7, T: (day - first) / 7 });
    expect(seasonal.chanceActive({ x: 5, ...times(first, last) })).toBeGreaterThan(chance + 0.1);
  });

  it('makes what comes within months of a cut foretold better', () => {
    const log = world(garden, 8);
    const cut = 2 * seasonYearDays + 60;
    const report = backTest(log, cut, cut + 80, [paretoNbd]);
    const [blend, plain] = ['blend', 'pareto-nbd'].map((name) => report.rows.find(({ forecast }) => forecast === name)?.visits);
    expect(Math.abs(blend?.bias as number)).toBeLessThan(0.3);
    expect(Math.abs(plain?.bias as number)).toBeGreaterThan(0.5);
    expect(blend?.rmse).toBeLessThan(0.85 * (plain?.rmse as number));
  });
});
