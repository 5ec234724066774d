import { InvalidInput } from '../../foundation/index.ts';
import { fitLikelihood, type LikelihoodFit } from '../fit/fit-likelihood.ts';
import { cellsOf, type PurchaseCells } from './purchase-cells.ts';
import type { FittedVisits, VisitModel } from './visit-model.ts';

export interface VisitFit extends LikelihoodFit {
  readonly model: VisitModel;
  readonly visits: FittedVisits;
  /** Of the parameters, by the delta method; undefined where the optimum is flat. */
  readonly standardErrors: readonly number[] | undefined;
}

// What so many cells say is near enough to what all of them say: the rest is then a few steps.
const cellsToBeginMax = 20_000;
// Fewer times as many cells are fitted as fast without.
const worthBeginning = 4;

/**
 * The maximum likelihood fit of `model` to histories in one unit of time (its starting points are for weeks). Of very many cells a part
 * is fitted first, to begin the whole from. Cost: some 20 evaluations of the likelihood, of very many cells some 13.
 * @throws InvalidInput `value.nobody`
 */
export function fitVisits(model: VisitModel, cells: PurchaseCells): VisitFit {
  if (cells.size === 0) throw new InvalidInput('value.nobody', [{ at: 'purchases', message: 'there is nobody to fit a model to' }]);
  const starts = cells.size < worthBeginning * cellsToBeginMax ? model.starts : [[...fitVisits(model, partOf(cells)).parameters]];
  const fit = fitLikelihood(model.likelihoodOf(cells), starts, cells.peopleAll);
  const standardErrors = fit.logCovariance?.map((row, at) => Math.sqrt(row[at] as number) * (fit.parameters[at] as number));
  return { ...fit, model, visits: model.with(fit.parameters), standardErrors };
}

/** The parameter by which rates are divided: all models here draw them from a Gamma distribution. Pure. */
export function alphaOf({ model, parameters }: { readonly model: VisitModel; readonly parameters: ArrayLike<number> }): number {
  return parameters[model.parameterNames.indexOf('alpha')] as number;
}

/** The cells of many people, and one in so many of the others, which then stands for as many. */
function partOf(cells: PurchaseCells): PurchaseCells {
  const every = Math.ceil(cells.size / cellsToBeginMax);
  const many = (8 * cells.peopleAll) / cells.size;
  const kept: number[] = [];
  cells.people.forEach((people, at) => {
    if (people > many || at % every === 0) kept.push(at);
  });
  const column = (values: Float64Array): Float64Array => Float64Array.from(kept, (at) => values[at] as number);
  const people = Float64Array.from(kept, (at) => (cells.people[at] as number) * ((cells.people[at] as number) > many ? 1 : every));
  return cellsOf(column(cells.x), column(cells.tx), column(cells.T), people);
}
