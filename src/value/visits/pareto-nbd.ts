import { gaussLegendre } from '../special/gauss-legendre.ts';
import { chanceActive, paretoNbdChances } from './pareto-nbd-chances.ts';
import { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import type { PurchaseCells, PurchaseHistory } from './purchase-cells.ts';
import { type FittedVisits, fourOf, type VisitModel } from './visit-model.ts';

/*
 * Purchases come at random at a rate λ ~ Gamma(r, α); a person leaves after an exponential time at a rate μ ~ Gamma(s, β)
 * (Schmittlein, Morrison & Colombo 1987, Management Science 33:1; Fader & Hardie 2005, "A note on deriving the Pareto/NBD model").
 * The likelihood is printed with a difference of two hypergeometric functions, which cancel. It is the same as
 *   Γ(r+x)/Γ(r) · α^r · β^s · [ (α+T)^−(r+x) · (β+T)^−s + ∫ s · (α+τ)^−(r+x) · (β+τ)^−(s+1) dτ ],  τ from t_x to T,
 * the moment of leaving integrated out: a smooth integrand, whose derivatives by the parameters stand under the integral as well.
 */

// The moment of leaving, within a horizon.
const fine = gaussLegendre(32);

/** Pareto/NBD. */
export const paretoNbd: VisitModel = {
  name: 'pareto-nbd',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  starts: [
    [0.5, 10, 0.6, 12],
    [1, 5, 1, 50],
  ],
  likelihoodOf: paretoNbdLikelihood,
  with: (parameters) => new ParetoNbdVisits(parameters),
};

class ParetoNbdVisits implements FittedVisits {
  readonly #r: number;
  readonly #alpha: number;
  readonly #s: number;
  readonly #beta: number;

  constructor(parameters: ArrayLike<number>) {
    [this.#r, this.#alpha, this.#s, this.#beta] = fourOf(parameters);
  }

  chanceActive({ x, tx, T }: PurchaseHistory): number {
    return chanceActive([this.#r + x, this.#alpha, this.#s, this.#beta], tx, T);
  }

  chancesActive(cells: PurchaseCells): Float64Array {
    return paretoNbdChances([this.#r, this.#alpha, this.#s, this.#beta], cells);
  }

  expectedOfNew(t: number): number {
    return (this.#r / this.#alpha) * this.#expectedTimeActive(this.#beta, t);
  }

  expected(history: PurchaseHistory, t: number): number {
    return this.chanceActive(history) * this.expectedIfActive(history, t);
  }

  expectedIfActive({ x, T }: PurchaseHistory, t: number): number {
    return ((this.#r + x) / (this.#alpha + T)) * this.#expectedTimeActive(this.#beta + T, t);
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
