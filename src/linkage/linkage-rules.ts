import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

export interface LinkageRules {
  /** From this chance on a pair comes before a reviewer. */
  readonly reviewFrom: number;
  /** From this chance on a pair is joined without one; null never. */
  readonly joinFrom: number | null;
  /** Hours between two runs over all records. */
  readonly runEveryHours: number;
}

const chance = (description: string) => Type.Number({ minimum: 0.01, maximum: 1, description });

/** When records that share no key come before a person, and when they are joined without one. */
export const linkageRulesSetting = defineSetting({
  key: 'linkage.rules',
  title: 'Links that are not certain',
  description:
    'Records that share no key are compared by statistics. Says from which chance on a pair comes before a reviewer, and from which on it is joined without one (nobody unless you set it; the page of joins says how many wrong ones to expect).',
  schema: Type.Object(
    {
      reviewFrom: chance('chance of being one person from which a pair comes before a reviewer'),
      joinFrom: Type.Union([
        Type.Number({ minimum: 0.9, maximum: 1, description: 'chance from which a pair is joined at once' }),
        Type.Null(),
      ]),
      runEveryHours: Type.Integer({ minimum: 1, maximum: 744, description: 'hours between two runs over all records' }),
    },
    { additionalProperties: false },
  ),
  default: { reviewFrom: 0.2, joinFrom: null, runEveryHours: 24 },
});
