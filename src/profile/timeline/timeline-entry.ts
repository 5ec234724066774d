import type { CustomerEvent } from '../../event/index.ts';
import {
  type IdentifierId,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Money,
  majorUnits,
  type SourceId,
} from '../../foundation/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import type { HistoryRow } from '../queries/timeline.ts';
import { deviceOf } from '../summary/devices.ts';
import { moneyOfEvent } from '../summary/purchases.ts';
import { shownIdentifier } from '../view/customer-view.ts';
import { formatEventId } from '../view/event-id.ts';
import type { Fragment, SourceName } from '../view/fragment.ts';
import { entryTitle, type TitledEvent } from './entry-title.ts';
import { episodeKindOf, episodeKindSeen } from './episode.ts';

/** An event that has been applied but may not be in history yet. */
export interface PendingEvent {
  readonly identifierId: number;
  readonly time: number;
  readonly receivedAt: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  /** The event as it came, JSON text. */
  readonly body: string;
}

export interface TimelineDependencies {
  readonly warehouse: Warehouse;
  /** Events of these identifiers that are on their way to history. */
  readonly recentEvents: (identifierIds: readonly number[]) => Promise<readonly PendingEvent[]>;
  readonly sourceOf: (id: number) => SourceName & { readonly currency?: string | undefined };
  readonly isHidden: (field: string) => boolean;
  /** A JSON value without the fields that the caller's role may not see. */
  readonly hideFields: (value: JsonValue) => JsonValue;
}

export interface TimelineEntry {
  readonly eventId: string;
  readonly time: string;
  /** Its source stated a day and no time of it; `time` is the day's first moment in the source's zone. */
  readonly dateOnly?: true;
  readonly receivedAt: string;
  /** The sort of moment: `visit`, `order`, `care`, `words` … */
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly detail?: string;
  readonly channel: string;
  readonly source: { readonly id: number; readonly name: string };
  readonly identifier: { readonly namespace: string; readonly value: string };
  readonly money?: { readonly amount: number; readonly currency: string };
  readonly device?: string;
}

/** An event with the money that history holds for it. */
export interface FoundEvent extends PendingEvent {
  readonly money: Money | undefined;
}

/** A row of history as an event. */
export function eventOfRow(row: HistoryRow): FoundEvent {
  const minorUnits = Number(row.revenue_minor);
  return {
    identifierId: Number(row.identifier_id),
    time: Number(row.at),
    receivedAt: Number(row.received),
    sourceId: row.source_id,
    messageId: row.message_id,
    kind: row.kind,
    name: row.name,
    channel: row.channel,
    body: row.body,
    money: minorUnits === 0 ? undefined : { minorUnits, currency: row.currency },
  };
}

/** The event as a line of a timeline; undefined when it is another person's, or when the text asked for is only in what the caller may not see. */
export function entryOfEvent(
  event: FoundEvent,
  identifiers: ReadonlyMap<number, Fragment['identifier']>,
  { sourceOf, isHidden, hideFields }: TimelineDependencies,
  text: string | undefined,
): TimelineEntry | undefined {
  const source = sourceOf(event.sourceId);
  const identifier = identifiers.get(event.identifierId);
  if (identifier === undefined) return undefined;
  const whole = parseBody(event.body);
  const shown = hideFields(whole) as JsonObject;
  const checked = checkedEventOf(event, shown);
  const money = event.money ?? moneyOfEvent(checked, source.currency);
  const { title, detail } = entryTitle({ ...checked, money });
  if (text !== undefined && !`${JSON.stringify(shown)} ${title}`.toLowerCase().includes(text.toLowerCase())) return undefined;
  const device = deviceOf(checked);
  return {
    eventId: formatEventId({
      identifierId: identifier.id as IdentifierId,
      time: event.time,
      sourceId: event.sourceId as SourceId,
      messageId: event.messageId,
    }),
    time: new Date(event.time).toISOString(),
    ...(statesDayOnly(whole) ? { dateOnly: true } : {}),
    receivedAt: new Date(event.receivedAt).toISOString(),
    kind: episodeKindSeen(episodeKindOf(event.kind, event.name, event.channel), checked.properties),
    name: event.name,
    title,
    ...(detail === undefined ? {} : { detail }),
    channel: event.channel,
    source: { id: event.sourceId, name: source.name },
    identifier: shownIdentifier(identifier, isHidden),
    ...(money === undefined ? {} : { money: { amount: majorUnits(money), currency: money.currency } }),
    ...(device === undefined ? {} : { device: device.label }),
  };
}

/** The event as it came; empty for a body that is no JSON object. */
export function parseBody(body: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(body);
    return isJsonObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** By a file, whose import says so beside the moment that it made of the day, or by a sender in the timestamp itself. */
function statesDayOnly({ context, originalTimestamp, timestamp }: JsonObject): boolean {
  const stated = originalTimestamp ?? timestamp;
  return objectOf(objectOf(context).import).dateOnly === true || (typeof stated === 'string' && day.test(stated));
}

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** An event of history as the path of an event has it. Pure. */
export function checkedEventOf(event: PendingEvent, body: JsonObject): CustomerEvent & TitledEvent {
  const anonymousId = typeof body.anonymousId === 'string' ? body.anonymousId : undefined;
  return {
    messageId: event.messageId,
    kind: event.kind as CustomerEvent['kind'],
    name: event.name,
    sourceId: event.sourceId as SourceId,
    channel: event.channel as CustomerEvent['channel'],
    time: event.time,
    receivedAt: event.receivedAt,
    ...(anonymousId === undefined ? {} : { anonymousId }),
    properties: objectOf(body.properties),
    traits: objectOf(body.traits),
    context: objectOf(body.context),
    integrations: {},
  };
}
