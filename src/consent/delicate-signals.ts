import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache, isJsonObject, type JsonObject, type JsonValue, nameKey, secondMs } from '../foundation/index.ts';
import type { DelicateRules } from './delicate-rules.ts';
import { scopeOf } from './permission-scope.ts';
import { permissionStatementsOf } from './permission-signals.ts';
import { permissionWordsOf } from './permission-words.ts';

export const delicatePurposes = ['location', 'social'] as const;
export type DelicatePurpose = (typeof delicatePurposes)[number];

/** Something in an event that is kept only by agreement. */
export interface Delicate {
  readonly purpose: DelicatePurpose;
  /** The event is about nothing else; otherwise only some of its fields are. */
  readonly isWhole: boolean;
}

/** As much of an event as fields are taken out of: the checked event and the one that came over the wire both have it. */
interface EventParts {
  readonly traits?: JsonValue | undefined;
  readonly properties?: JsonValue | undefined;
  readonly context?: JsonValue | undefined;
}

interface Compiled {
  readonly byName: BoundedCache<string, DelicatePurpose | 'none'>;
  readonly names: ReadonlyMap<string, DelicatePurpose>;
  readonly beginnings: readonly (readonly [string, DelicatePurpose])[];
  readonly fields: ReadonlyMap<string, DelicatePurpose>;
}

// As many names as a firm has, and some that a program makes up.
const namesCachedMax = 10_000;
// Where a place or a profile stands in events: in the part itself, in an object of it, and in an object of that.
const depthMax = 3;
const compiledOf = new WeakMap<DelicateRules, Compiled>();

/** Words with a space behind each: `Beacon *` is the beginning of `beacon_seen`, and not of `Beacons Lit`. */
const wordsKey = (name: string): string =>
  permissionWordsOf(name)
    .map((word) => `${word} `)
    .join('');

function compile(rules: DelicateRules): Compiled {
  const known = compiledOf.get(rules);
  if (known !== undefined) return known;
  const events = delicatePurposes.flatMap((purpose) => rules[purpose].events.map((name) => ({ name, purpose })));
  const compiled: Compiled = {
    byName: new BoundedCache(namesCachedMax),
    names: new Map(events.filter(({ name }) => !name.endsWith('*')).map(({ name, purpose }) => [nameKey(name), purpose])),
    beginnings: events.filter(({ name }) => name.endsWith('*')).map(({ name, purpose }) => [wordsKey(name), purpose]),
    fields: new Map(delicatePurposes.flatMap((purpose) => rules[purpose].fields.map((name): [string, DelicatePurpose] => [name, purpose]))),
  };
  compiledOf.set(rules, compiled);
  return compiled;
}

/** What in an event is delicate; nothing for most, which costs one look at its members. Pure. */
export function delicateIn(event: CustomerEvent, rules: DelicateRules): Delicate[] {
  const compiled = compile(rules);
  const whole = event.kind === 'track' ? purposeOfName(event.name, compiled) : undefined;
  const found = new Set<DelicatePurpose>();
  if (compiled.fields.size > 0) {
    lookFor(event.context, compiled, found, 0);
    lookFor(event.properties, compiled, found, 0);
    lookFor(event.traits, compiled, found, 0);
    if (isLinked(event, compiled)) found.add('social');
  }
  if (whole === undefined && found.size === 0) return [];
  const parts = [...found].filter((purpose) => purpose !== whole).map((purpose): Delicate => ({ purpose, isWhole: false }));
  return whole === undefined ? parts : [{ purpose: whole, isWhole: true }, ...parts];
}

function purposeOfName(name: string, { byName, names, beginnings }: Compiled): DelicatePurpose | undefined {
  let known = byName.get(name);
  if (known === undefined) {
    const key = nameKey(name);
    // What is said about a permission is no sign of where she is.
    const isSaid = /permission|consent|preference/.test(key);
    known = isSaid ? 'none' : (names.get(key) ?? beginnings.find(([beginning]) => wordsKey(name).startsWith(beginning))?.[1] ?? 'none');
    byName.set(name, known);
  }
  return known === 'none' ? undefined : known;
}

