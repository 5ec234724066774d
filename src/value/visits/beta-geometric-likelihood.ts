import type { LogLikelihood } from '../fit/fit-likelihood.ts';
import { digamma, digammaTable, logGamma, logGammaTable } from '../special/gamma.ts';
import type { BetaGeometricShape } from './beta-geometric-shape.ts';
import type { PurchaseCells } from './purchase-cells.ts';
import { type TimedCells, timedCells } from './timed-cells.ts';
import { fourOf } from './visit-model.ts';

/*
 * ln L of a cell is  Γ and B functions of x  −  (r + kx)·ln(α + T)  +  ln(alive + gone),
 *   gone = a/(b + x − 1) · ((α + T)/(α + t_x))^(r + kx),  alive = 1, or for k > 1 the sum over the ticks since the last purchase.
 * All but the last term are sums over counts or over days; the last one costs an exponential a cell.
 */

// Beyond e^300 the sum of both is the greater of them to the last digit.
const powerMax = 300;
// Logarithms of single people's terms are taken of their product, while it is far from the ends of the numbers.
const productMax = 1e150;

interface Sums {
  logs: number;
  byR: number;
  byAlpha: number;
  /** People times the share of those with their history who have left. */
  gone: number;
}

/** Σ people · ln L over the cells. Cost of an evaluation: some 15 ns a cell for k = 1. */
export function betaGeometricLikelihood(shape: BetaGeometricShape, cells: PurchaseCells): LogLikelihood {
  const timed = timedCells(cells);
  const { times, peopleByEnd, visitsByEnd } = timed;
  const size = cells.xMax + 1;
  const first = shape.mayLeaveAtFirst ? 1 : 0;
  const logs = new Float64Array(times.length);
  const inverses = new Float64Array(times.length);
  const sums: Sums = { logs: 0, byR: 0, byAlpha: 0, gone: 0 };
  const addRun = shape.k === 1 ? addRunAtRandom : addRunInRhythm;
  return (parameters, gradient) => {
    const [r, alpha, a, b] = fourOf(parameters);
    const tables = {
      ticks: logGammaTable(r, shape.k, size),
      ticksSlope: digammaTable(r, shape.k, size),
      stays: logGammaTable(b + first, 1, size),
      staysSlope: digammaTable(b + first, 1, size),
      both: logGammaTable(a + b + first, 1, size),
      bothSlope: digammaTable(a + b + first, 1, size),
    };
    let sum = 0;
    let byR = 0;
    let byAlpha = 0;
    let byA = 0;
    let byB = 0;
    for (let at = 0; at < times.length; at += 1) {
      const until = alpha + (times[at] as number);
      const log = Math.log(until);
      const people = peopleByEnd[at] as number;
      const shapes = r * people + shape.k * (visitsByEnd[at] as number);
      logs[at] = log;
      inverses[at] = 1 / until;
      sum -= shapes * log;
      byR -= people * log;
      byAlpha -= shapes / until;
    }
    for (let run = 0; run < timed.counts.length; run += 1) {
      const x = timed.counts[run] as number;
      const people = timed.peopleInRun[run] as number;
      sum += people * ((tables.ticks[x] as number) + (tables.stays[x] as number) - (tables.both[x] as number));
      byR += people * (tables.ticksSlope[x] as number);
      byA -= people * (tables.bothSlope[x] as number);
      byB += people * ((tables.staysSlope[x] as number) - (tables.bothSlope[x] as number));
      if (x === 0 && !shape.mayLeaveAtFirst && shape.k === 1) continue;
      const mayLeave = x > 0 || shape.mayLeaveAtFirst;
      const stayed = b + x - 1 + first;
      sums.logs = sums.byR = sums.byAlpha = sums.gone = 0;
      addRun(timed, run, r + shape.k * x, mayLeave ? Math.log(a / stayed) : Number.NEGATIVE_INFINITY, shape.k, logs, inverses, sums);
      sum += sums.logs;
      byR += sums.byR;
      byAlpha += sums.byAlpha;
      byA += sums.gone / a;
      if (mayLeave) byB -= sums.gone / stayed;
    }
    const all = timed.peopleAll;
    const [psiB, psiAB] = [digamma(b), digamma(a + b)];
    gradient[0] = (byR + all * (Math.log(alpha) - digamma(r))) * r;
    gradient[1] = (byAlpha + (all * r) / alpha) * alpha;
    gradient[2] = (byA + all * psiAB) * a;
    gradient[3] = (byB + all * (psiAB - psiB)) * b;
    return sum + all * (r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b));
  };
}

/** Adds a run of k = 1: Σ people · ln(1 + gone), and its derivatives. */
function addRunAtRandom(
  { start, people, lastAt, endAt }: TimedCells,
  run: number,
  shape: number,
  logLeave: number,
  _k: number,
  logs: Float64Array,
  inverses: Float64Array,
  into: Sums,
): void {
  const to = start[run + 1] as number;
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  let gone = 0;
  let product = 1;
  for (let at = start[run] as number; at < to; at += 1) {
    const count = people[at] as number;
    const last = lastAt[at] as number;
    const end = endAt[at] as number;
    const longer = (logs[end] as number) - (logs[last] as number);
    const power = logLeave + shape * longer;
    let weight = count;
    if (power > powerMax) sum += count * power;
    else {
      const odds = Math.exp(power);
      weight = (count * odds) / (1 + odds);
      if (count === 1) {
        product *= 1 + odds;
        if (product > productMax) {
          sum += Math.log(product);
          product = 1;
        }
      } else sum += count * Math.log(1 + odds);
    }
    gone += weight;
    byR += weight * longer;
    byAlpha += weight * ((inverses[end] as number) - (inverses[last] as number));
  }
  into.logs += sum + Math.log(product);
  into.byR += byR;
  into.byAlpha += shape * byAlpha;
  into.gone += gone;
}

/** Adds a run of k > 1: up to k − 1 ticks may have passed since the last purchase. */
function addRunInRhythm(
  { start, people, lastAt, endAt }: TimedCells,
  run: number,
  shape: number,
  logLeave: number,
  k: number,
  logs: Float64Array,
  inverses: Float64Array,
  into: Sums,
): void {
  const to = start[run + 1] as number;
  for (let at = start[run] as number; at < to; at += 1) {
    const count = people[at] as number;
    const last = lastAt[at] as number;
    const end = endAt[at] as number;
    const inverse = inverses[end] as number;
    const longer = (logs[end] as number) - (logs[last] as number);
    const share = -Math.expm1(-longer);
    let alive = 1;
    let aliveByR = 0;
    let aliveByAlpha = 0;
    let term = 1;
    let slope = 0;
    for (let tick = 1; tick < k; tick += 1) {
      slope += 1 / (shape + tick - 1);
      term *= (share * (shape + tick - 1)) / tick;
      alive += term;
      aliveByR += term * slope;
      aliveByAlpha -= term * tick * inverse;
    }
    const power = logLeave + shape * longer;
    let goneShare = 1;
    if (power > powerMax) into.logs += count * power;
    else {
      const odds = Math.exp(power);
      const both = alive + odds;
      goneShare = odds / both;
      into.logs += count * Math.log(both);
      into.byR += (count * aliveByR) / both;
      into.byAlpha += (count * aliveByAlpha) / both;
    }
    into.gone += count * goneShare;
    into.byR += count * goneShare * longer;
    into.byAlpha += count * goneShare * shape * (inverse - (inverses[last] as number));
  }
}
