import { Type } from '@sinclair/typebox';
import { anyObject, customerId, list, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const number = Type.Number();

const serviceLevel = shape(
  'ServiceLevel',
  {
    points: Type.Object({
      replyHours: optional(number),
      humanMinutes: optional(number),
      refundDays: optional(number),
      repairDays: optional(number),
      freeReturns: optional(Type.Boolean()),
    }),
    adds: list(text),
  },
  'what a group has beyond the floor',
);

const partlyHidden = optional(
  Type.Literal(true, { description: 'the caller’s role does not see every condition of the rule, and so neither who is in it' }),
);

const parts = {
  id: wholeNumber,
  starter: optional(Type.String({ description: 'which of the groups that come with the product it is, while its words are as delivered' })),
  state: oneOf(['active', 'archived']),
  version: wholeNumber,
  name: text,
  about: text,
  rule: anyObject,
  words: Type.String({ description: 'the rule as a sentence' }),
  hidden: partlyHidden,
  size: Type.Integer({ description: 'how many people are in it: as many as the list behind it has' }),
  share: Type.Number({ description: 'of all people, 0 to 1' }),
  weekAgo: optional(Type.Integer({ description: 'the size a week ago, when it was counted by then' })),
  missing: list(anyObject, 'conditions that nobody’s data could answer, among those looked at'),
  service: optional(serviceLevel),
};

export const groupInList = shape('GroupInList', parts);

const counting = optional(Type.Number({ description: 'a change is still being counted: how much of it is done, 0 to 1' }));
export const groupList = shape('GroupList', {
  groups: list(groupInList),
  people: Type.Integer({ description: 'how many people groups know of' }),
  looked: Type.Integer({ description: 'how many of them were looked at for missing data' }),
  counting,
});

const difference = shape('GroupDifference', {
  measure: text,
  unit: text,
  group: Type.Number({ description: 'the median of the group; for shares and counts the mean' }),
  others: number,
  currency: optional(text),
  delta: Type.Number({ description: 'how much oftener one of the group has more than one of the others, than less: -1 to 1' }),
});

export const groupPerson = shape('GroupPerson', { id: customerId, name: text, since: time, city: optional(text), country: optional(text) });

export const groupDetails = shape('GroupDetails', {
  ...parts,
  people: wholeNumber,
  counting,
  differences: list(difference, 'the measures in which it differs most from everybody else'),
  typical: list(groupPerson, 'three real people: those nearest to the middle of the group in these measures'),
  lookedAt: Type.Object({ members: wholeNumber, others: wholeNumber }, { description: 'on how many people that rests' }),
  days: list(Type.Object({ day: text, size: wholeNumber, joined: wholeNumber, gone: wholeNumber }), 'the last 60 days on which it changed'),
  exceptions: Type.Integer({ description: 'pinned by colleagues' }),
});

export const groupPeople = shape('GroupPeople', {
  size: wholeNumber,
  people: list(groupPerson),
  next: optional(Type.String({ description: 'the `after` of the page that follows' })),
});

export const groupVersion = shape('GroupVersion', {
  ...{ version: wholeNumber, name: text, about: text, rule: anyObject, words: text, hidden: partlyHidden },
  service: optional(serviceLevel),
  ...{ changedBy: text, changedAt: time, reason: text, restores: optional(wholeNumber) },
});

export const rulePreview = shape('RulePreview', {
  words: text,
  people: wholeNumber,
  looked: Type.Integer({ description: 'how many people the rule was tried on' }),
  holds: wholeNumber,
  unknown: Type.Integer({ description: 'of how many of them it cannot be said' }),
  estimate: Type.Integer({ description: 'of all people' }),
  low: wholeNumber,
  high: Type.Integer({ description: 'between the two with 19 chances in 20' }),
});

export const groupException = shape('GroupException', {
  id: wholeNumber,
  customer: customerId,
  name: nullable(text),
  group: Type.Object({ id: wholeNumber, name: text, starter: optional(text) }),
  stance: oneOf(['never', 'always']),
  note: text,
  by: text,
  at: time,
  reviewBy: time,
  isDue: Type.Boolean({ description: 'somebody should look whether it is still so' }),
});

export const groupExceptionPage = shape('GroupExceptionPage', {
  exceptions: list(groupException),
  inForce: Type.Integer({ description: 'how many are in force, of this group where one was asked for' }),
  due: Type.Integer({ description: 'how many of them somebody should look at now' }),
  soon: Type.Integer({ description: 'how many of them are due within 30 days, those due now included' }),
  next: optional(Type.String({ description: 'the `after` of the page that follows' })),
});

const own = Type.Object({
  value: Type.Union([number, text, Type.Boolean()]),
  unit: text,
  of: optional(wholeNumber),
  currency: optional(text),
  name: optional(text),
});

const reason = shape('GroupReason', {
  condition: anyObject,
  isNot: Type.Boolean({ description: 'it speaks for her that this does not hold' }),
  own: optional(own),
  text: Type.String({ description: 'the condition and her own number' }),
  hidden: optional(Type.Literal(true, { description: 'what it rests on is hidden from the caller’s role' })),
});

export const customerGroups = shape('CustomerGroups', {
  customer: customerId,
  zone: optional(Type.String({ description: 'whose clock and calendar is meant; UTC when absent' })),
  groups: list(
    Type.Object({
      ...{ id: wholeNumber, name: text, about: text, starter: optional(text), since: optional(time) },
      reasons: list(reason),
      exception: optional(groupException),
    }),
  ),
  keptOut: list(groupException, 'groups that she never counts as, because somebody said so'),
  others: list(
    Type.Object({ id: wholeNumber, name: text, starter: optional(text) }),
    'all other groups in use: those of which somebody might say that she counts as one',
  ),
});

const floor = Type.Object({
  replyHours: number,
  humanMinutes: number,
  refundDays: number,
  repairDays: number,
  freeReturns: Type.Boolean(),
});

export const customerService = shape('CustomerService', {
  customer: customerId,
  floor,
  points: floor,
  additions: list(
    Type.Object({
      group: Type.Object({ id: wholeNumber, name: text, starter: optional(text) }),
      point: optional(text),
      value: optional(Type.Union([number, Type.Boolean()])),
      words: optional(text),
      because: Type.String({ description: 'why she is in that group' }),
    }),
  ),
  keptOut: list(groupException),
});

export const serviceFloorState = shape('ServiceFloorState', {
  points: floor,
  version: Type.Integer({ description: '0 while it is as delivered' }),
  changedBy: optional(text),
  changedAt: optional(time),
  reason: optional(text),
  proposal: optional(
    Type.Object({
      ...{ id: wholeNumber, points: floor, proposedBy: text, reason: text },
      isOutdated: Type.Boolean({ description: 'the floor was changed since: it can be carried out no more' }),
    }),
  ),
});
