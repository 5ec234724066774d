import { isJsonObject, type JsonObject, type JsonValue, type Problem } from '../../foundation/index.ts';

/** What the places in a text are filled with. */
export interface TextFillings {
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  /** Properties of the event, or data given with the message: `{event.order_id}`. */
  readonly data?: JsonObject | undefined;
}

// `{firstName}`, `{event.order_id}`, `{firstName|there}`: a name, and what to say where nothing is known.
const place = /\{([A-Za-z][A-Za-z0-9_.]{0,80})(?:\|([^{}|]{0,80}))?\}/g;
const personal = ['firstName', 'name'];
const dataPrefix = 'event.';
// A name, a place, a number of an order; longer values are somebody's payload.
const fillingCharactersMax = 80;

/**
 * Fills the places of a text; what is not known becomes the words behind its bar, or nothing. Only plain texts and numbers are filled in, on one line, so
 * that nothing that came with an event can begin a header, a line or a place of its own. Pure.
 */
export function fillText(template: string, fillings: TextFillings): string {
  return template.replace(place, (_, name: string, otherwise: string | undefined) => fillingOf(name, fillings) ?? otherwise ?? '');
}

function fillingOf(name: string, { data, firstName, name: whole }: TextFillings): string | undefined {
  if (name === 'firstName') return plain(firstName);
  if (name === 'name') return plain(whole);
  if (!name.startsWith(dataPrefix)) return undefined;
  let value: JsonValue | undefined = data;
  for (const part of name.slice(dataPrefix.length).split('.')) {
    value = isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return plain(value);
}

function plain(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, fillingCharactersMax).toWellFormed();
}

/** Places that can never be filled. Pure. */
export function problemsOfText(template: string, at: string): Problem[] {
  const problems: Problem[] = [];
  for (const [whole, name = ''] of template.matchAll(place)) {
    if (personal.includes(name) || (name.startsWith(dataPrefix) && name.length > dataPrefix.length)) continue;
    problems.push({ at, message: `${whole} is none of {firstName}, {name} and {event.…}` });
  }
  return problems;
}
