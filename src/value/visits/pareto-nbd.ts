import { digamma, digammaTable, logGamma, logGammaTable } from '../special/gamma.ts';
import { gaussLegendre, type Quadrature } from '../special/gauss-legendre.ts';
import type { PurchaseCells, PurchaseHistory } from './purchase-cells.ts';
import { type FittedVisits, fourOf, type VisitModel } from './visit-model.ts';

/*
 * Purchases come at random at a rate λ ~ Gamma(r, α); a person leaves after an exponential time at a rate μ ~ Gamma(s, β)
 * (Schmittlein, Morrison & Colombo 1987, Management Science 33:1; Fader & Hardie 2005, "A note on deriving the Pareto/NBD model").
 * The likelihood is printed with a difference of two hypergeometric functions, which cancel. It is the same as
 *   Γ(r+x)/Γ(r) · α^r · β^s · [ (α+T)^−(r+x) · (β+T)^−s + ∫ s · (α+τ)^−(r+x) · (β+τ)^−(s+1) dτ ],  τ from t_x to T,
 * the moment of leaving integrated out: a smooth integrand, whose derivatives by the parameters stand under the integral as well.
 */

const coarse = gaussLegendre(16);
const fine = gaussLegendre(32);
// Where the integrand falls by more than this many powers of e, the rest is below the last digit.
const fallMax = 37;
// Sixteen nodes give twelve digits up to here.
const coarseFallMax = 9;

interface GonePart {
  /** ln of the integral. */
  log: number;
  /** Means, under the integrand, of ln(α + τ), ln(β + τ), 1/(α + τ) and 1/(β + τ). */
  logAlpha: number;
  logBeta: number;
  byAlpha: number;
  byBeta: number;
}

/** ∫ s (α+τ)^−c (β+τ)^−(s+1) dτ over τ from `tx` to `T`, over ln(m + τ) with the smaller of α and β: there it falls at an even pace. */
function goneIntegral(alpha: number, beta: number, s: number, c: number, tx: number, T: number, into: GonePart): void {
  const shift = Math.min(alpha, beta);
  const from = Math.log(shift + tx);
  const length = Math.log(shift + T) - from;
  const steepness = alpha <= beta ? c - 1 + s * ((shift + tx) / (beta + tx)) : s + c * ((shift + tx) / (alpha + tx));
  const cut = Math.min(length, fallMax / Math.max(steepness, 1e-9));
  const { nodes, weights }: Quadrature = cut * (c + s) <= coarseFallMax ? coarse : fine;
  const top = -c * Math.log(alpha + tx) - (s + 1) * Math.log(beta + tx);
  let [sum, logAlpha, logBeta, byAlpha, byBeta] = [0, 0, 0, 0, 0];
  for (let at = 0; at < nodes.length; at += 1) {
    const moved = Math.exp(from + cut * (nodes[at] as number));
    const a = alpha + moved - shift;
    const b = beta + moved - shift;
    const [logA, logB] = [Math.log(a), Math.log(b)];
    const mass = (weights[at] as number) * moved * Math.exp(-c * logA - (s + 1) * logB - top);
    sum += mass;
    logAlpha += mass * logA;
    logBeta += mass * logB;
    byAlpha += mass / a;
    byBeta += mass / b;
  }
  into.log = sum > 0 ? top + Math.log(sum * cut * s) : Number.NEGATIVE_INFINITY;
  const scale = sum > 0 ? 1 / sum : 0;
  into.logAlpha = logAlpha * scale;
  into.logBeta = logBeta * scale;
  into.byAlpha = byAlpha * scale;
  into.byBeta = byBeta * scale;
}

function newGonePart(): GonePart {
  return { log: 0, logAlpha: 0, logBeta: 0, byAlpha: 0, byBeta: 0 };
}

/** Pareto/NBD. Cost of the likelihood: 16 or 32 quadrature nodes a cell, one to three microseconds. */
export const paretoNbd: VisitModel = {
  name: 'pareto-nbd',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  starts: [
    [0.5, 10, 0.6, 12],
    [1, 5, 1, 50],
  ],
  logLikelihood,
  with: (parameters) => new ParetoNbdVisits(parameters),
};

