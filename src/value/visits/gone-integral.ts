import { gaussLegendre, type Quadrature } from '../special/gauss-legendre.ts';

const coarse = gaussLegendre(16);
const fine = gaussLegendre(32);
// Where the integrand falls by more than this many powers of e, the rest is below the last digit.
const fallMax = 37;
// Sixteen nodes give twelve digits up to here.
const coarseFallMax = 9;

export interface GonePart {
  /** ln of the integral. */
  log: number;
  /** Means, under the integrand, of ln(α + τ), ln(β + τ), 1/(α + τ) and 1/(β + τ). */
  logAlpha: number;
  logBeta: number;
  byAlpha: number;
  byBeta: number;
}

/** Where the integrand is looked at: over ln(m + τ), with the smaller of α and β, it falls at an even pace. */
interface Path {
  from: number;
  /** How far, at most to where the rest is below the last digit. */
  cut: number;
  rule: Quadrature;
  /** ln of the integrand at its beginning, taken off so that nothing is too small for a number. */
  top: number;
}

const path: Path = { from: 0, cut: 0, rule: coarse, top: 0 };

// Written into one place: an object for each of a million cells would cost as much as its integral.
function layPath(alpha: number, beta: number, s: number, c: number, tx: number, T: number): Path {
  const shift = Math.min(alpha, beta);
  path.from = Math.log(shift + tx);
  const length = Math.log(shift + T) - path.from;
  const steepness = alpha <= beta ? c - 1 + s * ((shift + tx) / (beta + tx)) : s + c * ((shift + tx) / (alpha + tx));
  path.cut = Math.min(length, fallMax / Math.max(steepness, 1e-9));
  path.rule = path.cut * (c + s) <= coarseFallMax ? coarse : fine;
  path.top = -c * Math.log(alpha + tx) - (s + 1) * Math.log(beta + tx);
  return path;
}

/** ln of ∫ s (α+τ)^−c (β+τ)^−(s+1) dτ over τ from `tx` to `T`, alone: at half the cost of `goneIntegral`. */
export function logGoneIntegral(alpha: number, beta: number, s: number, c: number, tx: number, T: number): number {
  const { from, cut, rule, top } = layPath(alpha, beta, s, c, tx, T);
  const { nodes, weights } = rule;
  // One of the two powers is that of the variable of integration itself.
  const own = alpha <= beta ? c - 1 : s;
  const power = alpha <= beta ? s + 1 : c;
  const apart = Math.abs(alpha - beta);
  let sum = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const log = from + cut * (nodes[at] as number);
    sum += (weights[at] as number) * Math.exp(-own * log - power * Math.log(Math.exp(log) + apart) - top);
  }
  return sum > 0 ? top + Math.log(sum * cut * s) : Number.NEGATIVE_INFINITY;
}

/** ∫ s (α+τ)^−c (β+τ)^−(s+1) dτ over τ from `tx` to `T`, with the means under its integrand. */
export function goneIntegral(alpha: number, beta: number, s: number, c: number, tx: number, T: number, into: GonePart): void {
  const { from, cut, rule, top } = layPath(alpha, beta, s, c, tx, T);
  const { nodes, weights } = rule;
  const shift = Math.min(alpha, beta);
  let sum = 0;
  let logAlpha = 0;
  let logBeta = 0;
  let byAlpha = 0;
  let byBeta = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const moved = Math.exp(from + cut * (nodes[at] as number));
    const a = alpha + moved - shift;
    const b = beta + moved - shift;
    const logA = Math.log(a);
    const logB = Math.log(b);
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

export function newGonePart(): GonePart {
  return { log: 0, logAlpha: 0, logBeta: 0, byAlpha: 0, byBeta: 0 };
}
