import type { CustomerEvent } from '../../event/index.ts';
import { BoundedCache, isJsonObject, type JsonObject, type JsonValue, nameKey, textOf } from '../../foundation/index.ts';
import { type IdentityRules, normaliseIdentifier } from '../../identity/index.ts';

/** What one event says about who brought whom. */
export interface Introduction {
  /** What the event's own person is in it: she was brought, she brought, or the code is hers to hand on. */
  readonly side: 'friend' | 'introducer' | 'owner';
  /** How the other one is named; `invite_code` for a code that links the two. */
  readonly namespace: string;
  readonly value: string;
}

export const inviteCodeNamespace = 'invite_code';

// A list of ten is an address book, not an introduction.
const perEventMax = 10;
const codeLengthMax = 200;

const introducerKeys = [
  ...['referred_by', 'referredBy', 'invited_by', 'invitedBy', 'introduced_by', 'introducedBy', 'recommended_by', 'recommendedBy'],
  ...[
    'brought_by',
    'broughtBy',
    'introducer',
    'introducer_id',
    'introducerId',
    'introducer_email',
    'introducerEmail',
    'inviter',
    'inviter_id',
  ],
  ...['inviterId', 'inviter_email', 'inviterEmail', 'inviter_user_id', 'inviterUserId', 'referrer_id', 'referrerId', 'referrer_email'],
  ...['referrerEmail', 'referrer_user_id', 'referrerUserId', 'advocate_id', 'advocateId', 'advocate_email', 'referred_by_email'],
];
const friendKeys = [
  ...['friend', 'friends', 'friend_id', 'friendId', 'friend_email', 'friendEmail', 'friend_user_id', 'invitee', 'invitees', 'invitee_id'],
  ...[
    'inviteeId',
    'invitee_email',
    'inviteeEmail',
    'invitee_user_id',
    'inviteeUserId',
    'referee',
    'referee_id',
    'refereeId',
    'referee_email',
  ],
  ...[
    'refereeEmail',
    'referred_id',
    'referredId',
    'referred_email',
    'referredEmail',
    'referred_user',
    'referred_user_id',
    'referredUserId',
  ],
];
const codeKeys = [
  ...['referral_code', 'referralCode', 'invite_code', 'inviteCode', 'invitation_code', 'invitationCode', 'share_code', 'shareCode'],
  ...['invite_id', 'inviteId', 'invitation_id', 'invitationId', 'referral_id', 'referralId', 'friend_code', 'friendCode'],
];
const usedCodeTraits = ['referred_by_code', 'referredByCode', 'used_referral_code', 'usedReferralCode', 'invited_with_code'];
const ownCodeTraits = [
  'referral_code',
  'referralCode',
  'invite_code',
  'inviteCode',
  'share_code',
  'shareCode',
  'friend_code',
  'friendCode',
];

/** What the name of an event says about bringing people: she handed something on, or it came of it. */
interface NameSense {
  readonly isAbout: boolean;
  readonly isHandedOn: boolean;
  /** A code in it is one that she used. */
  readonly usesCode: boolean;
  readonly isCodeEntered: boolean;
}

// A firm has hundreds of names; beyond this they are made up by a program.
const senses = new BoundedCache<string, NameSense>(10_000);

function senseOf(name: string): NameSense {
  const known = senses.get(name);
  if (known !== undefined) return known;
  const key = nameKey(name);
  const isAbout = /friend|referral|referred|referee|invite|invitation|introduc|brought/.test(key);
  const isHandedOn = isAbout && /sent|shared|viewed|clicked|created|issued|opened|copied|generated/.test(key);
  const isRefused = /declined|expired|bounced|cancel|revoked|deleted/.test(key);
  const comesIn = /^(?:signedup|usersignedup|accountcreated|registered|registrationcompleted|ordercompleted)$/.test(key);
  const sense: NameSense = {
    isAbout: isAbout && !isRefused,
    isHandedOn,
    usesCode: !isRefused && ((isAbout && !isHandedOn) || comesIn),
    isCodeEntered: key === 'codeentered',
  };
  senses.set(name, sense);
  return sense;
}

/**
 * Who brought whom, as one event says it: the friend's own event or traits name her introducer (`referred_by` …) or the code she used, or the
 * introducer's event names the friend who came. An invitation that was only sent brings nobody. Values are compared as identifiers are.
 * Pure; cost: a look at some names for events that speak of it, nothing for others.
 */
