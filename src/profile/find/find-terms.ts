import type { CustomerEvent } from '../../event/index.ts';
import { foldLetters, type IdentifierId, isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import type { KnownIdentifier } from '../../identity/index.ts';
import { printedCodeOf } from '../summary/entry-route.ts';
import { orderIdOf } from '../summary/purchases.ts';
import { reversedDigits, squeeze, wordsOf } from './find-text.ts';

/** Something by which a person can be found. `name` entries are searched by their words and forgive a wrong letter; others by their beginning. */
export interface FindEntry {
  readonly identifierId: IdentifierId;
  /** `name`, `order`, `case`, `plate`, `serial`, `code`, or the namespace of an identifier (`email`, `phone`, `user_id` …). */
  readonly kind: string;
  /** The text in the form in which it is compared. */
  readonly term: string;
  /** The text as it was given, where it differs from the term. */
  readonly shown?: string;
}

// Longer values are found by their beginning; a btree entry holds at most 2,700 bytes.
const termLengthMax = 200;
const shownLengthMax = 200;
/** Machine-made identifiers that nobody types: they are looked up whole in the table of identifiers. */
const unindexedNamespaces: ReadonlySet<string> = new Set(['anonymous_id', 'device_id']);

/** Properties that hold a number which a person may read out to a clerk. */
const numberProperties: readonly (readonly [kind: string, keys: readonly string[]])[] = [
  ['case', ['case_id', 'caseId', 'ticket_id', 'case_number']],
  ['plate', ['plate', 'licence_plate', 'license_plate', 'registration_plate', 'licensePlate', 'registration']],
  ['serial', ['serial_number', 'serial', 'frame_number', 'vin']],
  ['code', ['promo_code', 'coupon_code']],
];
/** Those that are told of a person as traits, too. */
const numberTraits = numberProperties.filter(([kind]) => kind === 'plate' || kind === 'serial');

/** Either an identifier that was seen for the first time, or an event with the identifier it belongs to. */
export type FindSource = { readonly identifier: KnownIdentifier } | { readonly event: CustomerEvent; readonly identifierId: IdentifierId };

/** What a person can be found by, out of a new identifier or of an event. Pure. */
export function findTermsOf(source: FindSource): FindEntry[] {
  if ('identifier' in source) {
    const { id, namespace, value } = source.identifier;
    return unindexedNamespaces.has(namespace) ? [] : entry(id, namespace, value);
  }
  const { event, identifierId } = source;
  const entries: FindEntry[] = [];
  for (const traits of [event.kind === 'identify' ? event.traits : undefined, event.context.traits]) {
    if (traits === undefined || !isJsonObject(traits)) continue;
    addNames(entries, identifierId, traits);
    addNumbers(entries, identifierId, traits, numberTraits);
  }
  if (event.kind !== 'track') return entries;
  const { properties } = event;
  const order = orderIdOf(event);
  if (order !== undefined) entries.push(...entry(identifierId, 'order', order));
  addNumbers(entries, identifierId, properties, numberProperties);
  const printed = printedCodeOf(event);
  if (printed !== undefined) entries.push(...entry(identifierId, 'code', printed));
  return entries;
}

function addNumbers(entries: FindEntry[], identifierId: IdentifierId, holder: JsonObject, wanted: typeof numberProperties): void {
  for (const [kind, keys] of wanted) {
    for (const key of keys) {
      const text = numberText(holder[key]);
      if (text !== undefined) entries.push(...entry(identifierId, kind, text));
    }
  }
}

function numberText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function entry(identifierId: IdentifierId, kind: string, raw: string): FindEntry[] {
  const text = withoutNul(raw.trim()).slice(0, shownLengthMax);
  const term = termOf(kind, text).slice(0, termLengthMax);
  if (term === '') return [];
  return [term === text ? { identifierId, kind, term } : { identifierId, kind, term, shown: text }];
}

/** The form in which a value of a kind is compared. */
export function termOf(kind: string, text: string): string {
  if (kind === 'email') return text.toLowerCase();
  if (kind === 'phone') return reversedDigits(text);
  return kind === 'name' ? foldLetters(text) : squeeze(text);
}

function addNames(entries: FindEntry[], identifierId: IdentifierId, traits: JsonObject): void {
  for (const name of namesIn(traits)) {
    const term = wordsOf(name).join(' ');
    if (term !== '' && !entries.some((known) => known.term === term)) {
      entries.push({ identifierId, kind: 'name', term, shown: withoutNul(name).slice(0, shownLengthMax) });
    }
  }
}

/** Every name that traits give a person: whole, first and last, and the one she likes to be called by. */
function namesIn(traits: JsonObject): string[] {
  const first = textOf(traits.firstName) ?? textOf(traits.first_name);
  const last = textOf(traits.lastName) ?? textOf(traits.last_name);
  const liked = textOf(traits.preferred_name) ?? textOf(traits.preferredName) ?? textOf(traits.nickname);
  const names = [
    textOf(traits.name),
    [first, last].filter((part) => part !== undefined).join(' '),
    liked && [liked, last].filter((part) => part !== undefined).join(' '),
  ];
  return names
    .filter((name) => name !== undefined)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Postgres text holds no U+0000 and no half of a surrogate pair. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
