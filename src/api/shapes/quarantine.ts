import { Type } from '@sinclair/typebox';
import { list, nullable, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const quarantineItem = shape('QuarantineItem', {
  id: wholeNumber,
  receivedAt: time,
  source: Type.Object({ id: wholeNumber, name: nullable(text) }),
  reason: Type.String({ description: 'the code of the error' }),
  message: text,
  at: Type.String({ description: 'where in the event' }),
  event: Type.Unknown({ description: 'the event as an object, or its text where it is not JSON' }),
  readable: Type.Boolean(),
  attempts: wholeNumber,
  editedBy: nullable(text),
});

export const quarantineAnswer = shape('QuarantineAnswer', {
  total: wholeNumber,
  byReason: list(Type.Object({ reason: text, count: wholeNumber })),
  items: list(quarantineItem),
  next: optional(Type.Integer({ description: '`before` of the page that follows' })),
});

export const replayed = shape('Replayed', {
  replayed: Type.Integer({ description: 'how many events are tried again' }),
  unreadable: optional(Type.Integer({ description: 'how many stay because they are still no JSON; mend them first' })),
});
