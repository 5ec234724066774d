import { Defect } from '../../foundation/index.ts';

/**
 * What is believed of how people answer one option: the weights of a logistic regression of the answer on what is known of the moment, normal with
 * this mean and covariance (row by row). Plain numbers, kept as they are.
 */
export interface ResponseBelief {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** The log-odds of an answer, as far as they are known. */
export interface LogOdds {
  readonly mean: number;
  readonly deviation: number;
}

/** A belief from nothing but how often people answer anything: the constant has the log-odds of `rate`, other weights are about 0. Pure. */
export function priorBelief(features: number, rate: number, deviation: number): ResponseBelief {
  if (!(rate > 0 && rate < 1 && deviation > 0 && features > 0))
    throw new Defect('a prior has a rate between 0 and 1 and a deviation above 0');
  const mean = new Float64Array(features);
  mean[0] = Math.log(rate / (1 - rate));
  const covariance = new Float64Array(features * features);
  for (let row = 0; row < features; row += 1) covariance[row * features + row] = deviation * deviation;
  return { mean, covariance };
}

/** The log-odds of an answer in a moment of these `features` (the first is 1, the constant). Pure; cost: features², some 20 ns for five. */
export function logOddsOf({ mean, covariance }: ResponseBelief, features: ArrayLike<number>): LogOdds {
  const size = mean.length;
  let sum = 0;
  let variance = 0;
  for (let row = 0; row < size; row += 1) {
    const feature = features[row] as number;
    // Most of what can be said of an option is not so.
    if (feature === 0) continue;
    sum += (mean[row] as number) * feature;
    let product = 0;
    for (let column = 0; column < size; column += 1) product += (covariance[row * size + column] as number) * (features[column] as number);
    variance += product * feature;
  }
  return { mean: sum, deviation: Math.sqrt(Math.max(0, variance)) };
}

/** The chance of an answer whose log-odds are not known exactly (MacKay 1992). Pure. */
export function answerChance({ mean, deviation }: LogOdds): number {
  return 1 / (1 + Math.exp(-mean / Math.sqrt(1 + (Math.PI / 8) * deviation * deviation)));
}

/**
 * The belief after one answer (1) or none (0): a step of the normal approximation of the posterior (Spiegelhalter & Lauritzen 1990). Assumption: the
 * answer depends on the features alone and does not change with time. Pure; cost: features².
 */
export function learnAnswer(belief: ResponseBelief, features: ArrayLike<number>, answer: 0 | 1): ResponseBelief {
  const { mean, covariance } = belief;
  const size = mean.length;
  const moved = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += (covariance[row * size + column] as number) * (features[column] as number);
    moved[row] = sum;
  }
  const odds = logOddsOf(belief, features);
  const chance = answerChance(odds);
  const information = chance * (1 - chance);
  const shrink = 1 / (1 + information * odds.deviation * odds.deviation);
  return {
    mean: mean.map((weight, row) => weight + (moved[row] as number) * shrink * (answer - chance)),
    covariance: covariance.map((value, at) => {
      const [row, column] = [Math.floor(at / size), at % size];
      return value - information * shrink * (moved[row] as number) * (moved[column] as number);
    }),
  };
}
