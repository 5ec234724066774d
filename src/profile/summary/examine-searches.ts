import { isJsonObject, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import { cleanAddresses, mayHoldTerm, saysSearchPage } from './search-address.ts';
import { searchEngineAt } from './search-engines.ts';
import { isOfEarlier, isSearchName, kindOfName, type NameKind } from './search-names.ts';
import { patternOfTerms, termInTitle } from './search-title.ts';
import { hostOf } from './web-address.ts';

export type SearchOrigin = 'campaign' | 'engine' | 'own';

/** What of an event can hold searches; both a checked event and one as it came over the wire have it. */
export interface SearchedEvent {
  readonly properties?: unknown;
  readonly context?: unknown;
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly type?: unknown;
}

export interface FoundTerm {
  readonly origin: SearchOrigin;
  readonly term: string;
  /** A member of the event says so itself; else it was read out of an address or a title. */
  readonly isMember: boolean;
}

/** An event without what was searched for, and the terms that were in it. */
export interface ExaminedEvent<Event> {
  /** The event itself when there is nothing to remove. */
  readonly cleaned: Event;
  readonly found: readonly FoundTerm[];
}

/** Where in an event the walk is. */
interface Place {
  /** The event, the page or the object around is about a search: then members named `text` or `term` hold one, too. */
  readonly isSearch: boolean;
  /** A page or a screen, whose name is a title. */
  readonly isPage: boolean;
  readonly isCampaign: boolean;
  readonly isReferrer: boolean;
  /** What is here is no news: traits, and what a system remembers of a first visit. */
  readonly isEarlier: boolean;
}

interface Examination {
  readonly found: FoundTerm[];
  readonly terms: Set<string>;
}

// Members of an event that say how it travelled and whose it is.
const unread: ReadonlySet<string> = new Set(['sourceId', 'kind', 'time', 'writeKey', '_metadata']);

/** Whether an event may hold anything searched for: one walk that lets ordinary events pass. `name` is that of a track event or page. Pure. */
export function maySearch(event: object, name: string): boolean {
  return holdsMark(event as JsonObject, isSearchName(name), false, 0);
}

function holdsMark(object: JsonObject, isSearch: boolean, isCampaign: boolean, depth: number): boolean {
  for (const name in object) {
    const value = object[name];
    if (typeof value === 'string') {
      if (value !== '' && isMark(kindOfName(name), value, isSearch, isCampaign)) return true;
    } else if (typeof value === 'object' && value !== null) {
      const kind = kindOfName(name);
      if (kind === 'id' || (depth === 0 && unread.has(name))) continue;
      if (Array.isArray(value)) {
        if (value.length > 0 && (kind === 'term' || kind === 'search') && (name !== 'keywords' || isSearch)) return true;
        if (listHoldsMark(value, isSearch, depth + 1)) return true;
      } else if (kind === 'search' || holdsMark(value as JsonObject, isSearch || kind === 'term', kind === 'campaign', depth + 1))
        return true;
    } else if (isSearch && typeof value === 'number') return true;
  }
  return false;
}

function listHoldsMark(list: readonly JsonValue[], isSearch: boolean, depth: number): boolean {
  for (const each of list) {
    if (typeof each === 'string') {
      if (mayHoldTerm(each)) return true;
    } else if (Array.isArray(each)) {
      if (listHoldsMark(each, isSearch, depth + 1)) return true;
    } else if (typeof each === 'object' && each !== null && holdsMark(each as JsonObject, isSearch, false, depth + 1)) return true;
  }
  return false;
}

function isMark(kind: NameKind, value: string, isSearch: boolean, isCampaign: boolean): boolean {
  if (kind === 'id') return false;
  if (kind === 'term' || (kind === 'search' && !isQuery(value)) || (kind === 'loose' && (isSearch || isCampaign))) return true;
  return mayHoldTerm(value) || ((isSearch || kind === 'title' || kind === 'name') && termInTitle(value) !== undefined);
}

/** Reads all that was searched for out of an event, wherever it stands, and makes the event without it. Pure. */
export function examineSearches<Event extends SearchedEvent>(event: Event, name: string): ExaminedEvent<Event> {
  const examination: Examination = { found: [], terms: new Set() };
  const kind = event.kind ?? event.type;
  const place: Place = {
    isSearch: isSearchName(name) || isOnSearchPage(event),
    isPage: kind === 'page' || kind === 'screen',
    isCampaign: false,
    isReferrer: false,
    isEarlier: false,
  };
  const withoutTerms = cleanObject(event as unknown as JsonObject, place, examination, 0);
  const pattern = patternOfTerms(examination.terms);
  const cleaned = pattern === undefined ? withoutTerms : withoutMentions(withoutTerms, pattern, place.isSearch || place.isPage, 0);
  return { cleaned: cleaned as unknown as Event, found: examination.found };
}

function isOnSearchPage({ properties, context }: SearchedEvent): boolean {
  const page = isJsonObject(context) && isJsonObject(context.page) ? context.page : {};
  const own = isJsonObject(properties) ? properties : {};
  return [page.url, page.path, own.url, own.path].some((address) => typeof address === 'string' && saysSearchPage(address));
}

function cleanObject(object: JsonObject, place: Place, examination: Examination, depth: number): JsonObject {
  let cleaned: Record<string, JsonValue | undefined> | undefined;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined || value === null || typeof value === 'boolean' || (depth === 0 && unread.has(name))) continue;
    const next = cleanMember(name, value, place, examination, depth);
    if (next === value) continue;
    cleaned ??= { ...object };
    if (next === undefined) delete cleaned[name];
    else cleaned[name] = next;
  }
  return (cleaned as JsonObject | undefined) ?? object;
}

