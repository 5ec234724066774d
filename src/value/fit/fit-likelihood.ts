import { invertPositive } from './invert-matrix.ts';
import { type MinimizeOptions, minimize } from './minimize.ts';

/** ln L at positive parameters; writes its gradient by their logarithms. */
export type LogLikelihood = (parameters: Float64Array, gradient: Float64Array) => number;

export interface LikelihoodFit {
  readonly parameters: Float64Array;
  readonly logLikelihood: number;
  /** Covariance of the logarithms of the parameters: the inverse of the observed information. Undefined where the optimum is flat. */
  readonly logCovariance: readonly Float64Array[] | undefined;
  /** False when no start reached a point with a gradient of zero: the estimate is then the best that was seen. */
  readonly isSettled: boolean;
  readonly evaluations: number;
}

// A parameter a million times greater or smaller than any start is at the edge of its range: the data do not decide it.
const logParameterMax = 18;
// Central differences of an analytic gradient: the third root of the last digit.
const curvatureStep = 1e-5;

/**
 * Maximum likelihood over positive parameters, in their logarithms, from each of `starts`; the best is kept. `people` scales the tolerance.
 * Assumption: the likelihood is smooth. Cost: some 30 to 60 evaluations a start, and two a parameter for the covariance. Deterministic.
 */
export function fitLikelihood(
  logLikelihood: LogLikelihood,
  starts: readonly (readonly number[])[],
  people: number,
  options: MinimizeOptions = {},
): LikelihoodFit {
  const size = starts[0]?.length ?? 0;
  const parameters = new Float64Array(size);
  let evaluations = 0;
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    evaluations += 1;
    if (point.some((part) => Math.abs(part) > logParameterMax)) return Number.POSITIVE_INFINITY;
    point.forEach((part, at) => {
      parameters[at] = Math.exp(part);
    });
    const value = logLikelihood(parameters, gradient);
    for (let at = 0; at < size; at += 1) gradient[at] = -(gradient[at] as number) / people;
    return -value / people;
  };
  const found = starts
    .map((start) => minimize(objective, start.map(Math.log), options))
    .reduce((best, other) => (other.value < best.value ? other : best));
  return {
    parameters: found.point.map(Math.exp),
    logLikelihood: -found.value * people,
    logCovariance: covariance(objective, found.point, people),
    isSettled: found.isSettled,
    evaluations,
  };
}

function covariance(
  objective: (point: Float64Array, gradient: Float64Array) => number,
  point: Float64Array,
  people: number,
): Float64Array[] | undefined {
  const size = point.length;
  const columns = Array.from(point, (_, moved) => {
    const gradients = [curvatureStep, -curvatureStep].map((step) => {
      const gradient = new Float64Array(size);
      objective(
        point.map((part, at) => (at === moved ? part + step : part)),
        gradient,
      );
      return gradient;
    }) as [Float64Array, Float64Array];
    return gradients[0].map((part, at) => ((part - (gradients[1][at] as number)) / (2 * curvatureStep)) * people);
  });
  const information = columns.map((column, row) => column.map((part, at) => (part + ((columns[at] as Float64Array)[row] as number)) / 2));
  return information.every((row) => row.every(Number.isFinite)) ? invertPositive(information) : undefined;
}
