import { Type } from '@sinclair/typebox';
import { customerId, list, optional, shape, wholeNumber } from './shape.ts';

const text = Type.String();

export const taste = shape(
  'Taste',
  {
    attribute: text,
    value: Type.String({ description: '`yes` or `no` where the attribute is something that a thing has or has not' }),
    chosen: Type.Integer({ description: 'how often she chose it' }),
    offered: Type.Integer({ description: 'how often it was offered beside something else' }),
    byChance: Type.Number({ description: 'how often somebody without a taste would have chosen it' }),
    weight: Type.Number({ description: 'log-odds above chance; above zero she likes it' }),
    sureness: Type.Number({ description: 'how sure it is that she takes it more often than chance would, 0 to 1' }),
    text: Type.String({ description: 'chosen quiet 5 of 5' }),
  },
  'what her choices say of one value of an attribute',
);

export const preferences = shape('Preferences', {
  customer: customerId,
  choices: Type.Integer({ description: 'choices made, at least: those whose details are kept' }),
  tastes: list(taste, 'the strongest first'),
  unknown: optional(Type.String({ description: 'why nothing is known yet' })),
});

export const scoredItems = shape('ScoredItems', {
  customer: customerId,
  items: list(
    shape('ScoredItem', {
      id: text,
      rank: wholeNumber,
      score: Type.Number({ description: 'sum of the weights of what is known of it; 0 is as good as any' }),
      known: Type.Boolean({ description: 'false where none of her choices was about anything that it is' }),
      evidence: list(taste, 'the strongest first'),
      text: Type.String({ description: 'why it stands here, in plain words' }),
    }),
    'best first',
  ),
});
