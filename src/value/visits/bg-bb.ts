import { digamma, logBeta } from '../special/gamma.ts';
import { fourOf } from './visit-model.ts';

/** Somebody who could come at `n` opportunities (a year's appeal, a match day), came at `x` of them, the last time at number `tx` (0: never). */
export interface OpportunityHistory {
  readonly x: number;
  readonly tx: number;
  readonly n: number;
}

export interface OpportunityCell extends OpportunityHistory {
  readonly people: number;
}

/**
 * BG/BB: at each opportunity an active person comes with chance p ~ Beta(α, β) and, at its beginning, has left for good with chance
 * θ ~ Beta(γ, δ) (Fader, Hardie & Shang 2010, Marketing Science 29:1086). Parameters α, β, γ, δ; the gradient is by their logarithms.
 * Cost: one term an opportunity since the last visit.
 */
export function bgBbLogLikelihood(parameters: ArrayLike<number>, cells: readonly OpportunityCell[], gradient: Float64Array): number {
  const terms = newTerms();
  let sum = 0;
  gradient.fill(0);
  for (const cell of cells) {
    sum += cell.people * historyTerms(parameters, cell, terms);
    for (let at = 0; at < 4; at += 1) gradient[at] = (gradient[at] as number) + cell.people * (terms.slopes[at] as number);
  }
  for (let at = 0; at < 4; at += 1) gradient[at] = (gradient[at] as number) * (parameters[at] as number);
  return sum;
}

export const bgBbStarts: readonly (readonly number[])[] = [
  [1, 1, 0.7, 3],
  [1, 2, 1, 10],
];

interface Terms {
  /** Derivatives of ln L by the parameters themselves. */
  readonly slopes: Float64Array;
  logActive: number;
}

function newTerms(): Terms {
  return { slopes: new Float64Array(4), logActive: 0 };
}

/** ln L of one history: still active after `n`, or left after one of the opportunities since the last visit. */
function historyTerms(parameters: ArrayLike<number>, { x, tx, n }: OpportunityHistory, into: Terms): number {
  const [alpha, beta, gamma, delta] = fourOf(parameters);
  const norm = logBeta(alpha, beta) + logBeta(gamma, delta);
  const logs: number[] = [];
  const ends: { misses: number; left: number; stayed: number; opportunities: number }[] = [];
  for (let after = tx; after <= n; after += 1) {
    const left = after < n ? 1 : 0;
    logs.push(logBeta(alpha + x, beta + after - x) + logBeta(gamma + left, delta + after) - norm);
    ends.push({ misses: after - x, left, stayed: after, opportunities: after });
  }
  const most = Math.max(...logs);
  const whole = logs.reduce((sum, log) => sum + Math.exp(log - most), 0);
  into.slopes.fill(0);
  const [psiAB, psiGD] = [digamma(alpha + beta), digamma(gamma + delta)];
  const [psiA, psiB, psiG, psiD, psiAX] = [digamma(alpha), digamma(beta), digamma(gamma), digamma(delta), digamma(alpha + x)];
  ends.forEach(({ misses, left, stayed, opportunities }, at) => {
    const share = Math.exp((logs[at] as number) - most) / whole;
    const psiAll = digamma(alpha + beta + opportunities);
    const psiStay = digamma(gamma + delta + left + stayed);
    into.slopes[0] = (into.slopes[0] as number) + share * (psiAX - psiAll - psiA + psiAB);
    into.slopes[1] = (into.slopes[1] as number) + share * (digamma(beta + misses) - psiAll - psiB + psiAB);
    into.slopes[2] = (into.slopes[2] as number) + share * (digamma(gamma + left) - psiStay - psiG + psiGD);
    into.slopes[3] = (into.slopes[3] as number) + share * (digamma(delta + stayed) - psiStay - psiD + psiGD);
  });
  const log = most + Math.log(whole);
  into.logActive = (logs[logs.length - 1] as number) - log;
  return log;
}

/** P(active at opportunity n + 1), equation 11 of the paper. */
export function bgBbChanceActive(parameters: ArrayLike<number>, history: OpportunityHistory): number {
  const terms = newTerms();
  historyTerms(parameters, history, terms);
  const [, , gamma, delta] = fourOf(parameters);
  // Active after n, and not gone at the beginning of the next.
  return (Math.exp(terms.logActive) * (delta + history.n)) / (gamma + delta + history.n);
}

/** Expected visits at the next `ahead` opportunities, equation 13 of the paper, summed opportunity by opportunity: its closed form divides by γ − 1. */
export function bgBbExpected(parameters: ArrayLike<number>, history: OpportunityHistory, ahead: number): number {
  const [alpha, beta, gamma, delta] = fourOf(parameters);
  const terms = newTerms();
  historyTerms(parameters, history, terms);
  const comes = (alpha + history.x) / (alpha + beta + history.n);
  let [stayed, sum] = [1, 0];
  for (let next = 1; next <= ahead; next += 1) {
    stayed *= (delta + history.n + next - 1) / (gamma + delta + history.n + next - 1);
    sum += stayed;
  }
  return Math.exp(terms.logActive) * comes * sum;
}
