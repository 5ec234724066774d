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
  const { logMeans, kept, people, peopleAll, visitsMax } = prepare(cells);
  if (peopleAll === 0)
    throw new InvalidInput('value.no_amounts', [{ at: 'purchases', message: 'nobody has a visit with an amount above zero' }]);
  // Amounts are compared with their own middle, so that dollars and yen begin alike.
  const scale = Math.exp(kept.reduce((sum, at, index) => sum + (people[index] as number) * (logMeans[at] as number), 0) / peopleAll);
  const starts = [
    [2, 3, 2 * scale],
    [6, 4, 0.5 * scale],
  ];
  return fitLikelihood(
    (parameters, gradient) => logLikelihood(parameters, gradient, cells, { logMeans, kept, people, visitsMax }),
    starts,
    peopleAll,
  );
}

interface Prepared {
  readonly logMeans: Float64Array;
  readonly kept: readonly number[];
  readonly people: Float64Array;
  readonly visitsMax: number;
}

function prepare({ visits, mean, people }: SpendCells): Prepared & { peopleAll: number } {
  const logMeans = new Float64Array(visits.length);
  const kept: number[] = [];
  let visitsMax = 0;
  for (let at = 0; at < visits.length; at += 1) {
    if (!((visits[at] as number) > 0 && (mean[at] as number) > 0)) continue;
    logMeans[at] = Math.log(mean[at] as number);
    visitsMax = Math.max(visitsMax, visits[at] as number);
    kept.push(at);
  }
  const counts = Float64Array.from(kept, (at) => people?.[at] ?? 1);
  return { logMeans, kept, people: counts, visitsMax, peopleAll: counts.reduce((sum, count) => sum + count, 0) };
}

interface TableRow {
  readonly constant: number;
  readonly byP: number;
  readonly byQ: number;
}

function logLikelihood(parameters: Float64Array, gradient: Float64Array, cells: SpendCells, prepared: Prepared): number {
  const [p, q, v] = [parameters[0] as number, parameters[1] as number, parameters[2] as number];
  const rows = new Map<number, TableRow>();
  const rowOf = (x: number): TableRow => {
    const known = rows.get(x);
    if (known !== undefined) return known;
    const row = {
      constant: logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(v) + p * x * Math.log(x),
      byP: x * (digamma(p * x + q) - digamma(p * x) + Math.log(x)),
      byQ: digamma(p * x + q) - digamma(q) + Math.log(v),
    };
    rows.set(x, row);
    return row;
  };
  let [sum, byP, byQ, byV] = [0, 0, 0, 0];
  prepared.kept.forEach((at, index) => {
    const x = cells.visits[at] as number;
    const m = cells.mean[at] as number;
    const people = prepared.people[index] as number;
    const logMean = prepared.logMeans[at] as number;
    const row = rowOf(x);
    const shape = p * x + q;
    const whole = x * m + v;
    const logWhole = Math.log(whole);
    sum += people * (row.constant + (p * x - 1) * logMean - shape * logWhole);
    byP += people * (row.byP + x * (logMean - logWhole));
    byQ += people * (row.byQ - logWhole);
    byV += people * (q / v - shape / whole);
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
