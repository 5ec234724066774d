import { Type } from '@sinclair/typebox';
import { defineSetting } from '../../settings/index.ts';

export const traitMethods = ['stated', 'observed', 'computed'] as const;
export type TraitMethod = (typeof traitMethods)[number];

/** Which of several values of a trait is shown; what a person has settled always comes first. */
export interface TraitPreference {
  /** Earlier beats later. */
  readonly methods: readonly TraitMethod[];
  /** For single traits: sources by number, earlier beats later; sources that are not named come after all that are. */
  readonly sources: readonly { readonly trait: string; readonly order: readonly number[] }[];
}

export const traitPreferenceSetting = defineSetting({
  key: 'traits.preference',
  title: 'Which value counts when sources disagree',
  description:
    'What a person settled comes first; then values by how they came to be known, then, for the traits named here, by source; then the newest. Every customer page shows the rule beside the value.',
  schema: Type.Object(
    {
      methods: Type.Array(Type.Union(traitMethods.map((method) => Type.Literal(method))), {
        minItems: 1,
        maxItems: 3,
        uniqueItems: true,
        description: 'earlier beats later: stated by the person, observed by a system, computed by us',
      }),
      sources: Type.Array(
        Type.Object(
          {
            trait: Type.String({ minLength: 1, maxLength: 100 }),
            order: Type.Array(Type.Integer({ minimum: 1 }), {
              minItems: 1,
              maxItems: 100,
              uniqueItems: true,
              description: 'numbers of sources, the one to believe first',
            }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 200 },
      ),
    },
    { additionalProperties: false },
  ),
  default: { methods: [...traitMethods], sources: [] },
});
