import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js';
import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache, isJsonObject, type JsonObject, type JsonValue, textOf } from '../foundation/index.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { withoutForeignLinks } from './own-link.ts';
import { withPersonKey } from './person-key.ts';
import { squeezedName } from './squeezed-name.ts';

/** Something that names a person in one system: a namespace and a value, as in `email`, `maya@okafor.test`. */
export interface Identifier {
  readonly namespace: string;
  readonly value: string;
}

/** The identifiers an event carries, strongest first, and the links it is evidence for: the strongest with each of the others. */
export interface IdentifiedEvent {
  readonly event: CustomerEvent;
  readonly identifiers: readonly Identifier[];
}

// Longer values are no identifiers of a person but somebody's payload; a btree entry holds at most 2,700 bytes.
const valueLengthMax = 500;
// A namespace is a word of the firm; more than this is a value in the wrong place.
const namespaceLengthMax = 64;
// One event names one person in a few ways; a list of hundreds is an address book, not evidence.
const perEventMax = 20;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const blockedByRules = new WeakMap<IdentityRules, readonly RegExp[]>();

function isBlocked(rules: IdentityRules, value: string): boolean {
  let patterns = blockedByRules.get(rules);
  if (patterns === undefined) {
    // Those that count or name their groups keep a pattern of their own: among others their groups would have other numbers.
    const hasGroups = (pattern: string): boolean => /\\[1-9k]|\(\?</.test(pattern);
    const together = ['', ...rules.blockedValues.filter((pattern) => !hasGroups(pattern))].join('|');
    patterns = [together, ...rules.blockedValues.filter(hasGroups)].map((pattern) => new RegExp(`^(?:${pattern})$`, 'i'));
    blockedByRules.set(rules, patterns);
  }
  return patterns.some((pattern) => pattern.test(value));
}

/** Says the country of a phone number that is written without one; asked only where there is such a number. */
export type PhoneCountry = () => string | undefined;

const nowhere: PhoneCountry = () => undefined;

/** A value in the form in which it is compared, or undefined when it identifies nobody (blocked, empty, too long). */
export function normaliseIdentifier(
  rules: IdentityRules,
  namespace: string,
  raw: unknown,
  phoneCountry: PhoneCountry = nowhere,
): Identifier | undefined {
  const text = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : textOf(raw);
  if (text === undefined || text.length > valueLengthMax || namespace.length > namespaceLengthMax || text.includes('\u0000'))
    return undefined;
  const trimmed = text.trim();
  const normalise = ruleOf(rules, namespace).normalise;
  let value = trimmed;
  if (normalise === 'lower' || normalise === 'email' || normalise === 'handle') value = trimmed.toLowerCase();
  else if (normalise === 'upper') value = trimmed.toUpperCase();
  else if (normalise === 'phone') value = phoneDigits(trimmed);
  if (normalise === 'handle') value = value.replace(/^@+/, '');
  if (normalise === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value)) return undefined;
  if (normalise === 'phone' && value.replace(/\D/g, '').length < 5) return undefined;
  if (isBlocked(rules, value)) return undefined;
  return { namespace, value: normalise === 'phone' ? internationalPhone(value, phoneCountry) : value };
}

/** Digits with a leading plus where an international prefix was written: `00 351 912-345` and `+351912345` are one number. */
function phoneDigits(text: string): string {
  // `+44 (0)20 …` names the trunk zero that is left out behind the country.
  const digits = text.replace(/^(\s*(?:\+|00).*?)\(0\)/, '$1').replace(/[^\d+]/g, '');
  // No country begins with a zero: what has more of them is a number that was made up.
  if (/^00[1-9]/.test(digits)) return `+${digits.slice(2)}`;
  return digits.startsWith('+') ? `+${digits.slice(1).replaceAll('+', '')}` : digits.replaceAll('+', '');
}

// Reading a number takes some microseconds; 100,000 are the callers of a day, and about 20 MB.
const phonesRead = new BoundedCache<string, string>(100_000);

/** A number without a country in the form of its country (E.164), where one is known whose plan allows it; else as it is. */
function internationalPhone(digits: string, phoneCountry: PhoneCountry): string {
  if (digits.startsWith('+')) return digits;
  const country = phoneCountry();
  if (country === undefined || !isSupportedCountry(country)) return digits;
  const key = `${country} ${digits}`;
  const known = phonesRead.get(key);
  if (known !== undefined) return known;
  const parsed = parsePhoneNumber(digits, country);
  const value = parsed?.isValid() ? parsed.number : digits;
  phonesRead.set(key, value);
  return value;
}

