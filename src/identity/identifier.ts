import type { CustomerEvent } from '../event/index.ts';
import { isJsonObject, type JsonValue, textOf } from '../foundation/index.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';

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

const blockedByRules = new WeakMap<IdentityRules, RegExp>();

function blockedPattern(rules: IdentityRules): RegExp {
  let pattern = blockedByRules.get(rules);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${['', ...rules.blockedValues].join('|')})$`, 'i');
    blockedByRules.set(rules, pattern);
  }
  return pattern;
}

/** A value in the form in which it is compared, or undefined when it identifies nobody (blocked, empty, too long). */
export function normaliseIdentifier(rules: IdentityRules, namespace: string, raw: unknown): Identifier | undefined {
  const text = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : textOf(raw);
  if (text === undefined || text.length > valueLengthMax || namespace.length > namespaceLengthMax || text.includes('\u0000'))
    return undefined;
  const trimmed = text.trim();
  const normalise = ruleOf(rules, namespace).normalise;
  let value = trimmed;
  if (normalise === 'lower') value = trimmed.toLowerCase();
  else if (normalise === 'email') value = trimmed.toLowerCase();
  else if (normalise === 'phone') value = normalisePhone(trimmed);
  if (normalise === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value)) return undefined;
  if (normalise === 'phone' && value.replace(/\D/g, '').length < 5) return undefined;
  return blockedPattern(rules).test(value) ? undefined : { namespace, value };
}

/** Digits with a leading plus where an international prefix was written: `00 351 912-345` and `+351912345` are one number. */
function normalisePhone(text: string): string {
  const digits = text.replace(/[^\d+]/g, '');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.startsWith('+') ? `+${digits.slice(1).replaceAll('+', '')}` : digits.replaceAll('+', '');
}

/** All identifiers of an event that name somebody, strongest first (by priority, then namespace and value). Pure. */
export function identifiersOf(event: CustomerEvent, rules: IdentityRules): Identifier[] {
  const found: Identifier[] = [];
  const add = (namespace: string, raw: JsonValue | undefined): void => {
    if (raw === undefined || raw === null || found.length >= perEventMax) return;
    const identifier = normaliseIdentifier(rules, namespace, raw);
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
  return rules.everybodysChannels?.includes(event.channel) ? withoutDevices(found, rules) : found;
}

/** A kiosk's event is the person's who shows her card there, and without one the kiosk's alone: the device is no evidence. */
function withoutDevices(found: readonly Identifier[], rules: IdentityRules): Identifier[] {
  const personal = found.filter((identifier) => !ruleOf(rules, identifier.namespace).device);
  return personal.length > 0 ? personal : found.slice(0, 1);
}

function addTraits(add: (namespace: string, raw: JsonValue | undefined) => void, traits: CustomerEvent['traits']): void {
  add('email', traits.email);
  add('phone', traits.phone);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
