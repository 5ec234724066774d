import { isJsonObject, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import type { FieldAddress } from './field-address.ts';

/** Paths that are taken out of the events of one source. */
interface SourceRule {
  readonly traits: readonly (readonly string[])[];
  readonly context: readonly (readonly string[])[];
  readonly properties: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** What is no longer stored, by number of the source; empty where nothing is retired. */
export type RetiredFields = ReadonlyMap<number, SourceRule>;

/** As much of an event as fields are taken out of: the checked event and the one that came over the wire both have it. */
export interface EventParts {
  readonly traits?: JsonValue | undefined;
  readonly properties?: JsonValue | undefined;
  readonly context?: JsonValue | undefined;
}

export const nothingRetired: RetiredFields = new Map();

/** The rules of some addresses, ready to be asked for every event. Pure. */
export function retiredFields(addresses: readonly FieldAddress[]): RetiredFields {
  const bySource = new Map<number, { traits: string[][]; context: string[][]; properties: Map<string, string[][]> }>();
  for (const { kind, sourceId, event, path } of addresses) {
    const rule = bySource.get(sourceId) ?? { traits: [], context: [], properties: new Map<string, string[][]>() };
    bySource.set(sourceId, rule);
    const names = path.split('.');
    if (kind === 'trait') rule.traits.push(names);
    else if (kind === 'context') rule.context.push(names);
    else if (kind === 'property') rule.properties.set(event, [...(rule.properties.get(event) ?? []), names]);
  }
  return bySource;
}

/**
 * The event without the fields that its source's are retired of; the event itself when it has none, which costs a look into a map where
 * nothing is retired. `kind` and `name` are those of the checked event. Pure: what is changed is copied first.
 */
export function withoutRetired<Event extends EventParts>(
  event: Event,
  { kind, name, sourceId }: { readonly kind: string; readonly name: string; readonly sourceId: number },
  retired: RetiredFields,
): Event {
  const rule = retired.get(sourceId);
  if (rule === undefined) return event;
  const properties = rule.properties.get(kind === 'track' ? name : kind) ?? [];
  const parts: { traits?: JsonValue | undefined; properties?: JsonValue | undefined; context?: JsonValue | undefined } = {};
  const change = (part: keyof EventParts, paths: readonly (readonly string[])[]): void => {
    const before = part in parts ? parts[part] : event[part];
    const after = paths.reduce(without, before);
    if (after !== before) parts[part] = after;
  };
  if (kind === 'identify') change('traits', rule.traits);
  if (kind === 'group') change('traits', properties);
  else change('properties', properties);
  change('context', rule.context);
  change(
    'context',
    rule.traits.map((path) => ['traits', ...path]),
  );
  return Object.keys(parts).length === 0 ? event : { ...event, ...parts };
}

/** A value without what stands at a path; the value itself when nothing does. Names with dots in them are found too. */
function without(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  if (value === undefined || !isJsonObject(value)) return value;
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (!Object.hasOwn(value, name)) continue;
    if (length === path.length) {
      const { [name]: _, ...rest } = value;
      return rest as JsonObject;
    }
    const inner = without(value[name], path.slice(length));
    if (inner !== value[name]) return { ...value, [name]: inner };
  }
  return value;
}
