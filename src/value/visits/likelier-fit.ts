import { clearly } from '../fit/clearly-greater.ts';
import { logGamma } from '../special/gamma.ts';
import type { VisitFit } from './fit-visits.ts';
import { cellsOf, type PurchaseHistory } from './purchase-cells.ts';
import type { VisitModel } from './visit-model.ts';

/** So many people tell how far single people differ. */
export const peopleComparedMax = 5_000;

// A hundredth in the chance of what a person did: less nobody would see, and another model would be chosen every day.
const gainAPersonMin = 0.01;

/** What one person did, with the intervals between her visits. */
export interface TimedHistory extends PurchaseHistory {
  /** Sum of the logarithms of the intervals, in units; 0 without a repeat. */
  readonly logIntervals: number;
}

/**
 * What the intervals add to a model's log-likelihood of `x`, `tx` and `T`, of one person or of sums over many: (k − 1) Σ ln Δt − x ln Γ(k) for Erlang-k intervals (Platzer & Reutterer
 * 2016), nothing where purchases come at random. It holds no parameter, so a fit does without; models are compared with it. Pure.
 */
export function intervalsLogLikelihood(
  { regularity }: Pick<VisitModel, 'regularity'>,
  { x, logIntervals }: Pick<TimedHistory, 'logIntervals' | 'x'>,
): number {
  return regularity === undefined ? 0 : (regularity - 1) * logIntervals - x * logGamma(regularity);
}

/** The fit with its likelihood of what people did, intervals and all. Pure. */
export function withIntervals(fit: VisitFit, histories: readonly TimedHistory[]): VisitFit {
  let [visits, logIntervals] = [0, 0];
  for (const history of histories) {
    visits += history.x;
    logIntervals += history.logIntervals;
  }
  const intervals = intervalsLogLikelihood(fit.model, { x: visits, logIntervals });
  return { ...fit, logLikelihood: fit.logLikelihood + intervals };
}

/**
 * The likeliest of `others` among those clearly likelier than `fit`, all fitted to the people of `histories` and with their intervals (`withIntervals`): by a
 * hundredth of a nat a person, and by more than twice the standard error of the difference, person by person (Vuong 1989, Econometrica 57:307); else `fit`.
 * Assumption: people are independent. Cost: a likelihood of each of some thousand people.
 */
export function likeliestFit(fit: VisitFit, others: readonly VisitFit[], histories: readonly TimedHistory[]): VisitFit {
  const some = everySo(histories, peopleComparedMax);
  const clear = others.filter((other) => {
    const gain = (other.logLikelihood - fit.logLikelihood) / histories.length;
    return gain > gainAPersonMin && gain > (clearly * spreadBetween(other, fit, some)) / Math.sqrt(histories.length);
  });
  return clear.reduce((best, other) => (other.logLikelihood > best.logLikelihood ? other : best), fit);
}

/** At most `most` of `all`, evenly through them. Pure. */
export function everySo<Item>(all: readonly Item[], most: number): readonly Item[] {
  const every = Math.max(1, Math.ceil(all.length / most));
  return every === 1 ? all : all.filter((_, at) => at % every === 0);
}

/** Standard deviation, over people, of the difference of two fits' log-likelihoods. */
function spreadBetween(left: VisitFit, right: VisitFit, histories: readonly TimedHistory[]): number {
  const gradient = new Float64Array(Math.max(left.parameters.length, right.parameters.length));
  let [sum, squares] = [0, 0];
  for (const history of histories) {
    const one = cellsOf(Float64Array.of(history.x), Float64Array.of(history.tx), Float64Array.of(history.T), Float64Array.of(1));
    const [ofLeft, ofRight] = [left, right].map(
      ({ model, parameters }) => model.likelihoodOf(one)(parameters, gradient) + intervalsLogLikelihood(model, history),
    ) as [number, number];
    sum += ofLeft - ofRight;
    squares += (ofLeft - ofRight) ** 2;
  }
  const mean = sum / histories.length;
  return Math.sqrt(Math.max(0, squares / histories.length - mean * mean));
}
