import { isJsonObject, type JsonObject, type JsonValue, type Problem } from '../../foundation/index.ts';
import type { WireEvent } from '../event.ts';
import { noteItem } from './as-sent.ts';
import { openEmptyLists } from './empty-list.ts';
import { fromPosthog } from './from-posthog.ts';
import { fromMerge, fromSegment } from './from-segment.ts';
import { fromSnowplow } from './from-snowplow.ts';
import type { SharedFields, WireCall, WireMeta, WireProtocol } from './protocol.ts';

export interface ReadEvents {
  /** One for each item of the body, in its order, also for items that are no events: `checkEvent` says so. */
  readonly events: WireEvent[];
  /** What is wrong with the body as a whole; then there are no events. */
  readonly batchProblems: Problem[];
}

/** One item of a body in one protocol, as an event in Segment's shape. Must not change the item. */
type ItemReader = (item: JsonObject, call: WireCall, shared: SharedFields) => WireEvent;

const readers: Readonly<Record<WireProtocol, ItemReader>> = {
  segment: fromSegment,
  rudderstack: (item, call, shared) =>
    (call === 'merge' ? 'merge' : item.type) === 'merge' ? fromMerge(item, shared) : fromSegment(item, call, shared),
  jitsu: fromSegment,
  loyalty: (item, call, shared) => fromSegment(withType(item), call, shared),
  posthog: fromPosthog,
  snowplow: fromSnowplow,
};

/** Our own door needs no `type` where the event says what it is: `event` is a track call's, `traits` an identify's, `name` a page's. */
function withType(item: JsonObject): JsonObject {
  if (item.type !== undefined && item.type !== null && item.type !== '') return item;
  if (typeof item.event === 'string') return { ...item, type: 'track' };
  if (isJsonObject(item.traits)) return { ...item, type: 'identify' };
  return typeof item.name === 'string' || isJsonObject(item.page) ? { ...item, type: 'page' } : item;
}

/**
 * The events of a parsed body, in Segment's shape. Pure: the same entry gives the same events at the door and in processing. What the
 * request said outside its body (`meta`) is added to each event's context; an event without a message id is named after the entry
 * (`<receiptId>.<index>`), so that working through the entry twice gives the same id twice.
 */
export function readWireEvents(protocol: WireProtocol, body: JsonValue, meta: WireMeta): ReadEvents {
  const { items, shared, problem } = openEnvelope(protocol, body, meta.call);
  if (problem !== undefined) return { events: [], batchProblems: [problem] };
  const reader = readers[protocol];
  const added = contextOf(meta);
  const events: WireEvent[] = new Array(items.length);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as JsonValue;
    const event: WireEvent = isJsonObject(item) ? reader(item, meta.call, shared) : { notAnEvent: item };
    noteItem(event, item);
    openEmptyLists(event);
    if (event.messageId === undefined || event.messageId === null || event.messageId === '')
      event.messageId = `${meta.receiptId ?? ''}.${index}`;
    if (added !== undefined) addContext(event, added, meta);
    events[index] = event;
  }
  return { events, batchProblems: [] };
}

interface Envelope {
  readonly items: readonly JsonValue[];
  readonly shared: SharedFields;
  readonly problem?: Problem;
}

const nothingShared: SharedFields = {};

/** The items of a body and what it says for all of them. */
export function openEnvelope(protocol: WireProtocol, body: JsonValue, call: WireCall): Envelope {
  if (Array.isArray(body)) {
    if (call === 'batch' || call === 'any') return { items: body, shared: nothingShared };
    return {
      items: [],
      shared: nothingShared,
      problem: { at: 'body', message: 'one event is expected at this address; send several to /v1/batch' },
    };
  }
  if (!isJsonObject(body)) return { items: [], shared: nothingShared, problem: { at: 'body', message: 'a JSON object is expected' } };
  const list = protocol === 'snowplow' ? body.data : body.batch;
  if (Array.isArray(list) && (call === 'batch' || call === 'any')) return { items: list, shared: sharedOf(body) };
  if (call === 'batch') {
    return {
      items: [],
      shared: nothingShared,
      problem: { at: protocol === 'snowplow' ? 'data' : 'batch', message: 'a list of events is expected here' },
    };
  }
  return { items: [body], shared: nothingShared };
}

function sharedOf(body: JsonObject): SharedFields {
  const sentAt = body.sentAt ?? body.sent_at;
  return {
    ...(isJsonObject(body.context) ? { context: body.context } : {}),
    ...(isJsonObject(body.integrations) ? { integrations: body.integrations } : {}),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

function contextOf(meta: WireMeta): JsonObject | undefined {
  return meta.gpc === undefined && meta.ip === undefined && meta.userAgent === undefined && meta.referer === undefined ? undefined : meta;
}

/** Puts into an event's context what the request said; what the event says itself goes before it, but for the GPC signal. */
function addContext(event: WireEvent, { gpc, ip, userAgent, referer }: JsonObject, { call }: WireMeta): void {
  const given = event.context;
  if (given !== undefined && given !== null && !isJsonObject(given)) return;
  const context: JsonObject = { ...given };
  if (gpc !== undefined) context.gpc = gpc;
  if (ip !== undefined && (context.ip === undefined || context.ip === null)) context.ip = ip;
  if (userAgent !== undefined && (context.userAgent === undefined || context.userAgent === null)) context.userAgent = userAgent;
  if (referer !== undefined && call === 'page' && context.page === undefined) context.page = { url: referer };
  event.context = context;
}
