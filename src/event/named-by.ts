import type { JsonObject, JsonValue } from '../foundation/index.ts';

/** An identifier of a namespace of one's own, as Segment's `context.externalIds` has it. */
export function externalIdOf(namespace: JsonValue, id: JsonValue): JsonObject {
  return { id, type: namespace, collection: 'users', encoding: 'none' };
}

/** How an event says whose it is by one identifier: parts of the event, `context` among them where the namespace has no field of its own. Pure. */
export function namedBy(namespace: string, value: string): { userId?: string; anonymousId?: string; context?: JsonObject } {
  if (namespace === 'user_id') return { userId: value };
  if (namespace === 'anonymous_id') return { anonymousId: value };
  return { context: { externalIds: [externalIdOf(namespace, value)] } };
}
