// How many customers are seen whole, and what the others lack.
export { type Absence, absencesOf, endAbsence, sayAbsent } from './absences.ts';
export { type CustomerStanding, type Gap, type GapKind, gapKinds, type StandingState } from './customer-standing.ts';
export type { JudgingContext } from './look-at-people.ts';
export {
  type ListedCustomer,
  listSingleView,
  measureAgain,
  readSingleView,
  readSingleViewDays,
  readStandingOf,
} from './read-share.ts';
export { SingleViewKeeper } from './single-view-keeper.ts';
export { type SingleViewDefinition, singleViewSetting } from './single-view-setting.ts';
export { startWholeness } from './start-wholeness.ts';
export { migrations } from './tables.ts';
