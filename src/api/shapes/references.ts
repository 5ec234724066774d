import { Type } from '@sinclair/typebox';
import { refusalCodes } from '../../identity/index.ts';
import { named, oneOf, optional, shape } from './shape.ts';

/** An amount in major units. */
export const money = shape('Money', {
  amount: Type.Number({ description: 'major units: 12.5 is twelve and a half euros' }),
  currency: Type.String({ description: 'ISO 4217' }),
});

/** A source by number and name, beside everything that came from it. */
export const sourceRef = shape('SourceRef', { id: Type.Integer(), name: Type.String() });

/** What somebody is known by. */
export const identifierRef = shape('IdentifierRef', {
  namespace: Type.String({ description: 'email, phone, user_id, anonymous_id …' }),
  value: Type.String({ description: 'of one that the role may not see, only the end' }),
});

/** Why a link joins nobody. */
export const refusedBecause = shape('RefusedBecause', {
  code: oneOf(refusalCodes),
  namespace: optional(Type.String({ description: 'what several people use, or of which one person would have too many' })),
  most: optional(Type.Integer({ description: 'the most of it that one person may have' })),
  decision: optional(Type.Integer({ description: 'the decision that keeps both sides apart' })),
});

/** What is wrong, and where. */
export const problem = shape('Problem', { at: Type.String(), message: Type.String() });

/** Every error of every route. */
export const errorAnswer = named(
  'ErrorAnswer',
  Type.Object(
    {
      error: Type.Object({
        code: Type.String({ description: 'stable; docs/errors.md says when it comes and what to do' }),
        message: Type.String({ description: 'in words, for people' }),
        problems: optional(Type.Array(problem, { description: 'every problem of the request at once' })),
      }),
    },
    { description: 'The request was refused, or could not be answered' },
  ),
);
