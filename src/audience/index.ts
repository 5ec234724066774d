// Groups of people, and who is in them.

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
export { type Keeping, startKeeping } from './keeping/start-keeping.ts';
// What is known of a person for groups.
export { worldReader } from './portrait/current-world.ts';
export { type Portrait, portraitOf, type World } from './portrait/portrait.ts';
export { readPortraits } from './portrait/read-portraits.ts';
// Rules.
export { problemsOfRule } from './rule/check-rule.ts';
export type { Own } from './rule/evaluate-rule.ts';
export { asRule, type Condition, conditionsOf, type Rule } from './rule/rule.ts';
export { conditionInWords, hiddenWords, ownInWords, type RuleWords, ruleInWords } from './rule/rule-words.ts';
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
