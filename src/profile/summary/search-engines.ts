import { BoundedCache } from '../../foundation/index.ts';

/** Search engines and market places by host, with the parameter that holds what was searched for. */
const engines: readonly (readonly [RegExp, name: string, parameter: string])[] = [
  [/^((www|images|news|shopping)\.)?google\.[a-z.]{2,6}$/, 'google', 'q'],
  [/(^|\.)bing\.com$/, 'bing', 'q'],
  [/(^|\.)duckduckgo\.com$/, 'duckduckgo', 'q'],
  [/(^|\.)ecosia\.org$/, 'ecosia', 'q'],
  [/(^|\.)qwant\.com$/, 'qwant', 'q'],
  [/(^|\.)startpage\.com$/, 'startpage', 'query'],
  [/(^|\.)search\.yahoo\.[a-z.]{2,6}$/, 'yahoo', 'p'],
  [/(^|\.)yandex\.[a-z.]{2,6}$/, 'yandex', 'text'],
  [/(^|\.)baidu\.com$/, 'baidu', 'wd'],
  [/(^|\.)naver\.com$/, 'naver', 'query'],
  [/(^|\.)seznam\.cz$/, 'seznam', 'q'],
  [/(^|\.)kagi\.com$/, 'kagi', 'q'],
  [/(^|\.)search\.brave\.com$/, 'brave', 'q'],
  [/(^|\.)amazon\.[a-z.]{2,6}$/, 'amazon', 'k'],
  [/(^|\.)ebay\.[a-z.]{2,6}$/, 'ebay', '_nkw'],
  [/(^|\.)etsy\.com$/, 'etsy', 'q'],
  [/(^|\.)allegro\.[a-z]{2,3}$/, 'allegro', 'string'],
  [/(^|\.)aliexpress\.[a-z]{2,3}$/, 'aliexpress', 'SearchText'],
  [/(^|\.)alibaba\.com$/, 'alibaba', 'SearchText'],
  [/(^|\.)walmart\.com$/, 'walmart', 'q'],
  [/(^|\.)idealo\.[a-z.]{2,6}$/, 'idealo', 'q'],
];

export interface SearchEngine {
  readonly name: string;
  readonly parameter: string;
}

// A firm's visitors come from some hundreds of hosts; trying the patterns on one takes a microsecond, finding it again a tenth.
const hostsCachedMax = 5_000;
const engineByHost = new BoundedCache<string, SearchEngine | 'none'>(hostsCachedMax);

/** The search engine or market place at a host. */
export function searchEngineAt(host: string): SearchEngine | undefined {
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
  return searchEngineAt(host)?.name;
}
