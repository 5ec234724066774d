import { Type } from '@sinclair/typebox';
import { messageStates, messageWays, receiptStates } from '../../delivery/index.ts';
import { byName, customerId, list, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const reason = shape('MessageReason', {
  code: Type.String({ description: 'never changes: `quiet_hours`, `consent.unknown`' }),
  words: text,
  until: optional(Type.String({ format: 'date-time', description: 'when time alone ends it' })),
});

const said = Type.Object({
  subject: optional(text),
  text: optional(text),
  content: optional(Type.String({ description: 'the key of a content item' })),
});

const parts = {
  id: Type.String({ description: 'the same on every attempt, and for whoever delivers it' }),
  customer: customerId,
  channel: oneOf(messageWays, 'by which it goes, or went'),
  channels: list(oneOf(messageWays), 'in the order in which they are tried'),
  purpose: text,
  isPromotion: Type.Boolean(),
  isAnswer: Type.Boolean({ description: 'it answers a question of hers' }),
  product: optional(text),
  state: oneOf(
    messageStates,
    '`sending` is in the hands of who delivers it; `unsure` may have left when the product was killed, and is not sent again',
  ),
  reasons: list(reason, 'why it is held, refused or dropped'),
  says: said,
  at: Type.String({ format: 'date-time', description: 'the moment it was wished for' }),
  dueAt: optional(Type.String({ format: 'date-time', description: 'of what waits: when it is looked at' })),
  until: optional(time),
  group: optional(Type.Integer({ description: 'the group that she must be in' })),
  audience: optional(Type.Integer({ description: 'the audience that she must be in' })),
  mailing: optional(wholeNumber),
  rule: optional(Type.String({ description: 'the notice rule that asked for it' })),
  via: optional(Type.String({ description: 'who took it: smtp, webhook:3, inApp, console, standIn' })),
  isStandIn: Type.Boolean({ description: 'a stand-in took it: nothing left the house' }),
  sentAt: optional(time),
  attempts: wholeNumber,
  error: optional(text),
  receipt: optional(oneOf(receiptStates)),
  receiptAt: optional(time),
  madeBy: text,
  madeAt: time,
};

export const message = shape('CustomerMessage', parts);
export const namedMessage = shape('NamedCustomerMessage', { ...parts, name: nullable(text) });

const step = shape('MessageStep', {
  at: time,
  ...{ state: text, code: text, words: text, by: text },
  channel: optional(oneOf(messageWays, 'by which it stands so; of one that was tried before the one that was taken, why not by it')),
});
export const messageDetails = shape('CustomerMessageDetails', {
  ...{ ...parts, name: nullable(text) },
  to: optional(Type.Object({ namespace: text, value: Type.String({ description: 'the address, or what the role may see of it' }) })),
  words: optional(Type.Object({ subject: optional(text), text }, { description: 'as it went out' })),
  steps: list(step, 'all that became of it, oldest first'),
});

export const messageCounts = shape('MessageCounts', {
  states: list(Type.Object({ state: oneOf(messageStates), reason: nullable(text), messages: wholeNumber })),
  receipts: list(Type.Object({ receipt: oneOf(receiptStates), messages: wholeNumber })),
  standIns: list(oneOf(messageWays), 'channels that a stand-in takes now: nothing of them leaves the house'),
});

export const customerMessages = shape('CustomerMessages', {
  customer: customerId,
  waiting: list(message, 'what is to come, the soonest first'),
  past: list(message, 'what is over, the newest first'),
  attention: Type.Object(
    {
      budget: Type.Integer({ description: 'messages a week that she may get unasked, as she has met those before' }),
      spent: wholeNumber,
      left: wholeNumber,
      freeAt: optional(Type.String({ format: 'date-time', description: 'when the next may go; where nothing is left' })),
    },
    { description: 'over all channels' },
  ),
});

export const mailing = shape('Mailing', {
  id: wholeNumber,
  group: optional(wholeNumber),
  audience: optional(wholeNumber),
  state: oneOf(['planning', 'planned', 'cancelled']),
  people: Type.Integer({ description: 'how many it was planned for so far' }),
  messages: byName(wholeNumber, 'how many stand where, by state'),
  channels: list(oneOf(messageWays)),
  purpose: text,
  isPromotion: Type.Boolean(),
  says: said,
  madeBy: text,
  madeAt: time,
});

export const inAppMessage = shape('InAppMessage', {
  id: text,
  purpose: text,
  isPromotion: Type.Boolean(),
  subject: optional(text),
  text,
  content: optional(text),
  sentAt: optional(time),
  until: optional(time),
  receipt: optional(oneOf(receiptStates)),
});

export const noticeRule = shape('NoticeRule', {
  key: text,
  title: text,
  enabled: Type.Boolean(),
  when: Type.Object({
    event: text,
    where: byName(Type.Unknown()),
    person: Type.Unknown({ description: 'a condition on the person, as groups have it; null for everybody' }),
  }),
  channels: list(oneOf(messageWays)),
  purpose: text,
  isPromotion: Type.Boolean(),
  subject: text,
  text,
  content: text,
  freshMinutes: wholeNumber,
  usefulHours: wholeNumber,
});

export const noticeRules = shape('NoticeRules', {
  rules: list(noticeRule),
  version: Type.Integer({ description: '0 while it is as delivered' }),
  changedBy: optional(text),
  changedAt: optional(time),
  reason: optional(text),
});
