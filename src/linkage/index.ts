// Records of one person that share no key, found by statistics.
export type { RuleReport } from './statistics/choose-blocks.ts';
export { explainPair, type LinkedRecords, linkRecords, planLinkage, type ScoredPair, writeRecords } from './statistics/link-records.ts';
export type { WaterfallStep } from './statistics/match-weight.ts';
export { type PersonField, type PersonRecord, personFields } from './statistics/person-field.ts';
export { linkageTables } from './statistics/warehouse-tables.ts';
