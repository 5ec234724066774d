import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject, SourceId } from '../../foundation/index.ts';
import { defaultSearchRule, mayKeepSearches } from './search-permission.ts';
import { searchesOf, withoutSearches } from './searches.ts';

function event(context: JsonObject, name = '', properties: JsonObject = {}): CustomerEvent {
  const base = { messageId: 'm', sourceId: 1 as SourceId, time: 0, receivedAt: 0, traits: {}, integrations: {}, channel: 'web' } as const;
  return { ...base, kind: name === '' ? 'page' : 'track', name, properties, context };
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

describe('searches before arrival', () => {
  it('are read from the paid keyword and the referrer', () => {
    expect(searchesOf(arrival)).toEqual([
      { origin: 'campaign', term: 'quiet e-bike for steep hills' },
      { origin: 'engine', term: 'steep hills' },
    ]);
    expect(searchesOf(event({}, 'products_searched', { query: ' lights ' }))).toEqual([{ origin: 'own', term: 'lights' }]);
    expect(searchesOf(event({ campaign: { term: '(not provided)' } }))).toEqual([]);
    expect(searchesOf(event({ page: { referrer: 'https://shop.test/?q=secret' } }))).toEqual([]);
  });

  it('leave no trace in an event that may not keep them', () => {
    const text = JSON.stringify(withoutSearches(arrival, ''));
    expect(text).not.toMatch(/hills|quiet/);
    expect(text).toContain('utm_source=google');
    expect(JSON.stringify(withoutSearches(event({}, 'Products Searched', { query: 'hills', page: 2 }), 'Products Searched'))).not.toContain(
      'hills',
    );
  });

  it('change nothing else', () => {
    const plain = event({ page: { url: 'https://larkfield.test/a?b=c' } }, 'Product Viewed', { query: 'kept', term: 'kept' });
    expect(withoutSearches(plain, 'Product Viewed')).toBe(plain);
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
