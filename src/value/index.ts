export { type BackTest, backTest, type ForecastRow } from './backtest/back-test.ts';
export { type ForecastError, forecastError } from './backtest/forecast-error.ts';
export { fitLikelihood, type LikelihoodFit } from './fit/fit-likelihood.ts';
export { happenedAfter, type Observed, observedAt, type Purchase, type PurchaseLog, purchaseLogOf } from './log/purchase-log.ts';
export { expectedSpend, fitGammaGamma, type SpendCells } from './profit/gamma-gamma.ts';
export { bgNbd, mbgNbd } from './visits/beta-geometric.ts';
export {
  bgBbChanceActive,
  bgBbExpected,
  bgBbLogLikelihood,
  bgBbStarts,
  type OpportunityCell,
  type OpportunityHistory,
} from './visits/bg-bb.ts';
export { fitVisits, type VisitFit } from './visits/fit-visits.ts';
export { paretoNbd } from './visits/pareto-nbd.ts';
export { collapseHistories, type PurchaseCells, type PurchaseHistory } from './visits/purchase-cells.ts';
export { type BlendWeights, fitVisitForecast, historiesOf, type VisitForecast } from './visits/visit-forecast.ts';
export type { FittedVisits, VisitModel, VisitModelName } from './visits/visit-model.ts';
