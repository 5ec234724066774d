import { Type } from '@sinclair/typebox';
import { customerId, list, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const refusalCount = shape('RefusalCount', {
  code: Type.String({ description: 'consent.unknown, attention.spent, quiet_hours …' }),
  asker: Type.String({ description: 'moment, message, webhook, export or audience' }),
  purpose: text,
  channel: text,
  count: wholeNumber,
});

const refusedAct = shape('RefusedAct', {
  id: wholeNumber,
  time,
  customer: optional(customerId),
  name: optional(Type.String({ description: 'for those who may see people' })),
  code: text,
  words: text,
  asker: text,
  purpose: text,
  channel: text,
  item: optional(
    Type.String({ description: 'the key of the content, of the notice rule or of the message; of what is handed out, for what' }),
  ),
  title: optional(Type.String({ description: 'of the content, while it is in use' })),
  until: optional(time),
});

export const gateRefusals = shape('GateRefusals', {
  days: wholeNumber,
  counts: list(refusalCount, 'in these days, the most frequent first'),
  byDay: list(Type.Object({ day: Type.String({ format: 'date' }), code: text, count: wholeNumber })),
  newest: list(refusedAct, 'one by one; of a busy second only some'),
  next: optional(Type.Integer({ description: '`before` of the next page' })),
});

const stockCount = shape('StockCount', {
  product: text,
  place: optional(Type.String({ description: 'absent: everywhere' })),
  quantity: wholeNumber,
  time,
});

export const stockList = shape('StockList', {
  counts: list(stockCount),
  total: Type.Integer({ description: 'how many counts there are' }),
});
