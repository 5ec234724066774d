import { Type } from '@sinclair/typebox';
import { messageChannels } from '../../consent/index.ts';
import { receivingWays } from '../../profile/index.ts';
import { taste } from './preferences.ts';
import { customerId, list, oneOf, optional, shape, wholeNumber } from './shape.ts';

const text = Type.String();
const day = Type.String({ format: 'date' });
const weekday = Type.Integer({ minimum: 0, maximum: 6, description: '0 is Sunday' });
const share = Type.Number({ description: 'posterior chance: hers, drawn to everybody’s the more, the less is known of her' });

const others = Type.Integer({
  description: 'how many others have orders that say it; absent where they are too few to say what others do',
});

const way = shape('WayLeaning', {
  way: oneOf(receivingWays),
  share,
  count: wholeNumber,
  of: Type.Integer({ description: 'her last orders that say how they reached her' }),
  others: optional(others),
  weekday: optional(Type.Object({ day: weekday, count: wholeNumber })),
  place: optional(Type.Object({ name: text, count: wholeNumber })),
  text: Type.String({ description: 'collects in store: 9 of 10 orders, 8 on Saturdays' }),
});

const message = shape('MessageLeaning', {
  channel: oneOf(messageChannels),
  share,
  answered: wholeNumber,
  sent: wholeNumber,
  others: optional(others),
  stated: optional(Type.Literal(true, { description: 'she said that she wants to be reached this way' })),
  left: optional(oneOf(['refused', 'noAddress'], 'why it is not among the options')),
  text,
});

const jointPart = shape('JointAnswer', {
  product: optional(
    Type.Object({ id: text, text, known: Type.Boolean({ description: 'false where nothing is known of what it is like to her' }) }),
  ),
  receive: optional(
    Type.Object(
      {
        way: oneOf(receivingWays),
        place: optional(text),
        weekday: optional(weekday),
        day: optional(day),
        known: Type.Boolean({ description: 'false where it is only what others do, or the one way there is' }),
        others: optional(others),
        text,
      },
      { description: 'absent where neither her orders nor those of enough others say it, and several ways are possible' },
    ),
  ),
  message: optional(
    Type.Object({
      channel: oneOf(messageChannels),
      day,
      hour: Type.Integer({ description: 'of the day in her time zone' }),
      known: Type.Boolean(),
      text,
    }),
  ),
  score: Type.Number({ description: 'sum of log-chances of the parts' }),
});

export const leanings = shape('Leanings', {
  customer: customerId,
  timezone: Type.String({ description: 'in which her days and hours are meant; UTC where hers is not known' }),
  likes: list(taste, 'what she takes more often than chance would, surely enough'),
  ways: list(way, 'most likely first'),
  messages: list(message, 'most likely first'),
  hour: optional(Type.Object({ hour: wholeNumber, count: wholeNumber, of: wholeNumber, text }, { description: 'when she mostly comes' })),
  joint: optional(
    Type.Object({
      best: jointPart,
      reasons: list(text),
      next: optional(Type.Object({ answer: jointPart, text: Type.String({ description: 'what is different, and why it is second' }) })),
      considered: Type.Integer({ description: 'combinations that were scored' }),
    }),
  ),
  unknown: list(text, 'what is not known yet'),
});
