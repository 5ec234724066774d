import { isJsonObject, type JsonObject, type JsonValue, type SourceId } from '../foundation/index.ts';
import type { Channel } from '../source/index.ts';
import { type CustomerEvent, type EventKind, eventKinds, type WireEvent } from './event.ts';
import { channelOfEvent } from './event-channel.ts';
import { timeOfEvent } from './event-time.ts';
import { compileUpgrades, eventUpgrades, schemaVersionOf, upgradeEvent } from './event-upgrades.ts';
import { surveyEvent } from './survey-event.ts';
import { itemAsSent } from './wire/as-sent.ts';

/** What is known of an event beside itself. */
export interface CheckContext {
  readonly sourceId: SourceId;
  /** The source's own channel; the event may refine it. */
  readonly channel: Channel;
  /** Milliseconds since 1970 UTC, of the request. */
  readonly receivedAt: number;
  /** Whether a track event names somebody by its properties alone; without it none does. */
  readonly isNamedByProperties?: (name: string, properties: JsonObject) => boolean;
  /** Default: Segment's 32 KB. */
  readonly eventBytesMax?: number;
}

export type CheckedEvent =
  | { readonly ok: true; readonly event: CustomerEvent }
  | {
      readonly ok: false;
      /** A stable code from docs/errors.md, for example `event.no_identity`. */
      readonly reason: string;
      /** A sentence that names the member at fault. */
      readonly message: string;
      /** The member at fault, for example `properties`. */
      readonly at: string;
    };

// Segment's limit for one event; its SDKs hold to it.
export const eventBytesMaxDefault = 32 * 1024;
// Segment's limit. Longer ids are somebody's payload, and each is kept for days to tell repeats.
const messageIdLengthMax = 100;
// The longest identifier that identity takes; a btree entry holds 2,700 bytes.
const idLengthMax = 500;
// A name is a word of the business, and one of a few hundred: longer ones are sentences or data in the wrong place.
const nameLengthMax = 255;
// Differences below this are the network's and a queue's, above it the clock's: worth telling.
const clockSkewToldMs = 60_000;

const kinds: ReadonlyMap<string, EventKind> = new Map(eventKinds.map((kind) => [kind, kind]));
const upgrades = compileUpgrades(eventUpgrades);

/**
 * The event behind a wire event, or the first reason why there is none. Pure. Ids that are whole numbers become text; `null` and empty
 * ids count as missing; members that Segment's shape does not know are kept in `context.extra`.
 */
export function checkEvent(wire: WireEvent, context: CheckContext): CheckedEvent {
  if (Object.hasOwn(wire, 'notAnEvent')) return refused('event.not_an_object', 'event', 'an event is a JSON object');
  const survey = surveyEvent(wire);
  if (survey.fault !== undefined) return refused(survey.fault.code, 'event', survey.fault.message);
  const bytesMax = context.eventBytesMax ?? eventBytesMaxDefault;
  if (survey.bytesMax > bytesMax) {
    const bytes = Buffer.byteLength(JSON.stringify(itemAsSent(wire)));
    if (bytes > bytesMax) return refused('event.too_large', 'event', `the event has ${bytes} bytes; one event may have ${bytesMax}`);
  }
  return checkFields(wire, context);
}

function checkFields(wire: WireEvent, { sourceId, channel, receivedAt, isNamedByProperties }: CheckContext): CheckedEvent {
  const kind = kindOf(wire.type);
  if (kind === undefined) return refused('event.bad_type', 'type', `type is none of ${eventKinds.join(', ')}`);
  for (const member of objectMembers) {
    const value = wire[member];
    if (value !== undefined && value !== null && !isJsonObject(value))
      return refused('event.bad_field', member, `${member} has to be an object`);
  }
  const messageId = idOf(wire.messageId);
  if (messageId === undefined || messageId === notAnId) return refused('event.bad_id', 'messageId', 'messageId has to be a text');
  if (messageId.length > messageIdLengthMax)
    return refused('event.id_too_long', 'messageId', `messageId is longer than ${messageIdLengthMax} characters`);
  const ids: { userId?: string; anonymousId?: string; previousId?: string; groupId?: string } = {};
  for (const member of idMembers) {
    const id = idOf(wire[member]);
    if (id === undefined) continue;
    if (id === notAnId)
      return refused('event.bad_id', member, `${member} has to be a text or a whole number that is exact (send large numbers as text)`);
    if (id.length > idLengthMax) return refused('event.id_too_long', member, `${member} is longer than ${idLengthMax} characters`);
    ids[member] = id;
  }
  const given = objectOf(wire.context);
  const traits = traitsOf(kind, wire, given);
  const missing = missingIdentity(kind, ids, traits, given);
  const isNamed = (): boolean => kind === 'track' && isNamedByProperties?.(textOrEmpty(wire.event), objectOf(wire.properties)) === true;
  if (missing !== undefined && !isNamed()) return missing;
  const when = timeOfEvent(wire, receivedAt);
  if (!when.ok) return refused('event.bad_time', when.at, `${when.at} ${when.message}`);
  const described = describe(kind, wire, given);
  if ('reason' in described) return described;
  const event: CustomerEvent = {
    messageId,
    kind,
    name: described.name,
    sourceId,
    channel: channelOfEvent(channel, wire.channel, given, kind),
    time: when.time,
    receivedAt,
    ...ids,
    properties: described.properties,
    traits,
    context: contextOf(wire, kind, given, when.clockSkewMs, described.upgradedFrom),
    integrations: objectOf(wire.integrations),
  };
  return { ok: true, event };
}

