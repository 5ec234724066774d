import { isJsonObject, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import type { WireEvent } from '../event.ts';
import { externalIdOf } from '../named-by.ts';
import { isEmptyList } from './empty-list.ts';
import type { SharedFields, WireCall } from './protocol.ts';

/**
 * An item of Segment's HTTP API, and of those who took over its shape (RudderStack, Jitsu, Customer.io, Dittofeed). The address says
 * which call it is, `type` does in a batch; a batch's `context` and `integrations` hold for each of its items where the item is silent.
 */
export function fromSegment(item: JsonObject, call: WireCall, shared: SharedFields): WireEvent {
  const event: WireEvent = item.writeKey === undefined ? { ...item } : withoutKey(item);
  if (call !== 'batch' && call !== 'any') event.type = call;
  if (event.sentAt === undefined && shared.sentAt !== undefined) event.sentAt = shared.sentAt;
  if (shared.context !== undefined) event.context = under(event.context, shared.context);
  if (shared.integrations !== undefined) event.integrations = under(event.integrations, shared.integrations);
  return event;
}

/** A sender's key is no part of what happened: whoever opens the event later should not read it. */
function withoutKey({ writeKey: _, ...event }: JsonObject): WireEvent {
  return event;
}

/** The item's own object over the batch's; what is no object stays, for the checker to refuse. */
function under(own: JsonValue | undefined, shared: JsonObject): JsonValue {
  if (own === undefined || own === null || isEmptyList(own)) return shared;
  return isJsonObject(own) ? { ...shared, ...own } : own;
}

// RudderStack's names for what has a name of its own here.
const namespaceOfMergeType: Readonly<Record<string, string>> = { mobile: 'phone', userId: 'user_id', anonymousId: 'anonymous_id' };

/** RudderStack's `merge`: several identifiers of one person. Becomes an identify call that carries them all as external ids. */
export function fromMerge(item: JsonObject, shared: SharedFields): WireEvent {
  const { mergeProperties, ...rest } = item;
  const event = fromSegment(rest, 'identify', shared);
  if (!Array.isArray(mergeProperties)) return { ...event, mergeProperties: mergeProperties ?? null };
  const externalIds = mergeProperties
    .filter(isJsonObject)
    .map(({ type, value }) =>
      externalIdOf(typeof type === 'string' ? (namespaceOfMergeType[type] ?? type) : (type ?? null), value ?? null),
    );
  const context = isJsonObject(event.context) ? event.context : {};
  const known = Array.isArray(context.externalIds) ? context.externalIds : [];
  event.context = { ...context, externalIds: [...known, ...externalIds] };
  return event;
}
