import { type Static, Type } from '@sinclair/typebox';
import { contentKindNames } from '../item/content-kind.ts';

const key = (description: string) => Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$', maxLength: 60, description });
const name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S', description: 'what people call it' });
const words = Type.Array(Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' }), {
  maxItems: 60,
  description: 'words and phrases that speak of it, in any language; from four letters on a word stands for those that begin with it',
});
const kinds = Type.Optional(
  Type.Array(Type.Union(contentKindNames.map((kind) => Type.Literal(kind))), {
    maxItems: 9,
    description: 'kinds of content that are of it by nature',
  }),
);
const entry = Type.Object({ key: key('what programs call it'), name, words, kinds }, { additionalProperties: false });
// A product goes by its number in events, which may be anything.
const product = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S', description: 'its number in events and orders' }),
    name,
    numbers: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 20, description: 'of a catalogue, a supplier …' }),
    nicknames: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 20, description: 'what people call it' }),
  },
  { additionalProperties: false },
);

// What an editor can tell apart in a list, and what is searched through for each item that somebody writes.
const entriesMax = 100;
const productsMax = 5_000;
const entries = (description: string) => Type.Array(entry, { maxItems: entriesMax, description });

export const tagStandardSchema = Type.Object(
  {
    stages: Type.Array(entry, { minItems: 1, maxItems: 20, description: 'the stages of the loop, in their order' }),
    questions: Type.Array(
      Type.Composite([entry, Type.Object({ stages: Type.Array(Type.String(), { minItems: 1, maxItems: 20 }) })], {
        additionalProperties: false,
      }),
      {
        maxItems: entriesMax,
        description: 'what customers ask, and in which stages they do',
      },
    ),
    occasions: entries('times and events in a life'),
    devices: entries('where it is at its best'),
    moods: entries('how somebody feels who needs it'),
    topics: entries('what it is about'),
    products: Type.Array(product, { maxItems: productsMax, description: 'each with all the names it goes by' }),
  },
  { additionalProperties: false },
);

/** The words in which content is tagged: the same for everybody who writes and for everything that chooses. */
export type TagStandard = Static<typeof tagStandardSchema>;
export type StandardEntry = Static<typeof entry>;