function lookFor(members: JsonObject, compiled: Compiled, found: Set<DelicatePurpose>, depth: number): void {
  for (const name in members) {
    const value = members[name];
    if (value === undefined || value === null) continue;
    const purpose = compiled.fields.get(name);
    // `location: "Porto"` is a name; a consent object that names it is her word.
    if (purpose !== undefined) found.add(purpose);
    else if (depth < depthMax && typeof value === 'object' && name !== 'consent' && isJsonObject(value))
      lookFor(value, compiled, found, depth + 1);
  }
}

/** An identifier of a social network beside another that names her: that is the link. */
function isLinked({ context, userId, anonymousId }: CustomerEvent, { fields }: Compiled): boolean {
  const { externalIds } = context;
  if (!Array.isArray(externalIds)) return false;
  const ofNetworks = externalIds.filter((one) => isOfNetwork(one, fields)).length;
  return ofNetworks > 0 && (userId !== undefined || anonymousId !== undefined || ofNetworks < externalIds.length);
}

function isOfNetwork(externalId: JsonValue, fields: ReadonlyMap<string, DelicatePurpose>): boolean {
  return isJsonObject(externalId) && typeof externalId.type === 'string' && fields.get(externalId.type) === 'social';
}

/**
 * What an event itself says of a purpose, in its consent object or a string of the IAB: the word that holds for it, for it was said as it happened.
 * Undefined when it says nothing. Pure.
 */
export function ownWordOn(event: CustomerEvent, purpose: DelicatePurpose): boolean | undefined {
  let answer: boolean | undefined;
  for (const [, , , , names, values] of permissionStatementsOf({ ...event, kind: 'page' }, event.time, {})) {
    for (const [at, name] of names.entries()) {
      const { purposes, channels } = scopeOf(name);
      if (channels !== 'all' || !purposes.includes(purpose)) continue;
      const value = values[at];
      const isYes = value === true || (typeof value === 'number' && value * secondMs > event.time);
      if (!isYes) return false;
      answer = true;
    }
  }
  return answer;
}

/** Whether a field, or a kind of external id, is one of these purposes'. Pure. */
export function isDelicateField(name: string, refused: ReadonlySet<DelicatePurpose>, rules: DelicateRules): boolean {
  const purpose = compile(rules).fields.get(name);
  return purpose !== undefined && refused.has(purpose);
}

/** The event without what is delicate for some purposes; the very event when there is nothing. Pure: what is changed is copied first. */
export function withoutDelicate<Event extends EventParts>(
  event: Event,
  refused: ReadonlySet<DelicatePurpose>,
  rules: DelicateRules,
): Event {
  const { fields } = compile(rules);
  const parts: { traits?: JsonValue; properties?: JsonValue; context?: JsonValue } = {};
  for (const part of ['traits', 'properties', 'context'] as const) {
    const before = event[part];
    if (before === undefined || !isJsonObject(before)) continue;
    const after = without(before, refused, fields, 0);
    if (after !== before) parts[part] = after;
  }
  const context = parts.context ?? event.context;
  if (refused.has('social') && isJsonObject(context) && Array.isArray(context.externalIds)) {
    const kept = context.externalIds.filter((one) => !isOfNetwork(one, fields));
    if (kept.length < context.externalIds.length) parts.context = { ...context, externalIds: kept };
  }
  return Object.keys(parts).length === 0 ? event : { ...event, ...parts };
}

function without(
  members: JsonObject,
  refused: ReadonlySet<DelicatePurpose>,
  fields: ReadonlyMap<string, DelicatePurpose>,
  depth: number,
): JsonObject {
  let kept: Record<string, JsonValue> | undefined;
  for (const name of Object.keys(members)) {
    const value = members[name] as JsonValue;
    const purpose = fields.get(name);
    if (purpose !== undefined && refused.has(purpose)) {
      kept ??= { ...members } as Record<string, JsonValue>;
      delete kept[name];
    } else if (depth < depthMax && name !== 'consent' && isJsonObject(value)) {
      const inner = without(value, refused, fields, depth + 1);
      if (inner === value) continue;
      kept ??= { ...members } as Record<string, JsonValue>;
      kept[name] = inner;
    }
  }
  return kept ?? members;
}
