import { Type } from '@sinclair/typebox';
import { identifierRef } from './references.ts';
import { customerId, list, nullable, oneOf, optional, pair, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const milliseconds = Type.Number({ description: 'milliseconds since 1970' });

export const splitAnswer = shape('SplitAnswer', { decision: wholeNumber, kept: customerId, separated: customerId });
export const joinAnswer = shape('JoinAnswer', { decision: wholeNumber, customer: customerId });
export const undoAnswer = shape('UndoAnswer', { decision: wholeNumber, customers: list(customerId) });

export const madeDecision = shape('MadeDecision', {
  id: wholeNumber,
  kind: oneOf(['split', 'join']),
  by: text,
  reason: text,
  time: milliseconds,
  undone: optional(Type.Object({ by: text, reason: text, time: milliseconds })),
});

export const joinsToReview = shape('JoinsToReview', {
  items: list(
    shape('JoinToReview', {
      id: wholeNumber,
      reason: text,
      identifier: identifierRef,
      people: list(Type.Object({ id: customerId, name: nullable(text) })),
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
      value: text,
      person_id: wholeNumber,
      shared: Type.Boolean(),
      first_seen: milliseconds,
      marks: nullable(text),
      source_id: wholeNumber,
    }),
  ),
  links: list(
    Type.Object({
      id: wholeNumber,
      between: pair(identifierRef),
      rule: text,
      strength: Type.Number(),
      sourceId: wholeNumber,
      messageId: text,
      firstTime: milliseconds,
      state: oneOf(['joined', 'refused']),
      reason: optional(text),
    }),
  ),
  decisions: list(madeDecision),
  household: list(Type.Object({ id: customerId, why: text })),
});
