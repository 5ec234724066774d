import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import type { WireEvent } from '../event.ts';
import { parseTime } from '../event-time.ts';
import type { SharedFields, WireCall } from './protocol.ts';

/**
 * An event of PostHog. Its `$` properties that say where and with what the event happened move to Segment's places in the context;
 * what has no place there stays among the properties. `$set` becomes traits; `$set_once` (traits that hold only where nothing is known
 * yet) becomes `context.traitsOnce`, as Segment's shape has no word for it.
 */
export function fromPosthog(item: JsonObject, _call: WireCall, shared: SharedFields): WireEvent {
  const given: JsonObject = isJsonObject(item.properties) ? item.properties : {};
  const { properties, context } = splitProperties(given);
  const distinctId = item.distinct_id ?? given.distinct_id ?? item.$distinct_id;
  const event: WireEvent = {
    type: 'track',
    ...unknownFields(item),
    messageId: item.uuid ?? given.$insert_id ?? null,
    ...identityOf(given, distinctId),
    ...timesOf(item, shared),
  };
  const set = item.$set ?? given.$set;
  const setOnce = item.$set_once ?? given.$set_once;
  if (setOnce !== undefined && hasMembers(setOnce)) context.traitsOnce = setOnce;
  event.context = context;
  event.properties = properties;
  shapes[textOf(item.event) ?? '']?.(event, given, distinctId);
  if (event.type === 'track') event.event = item.event ?? null;
  if (set !== undefined && hasMembers(set)) {
    if (event.type === 'identify') event.traits = set;
    else context.traits = set;
  }
  return event;
}

type Shape = (event: WireEvent, given: JsonObject, distinctId: JsonValue | undefined) => void;

const identify: Shape = (event, given, distinctId) => {
  event.type = 'identify';
  event.userId = distinctId ?? null;
  event.anonymousId = given.$anon_distinct_id ?? given.$device_id ?? null;
  event.traits = {};
};

const alias: Shape = (event, given, distinctId) => {
  event.type = 'alias';
  event.userId = distinctId ?? null;
  event.previousId = given.alias ?? null;
  if (event.anonymousId === distinctId) event.anonymousId = null;
};

// The events of PostHog that are one of the six calls rather than something that a person did.
const shapes: Readonly<Record<string, Shape>> = {
  $identify: identify,
  $set: (event, given, distinctId) => {
    const { userId, anonymousId } = event;
    identify(event, given, distinctId);
    event.userId = userId ?? null;
    event.anonymousId = anonymousId ?? null;
  },
  $create_alias: alias,
  $merge_dangerously: alias,
  $groupidentify: (event, given, distinctId) => {
    event.type = 'group';
    event.groupId = given.$group_key ?? null;
    event.traits = given.$group_set ?? {};
    if (isJsonObject(event.context) && textOf(given.$group_type)) event.context.groupType = given.$group_type;
    // Its server libraries invent a person for a group that nobody speaks for: there is none.
    if (distinctId === `$${String(given.$group_type)}_${String(given.$group_key)}`) {
      event.userId = null;
      event.anonymousId = null;
    }
  },
  $pageview: (event, given) => {
    event.type = 'page';
    event.name = given.title ?? given.$title ?? null;
  },
  $screen: (event, given) => {
    event.type = 'screen';
    event.name = given.$screen_name ?? null;
  },
};

/**
 * PostHog has one id for both: known and unknown people. It is anonymous when the event says so (`$is_identified`), when it is the
 * device's own id, or when the event asks for no person to be kept.
 */
function identityOf(given: JsonObject, distinctId: JsonValue | undefined): { userId?: JsonValue; anonymousId?: JsonValue } {
  if (distinctId === undefined) return {};
  const anonymous =
    given.$is_identified === false ||
    distinctId === given.$device_id ||
    (given.$process_person_profile === false && given.$is_identified !== true);
  if (anonymous) return { anonymousId: distinctId };
  const device = given.$device_id;
  return { userId: distinctId, ...(textOf(device) && device !== distinctId ? { anonymousId: device as string } : {}) };
}