function logLikelihood(parameters: ArrayLike<number>, cells: PurchaseCells, gradient: Float64Array): number {
  const [r, alpha, s, beta] = fourOf(parameters);
  const purchases = logGammaTable(r, 1, cells.xMax + 1);
  const purchasesSlope = digammaTable(r, 1, cells.xMax + 1);
  const constant = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
  const [psiR, logAlpha, logBeta] = [digamma(r), Math.log(alpha), Math.log(beta)];
  const gone = newGonePart();
  let [sum, dr, dAlpha, ds, dBeta] = [0, 0, 0, 0, 0];
  for (let at = 0; at < cells.size; at += 1) {
    const x = cells.x[at] as number;
    const T = cells.T[at] as number;
    const people = cells.people[at] as number;
    const c = r + x;
    goneIntegral(alpha, beta, s, c, cells.tx[at] as number, T, gone);
    const [logEndAlpha, logEndBeta] = [Math.log(alpha + T), Math.log(beta + T)];
    const logAlive = -c * logEndAlpha - s * logEndBeta;
    const most = Math.max(logAlive, gone.log);
    const logBoth = most + Math.log(Math.exp(logAlive - most) + Math.exp(gone.log - most));
    const aliveShare = Math.exp(logAlive - logBoth);
    const goneShare = 1 - aliveShare;
    sum += people * (constant + (purchases[x] as number) + logBoth);
    dr += people * (logAlpha + (purchasesSlope[x] as number) - psiR - aliveShare * logEndAlpha - goneShare * gone.logAlpha);
    dAlpha += people * (r / alpha - c * (aliveShare / (alpha + T) + goneShare * gone.byAlpha));
    ds += people * (logBeta - aliveShare * logEndBeta + goneShare * (1 / s - gone.logBeta));
    dBeta += people * (s / beta - (aliveShare * s) / (beta + T) - goneShare * (s + 1) * gone.byBeta);
  }
  gradient[0] = dr * r;
  gradient[1] = dAlpha * alpha;
  gradient[2] = ds * s;
  gradient[3] = dBeta * beta;
  return sum;
}

class ParetoNbdVisits implements FittedVisits {
  readonly #r: number;
  readonly #alpha: number;
  readonly #s: number;
  readonly #beta: number;

  constructor(parameters: ArrayLike<number>) {
    [this.#r, this.#alpha, this.#s, this.#beta] = fourOf(parameters);
  }

  chanceActive({ x, tx, T }: PurchaseHistory): number {
    const c = this.#r + x;
    const gone = newGonePart();
    goneIntegral(this.#alpha, this.#beta, this.#s, c, tx, T, gone);
    return 1 / (1 + Math.exp(gone.log + c * Math.log(this.#alpha + T) + this.#s * Math.log(this.#beta + T)));
  }

  expectedOfNew(t: number): number {
    return (this.#r / this.#alpha) * this.#expectedTimeActive(this.#beta, t);
  }

  expected(history: PurchaseHistory, t: number): number {
    const { x, T } = history;
    const rate = (this.#r + x) / (this.#alpha + T);
    return this.chanceActive(history) * rate * this.#expectedTimeActive(this.#beta + T, t);
  }

  chanceStayed({ T }: PurchaseHistory): number {
    return Math.exp(-this.#s * Math.log1p(T / this.#beta));
  }

  expectedIfStaying({ x, T }: PurchaseHistory, t: number): number {
    return ((this.#r + x) / (this.#alpha + T)) * t;
  }

  /** Expected time as a customer within `t`, from a moment at which the rate of leaving is ~ Gamma(s, until): ∫ (until/(until+τ))^s dτ. */
  #expectedTimeActive(until: number, t: number): number {
    const power = this.#s - 1;
    const log = Math.log1p(t / until);
    return Math.abs(power) < 1e-9 ? until * log : (until * -Math.expm1(-power * log)) / power;
  }

  shapeIfStaying({ x }: PurchaseHistory): number {
    return this.#r + x;
  }

  distribution(history: PurchaseHistory, t: number, countMax: number): Float64Array {
    const active = this.chanceActive(history);
    const shape = this.#r + history.x;
    const until = this.#alpha + history.T;
    const leaves = this.#beta + history.T;
    const stays = Math.exp(-this.#s * Math.log1p(t / leaves));
    // The share of those who leave within t, by when they do; between 0 and t the density is smooth in the logarithm of time.
    const length = Math.log1p(t / leaves);
    const parts = Array.from(fine.nodes, (node, at) => {
      const log = length * node;
      return { time: leaves * Math.expm1(log), share: (fine.weights[at] as number) * length * this.#s * Math.exp(-this.#s * log) };
    });
    parts.push({ time: t, share: stays });
    const logs = parts.map(({ time }) => shape * Math.log(until / (until + time)));
    const ahead = parts.map(({ time }) => time / (until + time));
    const chances: number[] = [];
    let rest = 1;
    for (let n = 0; n <= countMax && rest > 1e-9; n += 1) {
      let chance = 0;
      parts.forEach(({ share }, at) => {
        chance += share * Math.exp(logs[at] as number);
        logs[at] = (logs[at] as number) + Math.log(((ahead[at] as number) * (shape + n)) / (n + 1));
      });
      const whole = active * chance + (n === 0 ? 1 - active : 0);
      chances.push(whole);
      rest -= whole;
    }
    return Float64Array.from(chances);
  }
}
