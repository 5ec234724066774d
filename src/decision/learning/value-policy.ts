import { Defect } from '../../foundation/index.ts';

/** A decision that was made and what became of it, seen by another policy. */
export interface LoggedOutcome {
  /** With which chance it was made. */
  readonly propensity: number;
  /** With which chance the other policy would have made the same. */
  readonly wanted: number;
  readonly outcome: number;
}

/** The same, with what a model of outcomes expected; the model must not have seen this outcome. */
export interface ModelledOutcome extends LoggedOutcome {
  /** Of the decision that was made. */
  readonly expected: number;
  /** Of what the other policy would have done, on average over its chances. */
  readonly expectedWanted: number;
}

/** What another policy would have brought, a decision. */
export interface PolicyValue {
  readonly value: number;
  /** 95 %; absent where too few decisions tell of it. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** As many even weights would tell as much (Kish 1965). */
  readonly effectiveDecisions: number;
}

// With fewer, a handful of heavy weights is the whole estimate, and the central limit has not come: in simulated logs intervals then held the truth in half of the cases.
const effectiveMin = 100;
const normal95 = 1.959964;

/**
 * Inverse propensity scores (Horvitz & Thompson 1952): the mean of outcomes, each weighted by how much likelier the other policy makes the decision.
 * Unbiased when propensities are right and none is 0 where the other policy's chance is not, for a policy that was not chosen by these very outcomes. Pure;
 * interval by the central limit.
 * @throws Defect for a propensity that is not above 0, or no decision at all
 */
export function valueByPropensity(log: readonly LoggedOutcome[]): PolicyValue {
  const weights = weightsOf(log);
  return meanOf(
    weights,
    log.map(({ outcome }, at) => (weights[at] as number) * outcome),
  );
}

/**
 * Self-normalised (Hájek 1971; Swaminathan & Joachims 2015): the same over the sum of the weights. A little biased, far steadier; interval by the
 * delta method. Pure.
 * @throws Defect as `valueByPropensity`
 */
export function valueByNormalisedPropensity(log: readonly LoggedOutcome[]): PolicyValue {
  const weights = weightsOf(log);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return { value: Number.NaN, effectiveDecisions: 0 };
  const value = log.reduce((total, { outcome }, at) => total + (weights[at] as number) * outcome, 0) / sum;
  const squares = log.reduce((total, { outcome }, at) => total + ((weights[at] as number) * (outcome - value)) ** 2, 0);
  return told(value, Math.sqrt(squares) / sum, weights);
}

/**
 * Doubly robust (Dudík, Langford & Li 2011): what a model expects, mended by the weighted misses of it. Unbiased when either propensities or the model
 * are right. Pure.
 * @throws Defect as `valueByPropensity`
 */
export function valueDoublyRobust(log: readonly ModelledOutcome[]): PolicyValue {
  const weights = weightsOf(log);
  return meanOf(
    weights,
    log.map(({ expected, expectedWanted, outcome }, at) => expectedWanted + (weights[at] as number) * (outcome - expected)),
  );
}

function weightsOf(log: readonly LoggedOutcome[]): number[] {
  if (log.length === 0) throw new Defect('a policy is valued from at least one decision');
  if (log.some(({ propensity }) => !(propensity > 0))) throw new Defect('a decision that was made had a chance above 0');
  return log.map(({ propensity, wanted }) => wanted / propensity);
}

function meanOf(weights: readonly number[], parts: readonly number[]): PolicyValue {
  const size = parts.length;
  const value = parts.reduce((sum, part) => sum + part, 0) / size;
  const variance = parts.reduce((sum, part) => sum + (part - value) ** 2, 0) / Math.max(1, size - 1);
  return told(value, Math.sqrt(variance / size), weights);
}

function told(value: number, standardError: number, weights: readonly number[]): PolicyValue {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const effectiveDecisions = squares === 0 ? 0 : (sum * sum) / squares;
  if (effectiveDecisions < effectiveMin) return { value, effectiveDecisions };
  const half = normal95 * standardError;
  return { value, interval: { low: value - half, high: value + half }, effectiveDecisions };
}
