import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, hourMs, type IdentifierId, type JsonObject, minuteMs, type PersonId, type SourceId } from '../../foundation/index.ts';
import { foldEvent } from '../summary/fold-event.ts';
import { emptySummary } from '../summary/summary.ts';
import { localTimeIn } from './customer-place.ts';
import { customerView, type ViewContext } from './customer-view.ts';
import type { Fragment } from './fragment.ts';
import { traitPreferenceSetting } from './trait-preference.ts';

const now = Date.UTC(2026, 10, 22, 14, 32);
const names = ['', 'Web shop', 'Store cards', 'Call centre'];
const context: ViewContext = {
  now,
  preference: traitPreferenceSetting.default,
  settlements: [],
  sourceOf: (id) => ({ id, name: names[id] ?? `source ${id}` }),
  isHidden: () => false,
};
let serial = 0;

type Given = Partial<Omit<CustomerEvent, 'sourceId'>> & { source?: number; daysAgo?: number };

function eventOf({ source = 1, daysAgo = 0, ...rest }: Given): CustomerEvent {
  serial += 1;
  const time = rest.time ?? now - daysAgo * dayMs;
  return {
    messageId: `m${serial}`,
    kind: 'page',
    name: '',
    channel: 'web',
    receivedAt: time,
    properties: {},
    traits: {},
    context: {},
    integrations: {},
    ...rest,
    time,
    sourceId: source as SourceId,
  };
}

function fragment(id: number, namespace: string, value: string, ...given: Given[]): Fragment {
  const summary = emptySummary();
  for (const each of given) {
    foldEvent(summary, eventOf(each), { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } });
  }
  return {
    identifier: { id: id as IdentifierId, namespace, value, firstSeen: now - 500 * dayMs, sourceId: 1 as SourceId, shared: false },
    summary,
  };
}

const view = (fragments: Fragment[], change: Partial<ViewContext> = {}) =>
  customerView(1 as PersonId, fragments, { ...context, ...change });
const said = (traits: JsonObject, more: Given = {}): Given => ({ kind: 'identify', traits, ...more });

