import { hypergeometric, logBeta } from '../special/gamma.ts';
import { betaGeometricLikelihood } from './beta-geometric-likelihood.ts';
import type { BetaGeometricShape } from './beta-geometric-shape.ts';
import type { PurchaseHistory } from './purchase-cells.ts';
import { type FittedVisits, fourOf, type VisitModel } from './visit-model.ts';

/** The model of a shape. */
export function betaGeometric(shape: BetaGeometricShape): VisitModel {
  return {
    name: shape.name,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    ...(shape.k > 1 ? { regularity: shape.k } : {}),
    starts: [
      [0.3 * shape.k, 5 * shape.k, 0.8, 2.5],
      [1 * shape.k, 10 * shape.k, 0.5, 5],
    ],
    likelihoodOf: (cells) => betaGeometricLikelihood(shape, cells),
    with: (parameters) => new BetaGeometricVisits(shape, parameters),
  };
}

export const bgNbd = betaGeometric({ name: 'bg-nbd', k: 1, mayLeaveAtFirst: false });
export const mbgNbd = betaGeometric({ name: 'mbg-nbd', k: 1, mayLeaveAtFirst: true });

/**
 * MBG/CNBD-k. The likelihood of cells leaves out what only `k` and the intervals decide (`intervalsLogLikelihood`): it matters when models are
 * compared, and to nothing else.
 */
export function mbgCnbd(k: number): VisitModel {
  return betaGeometric({ name: `mbg-cnbd-${k}`, k, mayLeaveAtFirst: true });
}

// More purchases ahead than this are not counted one by one.
const countsMax = 20_000;
// Where everybody leaves at nearly one rate, a and b grow without end and the hypergeometric function loses its digits: the sum does not.
const closedFormMax = 100;
const restMin = 1e-13;

class BetaGeometricVisits implements FittedVisits {
  readonly #shape: BetaGeometricShape;
  readonly #parameters: readonly [number, number, number, number];

  constructor(shape: BetaGeometricShape, parameters: ArrayLike<number>) {
    this.#shape = shape;
    this.#parameters = fourOf(parameters);
  }

  chanceActive({ x, tx, T }: PurchaseHistory): number {
    const [r, alpha, a, b] = this.#parameters;
    const { k, mayLeaveAtFirst } = this.#shape;
    if (x === 0 && !mayLeaveAtFirst) return 1;
    const shapeX = r + k * x;
    let [alive, term] = [1, 1];
    for (let tick = 1; tick < k; tick += 1) {
      term *= (((T - tx) / (alpha + T)) * (shapeX + tick - 1)) / tick;
      alive += term;
    }
    const leaveShare = a / (b + x - (mayLeaveAtFirst ? 0 : 1));
    return 1 / (1 + (leaveShare * Math.exp(shapeX * Math.log((alpha + T) / (alpha + tx)))) / alive);
  }

  knowsLeaving({ x }: PurchaseHistory): boolean {
    return x > 0 || this.#shape.mayLeaveAtFirst;
  }

