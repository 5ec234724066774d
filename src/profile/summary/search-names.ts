import { BoundedCache } from '../../foundation/index.ts';

/**
 * What the name of a member says about what it holds: `term` what was searched for, `search` the same or a query string (or, as an object,
 * all about a search), `campaign` an object whose `term` is a paid keyword, `loose` a term where the event or the object is about a search,
 * `title` what a page is called, which may repeat a term, `name` the same where it is a page's or a search's, `id` nothing to read.
 */
export type NameKind = 'campaign' | 'id' | 'loose' | 'name' | 'plain' | 'search' | 'term' | 'title';

/** Words for searching in the languages of Europe that shops are written in, without accents; `research` and `Besuch` are none of them. */
const searchWords =
  '(?<!re)search|busca|busqueda|pesquis|(?<!be|ver|unter|zu)such(?:e|en|wort|begriff|ergebnis\\w*|anfrage)|recherche|zoek|ricerca';
const searchEvent = new RegExp(searchWords);

const termName = new RegExp(
  `(?:utmterm|utmkeyword|^q|quer(?:y|ies)|quer(?:y|ies)text|keywords?|keyphrase|(?:${searchWords})(?:ed|ing|de|da)*(?:term|word|text|string|phrase|value|input|key|for)s?|(?:zoek|such)(?:term|woord|wort|begriff|anfrage)|termos?(?:de|da)?(?:busca|pesquis)\\w*)$`,
);
const searchName = /(?:(?<!re)search(?:es|ed)?|buscas?|busqueda|pesquisas?|suche|recherche|ricerca)$/;
const campaignName = /^(?:campaign|utm|utms|utmparams|utmparameters|campanha)$/;
const titleName = /(?:title|heading|headline|pagename|screenname|^h1)$/;
const ownName = /^(?:name|label|breadcrumbs?)$/;
const looseNames: ReadonlySet<string> = new Set(
  'term terms text value phrase string input words word what key content termo termos wd kw s p k nkw'.split(' '),
);
// Long, in nearly every event, and never a search.
const idNames: ReadonlySet<string> = new Set(
  'useragent messageid anonymousid userid groupid previousid id type timestamp originaltimestamp sentat receivedat writekey locale timezone library ip channel useragentdata screen os network consent device'.split(
    ' ',
  ),
);

/** Letters and digits of a name in lower case, without accents: `$initial_utm_term` and `initialUtmTerm` are one. */
function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

// Names of members are a few hundred; beyond this they are made up by a program, and looking one up again costs a microsecond.
const namesCachedMax = 10_000;
const kinds = new BoundedCache<string, NameKind>(namesCachedMax);
const searchNames = new BoundedCache<string, boolean>(namesCachedMax);

/** What a member's name says about what it holds. Pure; remembered, for it is asked of every member of every event. */
export function kindOfName(name: string): NameKind {
  let kind = kinds.get(name);
  if (kind === undefined) {
    kind = classify(lettersOf(name));
    kinds.set(name, kind);
  }
  return kind;
}

function classify(letters: string): NameKind {
  if (idNames.has(letters)) return 'id';
  if (termName.test(letters)) return 'term';
  if (searchName.test(letters)) return 'search';
  if (campaignName.test(letters)) return 'campaign';
  if (titleName.test(letters)) return 'title';
  if (ownName.test(letters)) return 'name';
  return looseNames.has(letters) ? 'loose' : 'plain';
}

/** Whether the name of an event or a page says that somebody searched: `Search Performed`, `view_search_results`, `Busca realizada`. Pure. */
export function isSearchName(name: string): boolean {
  if (name === '') return false;
  let is = searchNames.get(name);
  if (is === undefined) {
    is = searchEvent.test(lettersOf(name));
    searchNames.set(name, is);
  }
  return is;
}

/** Whether a parameter of an address holds what was searched for, wherever the address leads. Pure. */
export function isTermParameter(name: string): boolean {
  const kind = kindOfName(name);
  return kind === 'term' || kind === 'search' || /^(?:s|wd|kw|term|terms|text|termo|searchtext)$/i.test(name);
}

/** A name that tells of an earlier time: what it holds is no news of this event. */
export function isOfEarlier(name: string): boolean {
  return /^\$?(?:initial|session_entry|first|set(?:_once)?$|unset$)/i.test(name);
}
