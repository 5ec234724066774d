import { invertPositive } from '../../foundation/index.ts';
import { minimize } from '../fit/minimize.ts';

/** People in rows: what was expected of each, how many visits came, and columns of numbers that may tell more. */
export interface PoissonRows {
  readonly expected: ArrayLike<number>;
  readonly came: ArrayLike<number>;
  readonly columns: readonly Float64Array[];
}

export interface PoissonFactors {
  /** Logarithm of the factor with which all expectations are multiplied. */
  readonly level: number;
  /** What one more in a column adds to the logarithm of the factor. */
  readonly slopes: Float64Array;
  readonly standardErrors: Float64Array;
}

// A normal prior around no effect with a standard deviation of one half: a factor of 1.6 for a step of one in a column.
const ridge = 4;
const predictorMax = 30;
const meanMin = 1e-6;

/**
 * Multiplicative corrections of expectations: came ~ Poisson(expected · exp(level + Σ slope · column)), the slopes drawn towards none. Standard errors
 * are widened by how much more visits vary than a Poisson number does (McCullagh & Nelder 1989, 9.2). Assumption: effects multiply. Cost: some twenty
 * walks over the rows. Deterministic; pure.
 */
export function fitPoissonFactors({ expected, came, columns }: PoissonRows): PoissonFactors {
  const size = columns.length + 1;
  const rows = expected.length;
  const meanOf = (point: ArrayLike<number>, row: number): number => {
    let log = point[0] as number;
    for (let at = 1; at < size; at += 1) log += (point[at] as number) * ((columns[at - 1] as Float64Array)[row] as number);
    return (expected[row] as number) * Math.exp(Math.max(-predictorMax, Math.min(predictorMax, log)));
  };
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      const mean = meanOf(point, row);
      if (mean <= 0) continue;
      const count = came[row] as number;
      sum += mean - count * Math.log(mean);
      gradient[0] = (gradient[0] as number) + mean - count;
      for (let at = 1; at < size; at += 1)
        gradient[at] = (gradient[at] as number) + (mean - count) * ((columns[at - 1] as Float64Array)[row] as number);
    }
    for (let at = 1; at < size; at += 1) {
      sum += (ridge / 2) * (point[at] as number) ** 2;
      gradient[at] = (gradient[at] as number) + ridge * (point[at] as number);
    }
    for (let at = 0; at < size; at += 1) gradient[at] = (gradient[at] as number) / rows;
    return sum / rows;
  };
  const { point } = minimize(objective, new Float64Array(size));
  const information = Array.from({ length: size }, (_, at) =>
    Float64Array.from({ length: size }, (__, other) => (at === other && at > 0 ? ridge : 0)),
  );
  let [misfit, known] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const mean = meanOf(point, row);
    if (mean <= 0) continue;
    known += 1;
    misfit += ((came[row] as number) - mean) ** 2 / mean;
    const cell = (at: number): number => (at === 0 ? 1 : ((columns[at - 1] as Float64Array)[row] as number));
    for (let at = 0; at < size; at += 1) {
      const line = information[at] as Float64Array;
      for (let other = 0; other < size; other += 1) line[other] = (line[other] as number) + mean * cell(at) * cell(other);
    }
  }
  const spread = Math.max(1, misfit / Math.max(1, known - size));
  const covariance = invertPositive(information);
  return {
    level: point[0] as number,
    slopes: point.slice(1),
    standardErrors: Float64Array.from(columns, (_, at) =>
      Math.sqrt(((covariance?.[at + 1]?.[at + 1] as number | undefined) ?? Number.NaN) * spread),
    ),
  };
}

/** How far a Poisson number of the mean expected is from what came: the proper measure for counts, of which squares see only the largest. Pure. */
export function poissonDeviance(came: number, mean: number): number {
  const safe = Math.max(mean, meanMin);
  return 2 * (safe - came + (came > 0 ? came * Math.log(came / safe) : 0));
}