  expectedOfNew(t: number): number {
    const [r, alpha, a, b] = this.#parameters;
    const stays = b + (this.#shape.mayLeaveAtFirst ? 1 : 0);
    const stayedFirst = this.#shape.mayLeaveAtFirst ? b / (a + b) : 1;
    return stayedFirst * this.#expectedOfActive(r, alpha, a, stays, 0, t);
  }

  expected(history: PurchaseHistory, t: number): number {
    return this.chanceActive(history) * this.expectedIfActive(history, t);
  }

  expectedIfActive({ x, tx, T }: PurchaseHistory, t: number): number {
    const [r, alpha, a, b] = this.#parameters;
    const { k, mayLeaveAtFirst } = this.#shape;
    const silent = (T - tx) / (alpha + T);
    return this.#expectedOfActive(r + k * x, alpha + T, a, b + x + (mayLeaveAtFirst ? 1 : 0), silent, t);
  }

  chanceStayed({ x }: PurchaseHistory): number {
    const [, , a, b] = this.#parameters;
    return Math.exp(logBeta(a, b + x + (this.#shape.mayLeaveAtFirst ? 1 : 0)) - logBeta(a, b));
  }

  expectedIfStaying({ x, T }: PurchaseHistory, t: number): number {
    const [r, alpha] = this.#parameters;
    return ((r / this.#shape.k + x) / (alpha + T)) * t;
  }

  shapeIfStaying({ x }: PurchaseHistory): number {
    return this.#parameters[0] / this.#shape.k + x;
  }

  distribution(history: PurchaseHistory, t: number, countMax: number): Float64Array {
    const [r, alpha, a, b] = this.#parameters;
    const { k, mayLeaveAtFirst } = this.#shape;
    const { x, tx, T } = history;
    const active = this.chanceActive(history);
    const atLeast = this.#reachedCounts(
      r + k * x,
      alpha + T,
      a,
      b + x + (mayLeaveAtFirst ? 1 : 0),
      (T - tx) / (alpha + T),
      t,
      countMax + 1,
    );
    const chances = atLeast.map((chance, n) => (n === 0 ? 1 : active * chance));
    // One more than asked for, so that the last chance is that of its own count alone.
    return chances.map((chance, n) => Math.max(0, chance - (chances[n + 1] ?? 0))).subarray(0, countMax + 1);
  }

  /** Expected purchases ahead of somebody who is active: rate ~ Gamma(shape, until), chance to leave ~ Beta(a, stays). */
  #expectedOfActive(shape: number, until: number, a: number, stays: number, silent: number, t: number): number {
    if (t <= 0) return 0;
    if (this.#shape.k === 1 && a < closedFormMax) return expectedAtRandom(shape, until, a, stays, t);
    const reached = this.#reachedCounts(shape, until, a, stays, silent, t, countsMax);
    let sum = 0;
    for (let n = 1; n < reached.length; n += 1) sum += reached[n] as number;
    return sum;
  }

  /**
   * P(at least n purchases in t | active now), for n = 0, 1, … A purchase is every k-th tick of a Poisson process; `silent` is the share of
   * the time since the last purchase, in which up to k − 1 ticks may have passed. The chance that the n-th purchase comes is that of enough
   * ticks, times that of having stayed after the n − 1 before.
   */
  #reachedCounts(shape: number, until: number, a: number, stays: number, silent: number, t: number, countMax: number): Float64Array {
    const { k } = this.#shape;
    const q = t / (until + t);
    // Ticks since the last purchase, given that there were fewer than k: weights of a negative binomial, cut off and normed.
    const before = new Float64Array(k);
    let [term, sum] = [1, 0];
    for (let tick = 0; tick < k; tick += 1) {
      if (tick > 0) term *= (silent * (shape + tick - 1)) / tick;
      before[tick] = term;
      sum += term;
    }
    // P(N = 0) may underflow for busy people: the walk then begins in logarithms.
    const mass = before.map((weight, tick) => Math.log(weight / sum) + (shape + tick) * Math.log1p(-q));
    const below = new Float64Array(k);
    const reached: number[] = [1];
    let stayed = 1;
    for (let n = 1; n <= countMax; n += 1) {
      // After ticks 0 … n·k − tick − 1 ahead, the n-th purchase has not come.
      let chance = 0;
      for (let tick = 0; tick < k; tick += 1) {
        const from = (n - 1) * k - (n === 1 ? 0 : tick);
        const until = n * k - tick;
        for (let ticks = Math.max(0, from); ticks < until; ticks += 1) {
          below[tick] = (below[tick] as number) + Math.exp(mass[tick] as number);
          mass[tick] = (mass[tick] as number) + Math.log((q * (shape + tick + ticks)) / (ticks + 1));
        }
        chance += Math.max(0, (before[tick] as number) / sum - (below[tick] as number));
      }
      const value = stayed * chance;
      reached.push(value);
      stayed *= (stays + n - 1) / (a + stays + n - 1);
      if (value < restMin && n > (q / (1 - q)) * (shape / k)) break;
    }
    return Float64Array.from(reached);
  }
}

/**
 * k = 1 in closed form (Fader, Hardie & Lee 2005, equation 10), after Euler's transformation: the hypergeometric function is then of
 * small arguments, where the printed form multiplies a huge number by a tiny one.
 */
function expectedAtRandom(shape: number, until: number, a: number, stays: number, t: number): number {
  // The formula has a removable pole at a = 1.
  if (Math.abs(a - 1) < 1e-6)
    return (expectedAtRandom(shape, until, 1 - 2e-6, stays, t) + expectedAtRandom(shape, until, 1 + 2e-6, stays, t)) / 2;
  const z = t / (until + t);
  const sum = a + stays - 1;
  const power = Math.exp((a - 1) * Math.log1p(-z)) * hypergeometric(sum - shape, a - 1, sum, z);
  return (sum / (a - 1)) * (1 - power);
}
