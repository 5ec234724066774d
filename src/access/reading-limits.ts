import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

const perMinute = (description: string) => Type.Integer({ minimum: 1, maximum: 1_000_000, description });

/** How fast one caller may go through customers. */
export const readingLimitsSetting = defineSetting({
  key: 'access.reading',
  alsoNeeds: 'fields.edit',
  title: 'How many customers one may read',
  description:
    'Customers and lists of them in a minute, for each person and each API token; one customer counts once, however much of her is read. Beyond it answers are refused until the minute is over, and the audit log ' +
    'says who it was. Each running copy of the product counts for itself.',
  schema: Type.Object(
    {
      personReads: perMinute('looks at customers, by one person'),
      tokenReads: perMinute('looks at customers, by one API token'),
      personFinds: perMinute('searches, by one person; the find box asks at every few letters'),
      tokenFinds: perMinute('searches, by one API token'),
    },
    { additionalProperties: false },
  ),
  // Nobody looks at ten customers a second for a minute; a firm's website may ask for a hundred customers a
  // second. Reading a million customers at that rate takes most of three hours, and stands in the log from its first minute.
  default: { personReads: 600, tokenReads: 6_000, personFinds: 600, tokenFinds: 6_000 },
});
