import { invertPositive } from '../../foundation/index.ts';
import { type MinimizeOptions, type Minimum, minimize, type Objective } from './minimize.ts';

/** ln L at positive parameters; writes its gradient by their logarithms. */
export type LogLikelihood = (parameters: ArrayLike<number>, gradient: Float64Array) => number;

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
// Where the gradient a person is this small, a start is in the valley: the one furthest down is followed to the end.
const nearTolerance = 4e-2;
// Differences of an analytic gradient: six digits of the curvature.
const curvatureStep = 1e-6;

/**
 * Maximum likelihood over positive parameters, in their logarithms: from each of `starts` into a valley, and from the lowest point found to
 * its bottom, with the curvature there to begin with. `people` scales the tolerance. Assumption: the likelihood is smooth. Cost: some 20
 * evaluations. Deterministic.
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
  const near = starts
    .map((start) => minimize(objective, start.map(Math.log), { ...options, gradientTolerance: nearTolerance }))
    .reduce((best, other) => (other.value < best.value ? other : best));
  const found = minimize(objective, near.point, { ...options, inverse: inverseCurvature(objective, near) ?? near.inverse });
  return {
    parameters: found.point.map(Math.exp),
    logLikelihood: -found.value * people,
    logCovariance: inverseCurvature(objective, found)?.map((row) => row.map((part) => part / people)),
    isSettled: found.isSettled,
    evaluations,
  };
}

/** The inverse Hessian at a point; undefined where it is not positive definite. */
function inverseCurvature(objective: Objective, { point, gradient }: Minimum): Float64Array[] | undefined {
  const size = point.length;
  const columns = Array.from(point, (_, moved) => {
    const there = new Float64Array(size);
    objective(
      point.map((part, at) => (at === moved ? part + curvatureStep : part)),
      there,
    );
    return there.map((part, at) => (part - (gradient[at] as number)) / curvatureStep);
  });
  const information = columns.map((column, row) => column.map((part, at) => (part + ((columns[at] as Float64Array)[row] as number)) / 2));
  return information.every((row) => row.every(Number.isFinite)) ? invertPositive(information) : undefined;
}
