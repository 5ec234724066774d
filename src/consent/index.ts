// What may be done with what somebody said and did.
export { type ConsentRules, consentPurposesSetting, groundOf } from './consent-rules.ts';
export { countEveryone, type EveryonesPermissions, type EveryonesQuestion, readPeopleByAnswer } from './count-everyone.ts';
export { type DelicateRules, delicateSignalsSetting } from './delicate-rules.ts';
export { type Delicate, type DelicatePurpose, delicateIn, isDelicateField, ownWordOn, withoutDelicate } from './delicate-signals.ts';
export { isReaching, type MessageChannel, messageChannels, reachingChannels } from './message-channel.ts';
export { PermissionNews } from './permission-news.ts';
export { purposesNamed, saleOrSharing } from './permission-scope.ts';
export { type PermissionMeaning, permissionStatementsOf } from './permission-signals.ts';
export { isExplicit, type PermissionSignal, type PermissionStatement } from './permission-statement.ts';
export { permissionOfEventName, tellsPermissions } from './permission-words.ts';
export {
  type ConsentCode,
  type ConsentRefusal,
  type PermissionAnswer,
  type Permissions,
  permissionsOf,
  type SaidFragment,
  SaidWords,
} from './permissions.ts';
export { type Purpose, purposes } from './purpose.ts';
export {
  type ChosenRelationship,
  chosenRelationship,
  type RelationshipName,
  relationshipName,
  relationshipNamed,
  relationshipsWanted,
  relationshipWords,
} from './relationship-wanted.ts';
export { refusedChannels, type SaidPermission, saidPermissions } from './said-permissions.ts';
export {
  isStandingChanged,
  readStandingFill,
  type StandingFill,
  type StandingRow,
  standingRowOf,
  writeStanding,
  writeStandingFill,
} from './standing-rows.ts';
export { migrations } from './tables.ts';
export { countWithheld, readWithheld, type WithheldSignals } from './withheld-signals.ts';
