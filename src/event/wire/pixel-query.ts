import { isJsonObject, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import { cutDepth } from '../cut-depth.ts';

// Addresses longer than this are cut by servers on the way anyway; one event needs far less.
const membersMax = 200;
const depthMax = 8;
const keyNames = new Set(['writeKey', 'writekey', 'write_key', 'data', 'cookie_domain', 'process_headers']);

/**
 * The event that a pixel's address carries: `data` as JSON or base64 of it, and every other parameter as a member, dots going down
 * (`properties.subject=Hello`). A list stays a list. Undefined when `data` cannot be read.
 */
export function eventOfQuery(query: Readonly<Record<string, string | readonly string[] | undefined>>): JsonObject | undefined {
  const data = dataOf(query.data);
  if (data === undefined) return undefined;
  const event: JsonObject = { ...data };
  let members = 0;
  for (const [name, value] of Object.entries(query)) {
    if (keyNames.has(name) || value === undefined) continue;
    members += 1;
    if (members > membersMax) break;
    setAt(event, name, typeof value === 'string' ? unquoted(value) : [...value]);
  }
  return event;
}

function dataOf(given: string | readonly string[] | undefined): JsonObject | undefined {
  if (given === undefined) return {};
  if (typeof given !== 'string') return undefined;
  try {
    const text = given.trimStart().startsWith('{') ? given : Buffer.from(given.replaceAll(' ', '+'), 'base64').toString('utf8');
    const parsed = JSON.parse(cutDepth(text)) as JsonValue;
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Templates of AMP pages put quotes around ids. */
function unquoted(value: string): string {
  return value.length > 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

function setAt(event: JsonObject, path: string, value: JsonValue): void {
  const names = path.split('.', depthMax);
  let at = event;
  for (const name of names.slice(0, -1)) {
    const inner = Object.hasOwn(at, name) ? at[name] : undefined;
    const next: JsonObject = isJsonObject(inner) ? inner : {};
    if (next !== inner) define(at, name, next);
    at = next;
  }
  define(at, names[names.length - 1] as string, value);
}

/** A member of any name, `__proto__` among them, as plain data. */
function define(object: JsonObject, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
