// A term shorter than this is half of all words.
const termLengthMin = 2;
// Longer titles are texts.
const titleLengthMax = 300;

const results =
  'search(?: results?)?|searched|results?|resultados?(?: d[aeo]s? (?:busca|pesquisa|búsqueda))?|busca|pesquisa|búsqueda|such(?:e|ergebnisse?)|ergebnisse|résultats?(?: de (?:la )?recherche)?|recherche|zoekresultaten|ricerca|risultati';
const joined = '(?:\\s+(?:for|of|por|para|de|für|nach|pour|voor|per))?';
const quotes = '"“”„«»\'‘’';
const before = new RegExp(
  `^\\s*(?:you searched for|(?:${results})(?:\\s+(?:for|por|para|für|nach|pour|voor|per)\\s|${joined}\\s*(?:[:–—|]|\\s-\\s|(?=[${quotes}]))))\\s*(.+)$`,
  'iu',
);
const after = new RegExp(
  `^(.+?)\\s*(?:[-–—|:]|(?<=[${quotes}]))\\s*(?:[\\p{L}\\p{N}.]+ )?(?:search(?: results?)?|pesquisa|busca|suche|recherche)\\s*(?:[|–—-].*)?$`,
  'iu',
);

const mention = /search|result|busca|búsqueda|pesquis|such|ergebnis|recherch|résultat|zoek|ricerca|risultat/i;

/** The term that a page's title repeats (`Search results: quiet bike | Larkfield`); undefined when it does not say search. Pure. */
export function termInTitle(title: string): string | undefined {
  if (title.length > titleLengthMax || !mention.test(title)) return undefined;
  const said = (before.exec(title) ?? after.exec(title))?.[1];
  const term = said
    ?.replace(/\s+[-–—|·]\s+.*$/u, '')
    .replaceAll(new RegExp(`^[\\s${quotes}]+|[\\s${quotes}…]+$`, 'gu'), '')
    .trim();
  return term === undefined || term.length < termLengthMin ? undefined : term;
}

/** A pattern for the terms in a text, whole words in any case and however they are joined; undefined when there is none to look for. Pure. */
export function patternOfTerms(terms: Iterable<string>): RegExp | undefined {
  const all = [...new Set(terms)].filter((term) => term.length >= termLengthMin).sort((left, right) => right.length - left.length);
  if (all.length === 0) return undefined;
  const written = all.map((term) =>
    term
      .split(/[\s+_-]+/)
      .filter((word) => word !== '')
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('(?:[\\s+_-]|%20)+'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.filter((each) => each !== '').join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
