import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject, SourceId } from '../../foundation/index.ts';
import { foldEvent } from './fold-event.ts';
import { defaultSearchRule, mayKeepSearches } from './search-permission.ts';
import { searchesOf, withoutSearches } from './searches.ts';
import { emptySummary, encodeSummary } from './summary.ts';

function event(context: JsonObject, name = '', properties: JsonObject = {}, more: Partial<CustomerEvent> = {}): CustomerEvent {
  const base = { messageId: 'm', sourceId: 1 as SourceId, time: 0, receivedAt: 0, traits: {}, integrations: {}, channel: 'web' } as const;
  return { ...base, kind: name === '' ? 'page' : 'track', name, properties, context, ...more };
}

const arrival = event(
  {
    campaign: { source: 'google', medium: 'cpc', term: 'quiet e-bike for steep hills' },
    page: {
      url: 'https://larkfield.test/?utm_term=quiet+e-bike&utm_source=google',
      search: '?utm_term=quiet+e-bike&utm_source=google',
      referrer: 'https://www.bing.com/search?q=steep+hills&form=x',
    },
  },
  '',
  { referrer: 'https://www.bing.com/search?q=steep+hills', url: 'https://larkfield.test/?utm_term=quiet+e-bike' },
);
const page = (url: string, more: JsonObject = {}): CustomerEvent => event({ page: { url: `https://larkfield.test${url}`, ...more } });
const identify = (traits: JsonObject): CustomerEvent => event({ traits }, '', {}, { kind: 'identify', traits });

/** Events that hold `quiet hills` or a word of it in all the places where senders put what was searched for. */
const searched: [string, CustomerEvent, ReturnType<typeof searchesOf>[number]['origin'] | ''][] = [
  ['an own search page', event({}, '', { url: 'https://larkfield.test/search?q=quiet+hills&page=2', path: '/search' }), 'own'],
  ['a page with its query apart', page('/search?q=quiet+hills', { path: '/search', search: '?q=quiet%20hills' }), 'own'],
  ['a search of WordPress', page('/?s=quiet+hills'), 'own'],
  ['a search of Magento', page('/catalogsearch/result/?q=quiet+hills&cat=4'), 'own'],
  ['a term in the path', page('/search/quiet-hills/page/2', { path: '/search/quiet-hills/page/2' }), 'own'],
  ['an app with paths behind the #', page('/#/search?q=quiet%20hills'), 'own'],
  ['a parameter of no usual name', page('/search?wanted=quiet+hills'), ''],
  ['a query with a broken percent sign', page('/search?q=quiet%hills'), 'own'],
  ['spaces in an address', page('/search?q=quiet hills'), 'own'],
  ['an old separator', page('/search?a=b;q=quiet;hills'), 'own'],
  ['a Portuguese shop', page('/busca?termo=quiet+hills'), 'own'],
  ['GA4', event({}, 'search', { search_term: 'quiet hills' }), 'own'],
  ['view_search_results', event({}, 'view_search_results', { searchTerm: 'quiet hills' }), 'own'],
  ['one product', event({}, 'Product Searched', { query: 'quiet hills' }), 'own'],
  ['Products Searched', event({}, 'Products Searched', { query: 'quiet hills', page: 2 }), 'own'],
  ['Search Performed', event({}, 'Search Performed', { query: 'quiet hills', q: 'quiet' }), 'own'],
  ['a search with a text', event({}, 'Site search', { text: 'quiet hills' }), 'own'],
  ['a search in Portuguese', event({}, 'Pesquisa realizada', { termo: 'quiet hills' }), 'own'],
  ['a search as an object', event({}, 'Searched', { search: { text: 'quiet hills' } }), 'own'],
  ['a list of searches', event({}, 'Session Ended', { recent_searches: ['quiet hills', 'quiet'] }), 'own'],
  ['a list of products', event({}, 'Product List Viewed', { query: 'quiet hills' }), 'own'],
  ['the referrer as an object', event({ referrer: { type: 'search', url: 'https://www.google.com/search?q=quiet+hills' } }), 'engine'],
  ['what Google keeps of it', page('/', { referrer: 'https://www.google.com/search?q=quiet+hills&oq=quiet+hills&gs_lp=quiet' }), 'engine'],
  ['a market place', page('/', { referrer: 'https://www.etsy.com/search?q=quiet%20hills' }), 'engine'],
  ['an unlisted market place', page('/', { referrer: 'https://www.trade.test/search/?words=quiet+hills' }), 'engine'],
  ['a site’s own search', page('/', { referrer: 'https://shop.test/?q=quiet+hills' }), ''],
  ['a campaign’s keyword', event({ campaign: { source: 'bing', keyword: 'quiet hills' } }), 'campaign'],
  [
    'a landing page',
    event({}, 'Order Completed', { landing_page: 'https://larkfield.test/?utm_term=quiet+hills&utm_source=g' }),
    'campaign',
  ],
  ['an app’s link', event({}, 'Deep Link Opened', { deep_link: 'larkfield://search?q=quiet+hills' }), 'own'],
  ['an app’s path', event({}, 'Deep Link Opened', { url: 'larkfield://search/quiet%20hills' }), 'own'],
  ['an address in an address', page('/login?next=https%3A%2F%2Flarkfield.test%2Fsearch%3Fq%3Dquiet%2Bhills'), 'own'],
  ['PostHog', event({}, '$pageview', { $session_entry_url: 'https://x.test/?utm_term=quiet', $session_entry_utm_term: 'quiet hills' }), ''],
  ['PostHog’s first visit', event({}, 'x', { $set_once: { $initial_utm_term: 'quiet hills' }, $set: { utm_term: 'quiet' } }), ''],
  ['a title', page('/results', { title: 'Search results: quiet hills | Larkfield' }), 'own'],
  ['a title in quotation marks', event({ page: { title: 'Resultados para “quiet hills” – Larkfield' } }), 'own'],
  ['a title that begins with it', event({ page: { title: 'quiet hills - Google Search' } }), 'own'],
  ['the name of a page', event({}, '', {}, { name: 'Search results: quiet hills' }), 'own'],
  ['a title that repeats it', page('/search?q=quiet+hills', { title: 'Quiet Hills at Larkfield' }), 'own'],
  ['traits', identify({ utm_term: 'quiet hills', landing_page: 'https://larkfield.test/?utm_term=quiet', last_search: 'hills' }), ''],
];

