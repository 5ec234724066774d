import { searchEngineAt } from './search-engines.ts';
import { isTermParameter } from './search-names.ts';
import { decodeQuery, hostOf } from './web-address.ts';

/** A term found in an address: `paid` a keyword somebody paid for, `page` what was asked of the place that the address leads to. */
export type TakeTerm = (term: string, what: 'page' | 'paid') => void;

const searchWord = '(?<!re)search|busca|busqueda|pesquisa|suche|recherche|zoeken|ricerca';
/** A step of a path that says search, alone or within a longer word: `/search`, `/catalogsearch/`, `/search-results.html`. */
const searchStep = new RegExp(`(?:^|[/#])[\\w.-]*(?:${searchWord})[\\w.-]*(?:[/?#]|$)`, 'i');
/** A step after which the term itself may stand: `/search/quiet%20bike`. */
const bareStep = new RegExp(`^(?:(?:${searchWord})(?:[-_]?(?:results?|term|q))?|sch|buscar|pesquisar)$`, 'i');
/** Steps after it that are part of the place and not of the search. */
const structuralStep =
  /^(?:all|pins|products?|results?|advanced|page|p|\d{0,3}|index(?:\.\w+)?|i\.html?|items?|listings?|mall|web|images|shop|[a-z]{2})$/i;

/** What may stay of a query where somebody searches: where she came from and how the list is shown. */
const harmless =
  /^(?:utm_(?:source|medium|campaign|content|id)|gclid|gbraid|wbraid|fbclid|msclkid|dclid|ttclid|page|pg|sort|order|order_?by|lang|hl|gl|locale|limit|offset|per_page|size|client|source|sourceid|ie|oe|form|type)$/i;
const placeParameter = /^(?:p|k|_nkw|string|words?|input|phrase|value|q)$/i;

const quick =
  /(?:^|[?&;#/]|%3f|%26)(?:[\w$.[\]-]*(?:term|quer|search|keyword|text|busca|pesquis|suche|string|kw)[\w$.[\]-]*|q|s|p|k|wd|w|value|input|phrase|words?)(?:=|%3d)/i;
const quickPath = new RegExp(`${searchWord}|/sch/`, 'i');

/** Whether a text may hold an address with a term: one look that lets ordinary texts pass. */
export function mayHoldTerm(text: string): boolean {
  const isPath = text.includes('/');
  if (text.includes('=') || text.includes('%3')) return quick.test(text) || (isPath && quickPath.test(text));
  return isPath && quickPath.test(afterHost(text));
}

/** Without the host of a site, whose name says nothing of a term when no parameter follows: many come from `https://search.example/`. */
function afterHost(text: string): string {
  const scheme = text.indexOf('://');
  if (scheme < 0 || !/^https?:/i.test(text)) return text;
  const path = text.indexOf('/', scheme + 3);
  return path < 0 ? '' : text.slice(path);
}

const addressBeginning = /^(?:[a-z][a-z0-9+.-]*:|\/|\?|#|www\.)/i;
const queryAlone = /^[\w$.%[\]-]+=/;

/** The text without the terms of the addresses in it; each is told to `take`. Pure but for `take`. */
export function cleanAddresses(text: string, saysSearch: boolean, take: TakeTerm): string {
  if (!mayHoldTerm(text)) return text;
  if (addressBeginning.test(text) || (queryAlone.test(text) && !/\s/.test(text))) return cleanAddress(text, saysSearch, take);
  return text.replace(/[^\s"'<>()]+/g, (word) =>
    /^(?:[a-z][a-z0-9+.-]*:\/|www\.|\/)/i.test(word) ? cleanAddress(word, false, take) : word,
  );
}

/** Whether an address or a path leads to a page of search results. Pure. */
export function saysSearchPage(address: string): boolean {
  if (!quickPath.test(address)) return false;
  const host = hostOf(address);
  return searchStep.test(host !== '' && /^https?:/i.test(address) ? address.slice(address.indexOf(host) + host.length) : address);
}

function cleanAddress(address: string, saysSearch: boolean, take: TakeTerm): string {
  const [, place = '', tail = ''] = queryAlone.test(address) ? [address, '', address] : (/^([^?#]*)([\s\S]*)$/.exec(address) ?? []);
  const host = /^https?:/i.test(address) ? hostOf(address) : '';
  const engine = host === '' ? undefined : searchEngineAt(host);
  const isPlace = engine !== undefined || saysSearch || /^(?:search|suche)\./i.test(host) || saysSearchPage(address);
  const path = cleanPath(place, host, take);
  const query = tail.includes('=') || tail.includes('%3') ? cleanQuery(tail, isPlace, engine?.parameter, take) : tail;
  return cleanHashPath(path + query, take);
}

/** `/search/quiet-bike/` without what follows the step that says search. */
function cleanPath(path: string, host: string, take: TakeTerm): string {
  if (!quickPath.test(path)) return path;
  const steps = path.split('/');
  const at = steps.findIndex((step) => step !== host && bareStep.test(step));
  if (at < 0 || (host !== '' && at < 3)) return path;
  let cleaned = false;
  for (let next = at + 1; next < steps.length; next++) {
    const step = steps[next] as string;
    if (structuralStep.test(step)) continue;
    take(decodeQuery(step).replaceAll(/[-_]+/g, ' ').trim(), 'page');
    steps[next] = '…';
    cleaned = true;
  }
  return cleaned ? steps.join('/') : path;
}

/** Paths of apps that keep them behind the #. */
function cleanHashPath(address: string, take: TakeTerm): string {
  const at = address.indexOf('#/');
  if (at < 0) return address;
  const end = address.indexOf('?', at);
  const path = end < 0 ? address.slice(at + 1) : address.slice(at + 1, end);
  return address.slice(0, at + 1) + cleanPath(path, '', take) + (end < 0 ? '' : address.slice(end));
}

function cleanQuery(tail: string, isPlace: boolean, engineParameter: string | undefined, take: TakeTerm): string {
  let cleaned = '';
  let lead = '';
  let isDropping = false;
  for (const part of tail.split(/(?=[?&#;])/)) {
    const sign = /^[?&#;]/.test(part) ? (part[0] as string) : '';
    const body = part.slice(sign.length);
    const equals = body.indexOf('=');
    if (equals < 0) {
      // `;` may stand within a value: what follows a value that goes is part of it.
      if (isDropping && sign === ';') continue;
      isDropping = false;
      cleaned += part;
      continue;
    }
    const name = decodeQuery(body.slice(0, equals)).replace(/\[\w*\]$/, '');
    const value = body.slice(equals + 1);
    const isTerm = isTermParameter(name) || name === engineParameter || (isPlace && placeParameter.test(name));
    isDropping = value !== '' && (isTerm || (isPlace && !harmless.test(name)));
    if (isDropping) {
      if (isTerm) take(decodeQuery(value).trim(), /utm_?term|utm_?keyword/i.test(name) ? 'paid' : 'page');
      if (sign === '?' || sign === '#') lead = sign;
      continue;
    }
    const kept = cleanNested(value, take);
    cleaned += `${(sign === '&' || sign === ';') && lead !== '' ? lead : sign}${body.slice(0, equals + 1)}${kept}`;
    lead = '';
  }
  return cleaned;
}

/** An address within an address (`?next=https%3A%2F%2F…`). */
function cleanNested(value: string, take: TakeTerm): string {
  if (!/%3[adf]|%2f|[/=]/i.test(value)) return value;
  const inner = decodeQuery(value);
  const cleaned = cleanAddresses(inner, false, take);
  return cleaned === inner ? value : encodeURIComponent(cleaned);
}