/** The member's value without terms; undefined when all of it is one. */
function cleanMember(name: string, value: JsonValue, place: Place, examination: Examination, depth: number): JsonValue | undefined {
  const kind = kindOfName(name);
  const isWhole = depth > 0 && (kind === 'term' || kind === 'search' || (kind === 'loose' && (place.isSearch || place.isCampaign)));
  if (kind === 'id' && typeof value !== 'object') return value;
  const inner: Place = {
    isSearch: place.isSearch || kind === 'search',
    isPage: place.isPage,
    isCampaign: kind === 'campaign' || (place.isCampaign && kind !== 'plain'),
    isReferrer: place.isReferrer || /referr/i.test(name),
    isEarlier: place.isEarlier || name === 'traits' || isOfEarlier(name),
  };
  if (typeof value === 'string') {
    if (value === '') return value;
    if (isWhole && !isQuery(value)) return dropped(value, /utm/i.test(name) || place.isCampaign ? 'campaign' : 'own', inner, examination);
    // Names of track events are often written `Search: Submitted`.
    if (depth === 0 && !place.isPage) return value;
    return cleanText(value, kind === 'title' || (kind === 'name' && (place.isPage || place.isSearch)), inner, examination);
  }
  if (typeof value === 'number') return isWhole ? dropped(String(value), 'own', inner, examination) : value;
  if (Array.isArray(value)) return cleanList(name, value, isWhole, inner, examination, depth);
  return isJsonObject(value) ? cleanObject(value, kind === 'term' ? { ...inner, isSearch: true } : inner, examination, depth + 1) : value;
}

function cleanList(
  name: string,
  list: readonly JsonValue[],
  isWhole: boolean,
  place: Place,
  examination: Examination,
  depth: number,
): JsonValue | undefined {
  // Segment's `keywords` of a page describe what stands on it.
  const holdsTerms = isWhole && (name !== 'keywords' || place.isSearch);
  let isSame = true;
  const cleaned: JsonValue[] = [];
  for (const each of list) {
    let next: JsonValue | undefined = each;
    if (typeof each === 'string')
      next = holdsTerms && each !== '' ? dropped(each, 'own', place, examination) : cleanText(each, false, place, examination);
    else if (Array.isArray(each)) next = cleanList(name, each, isWhole, place, examination, depth + 1);
    else if (isJsonObject(each)) next = cleanObject(each, { ...place, isSearch: place.isSearch && holdsTerms }, examination, depth + 1);
    if (next !== each) isSame = false;
    if (next !== undefined) cleaned.push(next);
  }
  return isSame ? (list as JsonValue) : cleaned;
}

/** A query string (`?q=bike&page=2`) in the place of a term. */
function isQuery(text: string): boolean {
  return /^[?#&]/.test(text) || /^[\w$.%[\]-]+=[^\s]*$/.test(text) || /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function dropped(text: string, origin: SearchOrigin, place: Place, examination: Examination): undefined {
  take(text, origin, true, place, examination);
  return undefined;
}

function take(raw: string, origin: SearchOrigin, isMember: boolean, place: Place, { found, terms }: Examination): void {
  const term = raw.trim();
  // Advertising systems send their own placeholders when they do not know the keyword.
  if (term === '' || /^(\(not (set|provided)\)|\{+\w+\}+)$/i.test(term)) return;
  terms.add(term);
  if (!place.isEarlier) found.push({ origin, term, isMember });
}

function cleanText(text: string, isTitle: boolean, place: Place, examination: Examination): string {
  const cleaned = cleanAddresses(text, place.isSearch && !place.isReferrer, (term, what) => {
    const host = hostOf(text);
    const isEngine = searchEngineAt(host) !== undefined;
    // What somebody's site asked of itself before she came to us is no search that we know to be one.
    if (what === 'page' && place.isReferrer && !isEngine && !saysSearchPage(text)) examination.terms.add(term);
    else take(term, what === 'paid' ? 'campaign' : place.isReferrer || isEngine ? 'engine' : 'own', false, place, examination);
  });
  if (cleaned === text && isTitle) {
    const term = termInTitle(text);
    if (term !== undefined) take(term, 'own', false, place, examination);
  }
  return cleaned;
}

/** Titles, and names of pages and searches, without the terms that were found elsewhere in the event. */
function withoutMentions(object: JsonObject, pattern: RegExp, alsoNames: boolean, depth: number): JsonObject {
  let cleaned: Record<string, JsonValue | undefined> | undefined;
  for (const name of Object.keys(object)) {
    const value = object[name];
    let next = value;
    if (typeof value === 'string') {
      const kind = kindOfName(name);
      if (kind === 'title' || (kind === 'name' && alsoNames) || (depth === 0 && name === 'event')) next = value.replace(pattern, '…');
      // The bare name of a track event is what happened, also when she searched for that very word.
      if (depth === 0 && next === '…' && (name === 'event' || object.kind === 'track')) next = value;
    } else if (isJsonObject(value) && !(depth === 0 && unread.has(name)) && name !== 'traits') {
      next = withoutMentions(value, pattern, alsoNames, depth + 1);
    }
    if (next === value) continue;
    cleaned ??= { ...object };
    cleaned[name] = next;
  }
  return (cleaned as JsonObject | undefined) ?? object;
}
