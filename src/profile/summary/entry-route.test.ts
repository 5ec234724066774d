import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject, SourceId } from '../../foundation/index.ts';
import type { Channel } from '../../source/index.ts';
import { entryOf, signInOf } from './entry-route.ts';

function event(context: JsonObject, channel: Channel = 'web', properties: JsonObject = {}): CustomerEvent {
  const base = { messageId: 'm', sourceId: 1 as SourceId, time: 0, receivedAt: 0, traits: {}, integrations: {} };
  return { ...base, kind: 'page', name: '', channel, properties, context };
}
const from = (referrer: string, search = ''): JsonObject => ({ page: { url: `https://larkfield.test/${search}`, referrer, search } });

describe('entryOf', () => {
  it.each<[string, JsonObject, Channel, string[]]>([
    ['nothing', {}, 'web', ['direct']],
    ['a link inside the site', from('https://larkfield.test/bikes'), 'web', ['direct']],
    ['a search engine', from('https://www.google.pt/'), 'web', ['search', 'google']],
    ['another site', from('https://www.bikenews.test/a'), 'web', ['referral', 'bikenews.test']],
    ['a social network', from('https://l.facebook.com/'), 'web', ['social', 'l.facebook.com']],
    ['web mail', from('https://mail.google.com/'), 'web', ['email', 'mail.google.com']],
    ['a paid click', from('https://www.google.com/', '?gclid=abc'), 'web', ['ad', 'google']],
    [
      'a campaign',
      { campaign: { source: 'google', medium: 'cpc', name: 'spring', term: 'hills' } },
      'web',
      ['ad', 'google', 'cpc', 'spring', 'hills'],
    ],
    [
      'campaign parameters without a campaign object',
      from('', '?utm_source=letter&utm_medium=E-Mail&utm_campaign=may'),
      'web',
      ['email', 'letter', 'E-Mail', 'may'],
    ],
    ['a printed code', { campaign: { medium: 'qr', source: 'brochure' } }, 'web', ['printed_code', 'brochure', 'qr']],
    ['a call', { campaign: { medium: 'phone' } }, 'web', ['call', '', 'phone']],
    ['the app', {}, 'app', ['app']],
    ['a mail that opened the app', { campaign: { medium: 'email' } }, 'app', ['email', '', 'email']],
    ['a kiosk', {}, 'kiosk', ['kiosk']],
    ['the shop', {}, 'store', ['store']],
    [
      'a brochure that brought her to the shop',
      { campaign: { medium: 'print', name: 'may' } },
      'store',
      ['printed_code', '', 'print', 'may'],
    ],
    ['a letter that made her call', { campaign: { medium: 'e-mail' } }, 'phone', ['email', '', 'e-mail']],
    ['a campaign that nobody knows, in the shop', { campaign: { medium: 'xyz' } }, 'store', ['store', '', 'xyz']],
  ])('tells that she came by %s', (_, context, channel, entry) => {
    expect(entryOf(event(context, channel), true)).toEqual(entry);
  });

  it('tells a printed code that was keyed in', () => {
    expect(entryOf(event({}, 'web', { printed_code: 'SPRING7' }), true)).toEqual(['printed_code']);
  });

  it.each<[string, string, JsonObject]>([
    ['on an order', 'Order Completed', { brochure_code: 'SPRING24', order_id: 'A' }],
    ['by an event of its own', 'Brochure Code Used', { code: 'SPRING24' }],
    ['by a number', 'brochure_code_used', { code: 24 }],
  ])('tells a printed code used in the shop %s', (_, name, properties) => {
    expect(entryOf({ ...event({}, 'store', properties), kind: 'track', name }, true)).toEqual(['printed_code']);
  });

  it('takes a code that was keyed in for a printed one, unless it is said to be another', () => {
    const entered = (properties: JsonObject) => ({ ...event({}, 'store', properties), kind: 'track', name: 'Code Entered' }) as const;
    expect(entryOf(entered({ code: 'TEN' }), true)).toEqual(['printed_code']);
    expect(entryOf(entered({ code: 'TEN', type: 'coupon' }), true)).toEqual(['store']);
    expect(entryOf({ ...entered({ code: 'TEN' }), name: 'Coupon Applied' }, true)).toEqual(['store']);
  });

  it('knows a click in a mail and a tap on a notification for what brought her', () => {
    const clicked = (name: string, context = {}) => ({ ...event(context), kind: 'track', name }) as const;
    expect(entryOf(clicked('email_link_clicked'), true)).toEqual(['email']);
    expect(entryOf(clicked('Push Notification Tapped'), true)).toEqual(['message']);
    const advertised = { campaign: { source: 'google', medium: 'cpc' } };
    expect(entryOf(clicked('Email Link Clicked', advertised), true)).toEqual(['ad', 'google', 'cpc']);
  });

  it.each<[string, JsonObject, string[]]>([
    ['an address', { url: 'https://larkfield.test/?utm_source=letter&utm_medium=email' }, ['email', 'letter', 'email']],
    ['a query', { search: '?gclid=abc', url: 'https://larkfield.test/' }, ['ad']],
    ['parameters by themselves', { utm_source: 'google', utm_medium: 'cpc', utm_campaign: 'may' }, ['ad', 'google', 'cpc', 'may']],
    ['a click of an advertisement', { gclid: 'abc' }, ['ad']],
    ['a click in Facebook', { url: 'https://larkfield.test/?fbclid=abc' }, ['social']],
    ['a referrer', { referrer: 'https://www.google.pt/', url: 'https://larkfield.test/' }, ['search', 'google']],
    ['the site’s other name', { referrer: 'https://larkfield.test/a', url: 'https://www.larkfield.test/' }, ['direct']],
    ['a referrer inside', { referrer: 'https://larkfield.test/a', url: 'https://larkfield.test/' }, ['direct']],
  ])('reads from a server’s library %s', (_, properties, entry) => {
    expect(entryOf(event({}, 'web', properties), true)).toEqual(entry);
  });

  it('leaves out the search term without permission', () => {
    const searched = event({ campaign: { source: 'google', medium: 'cpc', name: 'spring', term: 'quiet e-bike' } });
    expect(entryOf(searched, false)).toEqual(['ad', 'google', 'cpc', 'spring']);
  });
});

describe('signInOf', () => {
  it.each([
    ['Facebook Connect', 'facebook connect'],
    ['google', 'google'],
  ])('knows %s as a social network', (provider, shown) => {
    expect(signInOf(event({}, 'web', { provider }), 7)).toEqual([7, shown]);
  });
  it.each([
    { via: 'Facebook' },
    { method: 'Facebook', type: 'oauth' },
    { auth_provider: 'facebook' },
    { type: 'oauth', network: 'Facebook' },
  ])('knows it by whatever name: %j', (properties) => {
    expect(signInOf(event({}, 'web', properties), 7)).toEqual([7, 'facebook']);
  });
  it('knows a password as none', () => {
    expect(signInOf(event({}, 'web', { method: 'password' }), 7)).toBeUndefined();
  });
});
