import { Type } from '@sinclair/typebox';
import { defineSetting } from '../../settings/index.ts';
import { defaultSearchRule } from '../summary/search-permission.ts';

/** Under what permission searches are kept (`SearchRule`); a change holds for events from then on. */
export const searchRuleSetting = defineSetting({
  key: 'profile.searches',
  title: 'When searches may be kept',
  description:
    'What a person searched for before she came, and in our own shop, is kept only with her permission. Names the categories of the consent object that give it.',
  schema: Type.Object(
    {
      categories: Type.Array(
        Type.String({ minLength: 1, maxLength: 100, pattern: '^[^A-Z]+$', description: 'a category of the consent object, in lower case' }),
        {
          maxItems: 50,
          uniqueItems: true,
        },
      ),
      keepWhenUnsaid: Type.Boolean({ description: 'keep searches of events that say nothing about permission' }),
    },
    { additionalProperties: false },
  ),
  default: { categories: [...defaultSearchRule.categories], keepWhenUnsaid: defaultSearchRule.keepWhenUnsaid },
});