describe('customerView', () => {
  it('calls a person by the name she likes', () => {
    const known = { firstName: 'Maya', lastName: 'Okafor', email: 'maya@okafor.test' };
    expect(view([fragment(1, 'user_id', 'u', said({ ...known, nickname: 'May' }))]).name.display).toBe('May Okafor');
    expect(view([fragment(1, 'user_id', 'u', said(known))]).name).toMatchObject({
      display: 'Maya Okafor',
      source: { id: 1, name: 'Web shop' },
    });
    expect(view([fragment(1, 'user_id', 'u', said({ name: 'M. Okafor' }))]).name.display).toBe('M. Okafor');
    expect(view([fragment(1, 'email', 'x', said({ email: 'maya@okafor.test' }))]).name.display).toBe('maya');
    expect(view([fragment(1, 'anonymous_id', 'a', { context: { location: { country: 'PT' } } })]).name.display).toBe(
      'Visitor from Portugal',
    );
    expect(view([fragment(1, 'anonymous_id', 'a')]).name.display).toBe('Visitor');
  });

  it('calls her by her address or number where nothing else is known, as far as the caller may see it', () => {
    const name = (namespace: string, value: string, isHidden = (_: string) => false) =>
      view([fragment(1, namespace, value), fragment(2, 'anonymous_id', 'a')], { isHidden }).name.display;
    expect(name('email', 'maya.o@okafor.test')).toBe('maya.o');
    expect(name('phone', '+351912345678')).toBe('+351912345678');
    expect(name('email', 'maya.o@okafor.test', (field) => field === 'email')).toBe('Visitor');
  });

  it('keeps both values when sources disagree, and says why one is shown', () => {
    const fragments = [
      fragment(1, 'user_id', 'u', said({ email: 'new@x.test' }, { daysAgo: 1 })),
      fragment(2, 'card_number', 'c', said({ email: 'old@x.test', first_name: 'Maya' }, { daysAgo: 9, source: 2, channel: 'store' })),
      fragment(3, 'phone', 'p', said({ email: 'NEW@x.test', firstName: 'maya' }, { source: 3, channel: 'partner' })),
    ];
    const email = view(fragments).traits.find((trait) => trait.name === 'email');
    expect(email).toMatchObject({
      value: 'new@x.test',
      source: { name: 'Web shop' },
      method: 'stated',
      ageDays: 1,
      rule: 'The newest of 2 values stated by the customer.',
    });
    expect(email?.others.map((other) => [other.value, other.source.name])).toEqual([['old@x.test', 'Store cards']]);
    expect(view(fragments).traits.find((trait) => trait.name === 'firstName')).toMatchObject({
      value: 'Maya',
      others: [],
      rule: 'All 2 sources agree.',
    });

    const preference = { methods: ['stated', 'observed', 'computed'] as const, sources: [{ trait: 'email', order: [2, 1] }] };
    expect(view(fragments, { preference }).traits.find((trait) => trait.name === 'email')).toMatchObject({
      value: 'old@x.test',
      rule: 'Store cards comes first for this trait.',
    });

    const settlement = {
      identifierId: 2 as IdentifierId,
      trait: 'email',
      value: 'old@x.test',
      sourceId: 2 as SourceId,
      by: 'Ana Silva',
      reason: 'she told me',
      time: now,
    };
    expect(view(fragments, { settlements: [settlement] }).traits.find((trait) => trait.name === 'email')).toMatchObject({
      value: 'old@x.test',
      rule: 'Ana Silva settled this on 2026-11-22: she told me',
      others: [{ value: 'new@x.test' }, { value: 'NEW@x.test' }],
    });
  });

  it('shows her goal, the newest she stated, and what matters to her', () => {
    const stated = (name: string, properties: JsonObject, daysAgo: number): Given => ({ kind: 'track', name, properties, daysAgo });
    const fragments = [
      fragment(
        1,
        'user_id',
        'u',
        stated('Goal Stated', { goal: 'Ride to work' }, 9),
        stated('Goal Set', { text: 'Ride with my son on Sundays' }, 2),
        stated('Goal Stated', { text: 'Sell her a helmet', author: 'agent' }, 1),
        stated('What Matters Stated', { matters: ['Quiet', 'Light'] }, 3),
      ),
      fragment(2, 'card_number', 'c', said({ current_goal: 'Fit for summer', values: ['quiet', 'Safe'] }, { source: 2, daysAgo: 5 })),
      fragment(3, 'email', 'e', said({ goal: 'Churn risk' }, { source: 3, channel: 'partner' })),
    ];
    const { goal, matters, traits } = view(fragments);
    expect(goal).toMatchObject({ text: 'Ride with my son on Sundays', source: { name: 'Web shop' }, time: '2026-11-20T14:32:00.000Z' });
    expect(goal?.eventId).toMatch(/\S/);
    expect(matters.map(({ text }) => text)).toEqual(['Light', 'Quiet', 'Safe']);
    expect(traits.map(({ name }) => name)).toContain('current_goal');
    const fromTrait = view([fragments[1] as Fragment, fragments[2] as Fragment]);
    expect(fromTrait.goal).toMatchObject({ text: 'Fit for summer', source: { name: 'Store cards' } });
    expect(view([fragment(1, 'user_id', 'u')])).toMatchObject({ matters: [] });
    expect(view([fragment(1, 'user_id', 'u')]).goal).toBeUndefined();
    const hidden = view(fragments, { isHidden: (field) => field === 'goal' });
    expect(hidden.goal).toBeUndefined();
    expect(hidden.matters).toHaveLength(3);
  });

  it('holds a settlement against what was said before it, and opens the question again for what is said later', () => {
    const settlement = {
      identifierId: 2 as IdentifierId,
      trait: 'email',
      value: 'old@x.test',
      sourceId: 2 as SourceId,
      by: 'Ana Silva',
      reason: 'she told me',
      time: now - 2 * dayMs,
    };
    const store = fragment(2, 'card_number', 'c', said({ email: 'old@x.test' }, { daysAgo: 9, source: 2, channel: 'store' }));
    const emailOf = (...own: Given[]) =>
      view([fragment(1, 'user_id', 'u', ...own), store], { settlements: [settlement] }).traits.find(({ name }) => name === 'email');
    const before = said({ email: 'new@x.test' }, { daysAgo: 5 });
    expect(emailOf(before)).toMatchObject({ value: 'old@x.test', state: 'settled', others: [{ value: 'new@x.test' }] });
    const later = emailOf(before, said({ email: 'newest@x.test' }, { daysAgo: 1 }));
    expect(later).toMatchObject({ value: 'newest@x.test', state: 'open', others: [{ value: 'old@x.test' }] });
    expect(later?.settled).toBeUndefined();
    expect(emailOf(before, said({ email: 'OLD@x.test' }, { daysAgo: 1 }))).toMatchObject({ state: 'settled', others: [] });
    expect(view([store]).traits[0]?.state).toBeUndefined();
    const goals = [fragment(1, 'user_id', 'u', said({ goal: 'a' })), fragment(2, 'email', 'e', said({ goal: 'b' }, { source: 2 }))];
    expect(view(goals).traits[0]).toMatchObject({ others: [] });
  });

  it('lets a source take a value back', () => {
    const taken = view([fragment(1, 'user_id', 'u', said({ plan: 'gold' }, { daysAgo: 2 }), said({ plan: null }, { daysAgo: 1 }))]);
    expect(taken.traits).toEqual([]);
  });

  it('counts what a server tells of a sort of device to the one of that sort that is known', () => {
    const context = {
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
    };
    const server = fragment(1, 'user_id', 'u', { kind: 'track', name: 'Order Viewed', channel: 'server', context });
    const browser = fragment(2, 'anonymous_id', 'a', { anonymousId: 'a', context, daysAgo: 1 }, { anonymousId: 'a', context, daysAgo: 2 });
    expect(view([server]).devices).toMatchObject([{ kind: 'computer', events: 1, preferred: true }]);
    const { devices } = view([server, browser]);
    expect(devices).toMatchObject([{ kind: 'computer', label: 'Chrome on Windows', events: 3, preferred: true }]);
    expect(devices[0]).toMatchObject({ firstSeen: new Date(now - 2 * dayMs).toISOString(), lastSeen: new Date(now).toISOString() });
    const other = fragment(3, 'anonymous_id', 'b', { anonymousId: 'b', context, daysAgo: 9 });
    expect(view([server, browser, other]).devices.map(({ events }) => events)).toEqual([3, 1]);
  });

  it('counts visits across devices and knows the one she is in', () => {
    const laptop = fragment(1, 'user_id', 'u', { daysAgo: 30 });
    const phone = fragment(
      2,
      'anonymous_id',
      'phone',
      { daysAgo: 20 },
      { daysAgo: 10 },
      { daysAgo: 5 },
      { time: now - 10 * minuteMs, context: { campaign: { medium: 'email' } } },
    );
    const { visits } = view([laptop, phone]);
    expect(visits.number).toBe(5);
    const last = new Date(now - 10 * minuteMs).toISOString();
    expect(visits.current).toMatchObject({ last, channel: 'web', entry: { route: 'email' } });
    expect(visits.recent.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect(view([laptop, phone], { now: now + hourMs }).visits.current).toBeUndefined();
  });

  it('tells by which social network a visit began', () => {
    const signedIn = fragment(
      1,
      'user_id',
      'u',
      { daysAgo: 1 },
      { kind: 'track', name: 'Signed In', daysAgo: 1, properties: { method: 'Facebook Connect' } },
    );
    expect(view([signedIn]).visits.recent[0]?.entry).toEqual({ route: 'social_sign_in', source: 'facebook connect' });
  });

  it('shows each permission beside the identifier that gave it', () => {
    const consent = (marketing: boolean): Given => ({ context: { consent: { categoryPreferences: { marketing } } } });
    const { permissions } = view([fragment(1, 'email', 'a@x.test', consent(true)), fragment(2, 'anonymous_id', 'a', consent(false))]);
    expect(permissions.map(({ identifier, purpose, granted, signal }) => [identifier.namespace, purpose, granted, signal])).toEqual([
      ['email', 'marketing', true, 'consent'],
      ['anonymous_id', 'marketing', false, 'consent'],
    ]);
  });

  it('says of an identifier when it was first seen alone: events beside a stronger one are in the summary of that', () => {
    const own = { time: now - 19 * dayMs };
    const later = { time: now };
    const { knownAs } = view([fragment(1, 'user_id', 'u', later), fragment(2, 'email', 'a@x.test', own)]);
    expect(knownAs[1]).toEqual({
      namespace: 'email',
      value: 'a@x.test',
      firstSeen: new Date(now - 500 * dayMs).toISOString(),
      source: { id: 1, name: 'Web shop' },
    });
  });

  it('hides what a role may not see, everywhere', () => {
    const hidden = view([fragment(1, 'card_number', '4000123412341234', said({ margin: 12, cardNumber: '4000123412341234' }))], {
      isHidden: (field) => ['margin', 'cardNumber', 'card_number'].includes(field),
    });
    expect(JSON.stringify(hidden)).not.toMatch(/40001234|12,/);
    expect(hidden.traits.find((trait) => trait.name === 'margin')).toMatchObject({ value: null, hidden: true });
    expect(hidden.knownAs[0]).toMatchObject({ value: '••••1234', hidden: true });
  });

  it('hides what a role may not see inside a trait too, at any depth and in every value of it', () => {
    const inside = (margin: number) => said({ finance: { margin, plan: 'gold', years: [{ margin, year: 2026 }] } });
    const hidden = view([fragment(1, 'user_id', 'u', inside(44), { ...inside(45), source: 2, daysAgo: 1 })], {
      isHidden: (field) => field === 'margin',
    });
    expect(JSON.stringify(hidden)).not.toMatch(/4[45]/);
    expect(hidden.traits[0]).toMatchObject({
      name: 'finance',
      value: { margin: '•••', plan: 'gold', years: [{ margin: '•••', year: 2026 }] },
    });
  });

  it('shows of a sealed number only its end', () => {
    const sealed = 'sealed:0123456789abcdef:1234';
    const shown = view([fragment(1, 'account_number', sealed, said({ account: sealed, note: `card ${sealed}` }))]);
    expect(JSON.stringify(shown)).not.toContain('sealed:');
    expect(shown.traits.map((trait) => trait.value)).toEqual(['••••1234', 'card ••••1234']);
  });

  it('gives her own words first, with where they come from', () => {
    const chat = (text: string, daysAgo: number): Given => ({
      kind: 'track',
      name: 'Live Chat Message Sent',
      channel: 'chat',
      properties: { text },
      daysAgo,
    });
    const { words } = view([
      fragment(1, 'email', 'a', chat('older', 3)),
      fragment(2, 'user_id', 'u', chat('I ride with my son on Sundays', 1)),
    ]);
    expect(words.map(({ text, channel }) => [text, channel])).toEqual([
      ['I ride with my son on Sundays', 'chat'],
      ['older', 'chat'],
    ]);
  });

  it('keeps one home currency, and says where a currency was assumed', () => {
    const order = (id: string, revenue: number, currency: string, daysAgo: number): Given => ({
      kind: 'track',
      name: 'Order Completed',
      properties: { order_id: id, revenue, ...(currency === '' ? {} : { currency }) },
      daysAgo,
    });
    const abroad = [order('A', 10, 'CHF', 9), order('B', 20, 'CHF', 8), order('C', 30, 'USD', 1)];
    expect(view([fragment(1, 'user_id', 'u', ...abroad)]).place).toMatchObject({ currency: 'CHF', currencyMethod: 'used' });
    const inPorto = said({ address: { country: 'Portugal', city: 'Porto' } });
    expect(view([fragment(1, 'user_id', 'u', inPorto, ...abroad)]).place).toMatchObject({ currency: 'EUR', currencyMethod: 'country' });
    const stated = view([fragment(1, 'user_id', 'u', inPorto, said({ currency: 'gbp' }), ...abroad)]);
    expect(stated.place).toMatchObject({ currency: 'GBP', currencyMethod: 'stated' });
    const { spent } = view([fragment(1, 'user_id', 'u', order('D', 7, '', 2), order('E', 5, 'USD', 1))]).stats;
    expect(spent).toContainEqual({ amount: 7, currency: 'EUR', assumed: true });
    expect(spent).toContainEqual({ amount: 5, currency: 'USD' });
    const own = fragment(1, 'user_id', 'u', said({ currency: 'JPY' }));
    foldEvent(own.summary, eventOf(order('F', 500, '', 1)), { searches: { categories: [], keepWhenUnsaid: false } });
    expect(view([own]).stats.spent).toEqual([{ amount: 500, currency: 'JPY', assumed: true }]);
  });

  it.each([
    [{ country: 'Japan' }, 'Asia/Tokyo'],
    [{ country: 'NZ', city: 'Auckland' }, 'Pacific/Auckland'],
    [{ country: 'NZ', city: 'Wellington' }, 'Pacific/Auckland'],
    [{ country: 'Portugal', city: 'Porto' }, 'Europe/Lisbon'],
    [{ country: 'PT', city: 'Azores' }, 'Atlantic/Azores'],
    [{ country: 'US', city: 'New York' }, 'America/New_York'],
    [{ city: 'Lisbon' }, 'Europe/Lisbon'],
    [{ country: 'US', city: 'Springfield' }, undefined],
    [{ country: 'Nowhere' }, undefined],
  ])('knows the clock of %j', (address, zone) => {
    const { place } = view([fragment(1, 'user_id', 'u', said({ address: address as JsonObject }))]);
    expect(place.timezone).toBe(zone);
    expect([place.timezoneMethod, place.localTime !== undefined]).toEqual(zone === undefined ? [undefined, false] : ['observed', true]);
  });

  it('takes no currency of a shop for hers, and a stated one before an observed one', () => {
    const orders: Given[] = [
      { kind: 'track', name: 'Order Completed', properties: { order_id: 'A', revenue: 80, currency: 'NZD' }, daysAgo: 3 },
      { kind: 'track', name: 'Order Completed', properties: { order_id: 'B', revenue: 900 }, daysAgo: 1 },
    ];
    const auckland = fragment(1, 'user_id', 'u', { context: { timezone: 'Pacific/Auckland', locale: 'mi-NZ' } }, ...orders);
    expect(view([auckland]).place).toMatchObject({ currency: 'NZD', country: 'NZ', countryMethod: 'observed' });
    expect(view([auckland]).stats.spent.map(({ currency }) => currency)).toEqual(['NZD', 'EUR']);
    const stated = fragment(2, 'email', 'e', said({ currency: 'AUD', address: { country: 'AU' } }, { daysAgo: 90 }));
    expect(view([auckland, stated]).place).toMatchObject({ currency: 'AUD', country: 'AU' });
    expect(view([auckland, stated]).place).not.toHaveProperty('countryMethod');
    expect(view([fragment(1, 'user_id', 'u', ...orders.slice(1))]).place).toMatchObject({});
  });

  it.each([
    [{ timezone: 'Asia/Kolkata' }, 'IN'],
    [{ timezone: 'NZ', locale: 'en-US' }, 'NZ'],
    [{ timezone: 'UTC', locale: 'mi_NZ' }, 'NZ'],
    [{ locale: 'zh-Hant-TW' }, 'TW'],
    [{ timezone: 'Nowhere/Land', locale: 'nonsense text' }, undefined],
    [{ locale: 'es-419' }, undefined],
  ])('derives the country from %j', (said, country) => {
    expect(view([fragment(1, 'user_id', 'u', { context: said })]).place.country).toBe(country);
  });

  it('holds two ways of writing a phone number for one', () => {
    const phones = ['+351 912 345 678', '00351912345678', '(+351) 912-345-678'];
    const fragments = phones.map((phone, at) => fragment(at + 1, 'user_id', `u${at}`, said({ phone }, { source: at + 1 })));
    expect(view(fragments).traits[0]).toMatchObject({ name: 'phone', others: [], rule: 'All 3 sources agree.' });
    const other = fragment(9, 'email', 'e', said({ phone: '+44 912 345 678' }, { source: 2 }));
    expect(view([fragments[0]!, other]).traits[0]?.others).toHaveLength(1);
  });

  it('names a preference by what the choice was about', () => {
    const chose: Given = {
      kind: 'track',
      name: 'Choice Made',
      properties: { category: 'car class', chosen: 'compact', alternatives: ['large', 'van'] },
    };
    expect(view([fragment(1, 'user_id', 'u', chose, chose)]).choices.preferences).toEqual([
      { attribute: 'car class', value: 'compact', count: 2, of: 2 },
    ]);
    const named: Given = {
      ...chose,
      properties: { attribute: 'seat', chosen: { name: 'aisle' }, offered: [{ name: 'aisle' }, { name: 'window' }] },
    };
    expect(view([fragment(1, 'user_id', 'u', named)]).choices.preferences).toEqual([
      { attribute: 'seat', value: 'aisle', count: 1, of: 1 },
    ]);
  });

  it('counts a choice once that a selection and then the order report, and calls no price rise an upgrade', () => {
    const compact = (price: number) => ({ name: 'Compact', class: 'compact', price });
    const alternatives = [{ name: 'Large', class: 'large', price: 90 }];
    const chose = (name: string, minutesAgo: number, price: number): Given => ({
      kind: 'track',
      name,
      time: now - minutesAgo * minuteMs,
      properties: { order_id: `o${minutesAgo}`, chosen: compact(price), alternatives },
    });
    const again = chose('Product Selected', 9000, 40);
    const { choices } = view([
      fragment(1, 'user_id', 'u', again, chose('Product Selected', 20, 50), chose('Order Completed', 5, 50)),
      fragment(2, 'card_number', 'c', chose('Order Completed', 4000, 45)),
    ]);
    expect(choices.recent.map(({ chosen, direction }) => [chosen, direction])).toEqual(Array(3).fill(['Compact', undefined]));
    expect(choices.preferences).toEqual([{ attribute: 'class', value: 'compact', count: 3, of: 3 }]);
    const large = {
      ...chose('Product Selected', 1, 90),
      properties: { chosen: alternatives[0] as JsonObject, alternatives: [compact(50)] },
    };
    expect(view([fragment(1, 'user_id', 'u', again, large)]).choices.recent[0]).toMatchObject({ chosen: 'Large', direction: 'upgrade' });
  });

  it('takes the list that a click carries for what was passed over', () => {
    const products = [
      { product_id: '1', name: 'Compact', class: 'compact' },
      { product_id: '2', name: 'Large', class: 'large' },
    ];
    const click: Given = { kind: 'track', name: 'Product Clicked', properties: { product_id: '1', products } };
    expect(view([fragment(1, 'user_id', 'u', click)]).choices.recent).toMatchObject([{ chosen: 'Compact', alternatives: ['Large'] }]);
  });

  it('sees a choice under the names that interfaces give it', () => {
    const select = (properties: JsonObject, name = 'Car Class Selected') =>
      view([fragment(1, 'user_id', 'u', { kind: 'track', name, properties })]).choices.recent;
    const names = ['Compact', 'Large', 'Van'];
    const expected = [{ chosen: 'Compact', alternatives: ['Large', 'Van'] }];
    for (const chosen of ['selected', 'chosen', 'choice']) {
      for (const offered of ['options', 'alternatives', 'offered', 'shown']) {
        expect(select({ [chosen]: 'Compact', [offered]: names })).toMatchObject(expected);
      }
    }
    const things = names.map((name, at) => ({ id: at + 1, name, class: name.toLowerCase() }));
    expect(select({ selected: 1, options: things })).toMatchObject(expected);
    expect(select({ selected: things[0] ?? {}, options: things })).toMatchObject(expected);
    // A tick is no thing, and a list that was shown is no choice where nothing was taken from it.
    expect(select({ selected: true, options: names, name: 'Compact' })).toEqual([]);
    expect(select({ shown: names, name: 'Compact' })).toEqual([]);
    expect(select({ selected: 'Compact', options: names }, 'Filter Applied')).toEqual([]);
  });

  it('shows a journey from a brochure to the shop', () => {
    const inShop = (name: string, minutesAgo: number, properties: JsonObject, context: JsonObject = {}): Given => ({
      kind: 'track',
      name,
      channel: 'store',
      time: now - minutesAgo * minuteMs,
      properties,
      context,
    });
    const journeys = [
      [inShop('Brochure Code Used', 5, { code: 'SPRING24' }), inShop('Order Completed', 2, { order_id: 'A', revenue: 54 })],
      [inShop('Code Entered', 2, { code: 'S' }, { campaign: { medium: 'print' } }), inShop('Order Completed', 2, { order_id: 'A' })],
      [inShop('Store Visited', 2, {}), inShop('Order Completed', 2, { order_id: 'A', brochure_code: 'SPRING24' })],
    ];
    for (const journey of journeys) {
      const { visits } = view([fragment(1, 'user_id', 'u', ...journey)]);
      expect(visits.recent.map(({ channel, entry }) => [channel, entry?.route])).toEqual([['store', 'printed_code']]);
    }
  });

  it('does not depend on the order in which identifiers arrived', () => {
    const kinds: [string, string][] = [
      ['anonymous_id', 'b'],
      ['email', 'z@x.test'],
      ['anonymous_id', 'a'],
      ['user_id', 'u'],
      ['phone', '1'],
    ];
    const known = (order: [string, string][]) =>
      view(order.map(([namespace, value], at) => fragment(at + 1, namespace, value))).knownAs.map(
        ({ namespace, value }) => `${namespace} ${value}`,
      );
    expect(known(kinds)).toEqual(['user_id u', 'email z@x.test', 'phone 1', 'anonymous_id a', 'anonymous_id b']);
    expect(known([...kinds].reverse())).toEqual(known(kinds));
    const customerFirst = view([fragment(1, 'user_id', 'u'), fragment(2, 'customer_id', 'c')], {
      priorityOf: (namespace) => (namespace === 'customer_id' ? 1 : 2),
    });
    expect(customerFirst.knownAs.map(({ namespace }) => namespace)).toEqual(['customer_id', 'user_id']);
  });

  it('tells the time where she is, and money in her own currency first', () => {
    const lisbon = view([
      fragment(
        1,
        'user_id',
        'u',
        { context: { timezone: 'Europe/Lisbon', locale: 'pt-PT' } },
        { kind: 'track', name: 'Order Completed', properties: { order_id: 'A', revenue: 500, currency: 'USD' }, daysAgo: 3 },
        { kind: 'track', name: 'Order Completed', properties: { order_id: 'B', revenue: 54, currency: 'eur' }, daysAgo: 2 },
      ),
    ]);
    expect(lisbon.place).toMatchObject({
      language: 'pt-PT',
      timezone: 'Europe/Lisbon',
      country: 'PT',
      countryMethod: 'observed',
      currency: 'EUR',
      currencyMethod: 'country',
      localTime: '2026-11-22T14:32:00+00:00',
    });
    expect(lisbon.stats.spent).toEqual([
      { amount: 54, currency: 'EUR' },
      { amount: 500, currency: 'USD' },
    ]);
    expect(localTimeIn('Pacific/Auckland', now)).toBe('2026-11-23T03:32:00+13:00');
    expect(localTimeIn('Nowhere/Land', now)).toBeUndefined();
  });
});