export function introductionsOf(event: CustomerEvent, rules: IdentityRules): Introduction[] {
  const found: Introduction[] = [];
  const add = (side: Introduction['side'], namespace: string, raw: JsonValue | undefined): void => {
    const named = namespace === inviteCodeNamespace ? codeOf(raw) : normaliseIdentifier(rules, namespace, raw)?.value;
    if (named === undefined || found.length >= perEventMax) return;
    if (!found.some((one) => one.side === side && one.namespace === namespace && one.value === named))
      found.push({ side, namespace, value: named });
  };
  const own = event.kind === 'identify' ? event.traits : undefined;
  const carried = event.context.traits !== undefined && isJsonObject(event.context.traits) ? event.context.traits : undefined;
  for (const traits of [own, carried]) if (traits !== undefined) addFromTraits(traits, add);
  if (event.kind === 'track') addFromTrack(event, add);
  return found;
}

type Add = (side: Introduction['side'], namespace: string, raw: JsonValue | undefined) => void;

function addFromTraits(traits: JsonObject, add: Add): void {
  for (const key of introducerKeys) if (Object.hasOwn(traits, key)) addNamed(traits[key], key, 'friend', add);
  for (const key of usedCodeTraits) if (Object.hasOwn(traits, key)) add('friend', inviteCodeNamespace, traits[key]);
  for (const key of ownCodeTraits) if (Object.hasOwn(traits, key)) add('owner', inviteCodeNamespace, traits[key]);
}

function addFromTrack({ name, properties }: CustomerEvent, add: Add): void {
  const sense = senseOf(name);
  if (sense.isHandedOn) {
    for (const key of codeKeys) if (Object.hasOwn(properties, key)) add('owner', inviteCodeNamespace, properties[key]);
    return;
  }
  if (sense.isCodeEntered && /friend|referral|invit/i.test(textOf(properties.kind) ?? textOf(properties.type) ?? ''))
    add('friend', inviteCodeNamespace, properties.code);
  if (!sense.isAbout && !sense.usesCode) return;
  for (const key of introducerKeys) if (Object.hasOwn(properties, key)) addNamed(properties[key], key, 'friend', add);
  if (sense.usesCode) for (const key of codeKeys) if (Object.hasOwn(properties, key)) add('friend', inviteCodeNamespace, properties[key]);
  if (!sense.isAbout) return;
  // A web address as `referrer` says where a page was found; a person does not look like one.
  const referrer = properties.referrer;
  if (isJsonObject(referrer) || (typeof referrer === 'string' && !referrer.includes('/'))) addNamed(referrer, 'referrer', 'friend', add);
  for (const key of friendKeys) if (Object.hasOwn(properties, key)) addNamed(properties[key], key, 'introducer', add);
}

/** A person as events name one: an address, a number, a customer number of the firm, an object of identifiers, or several of these. */
function addNamed(raw: JsonValue | undefined, key: string, side: 'friend' | 'introducer', add: Add): void {
  if (Array.isArray(raw)) {
    for (const each of raw.slice(0, perEventMax)) addNamed(each, key, side, add);
    return;
  }
  if (isJsonObject(raw)) {
    for (const [name, value] of Object.entries(raw).slice(0, perEventMax)) add(side, namespaceOf(name), value);
    return;
  }
  const text = typeof raw === 'number' ? String(raw) : textOf(raw)?.trim();
  if (text === undefined) return;
  if (text.includes('@')) add(side, 'email', text);
  else if (/^\+[\d ()-]{7,}$/.test(text)) add(side, 'phone', text);
  else if (!/email$/i.test(key)) add(side, 'user_id', text);
}

function namespaceOf(name: string): string {
  if (name === 'userId' || name === 'user_id' || name === 'id') return 'user_id';
  return name === 'anonymousId' ? 'anonymous_id' : name;
}

/** Codes are typed by hand: their case and the space around them say nothing. */
function codeOf(raw: JsonValue | undefined): string | undefined {
  const text = typeof raw === 'number' ? String(raw) : textOf(raw)?.trim();
  return text === undefined || text === '' || text.length > codeLengthMax || text.includes('\u0000')
    ? undefined
    : text.toUpperCase().toWellFormed();
}
