import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonValue, nameKey, textOf } from '../../foundation/index.ts';
import { searchEngineOf } from './search-engines.ts';
import { searchesOf } from './searches.ts';
import { cutText } from './statements.ts';
import type { SignIn, VisitEntry } from './summary.ts';
import { hostOf, queryParameter } from './web-address.ts';

/** How a person came in. `social_sign_in` is a visit that began with Facebook Connect or the like. */
export const entryRoutes = [
  'ad',
  'app',
  'call',
  'direct',
  'email',
  'kiosk',
  'message',
  'partner',
  'printed_code',
  'referral',
  'search',
  'social',
  'social_sign_in',
  'store',
] as const;
export type EntryRoute = (typeof entryRoutes)[number];

// Names of campaigns and sources are short; longer ones are a programming error that should not fill summaries.
const partLengthMax = 80;

const routeByMedium: readonly (readonly [RegExp, EntryRoute])[] = [
  [/^(e-?mail|newsletter|mail)$/, 'email'],
  [/^(print|printed|qr|qr-?code|brochure|catalogue|catalog|flyer|flier|insert|poster|billboard|offline|direct-?mail)$/, 'printed_code'],
  [/^(call|phone|telephone|ivr|call-?centre|call-?center)$/, 'call'],
  [/^(sms|text|push|notification|mobile|whatsapp|messenger)$/, 'message'],
  [/^(cpc|ppc|cpm|cpv|cpa|cpp|paid.*|display|banner|interstitial|retargeting|sem|video|affiliate|audio|tv)$/, 'ad'],
  [/^(social|social-?network|social-?media|sm)$/, 'social'],
  [/^organic$/, 'search'],
  [/^(referral|link)$/, 'referral'],
  [/^(partner|marketplace)$/, 'partner'],
  [/^(store|in-?store|pos)$/, 'store'],
  [/^kiosk$/, 'kiosk'],
];
/** Events that are themselves the way in, whatever the page behind the link says of it. */
const routeByName: ReadonlyMap<string, EntryRoute> = new Map([
  ['emaillinkclicked', 'email'],
  ['pushnotificationtapped', 'message'],
]);
// Parameters that advertising systems add to the links that somebody paid for.
const paidClickIds = ['gclid', 'msclkid', 'dclid', 'gbraid', 'wbraid', 'ttclid', 'twclid', 'li_fat_id'];
const socialHosts =
  /(^|\.)(facebook|instagram|twitter|x|t|linkedin|lnkd|pinterest|tiktok|reddit|youtube|threads|snapchat|vk|mastodon)\.(com|co|net|in|social)$/;
const mailHosts = /^(mail|webmail|outlook|e\.mail)\.|(^|\.)mail\.(google|yahoo)\.com$/;
const socialSignIn = /facebook|google|apple|twitter|linkedin|instagram|microsoft|amazon|github|social|connect/i;

/** Where an arrival says how it came: the page that a browser's library describes, else what a server's library was given. */
interface Arrival {
  readonly query: string;
  readonly url: string;
  readonly referrer: string;
  /** A parameter of a campaign or an advertising system, from the address or given by itself. */
  readonly parameter: (name: string) => string;
}

function arrivalOf({ context, properties }: CustomerEvent): Arrival {
  const page = isJsonObject(context.page) ? context.page : {};
  const referrerObject = isJsonObject(context.referrer) ? context.referrer.url : context.referrer;
  const first = (...values: (JsonValue | undefined)[]): string => {
    for (const value of values) if (typeof value === 'string' && value !== '') return value;
    return '';
  };
  const url = first(page.url, properties.url, properties.$current_url);
  const query = first(page.search, page.url, properties.search, properties.url, properties.$current_url);
  const referrer = first(page.referrer, referrerObject, properties.referrer, properties.$referrer, properties.referring_url);
  const parameter = (name: string): string => queryParameter(query, name) || queryParameter(url, name) || part(properties[name]);
  return { query, url, referrer, parameter };
}