function timesOf(item: JsonObject, shared: SharedFields): JsonObject {
  const sentAt = item.sent_at ?? shared.sentAt;
  const { offset } = item;
  let { timestamp } = item;
  // Old clients say how long before sending it happened, in milliseconds.
  if (timestamp === undefined && typeof offset === 'number') {
    const sent = parseTime(sentAt);
    if (sent !== undefined) timestamp = sent - offset;
  }
  return { ...(timestamp === undefined ? {} : { timestamp }), ...(sentAt === undefined ? {} : { sentAt }) };
}

// Fields of an event that are read above; the key is the sender's secret.
const readFields = new Set([
  'event',
  'properties',
  'distinct_id',
  '$distinct_id',
  'uuid',
  'timestamp',
  'sent_at',
  '$set',
  '$set_once',
  'api_key',
  'token',
  'offset',
  'type',
  'historical_migration',
]);

function unknownFields(item: JsonObject): JsonObject {
  const unknown: JsonObject = {};
  for (const name of Object.keys(item)) if (!readFields.has(name)) unknown[name === '__proto__' ? 'proto' : name] = item[name];
  return unknown;
}

// Where PostHog's properties go in Segment's context. The last part of a path is the name, the part before it the object.
const placeOf = new Map<string, readonly [string, string?]>([
  ['$lib', ['library', 'name']],
  ['$lib_version', ['library', 'version']],
  ['$current_url', ['page', 'url']],
  ['$pathname', ['page', 'path']],
  ['$referrer', ['page', 'referrer']],
  ['$title', ['page', 'title']],
  ['$os', ['os', 'name']],
  ['$os_name', ['os', 'name']],
  ['$os_version', ['os', 'version']],
  ['$browser', ['browser', 'name']],
  ['$browser_version', ['browser', 'version']],
  ['$screen_width', ['screen', 'width']],
  ['$screen_height', ['screen', 'height']],
  ['$viewport_width', ['screen', 'innerWidth']],
  ['$viewport_height', ['screen', 'innerHeight']],
  ['$device_model', ['device', 'model']],
  ['$device_manufacturer', ['device', 'manufacturer']],
  ['$device_name', ['device', 'name']],
  ['$device_type', ['device', 'type']],
  ['$app_name', ['app', 'name']],
  ['$app_version', ['app', 'version']],
  ['$app_build', ['app', 'build']],
  ['$app_namespace', ['app', 'namespace']],
  ['utm_source', ['campaign', 'source']],
  ['utm_medium', ['campaign', 'medium']],
  ['utm_campaign', ['campaign', 'name']],
  ['utm_term', ['campaign', 'term']],
  ['utm_content', ['campaign', 'content']],
  ['$raw_user_agent', ['userAgent']],
  ['$user_agent', ['userAgent']],
  ['$browser_language', ['locale']],
  ['$locale', ['locale']],
  ['$timezone', ['timezone']],
  ['$ip', ['ip']],
  ['$session_id', ['sessionId']],
  ['$groups', ['groups']],
]);

// Read elsewhere, or the sender's key.
const notProperties = new Set(['token', 'distinct_id', '$set', '$set_once', '$anon_distinct_id', '$group_set']);
const mobileLibraries: Readonly<Record<string, string>> = { 'posthog-ios': 'ios', 'posthog-android': 'android' };

function splitProperties(given: JsonObject): { properties: JsonObject; context: JsonObject } {
  const properties: JsonObject = {};
  const context: JsonObject = {};
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined || notProperties.has(name)) continue;
    const place = placeOf.get(name);
    // A utm parameter that the page did not have comes as null.
    if (place === undefined) {
      if (name === '__proto__') Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
      else properties[name] = value;
    } else if (value !== null) put(context, place, value);
  }
  const library = isJsonObject(context.library) ? textOf(context.library.name) : undefined;
  const system = mobileLibraries[library ?? ''];
  if (system !== undefined) put(context, ['device', 'type'], system);
  if (isJsonObject(context.groups)) {
    const [first] = Object.values(context.groups);
    if (first !== undefined && first !== null) context.groupId = first;
  }
  return { properties, context };
}

function put(context: JsonObject, [outer, inner]: readonly [string, string?], value: JsonValue): void {
  if (inner === undefined) {
    context[outer] = value;
    return;
  }
  const object = context[outer];
  if (isJsonObject(object)) object[inner] = value;
  else context[outer] = { [inner]: value };
}

function hasMembers(value: JsonValue): boolean {
  return !isJsonObject(value) || Object.keys(value).length > 0;
}
