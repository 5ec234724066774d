import { Type } from '@sinclair/typebox';
import { anyObject, byName, customerId, list, nullable, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const number = Type.Number();

const choice = shape('MomentChoice', {
  item: wholeNumber,
  key: Type.String({ description: 'of the content, with `#` and the name of its wording where that is not its own' }),
  kind: text,
  title: text,
  rendition: optional(anyObject),
  reason: optional(Type.String({ description: 'why, in plain words' })),
  signals: optional(list(text, 'names of the signals that it used')),
  chance: optional(Type.Number({ description: 'of an answer, as far as is known' })),
  propensity: optional(Type.Number({ description: 'the chance with which it came to its place' })),
  rule: optional(text),
  because: optional(Type.String({ description: 'what the rule says for itself, else its name then' })),
  override: optional(Type.Object({ by: text, reason: text })),
});

const rejection = shape('MomentRejection', {
  key: text,
  title: optional(Type.String({ description: 'as it is called now; absent where it is in use no more' })),
  code: text,
  reason: text,
  wouldChange: Type.String({ description: 'what would let it through' }),
  rule: optional(text),
  ruleName: optional(text),
  chance: optional(number),
});

const signal = shape('MomentSignal', {
  ...{ name: text, words: text, value: Type.Unknown() },
  named: optional(Type.String({ description: 'what people call the topic or question that it is about' })),
});
const change = shape('MomentChange', { signal: text, instead: nullable(text), insteadTitle: optional(text), words: text });

const intent = Type.Object({
  ...{ topic: text, name: Type.String({ description: 'what people call it' }) },
  strength: Type.Number({ description: '0 to 1: how clearly she is about it now' }),
  signs: list(Type.Object({ at: time, name: Type.String({ description: 'of the event, or `search`' }), about: text }), 'the newest first'),
});

/** What was known of a moment. */
export const momentContext = shape('MomentContext', {
  visitNumber: wholeNumber,
  ...{ route: optional(text), source: optional(text), campaign: optional(text) },
  intents: list(intent),
  ...{ stage: optional(text), stageBecause: optional(text) },
  ...{ question: optional(Type.String({ description: 'its key in the tag standard' })), questionName: optional(text) },
  ...{ openProblem: optional(text), relationship: optional(text) },
  known: Type.Boolean({ description: 'whether anything at all is known of her' }),
});

const explained = {
  choices: list(choice),
  rejected: optional(list(rejection)),
  rejectedInAll: optional(wholeNumber),
  signals: optional(list(signal)),
  wouldChange: optional(list(change)),
  context: optional(momentContext),
};

const decisionParts = {
  decision: Type.String({ description: 'with it the decision is opened, reported on and made again' }),
  at: time,
  tookMs: number,
  default: Type.Boolean({ description: 'a kind default: what is known could not be had in time, or prediction is off' }),
  defaultBecause: optional(text),
};

export const decidedMoment = shape('DecidedMoment', { ...decisionParts, ...explained, joint: optional(anyObject) });
export const decidedMoments = Type.Object({ decisions: list(decidedMoment) });
export const outcomeTaken = Type.Object({ decision: text, outcome: text });

/** One decision in a list. */
export const decisionInList = shape('DecisionInList', {
  ...decisionParts,
  customer: optional(customerId),
  name: optional(text),
  channel: text,
  place: text,
  askedBy: text,
  choices: list(choice),
  signals: list(signal),
});
export const decisionList = shape('DecisionList', { decisions: list(decisionInList), before: optional(time) });

export const decisionDetails = shape('DecisionDetails', {
  ...decisionParts,
  ...explained,
  customer: optional(customerId),
  name: optional(text),
  askedBy: text,
  moment: Type.Object({
    ...{ channel: text, place: text, device: text, language: optional(text), limit: wholeNumber },
    isOutbound: Type.Boolean({ description: 'whether we begin it, with a message' }),
    entry: optional(list(text, 'how she came in, as the call itself said: route, source, medium, campaign')),
  }),
  without: list(text, 'signals that may not be used for her'),
  gate: list(
    Type.Object({
      ...{ purpose: text, isPromotion: Type.Boolean(), product: optional(text) },
      refusals: list(Type.Object({ code: text, words: text, until: optional(time) })),
    }),
    'what stood against content of a purpose; what nothing stood against is not there',
  ),
  usable: list(Type.Object({ purpose: text, identifiers: wholeNumber }), 'how many of her identifiers each purpose may look at'),
  versions: Type.Object({
    settings: byName(wholeNumber, 'version by setting; 0 while nobody has changed it'),
    content: wholeNumber,
    learned: wholeNumber,
    valueModel: nullable(wholeNumber),
  }),
  outcomes: list(
    Type.Object({
      item: text,
      seen: optional(time),
      settled: optional(time),
      answered: nullable(Type.Boolean({ description: 'used or of help; null while nobody knows' })),
      value: optional(number),
    }),
  ),
});

/** A decision that nobody was given. */
const triedMoment = shape('TriedMoment', {
  ...explained,
  default: Type.Boolean(),
  defaultBecause: optional(text),
});
export const triedMoments = shape('TriedMoments', {
  asItIs: triedMoment,
  withRules: optional(triedMoment),
});

const placeParts = { decisions: wholeNumber, defaults: wholeNumber };
export const decisionPlaces = shape('DecisionPlaces', {
  days: wholeNumber,
  ...placeParts,
  halfMs: Type.Number({ description: 'half of them were decided within it' }),
  slowMs: Type.Number({ description: 'all but one in a hundred were decided within it' }),
  places: list(Type.Object({ place: text, ...placeParts }), 'the busiest first'),
});

export const personIntents = shape('PersonIntents', {
  intents: list(intent),
  stage: optional(text),
  stageBecause: optional(text),
  question: optional(text),
  questionName: optional(text),
});

export const replayed = shape('ReplayedDecision', {
  without: list(text),
  ...explained,
  changes: Type.Boolean({ description: 'whether something else comes first' }),
  notes: list(text, 'what could not be had as it was'),
});

const metLike = { shown: wholeNumber, answered: wholeNumber, share: nullable(number), low: nullable(number), high: nullable(number) };
export const scoreboard = shape('DecisionScoreboard', {
  days: wholeNumber,
  answerMinutes: Type.Integer({
    description: 'minutes after which what was seen and not used counts as no answer; before, it is not counted',
  }),
  places: list(
    Type.Object({
      place: text,
      by: list(Type.Object({ chosenBy: Type.String({ description: 'learned, rule, colleague or default' }), ...metLike })),
    }),
  ),
  overrides: list(
    Type.Object({
      id: wholeNumber,
      customer: customerId,
      name: text,
      ...{ place: text, item: text, title: text, insteadOf: nullable(text), insteadOfTitle: nullable(text) },
      ...{ decision: text, by: text, at: time, reason: text },
      ended: Type.Boolean(),
    }),
  ),
});

const met = Type.Object(metLike);
export const momentRuleOutcome = shape('MomentRuleOutcome', {
  since: Type.String({ format: 'date-time', description: 'since when the rule stands as it does' }),
  by: text,
  reason: text,
  days: wholeNumber,
  byRule: met,
  sinceThen: met,
  before: met,
});

export const learnedContent = shape('LearnedContent', {
  edition: wholeNumber,
  waiting: Type.Integer({
    description: 'choices that were seen and wait for their time: a use counts at once, a silence after `answerMinutes`',
  }),
  answerMinutes: wholeNumber,
  items: list(
    Type.Object({
      ...{ key: text, title: text, kind: text },
      ...{ shown: wholeNumber, answered: wholeNumber },
      chance: Type.Number({ description: 'of an answer in a moment of which nothing speaks for it' }),
      low: number,
      high: number,
      weights: list(
        Type.Object({ feature: text, weight: number, low: number, high: number }),
        'log-odds, with what 95 % of the belief lies between',
      ),
    }),
  ),
});

const estimate = Type.Object({ value: nullable(number), low: optional(number), high: optional(number), effectiveDecisions: number });
export const policyValues = shape('PolicyValues', {
  place: text,
  decisions: wholeNumber,
  asItIs: estimate,
  policies: list(
    Type.Object({ policy: text, byPropensity: estimate, normalised: estimate, doublyRobust: estimate }),
    'what would have come of it, from decisions that were drawn: inverse propensity, self-normalised, doubly robust',
  ),
});

export const refusedSignals = shape('RefusedSignals', {
  signals: list(
    Type.Object({
      signal: text,
      named: optional(Type.String({ description: 'the topic, of a refused intent' })),
      by: text,
      byHerself: optional(Type.Literal(true, { description: 'she said so in her own space' })),
      at: time,
      reason: text,
    }),
  ),
});
export const momentRules = shape('MomentRules', {
  version: wholeNumber,
  rules: list(
    Type.Object({
      ...{ key: text, name: text, effect: text, words: text, isOff: Type.Boolean(), rule: anyObject },
      items: list(
        Type.Object({ key: text, title: optional(text) }),
        'the pieces that it names, as they are called now where they are in use',
      ),
    }),
  ),
});