describe('searches before arrival', () => {
  it('are read from the paid keyword and the referrer', () => {
    expect(searchesOf(arrival)).toEqual([
      { origin: 'campaign', term: 'quiet e-bike for steep hills' },
      { origin: 'engine', term: 'steep hills' },
    ]);
    const typed = { campaign: { term: 'Steep hills' }, page: { referrer: 'https://www.bing.com/search?q=steep+hills' } };
    expect(searchesOf(event(typed))).toEqual([{ origin: 'campaign', term: 'Steep hills' }]);
    expect(searchesOf(event({}, 'products_searched', { query: ' lights ' }))).toEqual([{ origin: 'own', term: 'lights' }]);
    expect(searchesOf(event({ campaign: { term: '(not provided)' } }))).toEqual([]);
    expect(searchesOf(event({ page: { referrer: 'https://shop.test/?q=secret' } }))).toEqual([]);
  });

  it('leave no trace in an event that may not keep them', () => {
    const text = JSON.stringify(withoutSearches(arrival, ''));
    expect(text).not.toMatch(/hills|quiet/);
    expect(text).toContain('utm_source=google');
  });

  it.each(searched)('are neither kept nor used without permission, and found with it: %s', (_, given, origin) => {
    expect(JSON.stringify(withoutSearches(given, given.name))).not.toMatch(/quiet|hills/i);
    const refused = foldEvent(emptySummary(), given, { searches: defaultSearchRule });
    expect(encodeSummary(refused)).not.toMatch(/quiet|hills/i);
    expect(searchesOf(given).map((search) => search.origin)).toEqual(origin === '' ? [] : [origin]);
    if (origin !== '') expect(searchesOf(given)[0]?.term.toLowerCase()).toMatch(/quiet.hills|quiet$/);
  });

  it('take no more with them than they must', () => {
    const clean = (given: CustomerEvent) => withoutSearches(given, given.name);
    expect(clean(page('/search?q=x&utm_source=a&page=2', { path: '/search' })).context).toEqual({
      page: { url: 'https://larkfield.test/search?utm_source=a&page=2', path: '/search' },
    });
    expect(clean(event({}, '', {}, { name: 'Search results: quiet hills' })).name).toBe('Search results: …');
    expect(clean(event({}, 'search', { search_term: 'search' })).name).toBe('search');
    expect(clean(event({}, 'Product List Viewed', { query: 'bike', products: [{ name: 'Bike' }], category: 'Bikes' })).properties).toEqual({
      products: [{ name: 'Bike' }],
      category: 'Bikes',
    });
  });

  it.each<[string, CustomerEvent]>([
    [
      'a product',
      event({ page: { url: 'https://larkfield.test/a?b=c', search: '?b=c' } }, 'Product Viewed', { text: 'kept', term: 'kept' }),
    ],
    ['a campaign', page('/?utm_source=letter&utm_medium=email&gclid=1', { search: '?utm_source=letter&utm_medium=email&gclid=1' })],
    ['research', event({}, 'Research Booked', { name: 'Research lab', url: 'https://larkfield.test/research?id=7' })],
    ['an event’s name', event({}, 'Search: Opened', { position: 'top' })],
    ['words of hers', event({}, 'Live Chat Message Sent', { text: 'I was searching: a bike? yes = no' })],
    ['keywords of a page', event({ page: { keywords: ['bikes'] } }, '', { keywords: ['bikes'] })],
    ['a visit in German', event({}, 'Besuch geplant', { text: 'kept' })],
  ])('change nothing else: %s', (_, plain) => {
    expect(withoutSearches(plain, plain.name)).toBe(plain);
  });
});

describe('mayKeepSearches', () => {
  const consent = (categoryPreferences: JsonObject) => event({ consent: { categoryPreferences } });
  it.each([
    ['a category that allows it', consent({ Marketing: true }), true],
    ['a category that refuses', consent({ marketing: true, advertising: false }), false],
    ['an empty consent object', consent({}), false],
    ['only other categories', consent({ functional: true }), false],
    ['a consent object of a wrong shape', event({ consent: 'yes' }), false],
    ['nothing said', event({}), false],
  ])('answers for %s', (_, asked, answer) => {
    expect(mayKeepSearches(asked, defaultSearchRule)).toBe(answer);
  });
  it('follows the firm where nothing is said', () => {
    expect(mayKeepSearches(event({}), { ...defaultSearchRule, keepWhenUnsaid: true })).toBe(true);
  });
});
