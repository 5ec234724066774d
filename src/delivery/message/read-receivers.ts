import { type Portrait, type Predicate, portraitOf, type World } from '../../audience/index.ts';
import type { ConsentRules, Purpose } from '../../consent/index.ts';
import { type IdentifierId, isJsonObject, type JsonValue, type PersonId, textOf } from '../../foundation/index.ts';
import { type Act, type Contact, type GateLog, type GateRules, mayWe, readContacts, type Standing, standingOf } from '../../gate/index.ts';
import {
  type ChosenTrait,
  chooseTraits,
  countryCode,
  type Fragment,
  placeOfCustomer,
  readFragments,
  readSettlements,
  type TraitPreference,
} from '../../profile/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { type Address, addressNamespaces } from './choose-address.ts';
import type { Asked, Receiver } from './judge-message.ts';
import type { MessageWay } from './message.ts';
import * as queries from './queries/message.ts';
import { membersAmong } from './write-messages.ts';

/** The rules that hold for everybody, read anew for each look. */
export interface ReachRules {
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly preference: () => TraitPreference;
  /** How many there are of a product; undefined where nobody keeps count. */
  readonly stockOf: (product: string) => number | undefined;
  /** Who is in an audience; undefined for one that is not there. */
  readonly audience: (id: number) => Predicate | undefined;
  /** What audiences judge people by besides themselves. */
  readonly world: () => Promise<World>;
  /** Where what the gate refuses is counted. */
  readonly log: Pick<GateLog, 'note'>;
}

/** A receiver, and what to call her. */
export interface ReadReceiver extends Receiver {
  readonly person: PersonId;
  readonly fragments: readonly Fragment[];
  readonly firstName: string | undefined;
  readonly name: string | undefined;
  readonly language: string | undefined;
}

/** What some messages depend on besides their people. */
export interface ReadAsked {
  /** Memberships. */
  readonly groups: readonly (readonly [group: number, person: number])[];
  /** Messages whose own contact is no reason against them. */
  readonly except: ReadonlySet<string>;
}

/**
 * All that sending asks of some people, as it stands in this transaction; who has no identifiers of her own any more is not in it.
 */
export async function readReceivers(
  sql: Sql,
  people: readonly PersonId[],
  asked: ReadAsked,
  rules: ReachRules,
  now: number,
): Promise<Map<PersonId, ReadReceiver>> {
  const fragments = await readFragments(sql, people);
  const settlements = await readSettlements(sql, people);
  const members = await membersAmong(sql, asked.groups);
  const identifiers = [...fragments.values()].flatMap((parts) => parts.map(({ identifier }) => identifier));
  const ids = identifiers.map(({ id }) => id);
  const contacts = await readContacts(sql, ids, now);
  const bounced = new Set(
    (await sql.query<{ identifier_id: number }>(queries.selectBounced, [int8Array(ids)])).map((row) => row.identifier_id),
  );
  const links = await linksOf(sql, ids);
  const world = await rules.world();
  const context: ReceiverContext = { rules, now, bounced, links };
  const receivers = new Map<PersonId, ReadReceiver>();
  for (const [person, parts] of fragments) {
    const own = new Set(parts.map(({ identifier }) => identifier.id));
    const hers = settlements.filter(({ identifierId }) => own.has(identifierId));
    const traits = chooseTraits(parts, hers, rules.preference(), (id) => ({ id, name: '' }));
    const isIn = (group: number) => members.has(`${group} ${person}`);
    const others = contacts.filter((one) => own.has(one.identifierId as IdentifierId) && !asked.except.has(messageOfContact(one.message)));
    let portrait: Portrait | undefined;
    const isInAudience = (audience: number): boolean => {
      portrait ??= portraitOf(parts, hers, { preference: rules.preference(), consent: rules.consent(), now });
      return rules.audience(audience)?.(portrait, world, now) === true;
    };
    receivers.set(person, { person, isIn, isInAudience, ...receiverOf(parts, traits, others, context) });
  }
  return receivers;
}

interface ReceiverContext {
  readonly rules: ReachRules;
  readonly now: number;
  readonly bounced: ReadonlySet<number>;
  readonly links: ReadonlySet<string>;
}

async function linksOf(sql: Sql, ids: readonly number[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ a: number; b: number }>(queries.linksAmong, [int8Array(ids)]);
  return new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
}

