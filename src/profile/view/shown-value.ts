import { isJsonObject, type JsonValue } from '../../foundation/index.ts';

// Written by the event room in the place of a card or account number: a keyed digest and the last four characters.
const sealed = /sealed:[0-9a-f]{16}:([0-9A-Za-z]{0,4})/g;

/** A sealed number as people see it: `••••1234`. */
export function showSealed(text: string): string {
  return text.includes('sealed:') ? text.replace(sealed, (_, last: string) => `••••${last}`) : text;
}

// Stands where a hidden value was, as in raw events.
const hiddenMark = '•••';

/** A value with every sealed number in it shown by its last four characters, and without what is hidden inside it, at any depth. */
export function shownValue(value: JsonValue, isHidden: (field: string) => boolean = () => false): JsonValue {
  if (typeof value === 'string') return showSealed(value);
  if (Array.isArray(value)) return value.map((item) => shownValue(item, isHidden));
  if (!isJsonObject(value)) return value;
  const shown = Object.entries(value).map(([key, inner]): [string, JsonValue] => {
    return [key, inner === undefined ? null : isHidden(key) ? hiddenMark : shownValue(inner, isHidden)];
  });
  // fromEntries defines own properties, so that a key called __proto__ stays data.
  return Object.fromEntries(shown);
}

/** A number of which only the end may be seen. */
export function maskedEnd(text: string): string {
  const shown = showSealed(text);
  return shown.startsWith('••••') ? shown : `••••${shown.slice(-4)}`;
}
