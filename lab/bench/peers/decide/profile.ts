import type { CustomerEvent } from '../../../../src/event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/foundation/index.ts';

/** A customer as a team keeps one in a key-value store: one JSON text under each of her identifiers, folded with each event. */
export interface Profile {
  id: number;
  traits: Record<string, JsonValue>;
  permissions: { purpose: string; granted: boolean; at: number }[];
  counts: Record<string, { count: number; last: number; days: Record<string, number> }>;
  acts: { at: number; name: string; about: string }[];
  visits: { begin: number; end: number; route: string; source: string; campaign: string }[];
  orders: { at: number; revenue: number; currency: string; products: string[] }[];
  searches: { at: number; term: string }[];
  contacts: { at: number; channel: string; isPromotion: boolean; isUsed: boolean }[];
  channels: Record<string, number>;
  openProblem?: { kind: string; since: number };
  relationship?: string;
  audiences: number[];
  zone: string;
  country: string;
}

const visitGapMs = 30 * 60_000;
const dayMs = 86_400_000;
const actsMax = 40;
const daysMax = 90;

export function newProfile(id: number): Profile {
  return {
    ...{
      id,
      traits: {},
      permissions: [],
      counts: {},
      acts: [],
      visits: [],
      orders: [],
      searches: [],
      contacts: [],
      channels: {},
      audiences: [],
    },
    ...{ zone: 'UTC', country: '' },
  };
}

export type FoldedEvent = Pick<CustomerEvent, 'context' | 'kind' | 'name' | 'properties' | 'time' | 'traits'> & {
  readonly channel: string;
};

/** Folds one event into a profile, in place. */
export function fold(profile: Profile, event: FoldedEvent): void {
  const { kind, name, time, channel, properties, context } = event;
  profile.channels[channel] = (profile.channels[channel] ?? 0) + 1;
  if (typeof context.timezone === 'string') profile.zone = context.timezone;
  if (kind === 'identify') {
    Object.assign(profile.traits, event.traits);
    const { address } = event.traits;
    if (isJsonObject(address) && typeof address.country === 'string') profile.country = address.country;
  }
  const said = isJsonObject(context.consent) ? context.consent.categoryPreferences : undefined;
  if (isJsonObject(said))
    for (const [purpose, granted] of Object.entries(said)) profile.permissions.push({ purpose, granted: granted === true, at: time });
  if (kind === 'identify') return;
  count(profile, kind === 'page' ? '$page' : name, time);
  if (channel === 'email') {
    foldLetter(profile, name, time);
    return;
  }
  foldVisit(profile, context, time);
  const about = text(properties.path) ?? text(properties.category) ?? text(properties.product_id) ?? text(properties.query) ?? '';
  profile.acts.push({ at: time, name: kind === 'page' ? '$page' : name, about });
  if (profile.acts.length > actsMax) profile.acts.shift();
  if (name === 'Products Searched') profile.searches.push({ at: time, term: text(properties.query) ?? '' });
  if (name === 'Order Completed') profile.orders.push(orderOf(properties, time));
}

function count(profile: Profile, name: string, time: number): void {
  profile.counts[name] ??= { count: 0, last: 0, days: {} };
  const tally = profile.counts[name];
  tally.count += 1;
  tally.last = Math.max(tally.last, time);
  const day = Math.floor(time / dayMs);
  tally.days[day] = (tally.days[day] ?? 0) + 1;
  for (const old of Object.keys(tally.days)) if (day - Number(old) > daysMax) delete tally.days[old];
}

function foldLetter(profile: Profile, name: string, time: number): void {
  if (name === 'Email Delivered') profile.contacts.push({ at: time, channel: 'email', isPromotion: true, isUsed: false });
  const last = profile.contacts.at(-1);
  if (name === 'Email Opened' && last !== undefined) last.isUsed = true;
}

function foldVisit(profile: Profile, context: JsonObject, time: number): void {
  const last = profile.visits.at(-1);
  if (last !== undefined && time - last.end < visitGapMs) {
    last.end = time;
    return;
  }
  const page = isJsonObject(context.page) ? context.page : {};
  const query = new URLSearchParams(text(page.search) ?? '');
  const source = query.get('utm_source') ?? text(page.referrer) ?? '';
  const medium = query.get('utm_medium');
  const route = medium === 'email' ? 'email' : medium === 'cpc' ? 'ad' : source === '' ? 'direct' : 'link';
  profile.visits.push({ begin: time, end: time, route, source, campaign: query.get('utm_campaign') ?? '' });
  const term = query.get('utm_term');
  if (term !== null) profile.searches.push({ at: time, term });
}

function orderOf(properties: JsonObject, at: number): Profile['orders'][number] {
  const lines = Array.isArray(properties.products) ? properties.products : [];
  return {
    at,
    revenue: Number(properties.revenue ?? 0),
    currency: text(properties.currency) ?? 'EUR',
    products: lines.flatMap((line) => (isJsonObject(line) ? (text(line.product_id) ?? []) : [])),
  };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