function receiverOf(
  fragments: readonly Fragment[],
  traits: readonly ChosenTrait[],
  contacts: readonly Contact[],
  { rules, now, bounced, links }: ReceiverContext,
): Omit<ReadReceiver, 'isIn' | 'isInAudience' | 'person'> {
  const orders = fragments.flatMap(({ summary }) => summary.orders);
  const { country: named, language, timezone: zone } = placeOfCustomer(traits, now, orders);
  const country = named === undefined ? undefined : countryCode(named);
  const consent = rules.consent();
  const gate = rules.gate();
  const standings = new Map<number, Standing>();
  const standingAt = (at: number): Standing => {
    const known = standings.get(at) ?? standingOf({ fragments, contacts, zone, country, stockOf: rules.stockOf }, consent, gate, at);
    standings.set(at, known);
    return known;
  };
  return {
    ...{ fragments, language },
    addresses: addressesOf(fragments, bounced),
    areLinked: (left, right) => links.has(`${left} ${right}`),
    hasPostalAddress: isJsonObject(traitOf(traits, 'address')),
    firstName: firstNameOf(traits),
    name: nameOf(traits),
    ask: (message, way, at) => {
      const standing = standingAt(at);
      const act = actOf(message, way);
      const { refusals } = mayWe(act, standing, gate, at);
      return { refusals, saidBy: saidBy(act, standing) };
    },
  };
}

const gateChannels: Readonly<Record<MessageWay, string>> = {
  ...{ email: 'email', sms: 'sms', push: 'push', inApp: 'inApp', call: 'phone', post: 'post', employee: 'employee' },
};

/** What the gate is asked about a message on a channel. What a colleague is told does not reach for her. */
export function actOf(message: Asked, way: MessageWay): Act {
  return {
    ...{ purpose: message.purpose as Purpose, channel: gateChannels[way], isOutbound: way !== 'employee' },
    ...{ isPromotion: message.isPromotion, isAnswer: message.isAnswer },
    ...(message.product === undefined ? {} : { product: message.product }),
  };
}

export function gateChannelOf(way: MessageWay): string {
  return gateChannels[way];
}

/** What a message is called among contacts: each attempt by itself, as one that failed has taken none of her attention. */
export function contactName({ key, attempts }: { readonly key: string; readonly attempts: number }): string {
  return attempts <= 1 ? key : `${key}.${attempts}`;
}

function messageOfContact(name: string): string {
  return name.split('.')[0] as string;
}

/** The identifier under which she said the yes that a message rests on; undefined where it rests on none. */
function saidBy({ purpose, channel, isPromotion, isAnswer }: Act, { permissions }: Standing): number | undefined {
  if (isAnswer === true) return undefined;
  const { code, said } = permissions.of(isPromotion ? 'marketing' : purpose, channel);
  return code === 'allowed.said' ? said?.identifierId : undefined;
}

function addressesOf(fragments: readonly Fragment[], bounced: ReadonlySet<number>): Address[] {
  return fragments
    .filter(({ identifier }) => addressNamespaces.includes(identifier.namespace))
    .map(({ identifier, summary }) => ({
      ...{ identifierId: identifier.id, namespace: identifier.namespace, value: identifier.value },
      ...{ isShared: identifier.shared, hasBounced: bounced.has(identifier.id) },
      last: summary.count === 0 ? identifier.firstSeen : summary.last,
    }));
}

function traitOf(traits: readonly ChosenTrait[], name: string): JsonValue | undefined {
  return traits.find((trait) => trait.name === name)?.value;
}

function firstNameOf(traits: readonly ChosenTrait[]): string | undefined {
  const liked = textOf(traitOf(traits, 'preferredName')) ?? textOf(traitOf(traits, 'nickname')) ?? textOf(traitOf(traits, 'firstName'));
  return liked ?? textOf(traitOf(traits, 'name'))?.trim().split(/\s+/)[0];
}

function nameOf(traits: readonly ChosenTrait[]): string | undefined {
  const [first, last] = [firstNameOf(traits), textOf(traitOf(traits, 'lastName'))];
  return (
    textOf(traitOf(traits, 'name')) ?? (first === undefined && last === undefined ? undefined : [first, last].filter(Boolean).join(' '))
  );
}
