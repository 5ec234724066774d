import type { Problem } from './errors.ts';

/** As much of a JSON Schema as is told to people. */
interface Schema {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly description?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

/** What a checker of schemas says of a value, with the part of the schema that it does not fit. */
interface SchemaFault {
  /** A JSON pointer: `/rules/3/name`. */
  readonly path: string;
  readonly schema: object;
  readonly value: unknown;
  readonly message: string;
}

/**
 * What does not fit a schema, in plain words: each place once, with what is allowed there. `root` is what the value as a whole is called, and stands before
 * every place unless `isNamed` says that places are known without it. Pure.
 */
export function schemaProblems(faults: Iterable<SchemaFault>, root: string, most: number, isNamed = false): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const { path, schema, value, message } of faults) {
    if (byPlace.has(path)) continue;
    if (byPlace.size === most) break;
    byPlace.set(path, { at: placeOf(path, root, isNamed), message: wordsOf(schema, path, value, message) });
  }
  return [...byPlace.values()];
}

/** `rules[3].name` for `/rules/3/name`. */
function placeOf(pointer: string, root: string, isNamed: boolean): string {
  if (pointer === '') return root;
  const parts = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const place = parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  return isNamed ? root + place : place.replace(/^\./, '');
}

function wordsOf(schema: Schema, path: string, value: unknown, message: string): string {
  if (message.startsWith('Unexpected property')) {
    const names = Object.keys(schema.properties ?? {});
    return names.length === 0 ? 'is not known here' : `is not known here; there is ${names.join(', ')}`;
  }
  const allowed = allowedBy(schema) ?? lowerFirst(message);
  return value === undefined && path !== '' ? `is missing: ${allowed}` : `must be ${allowed}`;
}

/** What a schema allows, as people say it; undefined for what only its own message says. */
function allowedBy(schema: Schema): string | undefined {
  const { anyOf, type, description } = schema;
  if (schema.const !== undefined) return String(schema.const);
  if (anyOf !== undefined) {
    const words = [...new Set(anyOf.map((one) => allowedBy(one) ?? 'something else'))];
    return anyOf.length > 1 && anyOf.every((one) => one.const !== undefined) ? `one of ${words.join(', ')}` : words.join(' or ');
  }
  switch (type) {
    case 'string':
      return allowedText(schema);
    case 'integer':
    case 'number':
      return `a ${type === 'integer' ? 'whole ' : ''}number${range(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return allowedList(schema);
    case 'object': {
      const names = Object.keys(schema.properties ?? {});
      return names.length === 0 ? 'an object' : `an object with ${names.join(', ')}`;
    }
    default:
      return typeof description === 'string' ? description : type === undefined ? 'something' : undefined;
  }
}

function allowedText({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, description }: Schema): string {
  const length = between(minLength, maxLength, 'characters');
  const isPlain = pattern === undefined || pattern === '\\S';
  const shape = isPlain ? '' : typeof description === 'string' ? ` (${description})` : ` of the form ${pattern}`;
  return `a text${length}${shape}`;
}

function allowedList({ items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems }: Schema): string {
  const each = items === undefined ? undefined : allowedBy(items);
  const entries = each === undefined || each === 'something' ? '' : `, each ${each}`;
  return `a list${between(minItems, maxItems, 'entries')}${uniqueItems === true ? ', none twice' : ''}${entries}`;
}

function between(least: number, most: number, unit: string): string {
  if (Number.isFinite(most)) return least > 0 ? ` of ${least} to ${most} ${unit}` : ` of at most ${most} ${unit}`;
  return least > 1 ? ` of at least ${least} ${unit}` : least === 1 ? ' that is not empty' : '';
}

function range({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum;
  const from = least === undefined ? '' : exclusiveMinimum === undefined ? `from ${least}` : `above ${least}`;
  // Bounds that only say how far whole numbers are exact.
  const isOpen = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER;
  if (isOpen) return from === '' ? '' : ` ${from}${exclusiveMinimum === undefined ? ' on' : ''}`;
  return from === '' ? ` of at most ${maximum}` : ` ${from} to ${maximum}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
