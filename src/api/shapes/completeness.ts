import { Type } from '@sinclair/typebox';
import { knownFacts, touchPoints } from '../../profile/index.ts';
import { sourceRef } from './references.ts';
import { anything, customerId, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const inBoth = shape('InBothLanguages', { en: text, pt: text });
const share = Type.Number({ description: '0 to 1: the weight of what is known, and half of what is old, over all weight' });

const politeQuestion = shape(
  'PoliteQuestion',
  {
    question: inBoth,
    at: optional(oneOf(touchPoints, 'the touch point that could best ask it; absent where there is none that she allows and comes to')),
    alsoAt: list(oneOf(touchPoints)),
    notAt: list(Type.Object({ channel: oneOf(touchPoints), code: text, words: text }), 'where the gate does not let it be asked, and why'),
    answers: optional(list(text, 'possible answers; any text where there are none')),
  },
  'how one would kindly ask for it',
);

const completenessField = shape('CompletenessField', {
  key: text,
  label: inBoth,
  fact: oneOf(knownFacts),
  state: oneOf(['known', 'stale', 'missing']),
  weight: wholeNumber,
  value: optional(Type.Unsafe<unknown>({ ...anything, description: 'absent where the role may not see it' })),
  time: optional(time),
  staleAt: optional(time),
  method: optional(oneOf(['stated', 'observed', 'computed'])),
  source: optional(sourceRef),
  eventId: optional(text),
  ask: optional(politeQuestion),
});

export const completeness = shape('Completeness', {
  customer: customerId,
  share,
  known: wholeNumber,
  of: wholeNumber,
  language: optional(Type.String({ description: 'in which she would be asked, where it is known: pt-PT' })),
  fields: list(completenessField, 'gaps first, what adds most before the rest; then what is known'),
  isWaiting: optional(Type.Literal(true, { description: 'what was just recorded is kept and not worked in yet' })),
});