const objectMembers = ['context', 'properties', 'traits', 'integrations'] as const;
const idMembers = ['userId', 'anonymousId', 'previousId', 'groupId'] as const;
const notAnId = Symbol('not an id');
const nothing: JsonObject = Object.freeze({});

function refused(reason: string, at: string, message: string): CheckedEvent & { ok: false } {
  return { ok: false, reason, at, message };
}

function kindOf(type: JsonValue | undefined): EventKind | undefined {
  return typeof type === 'string' ? (kinds.get(type) ?? kinds.get(type.toLowerCase())) : undefined;
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : nothing;
}

/** An id as text; undefined when there is none. Large whole numbers arrive as text already (`sealNumbers` sees to it). */
function idOf(value: JsonValue | undefined): string | undefined | typeof notAnId {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : notAnId;
}

/** RudderStack's browser SDK sends the traits of an identify call in the context alone. */
function traitsOf(kind: EventKind, wire: WireEvent, context: JsonObject): JsonObject {
  if (isJsonObject(wire.traits)) return wire.traits;
  return kind === 'identify' ? objectOf(context.traits) : nothing;
}

function missingIdentity(
  kind: EventKind,
  ids: { userId?: string; anonymousId?: string; previousId?: string; groupId?: string },
  traits: JsonObject,
  context: JsonObject,
): CheckedEvent | undefined {
  const known = ids.userId !== undefined || ids.anonymousId !== undefined;
  if (kind === 'alias') {
    if (!known) return refused('event.no_identity', 'userId', 'an alias needs a userId');
    return ids.previousId === undefined ? refused('event.no_identity', 'previousId', 'an alias needs a previousId') : undefined;
  }
  if (kind === 'group' && ids.groupId === undefined) return refused('event.no_group', 'groupId', 'a group call needs a groupId');
  if (known || namesSomebody(kind, traits, context)) return undefined;
  // It describes a firm and nobody in it.
  if (kind === 'group') return undefined;
  return refused(
    'event.no_identity',
    'userId',
    'the event names nobody: send a userId, an anonymousId, or an entry in context.externalIds',
  );
}

function namesSomebody(kind: EventKind, traits: JsonObject, context: JsonObject): boolean {
  const inContext = objectOf(context.traits);
  if (inContext.email || inContext.phone || (kind === 'identify' && (traits.email || traits.phone))) return true;
  const device = objectOf(context.device);
  if (device.id || device.advertisingId) return true;
  const { externalIds } = context;
  return Array.isArray(externalIds) && externalIds.some((one) => isJsonObject(one) && one.id && typeof one.type === 'string');
}

type Described = { name: string; properties: JsonObject; upgradedFrom?: JsonObject };

/** Name and properties, in the newest version's words. */
function describe(kind: EventKind, wire: WireEvent, context: JsonObject): Described | (CheckedEvent & { ok: false }) {
  const properties = objectOf(wire.properties);
  if (kind === 'track') {
    const name = typeof wire.event === 'string' ? wire.event.trim() : '';
    if (name === '') return refused('event.missing_name', 'event', 'a track call needs the name of what happened');
    if (name.length > nameLengthMax)
      return refused('event.name_too_long', 'event', `the name in event is longer than ${nameLengthMax} characters`);
    const upgraded = upgradeEvent(upgrades, name, properties, schemaVersionOf(wire, properties, context));
    return upgraded === undefined
      ? { name, properties }
      : { name: upgraded.name, properties: upgraded.properties, upgradedFrom: { ...upgraded.from } };
  }
  if (!hasName(kind)) return { name: '', properties };
  const name = (textOrEmpty(wire.name) || textOrEmpty(properties.name)).trim();
  if (name.length > nameLengthMax) return refused('event.name_too_long', 'name', `name is longer than ${nameLengthMax} characters`);
  const { category } = wire;
  return {
    name,
    properties: category === undefined || category === null || properties.category !== undefined ? properties : { ...properties, category },
  };
}

function hasName(kind: EventKind): boolean {
  return kind === 'page' || kind === 'screen';
}

function textOrEmpty(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

// What is read above, or says how the event travelled rather than what happened.
const readMembers = new Set([
  'type',
  'messageId',
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'event',
  'name',
  'category',
  'properties',
  'traits',
  'context',
  'integrations',
  'timestamp',
  'originalTimestamp',
  'sentAt',
  'receivedAt',
  'channel',
  'writeKey',
  '_metadata',
]);

function contextOf(
  wire: WireEvent,
  kind: EventKind,
  given: JsonObject,
  clockSkewMs: number,
  upgradedFrom: JsonObject | undefined,
): JsonObject {
  let extra: JsonObject | undefined;
  for (const member in wire) {
    if (
      readMembers.has(member) &&
      (member !== 'event' || kind === 'track') &&
      ((member !== 'name' && member !== 'category') || hasName(kind))
    )
      continue;
    if (wire[member] === null || wire[member] === undefined) continue;
    extra ??= {};
    extra[member] = wire[member];
  }
  const skewed = Math.abs(clockSkewMs) >= clockSkewToldMs;
  if (extra === undefined && !skewed && upgradedFrom === undefined) return given;
  return { ...given, ...(extra ? { extra } : {}), ...(skewed ? { clockSkewMs } : {}), ...(upgradedFrom ? { upgradedFrom } : {}) };
}
