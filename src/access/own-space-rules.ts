import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

/** How long a customer's link to her own space lasts. */
export const ownSpaceSetting = defineSetting({
  key: 'access.own_space',
  alsoNeeds: 'fields.edit',
  title: 'How long a customer’s own link lasts',
  description:
    'After so many days the link to her own space ends by itself and she asks for another. Links that are out already end when they said they would.',
  schema: Type.Object(
    { days: Type.Integer({ minimum: 1, maximum: 365, description: 'days since the link was made' }) },
    { additionalProperties: false },
  ),
  // A mail is opened weeks after it came; a link that is found in an old one a year later should lead nowhere.
  default: { days: 30 },
});
