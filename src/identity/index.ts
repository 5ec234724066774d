export type { AttachPermission } from './attach-permission.ts';
export {
  currentPeople,
  currentPerson,
  type DecidedBy,
  type DecisionContext,
  type DecisionOutcome,
  findIdentifier,
  findIdentifiers,
  type JoinEvidence,
  joinPeople,
  type KeptApart,
  keptApart,
  readMarks,
  type SplitOutcome,
  splitPerson,
  undoDecision,
} from './decide-identity.ts';
export {
  type DecisionView,
  describeLinks,
  type HouseholdMember,
  type LinkView,
  listDecisions,
  listRefusedLinks,
  namesLinkedBy,
  type PersonLinks,
  sharingInWords,
} from './describe-links.ts';
export { type IdentifiedEvent, type Identifier, identifiersOf, isNamedByProperties, normaliseIdentifier } from './identifier.ts';
export type { KnownIdentifier } from './identity-graph.ts';
export { defaultIdentityRules, type IdentityRules, type NamespaceRule, ruleOf } from './identity-rules.ts';
export { identityRulesSetting } from './identity-rules-setting.ts';
export { ownLinkWordOf, withoutHearsay } from './own-link.ts';
export { bornInOtherYears, decodeMarks, mergeMarks, noMarks, type PersonalMarks, wordsOfName } from './personal-marks.ts';
export { lockIdentity, nextEpoch } from './queries/graph.ts';
export { refusalCodes } from './refusal.ts';
export { resolveComponents } from './resolve-components.ts';
export { IdentifierResolver, type ResolvedBatch } from './resolve-identifiers.ts';
export { migrations } from './tables.ts';
