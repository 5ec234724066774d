import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { isKeptName, keptValue } from './statements.ts';
import type { Statement } from './summary.ts';

/** Channels whose identify calls repeat what a person filled in herself; a bike's or a partner's system only observes. */
const statedChannels: ReadonlySet<string> = new Set([
  'web',
  'app',
  'store',
  'kiosk',
  'phone',
  'email',
  'chat',
  'social',
  'catalogue',
  'print',
  'survey',
  'server',
]);
// Longer texts are not a locale, a zone or a place.
const placeLengthMax = 64;

/**
 * The traits that an event states: those of an identify call, and `context.traits` of any. The source may say how they came to be
 * known with `context.method` (`stated` or `observed`). Undefined when there are none. Pure.
 */
export function traitsOf(event: CustomerEvent, time: number): Statement | undefined {
  const { context } = event;
  const own = event.kind === 'identify' ? event.traits : undefined;
  const carried = context.traits !== undefined && isJsonObject(context.traits) ? context.traits : undefined;
  if (own === undefined && carried === undefined) return undefined;
  const names = Object.keys(own ?? {});
  if (carried !== undefined) {
    for (const name of Object.keys(carried)) if (own === undefined || !Object.hasOwn(own, name)) names.push(name);
  }
  const kept = names.filter((name) => isKeptName(name) && !repeatsId(event, name, valueIn(own, name) ?? valueIn(carried, name))).sort();
  const values = kept.map((name) => valueIn(own, name) ?? valueIn(carried, name) ?? null);
  return kept.length === 0 ? undefined : [time, event.sourceId, event.messageId, methodOf(event), kept, values];
}

function valueIn(traits: JsonObject | undefined, name: string): JsonValue | undefined {
  const value = traits !== undefined && Object.hasOwn(traits, name) ? traits[name] : undefined;
  return value === undefined ? undefined : keptValue(value);
}

const idTraits: ReadonlySet<string> = new Set(['anonymousId', 'id', 'userId']);

/** Mobile SDKs repeat an event's ids among the traits; what she is known by is told elsewhere. */
function repeatsId({ userId, anonymousId }: CustomerEvent, name: string, value: JsonValue | undefined): boolean {
  return idTraits.has(name) && value !== undefined && (value === userId || value === anonymousId);
}

function methodOf(event: CustomerEvent): 'o' | 's' {
  const said = event.context.method;
  if (said === 'stated') return 's';
  if (said === 'observed') return 'o';
  return statedChannels.has(event.channel) ? 's' : 'o';
}

/** What a system observed of where the person is: language, zone, place, and the currency she pays in. Undefined when nothing. Pure. */
export function placeOf(event: CustomerEvent, time: number, currency: string | undefined): Statement | undefined {
  const { context } = event;
  const names: string[] = [];
  const values: JsonValue[] = [];
  const location = context.location !== undefined && isJsonObject(context.location) ? context.location : undefined;
  // In order of names, as statements are.
  if (location !== undefined) {
    addPlace(names, values, 'city', location.city);
    addPlace(names, values, 'country', location.country);
  }
  if (currency !== undefined) addPlace(names, values, 'currency', currency);
  addPlace(names, values, 'locale', context.locale);
  addPlace(names, values, 'timezone', context.timezone);
  return names.length === 0 ? undefined : [time, event.sourceId, event.messageId, 'o', names, values];
}

function addPlace(names: string[], values: JsonValue[], name: string, raw: JsonValue | undefined): void {
  const text = textOf(raw);
  if (text === undefined || text.length > placeLengthMax) return;
  names.push(name);
  values.push(text);
}
