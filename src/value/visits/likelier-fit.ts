import type { VisitFit } from './fit-visits.ts';
import { cellsOf, collapseHistories, type PurchaseHistory } from './purchase-cells.ts';

/** Twice the standard error: one time in forty by chance alone. */
export const clearly = 2;
/** So many people tell how far single people differ. */
export const peopleComparedMax = 5_000;

// A hundredth in the chance of what a person did: less nobody would see, and another model would be chosen every day.
const gainAPersonMin = 0.01;

/**
 * The likeliest of `others` among those clearly likelier than `fit`, all fitted to the people of `histories`: by a hundredth of a nat a person, and by more
 * than twice the standard error of the difference, person by person (Vuong 1989, Econometrica 57:307); else `fit`. Fits by regular intervals are not
 * compared: their likelihood leaves out what only the intervals decide. Assumption: people are independent. Cost: a likelihood of each of some thousand people.
 */
export function likeliestFit(fit: VisitFit, others: readonly VisitFit[], histories: readonly PurchaseHistory[]): VisitFit {
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

/** Whether `left` is greater than `right`, value by value, by more than twice the standard error of the mean difference. Pure. */
export function isClearlyGreater(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  const people = left.length;
  let [sum, squares] = [0, 0];
  for (let at = 0; at < people; at += 1) {
    const difference = (left[at] as number) - (right[at] as number);
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / people;
  return mean > clearly * Math.sqrt(Math.max(0, squares / people - mean * mean) / people);
}

/** Standard deviation, over people, of the difference of two fits' log-likelihoods. */
function spreadBetween(left: VisitFit, right: VisitFit, histories: readonly PurchaseHistory[]): number {
  const cells = collapseHistories(histories);
  const gradient = new Float64Array(Math.max(left.parameters.length, right.parameters.length));
  let [sum, squares] = [0, 0];
  for (let at = 0; at < cells.size; at += 1) {
    const [x, tx, T] = [cells.x.slice(at, at + 1), cells.tx.slice(at, at + 1), cells.T.slice(at, at + 1)];
    const one = cellsOf(x, tx, T, Float64Array.of(1));
    const [ofLeft, ofRight] = [left, right].map(({ model, parameters }) => model.likelihoodOf(one)(parameters, gradient)) as [
      number,
      number,
    ];
    const people = cells.people[at] as number;
    sum += people * (ofLeft - ofRight);
    squares += people * (ofLeft - ofRight) ** 2;
  }
  const mean = sum / cells.peopleAll;
  return Math.sqrt(Math.max(0, squares / cells.peopleAll - mean * mean));
}
