import { gaussLegendre } from '../special/gauss-legendre.ts';

// Within a day the density of leaving falls by less than e for whoever does not buy daily: four nodes give nine digits then, and twelve for everybody else.
const nodesADay = 4;
const columns = 5;
// A power costs as much as so many multiplications.
const stepsOneByOneMax = 30;

/**
 * Integrals over the moment of leaving, of f(τ) = (α + τ)^−(r + x) · (β + τ)^−(s + 1) from each day to the last, for one count x after the
 * other: all cells of that count are differences of two of them. Each entry is relative to f at its own day, so that none is too small for
 * a number. Sums go from the last day back, of positive terms. Cost of a count: some 30 ns a day.
 */
export class LeavingTable {
  /** By day: the integral, and the integrals of f times ln(α + τ), ln(β + τ), 1/(α + τ), 1/(β + τ). */
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
  readonly #nodeInverseBeta: Float64Array;
  #r = 0;
  #count = 0;

  constructor(times: Float64Array, step: number) {
    const days = times.length;
    const nodes = days * nodesADay;
    this.#times = times;
    this.#step = step;
    this.sums = new Float64Array(columns * (days + 1));
    [this.logAlpha, this.logBeta, this.inverseAlpha, this.inverseBeta] = arrays(days);
    this.#mass = new Float64Array(nodes);
    this.#next = new Float64Array(nodes);
    [this.#nodeLogAlpha, this.#nodeLogBeta, this.#nodeInverseAlpha, this.#nodeInverseBeta] = arrays(nodes);
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
        this.#nodeInverseBeta[to] = 1 / (beta + moment);
        this.#next[to] = (alpha + time) / (alpha + moment);
        this.#mass[to] = this.#step * (weights[node] as number) * Math.exp(r * (logA - nodeLogA) + (s + 1) * (logB - nodeLogB));
      }
    }
    this.#r = r;
    this.s = s;
    this.#count = 0;
  }

  /** Fills `sums` for a count from one day to another; counts come rising. */
  fill(count: number, from: number, to: number): void {
    this.#advanceTo(count);
    const shape = this.#r + count;
    this.shape = shape;
    const { sums, logAlpha, logBeta, s } = this;
    let whole = 0;
    let byLogAlpha = 0;
    let byLogBeta = 0;
    let byAlpha = 0;
    let byBeta = 0;
    sums.fill(0, columns * to, columns * (to + 1));
    for (let at = to - 1; at >= from; at -= 1) {
      const fall = Math.exp(
        shape * ((logAlpha[at] as number) - (logAlpha[at + 1] as number)) +
          (s + 1) * ((logBeta[at] as number) - (logBeta[at + 1] as number)),
      );
      whole *= fall;
      byLogAlpha *= fall;
      byLogBeta *= fall;
      byAlpha *= fall;
      byBeta *= fall;
      for (let node = at * nodesADay; node < (at + 1) * nodesADay; node += 1) {
        const mass = this.#mass[node] as number;
        whole += mass;
        byLogAlpha += mass * (this.#nodeLogAlpha[node] as number);
        byLogBeta += mass * (this.#nodeLogBeta[node] as number);
        byAlpha += mass * (this.#nodeInverseAlpha[node] as number);
        byBeta += mass * (this.#nodeInverseBeta[node] as number);
      }
      const place = columns * at;
      sums[place] = whole;
      sums[place + 1] = byLogAlpha;
      sums[place + 2] = byLogBeta;
      sums[place + 3] = byAlpha;
      sums[place + 4] = byBeta;
    }
  }

  #advanceTo(count: number): void {
    const by = count - this.#count;
    const [mass, next] = [this.#mass, this.#next];
    if (by <= stepsOneByOneMax) {
      for (let step = 0; step < by; step += 1)
        for (let at = 0; at < mass.length; at += 1) mass[at] = (mass[at] as number) * (next[at] as number);
    } else for (let at = 0; at < mass.length; at += 1) mass[at] = (mass[at] as number) * (next[at] as number) ** by;
    this.#count = count;
  }
}

const day = gaussLegendre(nodesADay);

function arrays(size: number): [Float64Array, Float64Array, Float64Array, Float64Array] {
  return [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
}
