// Groups of people, and who is in them.

// Live audiences.
export type { Audience, AudienceVersion } from './audience/audience.ts';
export { type AudiencePredicates, createAudiencePredicates } from './audience/audience-predicates.ts';
export {
  activeAudiences,
  audienceVersions,
  changeAudience,
  createAudience,
  listAudiences,
  readAudience,
  rulesOf,
  setAudienceState,
  undoAudience,
} from './audience/audiences.ts';
export { knownWords, lookForAct } from './audience/known-words.ts';
export { previewAudience } from './audience/preview-audience.ts';
export {
  type AudienceMove,
  audienceMoves,
  audiencePeople,
  countPeople,
  daysOfAudience,
  lastMove,
  movesOfAudience,
  newestMovesOf,
} from './audience/read-audience-people.ts';
// Exceptions that people pin.
export {
  countExceptions,
  type ExceptionCounts,
  endException,
  exceptionsOfPeople,
  type GroupException,
  keepException,
  listExceptions,
  pinException,
} from './exception/exceptions.ts';
// Rules.
export { warehouseTables } from './facts/facts-table.ts';
export { type Difference, describeGroup, type GroupPicture } from './group/describe-group.ts';
export type { Group, GroupVersion } from './group/group.ts';
export {
  activeGroups,
  changeGroup,
  createGroup,
  groupVersions,
  listGroups,
  makeStarterGroups,
  readGroup,
  setGroupState,
  undoGroup,
} from './group/groups.ts';
export {
  everybodyPage,
  type GroupFigures,
  type GroupTrend,
  groupDays,
  groupTrends,
  membershipsOfPerson,
  membersPage,
  readFigures,
  readMoved,
} from './group/read-members.ts';
export { conditionsWithoutData, previewRule, readSample } from './group/sample-people.ts';
export { hasStarterWords } from './group/starter-groups.ts';
export { type Reason, reasonsOf } from './group/why-member.ts';
export { belongs, type KeepingContext, keepMembers } from './keeping/keep-members.ts';
export { MemberKeeper } from './keeping/member-keeper.ts';
export { startKeeping } from './keeping/start-keeping.ts';
export { LiveKeeper } from './live/live-keeper.ts';
export type { FromApplier, ToApplier, TouchedPerson } from './live/live-protocol.ts';
export { type LiveAudiences, startLiveAudiences } from './live/start-live.ts';
// What is known of a person for groups.
export { worldReader } from './portrait/current-world.ts';
export { type Portrait, portraitOf, type World } from './portrait/portrait.ts';
export { readPortraits } from './portrait/read-portraits.ts';
export { conditionsInWords, problemsOfRule } from './rule/check-rule.ts';
export { compileRule, type Predicate } from './rule/compile-rule.ts';
export { type Finding, findingOf, holds, type Own } from './rule/evaluate-rule.ts';
export { conditionsIn, expandRule, type FindRule } from './rule/expand-rule.ts';
export { asRule, type Condition, conditionKinds, conditionsOf, kindOf, numberMeasures, type Rule } from './rule/rule.ts';
export { conditionInWords, hiddenWords, ownInWords, type RuleWords, ruleInWords } from './rule/rule-words.ts';
export type { Touches } from './rule/touches.ts';
// What everybody is owed, and what groups add to it.
export {
  pointsBelow,
  type ServiceAddition,
  type ServiceFloor,
  serviceFloorSchema,
  serviceFloorSetting,
  serviceOf,
} from './service/service-floor.ts';
export { migrations } from './tables.ts';
