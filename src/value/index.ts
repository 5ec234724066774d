export { type BackTest, backTest, type ForecastRow } from './backtest/back-test.ts';
export type { BackTestReport } from './backtest/back-test-report.ts';
export { type ForecastError, forecastError, type OrderError } from './backtest/forecast-error.ts';
export { type EquityRules, productEquitySetting } from './equity/equity-setting.ts';
export { type ProductEquity, productEquity } from './equity/product-equity.ts';
export type { DayCells } from './everyone/day-cells.ts';
export { isEditionStale, readNewestEdition, type ScoredEdition } from './everyone/editions.ts';
export {
  countStatistics,
  type Edition,
  fitToEverybody,
  readDayCells,
  readScoredPeople,
  readTenths,
  scoreEverybody,
} from './everyone/everyone.ts';
export { readSample } from './everyone/read-sample.ts';
export { type FieldsShare, sharesOf, standingOf } from './fields/field-standing.ts';
export type { FieldTable, FieldValue } from './fields/field-table.ts';
export { isInUse, type Sensitivity } from './fields/fields-in-use.ts';
export type { FieldOutcome } from './fields/gather-fields.ts';
export {
  type DeclaredField,
  declareField,
  type FieldDeclaration,
  type KeptResult,
  readDeclarations,
  readFieldResult,
  readListedResults,
} from './fields/keep-fields.ts';
export { type FieldPower, type FieldsReport, measureFields } from './fields/measure-fields.ts';
export type { MeasuredField } from './fields/measure-history.ts';
export { type FieldMeasuring, type MeasureRequest, startMeasuringFields } from './fields/start-measuring-fields.ts';
export { fitLikelihood, type LikelihoodFit } from './fit/fit-likelihood.ts';
export { type FittingWorkplace, fittingThreads } from './fitting-threads.ts';
export {
  type Habits,
  habitPeopleMin,
  learnMessages,
  learnWays,
  type MessageLeaning,
  othersReceiving,
  type WayLeaning,
} from './leaning/habits.ts';
export { type ChannelOption, type JointAnswer, jointAnswers, type ProductOption } from './leaning/joint-answer.ts';
export {
  type BackTestGroup,
  type BackTestOrder,
  backTestOrders,
  type ModelQuestion,
  readBackTestPeople,
  readFieldPeople,
  readModelPeople,
} from './listing/read-listing.ts';
export { keptListings, readListing, type ValueListing } from './listing/value-listings.ts';
export { dayOfText, dayText } from './log/day.ts';
export { GrowingPurchaseLog, purchaseLogOf } from './log/growing-purchase-log.ts';
export { happenedAfter, type Observed, observedAt, type Purchase, type PurchaseLog } from './log/purchase-log.ts';
export { candidates } from './model/candidates.ts';
export { type DriftNotice, readOpenDrift } from './model/value-drift.ts';
export { fitValueModel, lastThirdOf, type ValueModel, type ValueModelBody, valueModelOf } from './model/value-model.ts';
export { createValueModels, type ListedModel, type ValueModels } from './model/value-models.ts';
export { performFitting } from './perform-fitting.ts';
export { type Advocacy, advocacyOf, currencyOfAdvocacy, type FriendFacts, withAdvocacy } from './person/advocacy.ts';
export { type EarlyReason, outlookOf, type PersonValue, type ProfitLine, personValue } from './person/person-value.ts';
export { quantileOfCounts } from './person/predictive-spend.ts';
export {
  type Bought,
  boughtText,
  boughtThings,
  boughtWeight,
  type LearnedTaste,
  learnTastes,
  scoreItems,
} from './preference/score-items.ts';
export { expectedSpend, fitGammaGamma, type SpendCells } from './profit/gamma-gamma.ts';
export { spendAVisit, spendLevelIn } from './profit/spend-a-visit.ts';
export { learnSpendLevel } from './profit/spend-level.ts';
export { type LearnedSeason, learnSeason } from './season/learn-season.ts';
export { monthsOf } from './season/season-months.ts';
export { type Season, unitsBetween } from './season/visit-time.ts';
export { type Fitting, type FittingState, startFitting } from './start-fitting.ts';
export { migrations, warehouseTables } from './tables.ts';
export { advocacySharePercentAssumed, type ValueCosts, valueCostsSetting, valueFieldsSetting, valueFitSetting } from './value-settings.ts';
export { bgNbd, mbgNbd } from './visits/beta-geometric.ts';
export {
  bgBbChanceActive,
  bgBbExpected,
  bgBbLogLikelihood,
  bgBbStarts,
  type OpportunityCell,
  type OpportunityHistory,
} from './visits/bg-bb.ts';
export type { BlendWeights, ForecastVisits } from './visits/blend-visits.ts';
export { fitVisits, type VisitFit } from './visits/fit-visits.ts';
export { paretoNbd } from './visits/pareto-nbd.ts';
export { collapseHistories, type PurchaseCells, type PurchaseHistory } from './visits/purchase-cells.ts';
export { chooseVisitForecast, fitVisitForecast, historiesOf, type VisitForecast } from './visits/visit-forecast.ts';
export { type FittedVisits, unitDays, type VisitModel, type VisitModelName } from './visits/visit-model.ts';
