import { InvalidInput } from '../../foundation/index.ts';
import { fitLikelihood, type LikelihoodFit } from '../fit/fit-likelihood.ts';
import type { PurchaseCells } from './purchase-cells.ts';
import type { FittedVisits, VisitModel } from './visit-model.ts';

export interface VisitFit extends LikelihoodFit {
  readonly model: VisitModel;
  readonly visits: FittedVisits;
  /** Of the parameters, by the delta method; undefined where the optimum is flat. */
  readonly standardErrors: readonly number[] | undefined;
}

/**
 * The maximum likelihood fit of `model` to histories in one unit of time (its starting points are for weeks).
 * @throws InvalidInput `value.nobody`
 */
export function fitVisits(model: VisitModel, cells: PurchaseCells): VisitFit {
  if (cells.size === 0) throw new InvalidInput('value.nobody', [{ at: 'purchases', message: 'there is nobody to fit a model to' }]);
  const fit = fitLikelihood((parameters, gradient) => model.logLikelihood(parameters, cells, gradient), model.starts, cells.peopleAll);
  const standardErrors = fit.logCovariance?.map((row, at) => Math.sqrt(row[at] as number) * (fit.parameters[at] as number));
  return { ...fit, model, visits: model.with(fit.parameters), standardErrors };
}
