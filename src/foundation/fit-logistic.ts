import { Defect } from './errors.ts';
import { invertPositive } from './invert-matrix.ts';

export interface LogisticFit {
  /** The constant first. */
  readonly weights: Float64Array;
  /** The inverse of the penalised information at the optimum: [row][column]. */
  readonly inverse: readonly Float64Array[];
}

// Each step at least doubles the digits; the log-odds that it begins with are close already.
const stepsMax = 30;
const settled = 1e-8;

/**
 * Logistic regression with a quadratic penalty on all weights but the constant (Hoerl & Kennard 1970; le Cessie & van Houwelingen 1992),
 * by Newton's method. `features` are columns. With `known`, log-odds that each row is known to have, only what is to be added to them is learned, and the constant is drawn to
 * nought as all weights are. Assumption: rows are independent. Cost: rows × features² a step. Without chance.
 */
export function fitLogistic(
  features: readonly Float64Array[],
  outcome: ArrayLike<number>,
  penalty: number,
  known?: ArrayLike<number>,
): LogisticFit {
  const size = features.length + 1;
  const weights = new Float64Array(size);
  const asked = { features, outcome, known, penalties: new Float64Array(size).fill(penalty) };
  if (known === undefined) {
    let came = 0;
    for (let row = 0; row < outcome.length; row += 1) came += outcome[row] as number;
    weights[0] = Math.log(came / (outcome.length - came));
    asked.penalties[0] = 0;
  }
  for (let step = 0; ; step += 1) {
    const { gradient, information } = derivatives(asked, weights);
    const inverse = invertPositive(information);
    if (inverse === undefined) throw new Defect('the information of a penalised regression cannot be inverted');
    let moved = 0;
    for (let row = 0; row < size; row += 1) {
      let change = 0;
      for (let column = 0; column < size; column += 1) change += (inverse[row]?.[column] as number) * (gradient[column] as number);
      weights[row] = (weights[row] as number) + Math.max(-stepLargest, Math.min(stepLargest, change));
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved < settled || step === stepsMax) return { weights, inverse };
  }
}

// A first step into nearly separate sides would overshoot.
const stepLargest = 2;

interface Regression {
  readonly features: readonly Float64Array[];
  readonly outcome: ArrayLike<number>;
  readonly known: ArrayLike<number> | undefined;
  /** The constant's first. */
  readonly penalties: Float64Array;
}

function derivatives({ features, outcome, known, penalties }: Regression, weights: Float64Array) {
  const size = features.length + 1;
  const gradient = new Float64Array(size);
  const information = Array.from({ length: size }, () => new Float64Array(size));
  const row = new Float64Array(size);
  row[0] = 1;
  for (let person = 0; person < outcome.length; person += 1) {
    let score = (weights[0] as number) + (known?.[person] ?? 0);
    for (let at = 1; at < size; at += 1) {
      const value = features[at - 1]?.[person] as number;
      row[at] = value;
      score += (weights[at] as number) * value;
    }
    const chance = 1 / (1 + Math.exp(-score));
    const missed = (outcome[person] as number) - chance;
    const weight = chance * (1 - chance);
    for (let at = 0; at < size; at += 1) {
      gradient[at] = (gradient[at] as number) + missed * (row[at] as number);
      const line = information[at] as Float64Array;
      const weighted = weight * (row[at] as number);
      for (let other = 0; other <= at; other += 1) line[other] = (line[other] as number) + weighted * (row[other] as number);
    }
  }
  for (let at = 0; at < size; at += 1) {
    const line = information[at] as Float64Array;
    gradient[at] = (gradient[at] as number) - (penalties[at] as number) * (weights[at] as number);
    line[at] = (line[at] as number) + (penalties[at] as number);
    for (let other = 0; other < at; other += 1) (information[other] as Float64Array)[at] = line[other] as number;
  }
  return { gradient, information };
}

/** The score of each person: log-odds. */
export function scoreLogistic(features: readonly Float64Array[], weights: Float64Array, people: number): Float64Array {
  const scores = new Float64Array(people).fill(weights[0] as number);
  features.forEach((feature, at) => {
    const weight = weights[at + 1] as number;
    for (let person = 0; person < people; person += 1) scores[person] = (scores[person] as number) + weight * (feature[person] as number);
  });
  return scores;
}
