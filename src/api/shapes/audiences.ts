import { Type } from '@sinclair/typebox';
import { purposes } from '../../consent/index.ts';
import { anyObject, customerId, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const parts = {
  id: wholeNumber,
  state: oneOf(['active', 'archived']),
  version: wholeNumber,
  name: text,
  about: text,
  rule: anyObject,
  words: Type.String({ description: 'the rule as a sentence' }),
  purpose: oneOf(
    purposes,
    'what its people are told or used for. Service needs no permission: everybody in it leaves in exports and notices; of any other, nobody who does not permit it. All of them count in its size',
  ),
  hidden: optional(
    Type.Literal(true, { description: 'the caller’s role does not see every condition of the rule, and so neither who is in it' }),
  ),
  size: Type.Integer({ description: 'how many people are in it: as many as the list behind it has' }),
  counting: Type.Boolean({ description: 'its people are being found: the size is that of before' }),
  countedAt: optional(time),
  tookMs: optional(Type.Integer({ description: 'how long it took to find its people among everybody' })),
};

export const audience = shape('Audience', parts);
export const audienceList = shape('AudienceList', {
  audiences: list(audience),
  people: Type.Integer({ description: 'how many people audiences know of' }),
});
export const audienceDetails = shape('AudienceDetails', {
  ...parts,
  people: wholeNumber,
  days: list(
    Type.Object({ day: text, came: wholeNumber, went: wholeNumber, size: wholeNumber }),
    'the last two weeks, days without a change left out',
  ),
});
export const audienceVersion = shape('AudienceVersion', {
  ...{ version: wholeNumber, name: text, about: text, rule: anyObject, words: text, purpose: oneOf(purposes), hidden: parts.hidden },
  ...{ changedBy: text, changedAt: time, reason: text, restores: optional(wholeNumber) },
});
const audiencePerson = shape('AudiencePerson', { id: customerId, name: text, city: optional(text), country: optional(text) });
export const audiencePeople = shape('AudiencePeople', {
  size: wholeNumber,
  people: list(audiencePerson),
  next: optional(Type.String({ description: 'the `after` of the page that follows' })),
});
export const audiencePreview = shape('AudiencePreview', {
  words: text,
  people: wholeNumber,
  size: Type.Integer({ description: 'for how many people it holds' }),
  low: wholeNumber,
  high: Type.Integer({ description: 'both are the size where the warehouse knows all that is asked' }),
  sample: list(audiencePerson, 'real people for whom it holds'),
  byLook: list(anyObject, 'conditions that only a look at each person can answer: the size is then an estimate'),
  ready: Type.Boolean({ description: 'false while facts of everybody are being written for the first time' }),
  tookMs: wholeNumber,
});
export const audienceWords = shape('AudienceWords', {
  acts: list(text, 'what people did: names of events; `$page` and `$screen` for views'),
  traits: list(text),
  attributes: list(text, 'of what there was to choose'),
  stores: list(text),
});
export const knownAct = shape('KnownAct', {
  seen: Type.Boolean({ description: 'letters and case count' }),
  like: Type.Optional(
    Type.String({ description: 'of a name that was not seen: the known one that is written most like it, where one is' }),
  ),
});
export const audienceMoves = shape('AudienceMoves', {
  moves: list(
    Type.Object({
      ...{ id: wholeNumber, at: time, cause: oneOf(['event', 'rule', 'time']), size: wholeNumber },
      ...{ came: list(customerId), went: list(customerId) },
    }),
  ),
  names: Type.Record(customerId, text, { description: 'of the first few of each move' }),
  last: Type.Integer({ description: 'the `after` of the next asking' }),
});
const reason = shape('AudienceReason', {
  condition: anyObject,
  isNot: Type.Boolean({ description: 'it speaks for her that this does not hold' }),
  text,
  hidden: optional(Type.Literal(true)),
});
export const customerAudiences = shape('CustomerAudiences', {
  customer: customerId,
  audiences: list(Type.Object({ id: wholeNumber, name: text, about: text, purpose: oneOf(purposes), reasons: list(reason) })),
});
