import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

/** For how long decisions are kept. */
export const decisionKeepingSetting = defineSetting({
  key: 'decision.keeping',
  title: 'How long decisions are kept',
  description:
    'Days for which the log of decisions, what was reported of them and what colleagues chose instead can be opened. Then they are forgotten, the log by whole months; what was learned stays.',
  schema: Type.Object({ days: Type.Integer({ minimum: 30, maximum: 3_650 }) }, { additionalProperties: false }),
  // A year to compare with, and a month to do so in.
  default: { days: 400 },
});

/** How decisions are made, besides the rules of moments. */
export const decisionLimitsSetting = defineSetting({
  key: 'decision.limits',
  title: 'How moments are decided',
  description:
    'How long a decision may take before a kind default is given, when content was read often enough, and whether choices are predicted or come in a fixed order.',
  schema: Type.Object(
    {
      answerMs: Type.Integer({ minimum: 5, maximum: 1_000, description: 'milliseconds until a kind default is given instead' }),
      readsMax: Type.Integer({ minimum: 1, maximum: 20, description: 'content read so often is not offered again' }),
      isPredicting: Type.Boolean({
        description: 'off: content comes in a fixed order, the same for everybody, after rules and permission',
      }),
      answerMinutes: Type.Integer({
        minimum: 1,
        maximum: 10_080,
        description: 'minutes after which content that was seen and not used counts as no help',
      }),
      evenPercent: Type.Number({
        minimum: 0.5,
        maximum: 50,
        description: 'percent of choices that are spread evenly over all that is possible, so that what helped less is tried again',
      }),
      worthByKind: Type.Record(Type.String({ maxLength: 40 }), Type.Number({ exclusiveMinimum: 0, maximum: 1_000 }), {
        description: 'what an answer to a kind of content is worth against that to others; 1 for the rest',
      }),
    },
    { additionalProperties: false },
  ),
  default: { answerMs: 90, readsMax: 2, isPredicting: true, answerMinutes: 30, evenPercent: 5, worthByKind: {} },
});