/** Route, source, medium, campaign and search term of an event that begins a visit; empty texts at the end are left out. Pure. */
export function entryOf(event: CustomerEvent, mayKeepSearches: boolean): VisitEntry {
  const campaign = isJsonObject(event.context.campaign) ? event.context.campaign : undefined;
  const arrival = arrivalOf(event);
  const referrerHost = hostOf(arrival.referrer);
  const isInside = referrerHost !== '' && withoutWww(referrerHost) === withoutWww(hostOf(arrival.url));
  const source = part(campaign?.source) || arrival.parameter('utm_source');
  const medium = part(campaign?.medium) || arrival.parameter('utm_medium');
  const name = part(campaign?.name) || arrival.parameter('utm_campaign');
  const outside = isInside ? '' : referrerHost;
  const route = routeOf(event, medium, arrival, outside);
  const term = mayKeepSearches ? (searchesOf(event).find((search) => search.origin !== 'own')?.term ?? '') : '';
  const entry = [
    route,
    cutText(source || sourceOfReferrer(outside), partLengthMax),
    cutText(medium, partLengthMax),
    cutText(name, partLengthMax),
    term,
  ];
  while (entry.length > 1 && entry[entry.length - 1] === '') entry.pop();
  return entry;
}

function routeOf(event: CustomerEvent, medium: string, arrival: Arrival, referrerHost: string): EntryRoute {
  // A code or a campaign says what brought her; the channel only where she then was.
  if (printedCodeOf(event) !== undefined) return 'printed_code';
  const byMedium = routeOfMedium(medium) ?? (event.kind === 'track' ? routeByName.get(nameKey(event.name)) : undefined);
  if (byMedium !== undefined) return byMedium;
  if (event.channel === 'kiosk' || event.channel === 'store') return event.channel;
  if (event.channel === 'phone') return 'call';
  for (const name of paidClickIds) if (arrival.parameter(name) !== '') return 'ad';
  if (referrerHost !== '') {
    if (mailHosts.test(referrerHost)) return 'email';
    if (searchEngineOf(referrerHost) !== undefined) return 'search';
    if (socialHosts.test(referrerHost)) return 'social';
  }
  // Facebook adds it to every link, paid or not.
  if (arrival.parameter('fbclid') !== '') return 'social';
  if (event.channel === 'app') return 'app';
  if (event.channel === 'email') return 'email';
  if (event.channel === 'print' || event.channel === 'catalogue') return 'printed_code';
  return referrerHost === '' ? 'direct' : 'referral';
}

/** The route that a campaign's medium (`print`, `cpc`, `e-mail` …) names; undefined for none and for unknown ones. Pure. */
export function routeOfMedium(medium: string): EntryRoute | undefined {
  if (medium === '') return undefined;
  const lower = medium
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return routeByMedium.find(([pattern]) => pattern.test(lower))?.[1];
}

const printedCodeKeys = ['printed_code', 'brochure_code', 'catalogue_code'];
/** Events whose name says that their `code` was read from paper; coupons and discounts have events of their own. */
const printedCodeNames: ReadonlySet<string> = new Set([
  'brochurecodeused',
  'cataloguecodeused',
  'printedcodeused',
  'brochurecodeentered',
  'codeentered',
]);
/** What a keyed-in code may be instead, where the event says so. */
const otherCode = /coupon|discount|gift|voucher|promo|verif|otp|2fa|mfa|security|login|sms|e-?mail/i;

/** The code from a brochure or the like that an event carries, on whatever channel it was used. Pure. */
export function printedCodeOf({ kind, name, properties }: Pick<CustomerEvent, 'kind' | 'name' | 'properties'>): string | undefined {
  for (const key of printedCodeKeys) {
    const code = codeText(properties[key]);
    if (code !== undefined) return code;
  }
  if (kind !== 'track' || properties.code === undefined || !printedCodeNames.has(nameKey(name))) return undefined;
  const said = textOf(properties.type) ?? textOf(properties.code_type) ?? textOf(properties.kind) ?? textOf(properties.purpose);
  return said !== undefined && otherCode.test(said) ? undefined : codeText(properties.code);
}

function codeText(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
  return text === '' ? undefined : text;
}

function sourceOfReferrer(host: string): string {
  return host === '' ? '' : (searchEngineOf(host) ?? withoutWww(host));
}

/** A site under its name with and without `www.` is one site. */
function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

function part(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

const signInKeys = [
  'provider',
  'method',
  'via',
  'authentication',
  'auth_method',
  'auth_provider',
  'authentication_method',
  'login_method',
  'login_provider',
  'sign_in_method',
  'identity_provider',
  'idp',
  'network',
  'type',
];

/** The sign-in through a social network that an event with a sign-in's name reports, if it does. Pure. */
export function signInOf(event: CustomerEvent, time: number): SignIn | undefined {
  for (const name of signInKeys) {
    const method = textOf(event.properties[name])?.trim().toLowerCase();
    if (method !== undefined && socialSignIn.test(method)) return [time, cutText(method, partLengthMax)];
  }
  return undefined;
}