/** All identifiers of an event that name somebody, strongest first (by priority, then namespace and value); see `withPersonKey`. Pure. */
export function identifiersOf(event: CustomerEvent, rules: IdentityRules, phoneCountry: PhoneCountry = nowhere): Identifier[] {
  const found: Identifier[] = [];
  const add = (namespace: string, raw: JsonValue | undefined): void => {
    if (raw === undefined || raw === null || found.length >= perEventMax) return;
    const identifier = normaliseIdentifier(rules, namespace, raw, phoneCountry);
    if (identifier && !found.some((other) => other.namespace === identifier.namespace && other.value === identifier.value))
      found.push(identifier);
  };
  add('user_id', event.userId);
  add('anonymous_id', event.anonymousId);
  const { context } = event;
  // Group traits describe a firm: its e-mail and phone are not the person's.
  if (event.kind === 'identify') addTraits(add, event.traits);
  if (isJsonObject(context.traits)) addTraits(add, context.traits);
  if (isJsonObject(context.device)) add('device_id', context.device.id ?? context.device.advertisingId);
  if (Array.isArray(context.externalIds)) {
    for (const external of context.externalIds) {
      if (isJsonObject(external) && typeof external.type === 'string' && external.collection !== 'accounts')
        add(external.type, external.id);
    }
  }
  if (event.kind === 'track') addNamedProperties(found, add, event, rules);
  if (event.kind === 'alias') {
    add('user_id', event.previousId);
    // Browsers call alias with their own anonymous id, which is a UUID; elsewhere it is a former user id.
    if (event.previousId !== undefined && uuidShape.test(event.previousId)) add('anonymous_id', event.previousId);
  }
  found.sort(
    (left, right) =>
      ruleOf(rules, left.namespace).priority - ruleOf(rules, right.namespace).priority ||
      compareText(left.namespace, right.namespace) ||
      // An alias carries two user ids: the new one is the person's.
      (event.kind === 'alias' ? Number(right.value === event.userId) - Number(left.value === event.userId) : 0) ||
      compareText(left.value, right.value),
  );
  const own = withoutForeignLinks(event, found, rules);
  return [...withPersonKey(event, rules.everybodysChannels?.includes(event.channel) ? withoutDevices(own, rules) : own, rules)];
}

/** A kiosk's event is the person's who shows her card there, and without one the kiosk's alone: the device is no evidence. */
function withoutDevices(found: readonly Identifier[], rules: IdentityRules): readonly Identifier[] {
  const personal = found.filter((identifier) => !ruleOf(rules, identifier.namespace).device);
  return personal.length > 0 ? personal : found.slice(0, 1);
}

/**
 * What the event names by a property. Somebody who is named by more than that stays who she is: a mail that was passed on and is opened by
 * another customer, signed in, is hers.
 */
function addNamedProperties(
  found: readonly Identifier[],
  add: (namespace: string, raw: JsonValue | undefined) => void,
  { name, properties }: CustomerEvent,
  rules: IdentityRules,
): void {
  const naming = namingProperties(rules).get(squeezedName(name));
  if (naming === undefined) return;
  const isKnown = found.some((identifier) => !ruleOf(rules, identifier.namespace).shareable);
  for (const [property, namespace] of naming) {
    if (isKnown && !ruleOf(rules, namespace).shareable) continue;
    add(namespace, Object.hasOwn(properties, property) ? properties[property] : undefined);
  }
}

/** Whether a track event of this name and these properties names somebody by them alone. Pure. */
export function isNamedByProperties(rules: IdentityRules, name: string, properties: JsonObject): boolean {
  const naming = namingProperties(rules).get(squeezedName(name));
  return (
    naming?.some(
      ([property, namespace]) => Object.hasOwn(properties, property) && normaliseIdentifier(rules, namespace, properties[property]),
    ) === true
  );
}

type NamingProperties = Map<string, [property: string, namespace: string][]>;
const namingByRules = new WeakMap<IdentityRules, NamingProperties>();

function namingProperties(rules: IdentityRules): NamingProperties {
  const known = namingByRules.get(rules);
  if (known !== undefined) return known;
  const naming: NamingProperties = new Map();
  for (const { events, properties, namespace } of rules.identifyingProperties ?? []) {
    for (const event of events.map(squeezedName)) {
      const pairs = naming.get(event) ?? [];
      naming.set(event, pairs);
      for (const property of properties) pairs.push([property, namespace]);
    }
  }
  namingByRules.set(rules, naming);
  return naming;
}

function addTraits(add: (namespace: string, raw: JsonValue | undefined) => void, traits: CustomerEvent['traits']): void {
  add('email', traits.email);
  add('phone', traits.phone);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
