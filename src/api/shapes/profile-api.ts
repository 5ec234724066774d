import { Type } from '@sinclair/typebox';
import { anything, byName, list, nullable, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const cursor = shape('ProfileCursor', {
  url: text,
  has_more: Type.Boolean(),
  next: Type.String({ description: 'empty on the last page' }),
  limit: wholeNumber,
});

const externalId = {
  collection: text,
  encoding: text,
  id: text,
  type: text,
};

export const profileTraits = shape('ProfileTraits', {
  traits: byName(anything, 'with verbose=true, each with its source and time'),
  cursor,
});

export const profileIds = shape('ProfileExternalIds', {
  data: list(Type.Object({ source_id: text, ...externalId, created_at: time })),
  cursor,
});

export const profileEvents = shape('ProfileEvents', {
  data: list(
    Type.Object({
      external_ids: list(Type.Object(externalId)),
      context: anything,
      type: text,
      message_id: text,
      source_id: text,
      timestamp: time,
      properties: optional(anything),
      traits: optional(anything),
      event: optional(text),
      name: optional(text),
      related: Type.Object({ users: text }),
    }),
  ),
  cursor,
});

export const profileMetadata = shape('ProfileMetadata', {
  metadata: Type.Object({
    created_at: time,
    updated_at: time,
    expires_at: Type.Null(),
    first_message_id: nullable(text),
    first_source_id: nullable(text),
    last_message_id: nullable(text),
    last_source_id: nullable(text),
  }),
});

export const profileLinks = shape('ProfileLinks', {
  data: list(
    Type.Object({
      to_collection: text,
      external_ids: list(Type.Object({ ...externalId, source_id: text, created_at: time })),
    }),
  ),
  cursor,
});
