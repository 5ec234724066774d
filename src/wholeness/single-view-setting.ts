import { type Static, Type } from '@sinclair/typebox';
import type { Problem } from '../foundation/index.ts';
import { defineSetting } from '../settings/index.ts';

const expectation = Type.Object(
  {
    source: Type.Integer({ minimum: 1, description: 'number of a source that is expected to know every customer' }),
    freshDays: Type.Union([
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'days after which what it last said of a customer is no longer fresh' }),
      Type.Null({ description: 'what it said stays fresh' }),
    ]),
  },
  { additionalProperties: false },
);
const schema = Type.Object(
  {
    expected: Type.Array(expectation, {
      maxItems: 50,
      description: 'sources that must know a customer, unless she is known not to be there; none: sources are not asked for',
    }),
    freshDays: Type.Union(
      [
        Type.Integer({ minimum: 1, maximum: 3_650, description: 'days within which some source must have said something of her' }),
        Type.Null({ description: 'not asked for' }),
      ],
      { description: 'freshness of a customer as a whole' },
    ),
    traits: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      maxItems: 100,
      uniqueItems: true,
      description: 'traits of which sources may not disagree unsettled',
    }),
    reviewersAgree: Type.Boolean({ description: 'two reviewers who differ on whether she is one with somebody are a conflict' }),
  },
  { additionalProperties: false },
);

/** When a customer counts as whole. */
export type SingleViewDefinition = Static<typeof schema>;

/** What a customer must be to count as seen whole. That none of her records may wait to be linked is no choice: it is what the share is about. */
export const singleViewSetting = defineSetting({
  key: 'wholeness.definition',
  title: 'When a customer is seen whole',
  description:
    'The share of customers of whom there is one view counts a customer when no other record is likely hers, every source named here knows her or is known not to, what they said is fresh, and nothing that counts as a conflict is open.',
  schema,
  default: { expected: [], freshDays: null, traits: ['email', 'phone', 'birthday', 'birthDate', 'dateOfBirth'], reviewersAgree: true },
  check: ({ expected }): Problem[] =>
    expected.flatMap(({ source }, at) =>
      expected.findIndex((other) => other.source === source) < at ? [{ at: `expected[${at}].source`, message: 'is expected already' }] : [],
    ),
});
