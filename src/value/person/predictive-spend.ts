import { incompleteBeta } from '../special/gamma.ts';

// A count this unlikely moves no quantile that anybody sees.
const chanceMin = 1e-5;
const halvings = 50;

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

/** The amount at `share` of the distribution above, by halving; `upTo` bounds the search. Pure; cost: fifty incomplete betas a likely count. */
export function quantileOfSpend(share: number, upTo: number, chanceAtMost: (amount: number) => number): number {
  if (chanceAtMost(0) >= share) return 0;
  let [from, to] = [0, upTo];
  while (chanceAtMost(to) < share && to < Number.MAX_SAFE_INTEGER) to *= 4;
  for (let step = 0; step < halvings && to - from > 0.5; step += 1) {
    const middle = (from + to) / 2;
    if (chanceAtMost(middle) < share) from = middle;
    else to = middle;
  }
  return to;
}
