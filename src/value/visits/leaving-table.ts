import { gaussLegendre } from '../special/gauss-legendre.ts';

// Where the density of leaving falls by half within a day three nodes give eight digits, and twelve where it falls by a seventh.
const nodesADay = 3;
const fallADayMax = 0.5;
const columns = 4;
// A power costs as much as so many multiplications.
const stepsOneByOneMax = 30;

/**
 * Integrals over the moment of leaving, of f(τ) = (α + τ)^−(r + x) · (β + τ)^−(s + 1) from each day to the last, for one count x after the
 * other: all cells of that count are differences of two of them. Each entry is relative to f at its own day, so that none is too small for
 * a number. Sums go from the last day back, of positive terms. Cost of a count: some 30 ns a day.
 */
export class LeavingTable {
  /** By day: the integral, and the integrals of f times ln(α + τ), ln(β + τ), 1/(α + τ). That of f/(β + τ) follows from the last, as f is of two powers. */
  readonly sums: Float64Array;
  readonly logAlpha: Float64Array;
  readonly logBeta: Float64Array;
  readonly inverseAlpha: Float64Array;
  readonly inverseBeta: Float64Array;
  /** r + x of the count that `sums` is filled for. */
  shape = 0;
  s = 0;
  readonly #times: Float64Array;
  readonly #step: number;
  /** By node: f over f at the beginning of its day, times the node's weight, for the count `#count`; and what it is multiplied with for the next count. */
  readonly #mass: Float64Array;
  readonly #next: Float64Array;
  readonly #nodeLogAlpha: Float64Array;
  readonly #nodeLogBeta: Float64Array;
  readonly #nodeInverseAlpha: Float64Array;
  /** By day: f at the next day over f at this one, for the count `#count`; and what it is multiplied with for the next. */
  readonly #fall: Float64Array;
  readonly #nextFall: Float64Array;
  #r = 0;
  #alpha = 0;
  #beta = 0;
  #count = 0;

  constructor(times: Float64Array, step: number) {
    const days = times.length;
    const nodes = days * nodesADay;
    this.#times = times;
    this.#step = step;
    this.sums = new Float64Array(columns * (days + 1));
    this.logAlpha = new Float64Array(days);
    this.logBeta = new Float64Array(days);
    this.inverseAlpha = new Float64Array(days);
    this.inverseBeta = new Float64Array(days);
    this.#mass = new Float64Array(nodes);
    this.#next = new Float64Array(nodes);
    this.#nodeLogAlpha = new Float64Array(nodes);
    this.#nodeLogBeta = new Float64Array(nodes);
    this.#nodeInverseAlpha = new Float64Array(nodes);
    this.#fall = new Float64Array(days);
    this.#nextFall = new Float64Array(days);
  }

  /** Everything that does not depend on the count. */
  prepare(r: number, alpha: number, s: number, beta: number): void {
    const { nodes, weights } = day;
    for (let at = 0; at < this.#times.length; at += 1) {
      const time = this.#times[at] as number;
      const logA = Math.log(alpha + time);
      const logB = Math.log(beta + time);
      this.logAlpha[at] = logA;
      this.logBeta[at] = logB;
      this.inverseAlpha[at] = 1 / (alpha + time);
      this.inverseBeta[at] = 1 / (beta + time);
      for (let node = 0; node < nodesADay; node += 1) {
        const to = at * nodesADay + node;
        const moment = time + this.#step * (nodes[node] as number);
        const nodeLogA = Math.log(alpha + moment);
        const nodeLogB = Math.log(beta + moment);
        this.#nodeLogAlpha[to] = nodeLogA;
        this.#nodeLogBeta[to] = nodeLogB;
        this.#nodeInverseAlpha[to] = 1 / (alpha + moment);
        this.#next[to] = (alpha + time) * (this.#nodeInverseAlpha[to] as number);
        this.#mass[to] = this.#step * (weights[node] as number) * Math.exp(r * (logA - nodeLogA) + (s + 1) * (logB - nodeLogB));
      }
    }
    for (let at = 0; at + 1 < this.#times.length; at += 1) {
      const logA = (this.logAlpha[at] as number) - (this.logAlpha[at + 1] as number);
      const logB = (this.logBeta[at] as number) - (this.logBeta[at + 1] as number);
      this.#fall[at] = Math.exp(r * logA + (s + 1) * logB);
      this.#nextFall[at] = (alpha + (this.#times[at] as number)) * (this.inverseAlpha[at + 1] as number);
    }
    this.#r = r;
    this.#alpha = alpha;
    this.#beta = beta;
    this.s = s;
    this.#count = 0;
  }

  /** Whether the density falls slowly enough for the nodes, from a day on. */
  isFineFor(count: number, from: number): boolean {
    const time = this.#times[from] as number;
    return this.#step * ((this.#r + count) / (this.#alpha + time) + (this.s + 1) / (this.#beta + time)) <= fallADayMax;
  }

  /** Fills `sums` for a count from one day to another; counts come rising. */
  fill(count: number, from: number, to: number): void {
    this.#advanceTo(count);
    this.shape = this.#r + count;
    const sums = this.sums;
    const falls = this.#fall;
    const masses = this.#mass;
    const logAlphas = this.#nodeLogAlpha;
    const logBetas = this.#nodeLogBeta;
    const inverses = this.#nodeInverseAlpha;
    let whole = 0;
    let byLogAlpha = 0;
    let byLogBeta = 0;
    let byAlpha = 0;
    sums.fill(0, columns * to, columns * (to + 1));
    for (let at = to - 1; at >= from; at -= 1) {
      const fall = falls[at] as number;
      const node = nodesADay * at;
      const early = masses[node] as number;
      const middle = masses[node + 1] as number;
      const late = masses[node + 2] as number;
      whole = whole * fall + (early + middle + late);
      byLogAlpha =
        byLogAlpha * fall +
        (early * (logAlphas[node] as number) + middle * (logAlphas[node + 1] as number) + late * (logAlphas[node + 2] as number));
      byLogBeta =
        byLogBeta * fall +
        (early * (logBetas[node] as number) + middle * (logBetas[node + 1] as number) + late * (logBetas[node + 2] as number));
      byAlpha =
        byAlpha * fall +
        (early * (inverses[node] as number) + middle * (inverses[node + 1] as number) + late * (inverses[node + 2] as number));
      const place = columns * at;
      sums[place] = whole;
      sums[place + 1] = byLogAlpha;
      sums[place + 2] = byLogBeta;
      sums[place + 3] = byAlpha;
    }
  }

  /** From the count that the masses stand for to another, by so many multiplications. */
  #advanceTo(count: number): void {
    const by = count - this.#count;
    multiply(this.#mass, this.#next, by);
    multiply(this.#fall, this.#nextFall, by);
    this.#count = count;
  }
}

const day = gaussLegendre(nodesADay);

function multiply(values: Float64Array, by: Float64Array, times: number): void {
  if (times <= stepsOneByOneMax) {
    for (let step = 0; step < times; step += 1)
      for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) * (by[at] as number);
  } else for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) * (by[at] as number) ** times;
}
