import { InvalidInput } from '../../foundation/index.ts';
import { fitLikelihood, type LikelihoodFit } from '../fit/fit-likelihood.ts';
import { digamma, logGamma } from '../special/gamma.ts';

/**
 * What people spend at a visit: visits of one person vary as Gamma(p, ν), people as ν ~ Gamma(q, γ) (Fader & Hardie 2013, "The Gamma-Gamma
 * model of monetary value"; Colombo & Jiang 1999). Assumption: what somebody spends does not depend on how often she comes, nor change.
 */
export interface SpendCells {
  /** Visits over which the mean is taken. */
  readonly visits: ArrayLike<number>;
  /** Mean amount a visit, above 0; others are left out. */
  readonly mean: ArrayLike<number>;
  /** How many people have this cell; 1 when left out. */
  readonly people?: ArrayLike<number>;
}

/** Fitted by maximum likelihood with an analytic gradient; parameters p, q, v. Cost: one logarithm a person and evaluation, the rest by table.
 * @throws InvalidInput `value.no_amounts` */
export function fitGammaGamma(cells: SpendCells): LikelihoodFit {
  const prepared = prepare(cells);
  const { logMeans, people, peopleAll } = prepared;
  if (peopleAll === 0)
    throw new InvalidInput('value.no_amounts', [{ at: 'purchases', message: 'nobody has a visit with an amount above zero' }]);
  // Amounts are compared with their own middle, so that dollars and yen begin alike.
  const scale = Math.exp(logMeans.reduce((sum, log, at) => sum + (people[at] as number) * log, 0) / peopleAll);
  const starts = [
    [2, 3, 2 * scale],
    [6, 4, 0.5 * scale],
  ];
  return fitLikelihood((parameters, gradient) => logLikelihood(parameters, gradient, prepared), starts, peopleAll);
}

/** The cells with amounts, in runs of one number of visits each, as `start` says: what depends on it alone is worked out once a run. */
interface Prepared {
  readonly counts: readonly number[];
  readonly start: readonly number[];
  readonly means: Float64Array;
  readonly logMeans: Float64Array;
  readonly people: Float64Array;
  readonly peopleAll: number;
}

function prepare({ visits, mean, people }: SpendCells): Prepared {
  const cellsOfCount = new Map<number, number[]>();
  for (let at = 0; at < visits.length; at += 1) {
    const count = visits[at] as number;
    if (!(count > 0 && (mean[at] as number) > 0)) continue;
    const cells = cellsOfCount.get(count);
    if (cells === undefined) cellsOfCount.set(count, [at]);
    else cells.push(at);
  }
  const counts = [...cellsOfCount.keys()];
  const start = [0];
  for (const cells of cellsOfCount.values()) start.push((start.at(-1) as number) + cells.length);
  const size = start.at(-1) as number;
  const [means, logMeans, inCells] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let to = 0;
  let peopleAll = 0;
  for (const cells of cellsOfCount.values())
    for (const at of cells) {
      means[to] = mean[at] as number;
      logMeans[to] = Math.log(mean[at] as number);
      inCells[to] = people?.[at] ?? 1;
      peopleAll += inCells[to] as number;
      to += 1;
    }
  return { counts, start, means, logMeans, people: inCells, peopleAll };
}

const singleMax = 1e100;
const productMax = 1e150;

function logLikelihood(
  parameters: ArrayLike<number>,
  gradient: Float64Array,
  { counts, start, means, logMeans, people }: Prepared,
): number {
  const [p, q, v] = [parameters[0] as number, parameters[1] as number, parameters[2] as number];
  const [logGammaQ, psiQ, logV] = [logGamma(q), digamma(q), Math.log(v)];
  let sum = 0;
  let byP = 0;
  let byQ = 0;
  let byV = 0;
  counts.forEach((x, run) => {
    const shape = p * x + q;
    const psi = digamma(shape);
    const logX = Math.log(x);
    const constant = logGamma(shape) - logGamma(p * x) - logGammaQ + q * logV + p * x * logX;
    const slope = psi - digamma(p * x) + logX;
    let inRun = 0;
    let logWholes = 0;
    let inverses = 0;
    let logs = 0;
    // Logarithms of single people's terms are taken of their product, while it is far from the ends of the numbers.
    let product = 1;
    for (let at = start[run] as number; at < (start[run + 1] as number); at += 1) {
      const count = people[at] as number;
      const whole = x * (means[at] as number) + v;
      inRun += count;
      if (count === 1 && whole < singleMax) {
        product *= whole;
        if (product > productMax) {
          logWholes += Math.log(product);
          product = 1;
        }
      } else logWholes += count * Math.log(whole);
      inverses += count / whole;
      logs += count * (logMeans[at] as number);
    }
    logWholes += Math.log(product);
    sum += inRun * constant + (p * x - 1) * logs - shape * logWholes;
    byP += x * (inRun * slope + logs - logWholes);
    byQ += inRun * (psi - psiQ + logV) - logWholes;
    byV += (inRun * q) / v - shape * inverses;
  });
  gradient[0] = byP * p;
  gradient[1] = byQ * q;
  gradient[2] = byV * v;
  return sum;
}

/**
 * Expected amount a visit of a person with `visits` visits of `mean` each: her own mean, drawn to everybody's the more, the fewer visits
 * there are (equation 5 of the note). For somebody without visits it is everybody's mean, which needs q > 1.
 */
export function expectedSpend(parameters: ArrayLike<number>, visits: number, mean: number): number {
  const [p, q, v] = [parameters[0] as number, parameters[1] as number, parameters[2] as number];
  return (p * (v + visits * mean)) / (p * visits + q - 1);
}
