import { isJsonObject, type JsonValue, type Problem } from '../foundation/index.ts';
import { type HiddenFields, hiddenMark } from './fields.ts';

/**
 * What somebody who does not see every field has mended, with the hidden values put back from the stored original: where the mark still
 * stands, the value stays what it was. `problems` names each mark that stands for nothing in the original.
 */
export function restoreHidden(
  mended: JsonValue,
  original: JsonValue | undefined,
  hidden: HiddenFields,
): { value: JsonValue; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const restore = (value: JsonValue, before: JsonValue | undefined, at: string): JsonValue => {
    if (Array.isArray(value)) {
      // After an item was put in or taken out nobody can say which of the hidden values belongs to which.
      const items = Array.isArray(before) && before.length === value.length ? before : [];
      return value.map((item, index) => restore(item, items[index], `${at}[${index}]`));
    }
    if (!isJsonObject(value)) return value;
    const members = isJsonObject(before) ? before : {};
    const restored = Object.entries(value).flatMap(([key, inner]): [string, JsonValue][] => {
      if (inner === undefined) return [];
      const place = `${at}.${key}`;
      const held = Object.hasOwn(members, key) ? members[key] : undefined;
      if (inner !== hiddenMark || hidden.ruleFor(key) === undefined) return [[key, restore(inner, held, place)]];
      if (held !== undefined) return [[key, held]];
      problems.push({ at: place, message: 'stands for a hidden value that cannot be found again; leave the field out, or give a value' });
      return [];
    });
    return Object.fromEntries(restored);
  };
  const value = restore(mended, original, 'event');
  return { value, problems };
}

// A name and what follows it up to the next that ends a value: in JSON, and in forms and addresses.
const namedInJson = /"((?:[^"\\]|\\.){1,200})"\s*:\s*("(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;
const namedInForms = /(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]{1,200})=([^&\s"]*)/g;

/** Text that is no JSON, with hidden values left out as far as names tell; a hidden list or object, whose end is unknown, hides the rest. */
export function hideInText(text: string, hidden: HiddenFields): string {
  return hideNamed(hideNamed(text, namedInJson, hidden), namedInForms, hidden);
}

function hideNamed(text: string, pattern: RegExp, hidden: HiddenFields): string {
  let shown = '';
  let copied = 0;
  for (const { 0: all, 1: name = '', 2: value = '', index } of text.matchAll(pattern)) {
    const plain = unescaped(name);
    if (hidden.ruleFor(plain.slice(plain.lastIndexOf('.') + 1)) === undefined) continue;
    const start = index + all.length - value.length;
    shown += `${text.slice(copied, start)}${hiddenMark}`;
    if (/^[[{]/.test(value)) return shown;
    copied = start + value.length;
  }
  return shown + text.slice(copied);
}

function unescaped(name: string): string {
  if (!name.includes('\\')) return name;
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name;
  }
}
