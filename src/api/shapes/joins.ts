import { Type } from '@sinclair/typebox';
import { householdReasons } from './customer.ts';
import { identifierRef, refusedBecause, sourceRef } from './references.ts';
import { customerId, list, nullable, oneOf, optional, pair, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const splitAnswer = shape('SplitAnswer', {
  decision: wholeNumber,
  kept: customerId,
  separated: customerId,
  alsoApart: list(customerId, 'further people, whom earlier splits keep apart from the two'),
});
export const joinAnswer = shape('JoinAnswer', { decision: wholeNumber, customer: customerId });
export const undoAnswer = shape('UndoAnswer', { decision: wholeNumber, customers: list(customerId) });

const decisionParts = {
  id: wholeNumber,
  kind: oneOf(['split', 'join']),
  by: text,
  reason: text,
  time,
  evidence: optional(
    Type.Object(
      { pair: wholeNumber, chance: Type.Number(), model: wholeNumber },
      { description: 'the statistics that a join rests on beside a word' },
    ),
  ),
  undone: optional(Type.Object({ by: text, reason: text, time })),
};
const madeDecision = shape('MadeDecision', decisionParts);

const people = list(Type.Object({ id: customerId, name: nullable(text) }));

export const decisionOnPeople = shape('DecisionOnPeople', { ...decisionParts, people });

export const joinsToReview = shape('JoinsToReview', {
  items: list(
    shape('JoinToReview', {
      id: wholeNumber,
      reason: text,
      refusal: refusedBecause,
      identifier: identifierRef,
      people: list(
        Type.Object({
          id: customerId,
          name: nullable(text),
          birthYear: optional(Type.Integer({ description: 'where one is known and may be seen' })),
        }),
      ),
      differences: list(oneOf(['names', 'birth_years', 'birthdays']), 'in what some two of the people differ, as far as it may be seen'),
      since: time,
    }),
  ),
  next: optional(Type.Integer({ description: '`before` of the page that follows' })),
});

export const identityGraph = shape('IdentityGraph', {
  identifiers: list(
    Type.Object({
      id: wholeNumber,
      namespace: text,
      value: Type.String({ description: 'of one that the role may not see, only the end' }),
      shared: Type.Boolean({ description: 'several people use it, so it joins nobody' }),
      firstSeen: time,
      source: sourceRef,
    }),
  ),
  links: list(
    Type.Object({
      id: wholeNumber,
      between: pair(identifierRef),
      rule: text,
      strength: Type.Number(),
      source: optional(sourceRef),
      messageId: text,
      firstTime: time,
      state: oneOf(['joined', 'refused']),
      reason: optional(text),
      refusal: optional(refusedBecause),
    }),
  ),
  decisions: list(madeDecision),
  household: list(Type.Object({ id: customerId, ...householdReasons.properties })),
});
