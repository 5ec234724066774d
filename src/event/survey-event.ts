import type { JsonValue } from '../foundation/index.ts';

// Segment's own events are 3 to 5 deep, the deepest honest ones seen (product trees) under 20. Recursion is safe far beyond.
export const eventDepthMax = 64;

export type EventFault =
  | { readonly code: 'event.too_deep'; readonly message: string }
  | { readonly code: 'event.null_character'; readonly message: string }
  | { readonly code: 'event.broken_letter'; readonly message: string }
  | { readonly code: 'event.bad_number'; readonly message: string }
  | { readonly code: 'event.reserved_name'; readonly message: string };

export interface EventSurvey {
  /** Upper bound for the bytes of the value as JSON in UTF-8. */
  readonly bytesMax: number;
  readonly fault?: EventFault;
}

let bytes = 0;
let fault: EventFault['code'] | undefined;

/**
 * One walk through an event that finds all that would harm what comes after: nesting that overflows a stack, NUL and lone surrogates
 * (PostgreSQL's text cannot hold them), numbers that JSON cannot write again (1e400), a member named `__proto__`; and a bound of its size.
 */
export function surveyEvent(value: JsonValue): EventSurvey {
  bytes = 0;
  fault = undefined;
  walk(value, 0);
  return fault === undefined ? { bytesMax: bytes } : { bytesMax: bytes, fault: { code: fault, message: messages[fault] } };
}

const messages: Record<EventFault['code'], string> = {
  'event.too_deep': `nested more than ${eventDepthMax} levels deep; flatten it`,
  'event.null_character': 'a text holds the character U+0000, which cannot be stored; remove it',
  'event.broken_letter': 'a text holds half of a surrogate pair (a cut emoji, for example); send whole characters',
  'event.bad_number': 'a number is too large to be one; send it as text',
  'event.reserved_name': 'a member is named __proto__; give it another name',
};

// A letter takes up to three bytes in UTF-8 for each unit of UTF-16, or six as an escape of a control character.
const bytesPerUnitMax = 6;
const bytesPerScalarMax = 26;

function look(text: string): void {
  bytes += text.length * bytesPerUnitMax + 4;
  if (text.includes('\u0000')) fault ??= 'event.null_character';
  else if (!text.isWellFormed()) fault ??= 'event.broken_letter';
}

function walk(value: JsonValue | undefined, depth: number): void {
  if (typeof value === 'string') {
    look(value);
  } else if (typeof value === 'number') {
    bytes += bytesPerScalarMax;
    if (!Number.isFinite(value)) fault ??= 'event.bad_number';
  } else if (typeof value === 'object' && value !== null) {
    if (depth === eventDepthMax) {
      fault = 'event.too_deep';
      return;
    }
    bytes += 3;
    if (Array.isArray(value)) for (const item of value) walk(item, depth + 1);
    else {
      for (const name in value) {
        look(name);
        if (name === '__proto__') fault ??= 'event.reserved_name';
        walk(value[name], depth + 1);
      }
    }
  } else bytes += 6;
}
