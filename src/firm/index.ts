// What may be said, by what a firm is to us in the matter at hand.
export { type BriefItem, type BriefRules, briefItems, briefRulesSetting } from './brief/brief-rules.ts';
export { type Saying, sayingOf, type Withheld } from './brief/role-in-context.ts';
// Firms.
export { type FirmForm, type FirmId, firmForms, formatFirmId, parseFirmId } from './firm.ts';
// What events say of firms.
export { applyToFirms, type FirmMemory, newFirmMemory, notifyFirms } from './intake/apply-to-firms.ts';
export type { FirmStatement } from './intake/firm-statement.ts';
export { type SaidOfFirm, saidOfFirm } from './intake/said-of-firm.ts';
// Firms that are one.
export { joinFirms, joinsOfFirm, undoFirmJoin } from './joining/join-firms.ts';
export { measureFirmCalibration } from './joining/measure-firm-joins.ts';
// What colleagues write.
export { addContact, endBuyingRole, endContact } from './keeping/contacts.ts';
export {
  addFirmIdentifier,
  type ByHand,
  changeFirm,
  checkedDay,
  createFirm,
  firmNamed,
  readFirmRow,
  removeFirmIdentifier,
} from './keeping/firms.ts';
export { setParent } from './keeping/parents.ts';
export { type PriceFloor, putPriceFloors, readPriceFloors } from './keeping/price-floors.ts';
export { addRelation, addRole, endRelation, endRole, type HeldRole, readRoles as rolesOfFirms } from './keeping/roles.ts';
// Firms that are likely one.
export { firmComparisons } from './likeness/compare-firms.ts';
export { normaliseFirm, type SaidRecord } from './likeness/firm-record.ts';
export { learnLikeness } from './likeness/learn-likeness.ts';
export {
  countFirmPairs,
  type FirmPair,
  judgeFirmPair,
  likenessModels,
  listFirmPairs,
  pairsOfFirm,
  readFirmPair,
  verdictsOfFirms,
} from './likeness/likely-firms.ts';
export { LikenessKeeper } from './likeness/likeness-keeper.ts';
export { explainFirms } from './likeness/likeness-model.ts';
export { readSaidFirms, type SaidFirm } from './likeness/said-record.ts';
export { firmNamespaces } from './number/firm-identifier.ts';
export { pairStates as firmPairStates } from './queries/likeness.ts';
// How accounts stand with us.
export { type AccountReading, type HeldDown, heldDownReasons, pointsByLevel, weightByRole, weightOf } from './reading/account-reading.ts';
export { type PersonReading, readingLevels } from './reading/person-reading.ts';
export { type BuyingRoleName, buyingRoles } from './role/buying-role.ts';
export { liveRoles, type PartyRole, partyRoles } from './role/party-role.ts';
export { dayOf, isLive } from './role/span.ts';
export { migrations } from './tables.ts';
export { type Account, type AccountPerson, type HeldBuyingRole, presentPeople, readAccountOf, whoChangesFirm } from './viewing/account.ts';
export { type FoundFirm, findFirms } from './viewing/find-firms.ts';
export { type FirmGraph, readFirmGraph } from './viewing/firm-graph.ts';
export { type FirmOfPerson, firmsOfPerson } from './viewing/firms-of-person.ts';
export { type ListedFirm, listedFirms, listFirms, nextFirms } from './viewing/list-firms.ts';
export { nameProblemOwner, type OpenAtFirm, readOpenProblems } from './viewing/open-problems.ts';
export { type FirmFact, type FirmInBrief, type FirmRelation, type KnownFirm, readFirm } from './viewing/read-firm.ts';
