// What to do for somebody in a moment, and what was learned from doing it.

export { decideMoment, type MomentDecision } from './choice/decide-moment.ts';
export { featureNames } from './choice/features.ts';
export { actOfGateKey } from './choice/gate-key.ts';
export { type ContentOption, optionsOf } from './choice/with-variants.ts';
export type { DecisionRequest, MadeDecision, PersonNow, TriedDecision } from './decision-maker.ts';
export { decisionKeepingSetting, decisionLimitsSetting } from './decision-settings.ts';
export { Decisions } from './decisions.ts';
// How choices learn.
export { type Choice, chooseOption, type ExplorationRule, explorationRule, propensitiesOf } from './learning/choose-option.ts';
export { answerChance, type LogOdds, learnAnswer, logOddsOf, priorBelief, type ResponseBelief } from './learning/response-belief.ts';
export {
  type LoggedOutcome,
  type ModelledOutcome,
  type PolicyValue,
  valueByNormalisedPropensity,
  valueByPropensity,
  valueDoublyRobust,
} from './learning/value-policy.ts';
// The log.
export { type DecisionRecord, recordedAnswer } from './log/decision-record.ts';
export { decisionTable } from './log/decision-table.ts';
export { type Outcome, outcomes } from './log/read-decisions.ts';
// Rules of moments.
export type { Moment } from './moment/moment.ts';
export { readStandard } from './moment/standard-words.ts';
// People at the gate.
export { allowPerson } from './person/allow-person.ts';
export type { KnownPerson } from './person/known-person.ts';
export { type MomentRule, type MomentTree, momentRuleSchema, momentRulesSetting } from './rule/moment-rule.ts';
export { momentTreeInWords } from './rule/moment-words.ts';
export { migrations } from './tables.ts';
