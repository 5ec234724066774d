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
