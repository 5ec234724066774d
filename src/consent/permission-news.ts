import { BoundedCache, isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';
import { isStringName } from './iab-strings.ts';
import type { PermissionMeaning } from './permission-signals.ts';
import { answerUnder, permissionNameOf } from './permission-words.ts';
import { isRelationshipTrait } from './relationship-wanted.ts';

// Everybody who is about within some hours; who is forgotten goes out of turn once more, which harms nobody.
const peopleMax = 100_000;

/**
 * Tells requests in which somebody says something new on what she allows from those that say nothing of it or repeat, as every event of many sites does,
 * what she said before. Looks at events as they came, in whatever shape: what it misses waits its turn, and nothing is read from it.
 */
export class PermissionNews {
  readonly #meaningOf: (eventName: string) => PermissionMeaning;
  /** By who said it, a number for what was said. */
  readonly #said = new BoundedCache<string, number>(peopleMax);

  constructor(meaningOf: (eventName: string) => PermissionMeaning) {
    this.#meaningOf = meaningOf;
  }

  /** Whether one of these events says what was not said before under its identifier, as far as is remembered; remembers it. */
  isIn(items: readonly JsonValue[]): boolean {
    let isNew = false;
    // All are looked at: each is what the next one may repeat.
    for (const item of items) if (isJsonObject(item) && this.#isNews(item)) isNew = true;
    return isNew;
  }

  #isNews(item: JsonObject): boolean {
    if (typeof item.event === 'string' && this.#isAbout(item.event)) return true;
    const words = wordsIn(item);
    if (words === '') return false;
    const who = whoIn(item);
    const number = numberOf(words);
    if (this.#said.get(who) === number) return false;
    this.#said.set(who, number);
    return true;
  }

  /** An event that is made for permission is an act each time. */
  #isAbout(eventName: string): boolean {
    const { permission, said, tellsPermissions } = this.#meaningOf(eventName);
    return permission !== undefined || said !== undefined || tellsPermissions === true;
  }
}

/** What goes along with an event and may say what is allowed: as text, for comparing. */
function wordsIn({ context, properties, traits }: JsonObject): string {
  let words = '';
  if (isJsonObject(context)) {
    for (const key in context) {
      if (key === 'consent' || key === 'gpc' || isStringName(key)) words += `${key}=${JSON.stringify(context[key])};`;
    }
    words += traitWordsIn(context.traits);
  }
  if (isJsonObject(properties)) words += traitWordsIn(properties.$set);
  return words + traitWordsIn(traits);
}

function traitWordsIn(traits: JsonValue | undefined): string {
  let words = '';
  if (!isJsonObject(traits)) return words;
  for (const key in traits) {
    const name = permissionNameOf([key]);
    // `email` is an address, unless it says `unsubscribed`.
    const isSaid = (name !== undefined && answerUnder(name, traits[key]) !== undefined) || isRelationshipTrait(key);
    if (isSaid) words += `${key}=${JSON.stringify(traits[key])};`;
  }
  return words;
}

function whoIn({ userId, user_id, anonymousId, anonymous_id, distinct_id }: JsonObject): string {
  return String(userId ?? user_id ?? anonymousId ?? anonymous_id ?? distinct_id ?? '');
}

/** A number for a text; of four billion, two texts share one: then a change only waits its turn. Source: FNV-1a. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
