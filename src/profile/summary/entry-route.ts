import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { nameKey } from './event-meaning.ts';
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
// Parameters that advertising systems add to the links that somebody paid for.
const paidClickIds = ['gclid', 'msclkid', 'dclid', 'gbraid', 'wbraid', 'ttclid', 'twclid', 'li_fat_id'];
const socialHosts =
  /(^|\.)(facebook|instagram|twitter|x|t|linkedin|lnkd|pinterest|tiktok|reddit|youtube|threads|snapchat|vk|mastodon)\.(com|co|net|in|social)$/;
const mailHosts = /^(mail|webmail|outlook|e\.mail)\.|(^|\.)mail\.(google|yahoo)\.com$/;
const socialSignIn = /facebook|google|apple|twitter|linkedin|instagram|microsoft|amazon|github|social|connect/i;

/** Route, source, medium, campaign and search term of an event that begins a visit; empty texts at the end are left out. Pure. */
export function entryOf(event: CustomerEvent, mayKeepSearches: boolean): VisitEntry {
  const { context } = event;
  const campaign = isJsonObject(context.campaign) ? context.campaign : undefined;
  const page = isJsonObject(context.page) ? context.page : undefined;
  const query = textOf(page?.search) ?? textOf(page?.url) ?? '';
  const referrer = textOf(page?.referrer) ?? '';
  const referrerHost = hostOf(referrer);
  const isInside = referrerHost !== '' && referrerHost === hostOf(textOf(page?.url) ?? '');
  const source = part(campaign?.source) || queryParameter(query, 'utm_source');
  const medium = part(campaign?.medium) || queryParameter(query, 'utm_medium');
  const name = part(campaign?.name) || queryParameter(query, 'utm_campaign');
  const outside = isInside ? '' : referrerHost;
  const route = routeOf(event, medium, query, outside);
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

function routeOf(event: CustomerEvent, medium: string, query: string, referrerHost: string): EntryRoute {
  // A code or a campaign says what brought her; the channel only where she then was.
  if (printedCodeOf(event) !== undefined) return 'printed_code';
  const byMedium = routeOfMedium(medium);
  if (byMedium !== undefined) return byMedium;
  if (event.channel === 'kiosk' || event.channel === 'store') return event.channel;
  if (event.channel === 'phone') return 'call';
  if (query.includes('clid=') || query.includes('braid=') || query.includes('li_fat_id=')) {
    for (const name of paidClickIds) if (queryParameter(query, name) !== '') return 'ad';
  }
  if (referrerHost !== '') {
    if (mailHosts.test(referrerHost)) return 'email';
    if (searchEngineOf(referrerHost) !== undefined) return 'search';
    if (socialHosts.test(referrerHost)) return 'social';
  }
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
/** Events whose name says that their `code` was printed; the code of others may be anything, a discount for example. */
const printedCodeNames: ReadonlySet<string> = new Set(['brochurecodeused', 'cataloguecodeused', 'printedcodeused', 'brochurecodeentered']);

/** The code from a brochure or the like that an event carries, on whatever channel it was used. Pure. */
export function printedCodeOf({ kind, name, properties }: Pick<CustomerEvent, 'kind' | 'name' | 'properties'>): string | undefined {
  for (const key of printedCodeKeys) {
    const code = codeText(properties[key]);
    if (code !== undefined) return code;
  }
  return kind === 'track' && properties.code !== undefined && printedCodeNames.has(nameKey(name)) ? codeText(properties.code) : undefined;
}

function codeText(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
  return text === '' ? undefined : text;
}

function sourceOfReferrer(host: string): string {
  return host === '' ? '' : (searchEngineOf(host) ?? host.replace(/^www\./, ''));
}

function part(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The sign-in through a social network that an event with a sign-in's name reports, if it does. Pure. */
export function signInOf(event: CustomerEvent, time: number): SignIn | undefined {
  const { properties } = event;
  const method = textOf(properties.provider) ?? textOf(properties.method) ?? textOf(properties.authentication) ?? textOf(properties.type);
  return method !== undefined && socialSignIn.test(method) ? [time, cutText(method.trim().toLowerCase(), partLengthMax)] : undefined;
}
