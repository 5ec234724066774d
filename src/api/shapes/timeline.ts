import { Type } from '@sinclair/typebox';
import { identifierRef, money, sourceRef } from './references.ts';
import { anyObject, anything, customerId, list, optional, shape, time } from './shape.ts';

const text = Type.String();

export const timelineEntry = shape('TimelineEntry', {
  eventId: Type.String({ description: 'for GET /v1/events/{eventId}' }),
  time,
  dateOnly: optional(Type.Literal(true, { description: 'its source stated a day and no time of it' })),
  receivedAt: time,
  kind: Type.String({ description: 'visit, order, care, words, opinion, search, product, message, profile; or page, track …' }),
  name: text,
  title: text,
  detail: optional(text),
  channel: text,
  source: sourceRef,
  identifier: identifierRef,
  money: optional(money),
  device: optional(text),
});

export const timelinePage = shape('TimelinePage', {
  entries: list(timelineEntry),
  next: optional(Type.String({ description: '`before` of the page that follows; absent on the last' })),
  historyBehindSeconds: optional(Type.Integer({ description: 'the timeline is this far behind; absent when it keeps up' })),
});

export const rawEvent = shape('RawEvent', {
  event: anyObject,
  source: sourceRef,
  receivedAt: time,
  customer: customerId,
  identifier: optional(identifierRef),
});

export const settled = shape('SettledTrait', {
  customer: customerId,
  trait: text,
  value: anything,
  source: sourceRef,
});
