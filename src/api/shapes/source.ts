import { Type } from '@sinclair/typebox';
import { channelNames, sourceKinds } from '../../source/index.ts';
import { list, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const source = shape('Source', {
  id: wholeNumber,
  name: text,
  channel: oneOf(channelNames),
  kind: oneOf(sourceKinds),
  marketingOwner: text,
  technologyOwner: text,
  timezone: Type.String({ description: 'zone of local times in its files' }),
  currency: nullable(text),
  enabled: Type.Boolean(),
  createdAt: time,
  eventsLastDay: wholeNumber,
  lastEventAt: nullable(time),
  lagSeconds: optional(Type.Integer({ description: 'how far behind a pull is' })),
  errors: optional(list(text, 'what went wrong lately, in words')),
});

export const sourceKey = shape('SourceKey', {
  id: wholeNumber,
  prefix: Type.String({ description: 'the first letters, enough to tell keys apart' }),
  createdAt: time,
  expiresAt: nullable(time),
  revokedAt: nullable(time),
  works: Type.Boolean(),
});

export const channel = shape('Channel', {
  name: oneOf(channelNames),
  label: text,
  presence: Type.Boolean({ description: 'an event in it means that she was there herself' }),
});

/** A write key is shown once: only its fingerprint is kept. */
export const newWriteKey = Type.String({ description: 'the write key, shown in this answer only' });
