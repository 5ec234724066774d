import { Type } from '@sinclair/typebox';
import { customerId, list, optional, shape, wholeNumber } from './shape.ts';
import { timelineEntry } from './timeline.ts';

const evidenceEntry = shape(
  'EvidenceEntry',
  {
    entry: timelineEntry,
    counted: Type.Boolean({ description: 'one of those that the number counts; the others are what it was counted among' }),
    mark: Type.String({ description: 'what the event says: chosen, passedOver, sent, answered, order, refunded, fault …' }),
    label: optional(Type.String({ description: 'what was chosen, where it was collected, the service' })),
    weekday: optional(Type.Integer({ minimum: 0, maximum: 6, description: 'on which it was received; 0 is Sunday' })),
  },
  'an event behind a number',
);

/** A number on a customer's page, opened: the events that it was made of. */
export const evidence = shape('Evidence', {
  customer: customerId,
  count: Type.Integer({ description: 'events that the number counts' }),
  all: Type.Integer({ description: 'with those that they were counted among' }),
  days: Type.Integer({ description: 'different days (UTC) of the events counted' }),
  entries: list(evidenceEntry, 'newest first'),
  next: optional(wholeNumber),
  isCut: optional(Type.Literal(true, { description: 'she has more events than are looked through: the oldest are not here' })),
});
