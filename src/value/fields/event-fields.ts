import type { FieldAddress } from '../../event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import type { FieldValue } from './field-table.ts';

/** A field as one event says it. */
export interface FoundField {
  readonly kind: Exclude<FieldAddress['kind'], 'event'>;
  /** As in `FieldAddress`. */
  readonly event: string;
  readonly path: string;
  readonly value: FieldValue;
  /** Characters that its name and value take in the event. */
  readonly characters: number;
}

// An address has a city in it; what is deeper is one field.
const depthMax = 3;
// Longer texts are words, not values; their beginning tells them apart.
const textLengthMax = 100;
const nameLengthMax = 200;

/** The fields of an event in Segment's shape, as history keeps it. A list is a field whose value is its length. Pure. */
export function fieldsOfEvent(kind: string, name: string, body: JsonObject): FoundField[] {
  const found: FoundField[] = [];
  const context = isJsonObject(body.context) ? body.context : {};
  if (kind === 'identify') walk(found, 'trait', '', body.traits, '', 1);
  else if (kind === 'group') walk(found, 'property', 'group', body.traits, '', 1);
  else walk(found, 'property', kind === 'track' ? name : kind, body.properties, '', 1);
  for (const [part, value] of Object.entries(context)) {
    if (part === 'traits') walk(found, 'trait', '', value, '', 1);
    else add(found, 'context', '', part, value, 1);
  }
  return found;
}

function walk(
  found: FoundField[],
  kind: FoundField['kind'],
  event: string,
  object: JsonValue | undefined,
  before: string,
  depth: number,
): void {
  if (object === undefined || !isJsonObject(object)) return;
  for (const [name, value] of Object.entries(object)) add(found, kind, event, before === '' ? name : `${before}.${name}`, value, depth);
}

function add(
  found: FoundField[],
  kind: FoundField['kind'],
  event: string,
  path: string,
  value: JsonValue | undefined,
  depth: number,
): void {
  if (value === undefined || path === '' || path.length > nameLengthMax) return;
  if (isJsonObject(value) && depth < depthMax) {
    walk(found, kind, event, value, path, depth + 1);
    return;
  }
  const name = path.slice(path.lastIndexOf('.') + 1);
  // Two pairs of quotation marks, a colon and a comma are left to the value's own text.
  found.push({ kind, event, path, value: plainValue(value), characters: name.length + 4 + JSON.stringify(value).length });
}

function plainValue(value: JsonValue): FieldValue {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.length;
  if (isJsonObject(value)) return Object.keys(value).length;
  return typeof value === 'string' ? value.slice(0, textLengthMax) : value;
}
