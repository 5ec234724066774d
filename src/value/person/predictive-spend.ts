import { expectedSpend } from '../profit/gamma-gamma.ts';
import { incompleteBeta } from '../special/gamma.ts';

// A count this unlikely moves no quantile that anybody sees.
const chanceMin = 1e-5;
const stepsMax = 60;
const secantsMax = 25;
// Nobody sees a range finer than that.
const precision = 1e-3;
const slopeStep = 1e-5;

/** The smallest count whose cumulated chance reaches `share`. Pure. */
export function quantileOfCounts(chances: ArrayLike<number>, share: number): number {
  let sum = 0;
  for (let n = 0; n < chances.length; n += 1) {
    sum += chances[n] as number;
    if (sum >= share) return n;
  }
  return Math.max(0, chances.length - 1);
}

/**
 * P(what is spent ≤ `amount`), over the number of visits (`chances`) and over what is not known of her spending: given n visits, the sum is
 * (v + visits · mean) times a beta prime of p·n and q + p·visits, the posterior predictive of the Gamma–Gamma model (Fader & Hardie 2013). Pure.
 */
export function chanceOfSpendingAtMost(
  amount: number,
  chances: ArrayLike<number>,
  [p, q, v]: readonly [number, number, number],
  visits: number,
  mean: number,
): number {
  const scale = v + visits * mean;
  const share = amount / (amount + scale);
  let chance = chances[0] as number;
  for (let n = 1; n < chances.length; n += 1) {
    const ofCount = chances[n] as number;
    if (ofCount > chanceMin) chance += ofCount * incompleteBeta(p * n, q + p * visits, share);
  }
  return chance;
}

/**
 * Relative standard error of the amount that she is expected to spend at a visit, from the covariance of the model's parameters in logarithms (delta
 * method, slopes by differences); 0 where that is not known. Pure.
 */
export function logErrorOfSpend(
  parameters: readonly [number, number, number],
  logCovariance: readonly (readonly number[])[] | undefined,
  visits: number,
  mean: number,
): number {
  if (logCovariance === undefined) return 0;
  const at = (moved: number): number => {
    const value = expectedSpend(
      parameters.map((part, place) => (place === moved ? part * Math.exp(slopeStep) : part)),
      visits,
      mean,
    );
    return Math.log(value);
  };
  const here = at(-1);
  const slopes = parameters.map((_, moved) => (at(moved) - here) / slopeStep);
  const variance = logCovariance.reduce(
    (sum, row, i) => sum + row.reduce((inRow, part, j) => inRow + part * (slopes[i] as number) * (slopes[j] as number), 0),
    0,
  );
  return variance > 0 ? Math.sqrt(variance) : 0;
}

/**
 * The amount at `share` of a distribution, to the minor unit or a thousandth; `upTo` bounds the search. Secants that keep their bracket, halvings where
 * they stall (Illinois). Pure; cost: some ten evaluations.
 */
export function quantileOfSpend(share: number, upTo: number, chanceAtMost: (amount: number) => number): number {
  let [from, below] = [0, chanceAtMost(0) - share];
  if (below >= 0) return 0;
  let [to, above] = [upTo, chanceAtMost(upTo) - share];
  while (above < 0 && to < Number.MAX_SAFE_INTEGER) {
    [from, below] = [to, above];
    to *= 4;
    above = chanceAtMost(to) - share;
  }
  let kept = 0;
  for (let step = 0; step < stepsMax && to - from > Math.max(0.5, precision * to); step += 1) {
    const isSecant = step < secantsMax && below < 0 && above > 0;
    const middle = isSecant ? (from * above - to * below) / (above - below) : (from + to) / 2;
    const there = chanceAtMost(middle) - share;
    if (there < 0) {
      [from, below] = [middle, there];
      if (kept === -1) above /= 2;
      kept = -1;
    } else {
      [to, above] = [middle, there];
      if (kept === 1) below /= 2;
      kept = 1;
    }
  }
  return to;
}
