import { cubaturePoints } from '../fit/cubature-points.ts';
import { type BlendWeights, blendVisits, type ForecastVisits } from './blend-visits.ts';
import type { PurchaseHistory } from './purchase-cells.ts';
import type { VisitModel } from './visit-model.ts';

/** A fit, with what is not known of it. */
export interface DoubtfulFit {
  readonly model: VisitModel;
  readonly parameters: ArrayLike<number>;
  /** Of the logarithms of the parameters; undefined where the optimum is flat: they are then taken as known. */
  readonly logCovariance?: readonly ArrayLike<number>[] | undefined;
  readonly weights: BlendWeights;
  /** Relative standard error of the blend's level, as far as the log's second half told it; 0 where nothing was learned. */
  readonly levelError: number;
}

// Beyond a factor of four the normal shape that the covariance stands for is a fable.
const logStepMax = Math.log(4);
const logErrorMax = 0.8;
// Below a thousandth nothing that anybody sees would move.
const logErrorMin = 1e-3;
// Gauss–Hermite nodes of three: a normal number is at 0 with two thirds, at ±√3 with a sixth each.
const nodes = [
  { at: -Math.sqrt(3), share: 1 / 6 },
  { at: 0, share: 2 / 3 },
  { at: Math.sqrt(3), share: 1 / 6 },
] as const;
const stretchSteps = 3;
const stretchMax = 10;

/**
 * The blend of a fit whose distribution also holds what is not known of the fit itself: how far the expectation of this person errs follows from the
 * covariance of the parameters (at cubature points, in logarithms) and from the error of the blend's level, and the distribution is mixed over that error
 * as over a lognormal number. Its mean stays the forecast's, and the shape around each mean is the fit's own. Assumption: parameters and
 * level err independently of each other. Cost: three distributions and one expectation for each of two points a parameter; nothing is drawn.
 */
export function doubtfulVisits({ model, parameters, logCovariance, weights, levelError }: DoubtfulFit): ForecastVisits {
  const fitted = blendVisits(model.with(parameters), weights);
  const points = cubaturePoints(logCovariance ?? [], logStepMax).map((move) =>
    blendVisits(model.with(Array.from(parameters, (part, at) => part * Math.exp(move[at] as number))), weights),
  );
  const distribution = (history: PurchaseHistory, t: number): Float64Array => {
    const error = t > 0 ? Math.min(logErrorMax, Math.hypot(logErrorOf(points, history, t), levelError)) : 0;
    if (!(error > logErrorMin)) return fitted.distribution(history, t);
    const norm = nodes.reduce((sum, { at, share }) => sum + share * Math.exp(at * error), 0);
    const mixed: number[] = [];
    for (const { at, share } of nodes) {
      const part = distributionWithMean(fitted, history, t, Math.exp(at * error) / norm);
      part.forEach((chance, n) => {
        mixed[n] = (mixed[n] ?? 0) + share * chance;
      });
    }
    return Float64Array.from(mixed);
  };
  return { ...fitted, distribution };
}

/** Standard deviation of the logarithm of what the points expect of her. */
function logErrorOf(points: readonly ForecastVisits[], history: PurchaseHistory, t: number): number {
  const logs = points.map((point) => Math.log(point.expected(history, t))).filter(Number.isFinite);
  if (logs.length === 0) return 0;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
}

/** The forecast's distribution with `factor` times its mean: over a time that brings so much, and what no time brings by more who come at all. */
export function distributionWithMean(forecast: ForecastVisits, history: PurchaseHistory, t: number, factor: number): Float64Array {
  const expected = forecast.expected(history, t);
  let time = t;
  for (let step = 0; step < stretchSteps; step += 1) {
    const now = forecast.expected(history, time);
    if (now > 0) time = Math.min(stretchMax * t, (time * factor * expected) / now);
  }
  const chances = forecast.distribution(history, time);
  const nobody = chances[0] as number;
  const rest = (factor * expected) / forecast.expected(history, time);
  const scale = nobody < 1 ? Math.min(rest, 1 / (1 - nobody)) : 1;
  return chances.map((chance, n) => (n === 0 ? Math.max(0, 1 - scale * (1 - nobody)) : scale * chance));
}
