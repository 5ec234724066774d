import type { CustomerEvent } from '../../event/index.ts';
import { BoundedCache, isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { meaningOf } from './event-meaning.ts';
import { cutText } from './statements.ts';
import { hostOf, queryParameter, withoutParameters } from './web-address.ts';

export interface FoundSearch {
  /** `campaign` a paid keyword, `engine` a search engine's or market place's referrer, `own` a search in our own shop or app. */
  readonly origin: 'campaign' | 'engine' | 'own';
  readonly term: string;
}

// A question in words; longer texts are pasted by accident and may hold anything.
const termLengthMax = 200;

/** Search engines and market places by host, with the parameter that holds what was searched for. */
const engines: readonly (readonly [RegExp, name: string, parameter: string])[] = [
  [/^((www|images|news)\.)?google\.[a-z.]{2,6}$/, 'google', 'q'],
  [/(^|\.)bing\.com$/, 'bing', 'q'],
  [/(^|\.)duckduckgo\.com$/, 'duckduckgo', 'q'],
  [/(^|\.)ecosia\.org$/, 'ecosia', 'q'],
  [/(^|\.)qwant\.com$/, 'qwant', 'q'],
  [/(^|\.)startpage\.com$/, 'startpage', 'query'],
  [/(^|\.)search\.yahoo\.[a-z.]{2,6}$/, 'yahoo', 'p'],
  [/(^|\.)yandex\.[a-z.]{2,6}$/, 'yandex', 'text'],
  [/(^|\.)baidu\.com$/, 'baidu', 'wd'],
  [/(^|\.)naver\.com$/, 'naver', 'query'],
  [/(^|\.)search\.brave\.com$/, 'brave', 'q'],
  [/(^|\.)amazon\.[a-z.]{2,6}$/, 'amazon', 'k'],
  [/(^|\.)ebay\.[a-z.]{2,6}$/, 'ebay', '_nkw'],
];

interface Engine {
  readonly name: string;
  readonly parameter: string;
}

// A firm's visitors come from some hundreds of hosts; trying the patterns on one takes a microsecond, finding it again a tenth.
const hostsCachedMax = 5_000;
const engineByHost = new BoundedCache<string, Engine | 'none'>(hostsCachedMax);

function engineAt(host: string): Engine | undefined {
  let engine = engineByHost.get(host);
  if (engine === undefined) {
    const known = engines.find(([pattern]) => pattern.test(host));
    engine = known === undefined ? 'none' : { name: known[1], parameter: known[2] };
    engineByHost.set(host, engine);
  }
  return engine === 'none' ? undefined : engine;
}

/** The name of the search engine or market place at a host. */
export function searchEngineOf(host: string): string | undefined {
  return engineAt(host)?.name;
}

/** What she searched for, as far as the event says: paid keyword, referrer's query, search in our own shop. Pure. */
export function searchesOf(event: CustomerEvent): FoundSearch[] {
  const found: FoundSearch[] = [];
  const { context, properties } = event;
  if (isJsonObject(context.campaign)) addTerm(found, 'campaign', context.campaign.term);
  if (isJsonObject(context.page)) {
    const { search, url, referrer } = context.page;
    const query = textOf(search) ?? textOf(url) ?? '';
    if (found.length === 0 && query.includes('utm_term=')) addTerm(found, 'campaign', queryParameter(query, 'utm_term'));
    if (typeof referrer === 'string' && referrer.includes('=')) {
      const engine = engineAt(hostOf(referrer));
      if (engine !== undefined) addTerm(found, 'engine', queryParameter(referrer, engine.parameter));
    }
  }
  if (event.kind === 'track' && meaningOf(event.name).search)
    addTerm(found, 'own', properties.query ?? properties.search_term ?? properties.term);
  return found;
}

function addTerm(found: FoundSearch[], origin: FoundSearch['origin'], raw: JsonValue | undefined): void {
  const term = textOf(raw)?.trim();
  // Advertising systems send their own placeholders when they do not know the keyword.
  if (term === undefined || term === '' || /^(\(not (set|provided)\)|\{+\w+\}+)$/i.test(term)) return;
  found.push({ origin, term: cutText(term, termLengthMax) });
}

const addressKeys = [
  'url',
  'search',
  'referrer',
  'path',
  'initial_referrer',
  'referring_domain',
  '$current_url',
  '$referrer',
  '$initial_referrer',
];
const ownTerms = ['query', 'search_term', 'term'];
const alwaysTerms = ['utm_term', '$initial_utm_term', '$search_keyword'];
const termParameters = ['utm_term', ...new Set(engines.map((engine) => engine[2]))];

/** What of an event can hold searches; both a checked event and one as it came over the wire have it. */
interface SearchedEvent {
  readonly properties?: unknown;
  readonly context?: unknown;
}

/**
 * The event without anything she searched for: for processing to apply, to the checked event and to the body that history keeps, when
 * she has not allowed it. `name` is that of a track event. Returns the event itself when there is nothing to remove. Pure.
 */
export function withoutSearches<Event extends SearchedEvent>(event: Event, name: string): Event {
  const context = isJsonObject(event.context) ? event.context : {};
  const properties = isJsonObject(event.properties) ? event.properties : {};
  const isOwn = meaningOf(name).search === true;
  const page = isJsonObject(context.page) ? cleanAddresses(context.page) : undefined;
  const campaign = isJsonObject(context.campaign) && context.campaign.term !== undefined ? omit(context.campaign, ['term']) : undefined;
  const cleaned = omit(cleanAddresses(properties), isOwn ? [...ownTerms, ...alwaysTerms] : alwaysTerms);
  const isContextSame = campaign === undefined && (page === undefined || page === context.page);
  if (isContextSame && cleaned === properties) return event;
  return {
    ...event,
    ...(cleaned === properties ? {} : { properties: cleaned }),
    ...(isContextSame
      ? {}
      : { context: { ...context, ...(page === undefined ? {} : { page }), ...(campaign === undefined ? {} : { campaign }) } }),
  };
}

/** Own addresses lose `utm_term`; addresses of search engines lose what was asked of them. */
function cleanAddresses(object: JsonObject): JsonObject {
  let cleaned = object;
  for (const key of addressKeys) {
    const address = object[key];
    if (typeof address !== 'string' || !address.includes('=')) continue;
    const isEngine = engineAt(hostOf(address)) !== undefined;
    if (!isEngine && !/utm_term=/i.test(address)) continue;
    const rest = withoutParameters(address, isEngine ? termParameters : ['utm_term']);
    if (rest !== address) cleaned = { ...cleaned, [key]: rest };
  }
  return cleaned;
}

function omit(object: JsonObject, names: readonly string[]): JsonObject {
  if (!names.some((name) => Object.hasOwn(object, name))) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
