// Records of one person that share no key, found by statistics.
export { blockingKeys } from './arrival/blocking-keys.ts';
export { compareArrivals, countRecords, queueForLinkage } from './arrival/compare-arrivals.ts';
export { fieldsOf, recordOfFragment } from './arrival/fragment-record.ts';
export { type LinkageRules, linkageRulesSetting } from './linkage-rules.ts';
export {
  chanceOfBits,
  explainScore,
  type LinkageModel,
  readModelVersion,
  readNewestVersion,
  startingModel,
} from './model/linkage-model.ts';
export { recordsToLearnFrom } from './model/starting-weights.ts';
export type { PairState } from './queries/pairs.ts';
export { acceptSurest } from './review/accept-surest.ts';
export { judgePair, readPair } from './review/judge-pair.ts';
export {
  countPairs,
  countWaiting,
  isDisputed,
  type LikelyPair,
  listLikelyPairs,
  pairsOfPerson,
  readVerdicts,
  type SaidOfPair,
  type StandingPair,
  standingPairs,
} from './review/likely-pairs.ts';
export {
  type AcceptanceForecast,
  type CalibrationBand,
  calibrationOf,
  forecastAcceptance,
  measureByLabels,
  type ProposalQuality,
} from './review/measure-links.ts';
export { reasonsForCare } from './review/reasons-for-care.ts';
export { type SaidHome, saidHomes } from './review/said-homes.ts';
export { LinkageKeeper } from './run/linkage-keeper.ts';
export { askForRun, type LinkageRunRecord, listRuns } from './run/linkage-runs.ts';
export { startLinkage } from './start-linkage.ts';
export type { RuleReport } from './statistics/choose-blocks.ts';
export { clusterPairs } from './statistics/cluster-pairs.ts';
export { type Agreement, type AgreementPattern, type ComparedField, estimateAgreement } from './statistics/estimate-agreement.ts';
export type { PairKinds } from './statistics/explanation.ts';
export {
  comparePairs,
  explainPair,
  groupRecords,
  type LinkagePlan,
  type LinkedRecords,
  learnWeights,
  linkRecords,
  planLinkage,
  type ScoredPair,
  scorePairs,
} from './statistics/link-records.ts';
export { type MatchWeights, matchWeights, type WaterfallStep, waterfallOf } from './statistics/match-weight.ts';
export { normaliseRecord } from './statistics/normalise-record.ts';
export { type PersonField, type PersonRecord, personFields } from './statistics/person-field.ts';
export { RecordTable, tableOf } from './statistics/record-table.ts';
export { damerauLevenshtein, jaroWinkler } from './statistics/text-distance.ts';
export { migrations } from './tables.ts';
