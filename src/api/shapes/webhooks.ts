import { Type } from '@sinclair/typebox';
import { customerId, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const webhook = shape('Webhook', {
  id: wholeNumber,
  url: text,
  description: text,
  events: list(text, 'kinds and names that it wants; none means all'),
  purpose: text,
  enabled: Type.Boolean(),
  disabledReason: optional(text),
  failing: Type.Boolean(),
  failingSince: optional(time),
  lastError: optional(text),
  waiting: optional(Type.Integer({ description: 'how many messages wait to be sent' })),
  oldestQueuedAt: optional(time),
  createdBy: text,
  createdAt: time,
});

export const delivery = shape('Delivery', {
  id: wholeNumber,
  eventId: text,
  event: text,
  customer: optional(customerId),
  time,
  status: oneOf(['delivered', 'waiting', 'failed', 'withheld']),
  attempts: wholeNumber,
  tookMs: Type.Number(),
  responseStatus: optional(wholeNumber),
  message: optional(text),
});

export const signingSecret = Type.String({ description: 'the signing secret, shown in this answer only' });
