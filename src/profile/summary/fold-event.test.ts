import { describe, expect, it } from 'vitest';
import type { CustomerEvent, EventKind } from '../../event/index.ts';
import { dayMs, type JsonObject, minuteMs, type SourceId } from '../../foundation/index.ts';
import type { Channel } from '../../source/index.ts';
import { foldEvent } from './fold-event.ts';
import { mainCurrencyOf, purchasesOf, repeatStatisticsOf, spendingIn } from './purchase-statistics.ts';
import { decodeSummary, emptySummary, encodeSummary, type Summary } from './summary.ts';

const start = Date.UTC(2026, 2, 2, 8);
let serial = 0;

interface Given {
  kind?: EventKind;
  name?: string;
  at?: number;
  channel?: Channel;
  source?: number;
  properties?: JsonObject;
  traits?: JsonObject;
  context?: JsonObject;
  /** As whom it was sent. */
  as?: { anonymousId?: string; userId?: string };
}

function event({
  kind = 'track',
  name = '',
  at = 0,
  channel = 'web',
  source = 1,
  properties = {},
  traits = {},
  context = {},
  as = { anonymousId: 'a' },
}: Given): CustomerEvent {
  serial += 1;
  const messageId = `3fa85f64-5717-4562-b3fc-${String(serial).padStart(12, '0')}`;
  return {
    messageId,
    kind,
    name,
    sourceId: source as SourceId,
    channel,
    time: start + at,
    receivedAt: start + at,
    ...as,
    properties,
    traits,
    context,
    integrations: {},
  };
}

const fold = (...given: Given[]): Summary =>
  given.reduce(
    (summary, each) => foldEvent(summary, event(each), { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: true } }),
    emptySummary(),
  );

describe('foldEvent', () => {
  it('keeps a person of ten events within 1,000 bytes', () => {
    const context = {
      locale: 'pt-PT',
      timezone: 'Europe/Lisbon',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      campaign: { source: 'google', medium: 'cpc', name: 'spring' },
    };
    const traits = { email: 'maria.santos@example.test', firstName: 'Maria', lastName: 'Santos', phone: '+351912345678' };
    const pages = Array.from({ length: 7 }, (_, at): Given => ({ kind: 'page', at: at * 5 * minuteMs + (at > 3 ? dayMs : 0), context }));
    const summary = fold(
      ...pages,
      { kind: 'identify', traits, context },
      { name: 'Product Viewed', context },
      { name: 'Order Completed', properties: { order_id: 'LK-1001', revenue: 54 }, context },
    );
    expect(summary.count).toBe(10);
    expect(encodeSummary(summary).length).toBeLessThan(1_000);
    expect(decodeSummary(encodeSummary(summary))).toEqual(summary);
  });

  it('counts visits in channels where people are present, and not what happens to them', () => {
    const summary = fold(
      { kind: 'page', at: 0 },
      { kind: 'identify', at: 2 * dayMs },
      { name: 'Order Shipped', at: 3 * dayMs },
      { name: 'Email Opened', channel: 'email', at: 4 * dayMs },
      { name: 'Battery Low', channel: 'product', at: 5 * dayMs },
      { name: 'Order Completed', channel: 'store', at: 6 * dayMs },
    );
    expect(summary.visits.map((visit) => visit[4])).toEqual(['web', 'store']);
  });

  it('takes no id that mobile SDKs repeat among the traits for a trait', () => {
    const traits = { anonymousId: 'a', userId: 'somebody else', plan: 'gold' };
    expect(fold({ kind: 'screen', context: { traits } }).traits[0]?.[4]).toEqual(['plan', 'userId']);
    expect(fold({ kind: 'identify', traits: { anonymousId: 'a' } }).traits).toEqual([]);
  });

  it('is not upset by keys that belong to prototypes', () => {
    const traits = JSON.parse('{"__proto__":{"polluted":1},"constructor":"x","hasOwnProperty":1}') as JsonObject;
    const summary = fold({ kind: 'identify', traits }, { name: '__proto__' }, { name: 'constructor' });
    const read = decodeSummary(encodeSummary(summary)) as Summary;
    expect(read.traits[0]?.[4]).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(read.names.map(([name]) => name)).toEqual(['$identify', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('does not let a clock that runs ahead push everything out of the windows', () => {
    const summary = fold({ name: 'Product Viewed' });
    const wrong = { ...event({ name: 'Product Viewed' }), time: Date.UTC(9999, 0, 1) };
    foldEvent(summary, wrong, { searches: { categories: [], keepWhenUnsaid: false } });
    expect(summary.days).toHaveLength(2);
    expect(summary.last).toBe(start + dayMs);
  });

  it('keeps own words word for word, and no employee’s', () => {
    const summary = fold(
      { name: 'Live Chat Message Sent', properties: { text: 'I ride with my son on Sundays.' } },
      { name: 'Live Chat Message Sent', properties: { text: 'How can I help?', author: 'agent' } },
      { name: 'Live Chat Message Received', properties: { text: 'Hello' } },
      { name: 'Store Visited', channel: 'store', properties: { words: 'Looking for lights' } },
      { name: 'Survey Answered', properties: { score: 9, answer: '9' } },
    );
    expect(summary.words.map((words) => words[4])).toEqual(['I ride with my son on Sundays.', 'Looking for lights']);
    expect(summary.opinions).toEqual([['other', 1, 900, start, 900]]);
  });

  it('shows a preference with its evidence', () => {
    const offered = [
      { name: 'Compact', class: 'compact', rank: 1 },
      { name: 'Large', class: 'large', rank: 3 },
    ];
    const chosen = { name: 'Compact', class: 'compact', rank: 1 };
    const five = Array.from(
      { length: 5 },
      (_, at): Given => ({ name: 'Product Selected', at: at * dayMs, properties: { chosen, alternatives: offered } }),
    );
    const summary = fold(...five, { name: 'Product Selected', properties: { chosen, alternatives: [] } });
    expect(summary.preferences).toEqual([
      [
        'class',
        5,
        [
          ['compact', 5, 5, 2500],
          ['large', 0, 5, 2500],
        ],
      ],
    ]);
    expect(summary.choices).toHaveLength(5);
  });

  it.each([
    [
      'named things',
      { chosen: { name: 'compact' }, alternatives: [{ name: 'compact' }, { name: 'large' }] },
      [
        [
          'choice',
          1,
          [
            ['compact', 1, 1, 500],
            ['large', 0, 1, 500],
          ],
        ],
      ],
    ],
    [
      'a thing and its kind',
      { attribute: 'car class', chosen: { name: 'compact' }, offered: [{ name: 'large' }] },
      [
        [
          'car class',
          1,
          [
            ['compact', 1, 1, 500],
            ['large', 0, 1, 500],
          ],
        ],
      ],
    ],
    ['products', { product_id: 'k1', name: 'Glide S', chosen: { product_id: 'k1', name: 'Glide S' }, offered: [{ name: 'Glide XL' }] }, []],
  ])('prefers what was chosen out of %s', (_, properties, preferences) => {
    expect(fold({ name: 'Car Class Chosen', properties }).preferences).toEqual(preferences);
  });

  it('lists devices by themselves, not by their browser’s version', () => {
    const chrome = (version: number) => ({
      userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    });
    const summary = fold(
      { kind: 'page', context: chrome(129) },
      { kind: 'page', context: chrome(130) },
      { kind: 'screen', channel: 'app', context: { device: { id: 'i1', model: 'iPhone 15', type: 'ios' } } },
      { name: 'Battery Low', channel: 'product', properties: { serial_number: 'S1', model: 'Trail bike' } },
    );
    const devices = summary.devices.map(([, kind, label, , , events]) => [kind, label, events]);
    expect(devices.sort()).toEqual([
      ['computer', 'Chrome on Windows', 2],
      ['phone', 'iPhone 15', 1],
      ['product', 'Trail bike', 1],
    ]);
  });

  it('lists what a server says she held, by its user agent alone, and no server', () => {
    const agent = (inside: string, more = '') => ({
      userAgent: `Mozilla/5.0 (${inside}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${more}`,
    });
    const phone = agent('iPhone; CPU iPhone OS 17_0 like Mac OS X', 'Version/17.0 Mobile/15E148 Safari/604.1');
    const laptop = agent('Windows NT 10.0; Win64; x64', 'Chrome/129.0.0.0 Safari/537.36');
    const told = (context: JsonObject, more: Given = {}): Given => ({
      name: 'Order Viewed',
      channel: 'server',
      as: { userId: 'u1' },
      context,
      ...more,
    });
    const programs = ['node-fetch/1.0', 'python-requests/2.31.0', 'aws-sdk-nodejs/2.0 linux/v12', 'Go-http-client/1.1'];
    const summary = fold(
      told(phone),
      told(phone, { channel: 'web' }),
      told(laptop),
      told({}, { channel: 'product', properties: { serial_number: 'S1', model: 'Trail bike' } }),
      ...programs.flatMap((userAgent) => [told({ userAgent }), told({ userAgent }, { as: { anonymousId: 'made-by-the-server' } })]),
      // Machines that fetch a mail's pictures, and the till of a shop.
      told(laptop, { name: 'Email Opened' }),
      told(agent('Linux; Android 13; Pixel 7', 'Chrome/112.0.0.0 Mobile Safari/537.36'), { channel: 'store' }),
    );
    expect(summary.devices.map(([, kind, label, , , events]) => [kind, label, events]).sort()).toEqual([
      ['computer', 'Chrome on Windows', 1],
      ['phone', 'Safari on iOS', 2],
      ['product', 'Trail bike', 1],
    ]);
  });

  it('lists a product that sends under its serial number alone', () => {
    const externalIds = [{ id: 'S9', type: 'serial_number', collection: 'users', encoding: 'none' }];
    const told = fold(
      { name: 'Battery Low', channel: 'product', context: { externalIds } },
      { name: 'Battery Low', channel: 'server', context: { externalIds } },
      { name: 'Battery Low', channel: 'product', properties: { serial_number: 'S9' } },
      { name: 'Order Completed', channel: 'server', context: { externalIds: [{ id: 'x', type: 'store_card' }] } },
    );
    expect(told.devices.map(([, kind, label, , , events]) => [kind, label, events])).toEqual([['product', 'Connected product', 3]]);
  });

  it('counts a call that she made as a visit by phone, from its beginning', () => {
    const call = (name: string, minutes: number, properties: JsonObject = {}, channel: Channel = 'phone'): Given => ({
      name,
      at: minutes * minuteMs,
      properties,
      channel,
    });
    const routes = (...given: Given[]) =>
      fold(...given).visits.map(([time, , , , channel, entry]) => [(time - start) / minuteMs, channel, entry?.[0]]);
    expect(routes(call('Call Started', 0), call('Call Completed', 50, { duration_seconds: 3000 }))).toEqual([[0, 'phone', 'call']]);
    expect(routes(call('Call Received', 0, { direction: 'outbound' }), call('Case Updated', 5), call('Note Left', 9))).toEqual([]);
    expect(routes(call('Call Received', 0, {}, 'server'), { kind: 'page', channel: 'server', at: minuteMs })).toEqual([
      [1, 'server', 'direct'],
    ]);
  });

  it('keeps permissions as they were given, the newest of each purpose', () => {
    const consent = (categoryPreferences: JsonObject) => ({ consent: { categoryPreferences } });
    const summary = fold(
      { kind: 'page', at: 5, context: consent({ marketing: false, analytics: true }) },
      { kind: 'page', at: 1, context: consent({ marketing: true }) },
      { kind: 'page', at: 2, context: { gpc: true } },
      { name: 'Unsubscribed', at: 3, channel: 'email' },
    );
    const permissions = summary.permissions.flatMap(([, , , signal, names, values]) => names.map((name, at) => [name, values[at], signal]));
    expect(permissions.sort()).toEqual([
      ['analytics', true, 'consent'],
      ['email', false, 'unsubscribe'],
      ['marketing', false, 'consent'],
      ['sale_or_sharing', false, 'gpc'],
    ]);
  });
});

describe('purchases', () => {
  const order = (id: string, day: number, revenue: unknown, more: Partial<Given> = {}): Given => ({
    name: 'Order Completed',
    at: day * dayMs,
    ...more,
    properties: { order_id: id, revenue: revenue as number },
  });

  it('count an order once however many sources report it, and net of what was given back', () => {
    const summary = fold(
      order('A', 0, 100),
      order('A', 0, 100, { source: 2, at: 60_000 }),
      order('B', 10, '49.99'),
      order('C', 20, 10),
      { name: 'Order Refunded', at: 11 * dayMs, properties: { order_id: 'B', total: 9.99 } },
      { name: 'Order Cancelled', at: 21 * dayMs, properties: { order_id: 'C' } },
    );
    const purchases = purchasesOf(summary);
    expect(purchases.orders).toBe(2);
    expect([...purchases.spent]).toEqual([['EUR', 14_000]]);
    expect(purchases.days.map(({ day }) => day - Math.floor(start / dayMs))).toEqual([0, 10]);
  });

  it('take returns off what was bought, the newest day first, and are none themselves', () => {
    const purchases = purchasesOf(
      fold(order('A', 0, 30), order('B', 10, 20), order('C', 20, -25), order('D', 30, 40), order('E', 40, -15)),
    );
    expect(purchases.orders).toBe(3);
    expect(purchases.days.map(({ spent }) => spent.get('EUR'))).toEqual([2_500, 0, 2_500]);
    expect([...purchases.spent]).toEqual([['EUR', 5_000]]);
    const returned = purchasesOf(fold(order('A', 0, -50), order('B', 9, -20)));
    expect(returned).toMatchObject({ orders: 0, days: [], last: undefined });
    expect([...returned.spent]).toEqual([]);
    const refunded = fold(order('A', 5, 30), { name: 'Order Refunded', at: 9 * dayMs, properties: { order_id: 'unheard', total: 10 } });
    expect([...purchasesOf(refunded).spent]).toEqual([['EUR', 2_000]]);
  });

  it('round lines and not the prices in them, in currencies of every number of decimals', () => {
    const lines = (id: string, day: number, currency: string, products: { price: number | string; quantity: number }[]): Given => ({
      ...{ name: 'Order Completed', at: day * dayMs },
      properties: { order_id: id, currency, products },
    });
    const purchases = purchasesOf(
      fold(
        lines('litres', 0, 'EUR', [{ price: 1.459, quantity: 30.27 }]),
        lines('thousands', 1, 'EUR', [{ price: 0.0045, quantity: 1_000 }]),
        lines('yen', 2, 'JPY', [{ price: 12.5, quantity: 2 }]),
        lines('dinar', 3, 'KWD', [{ price: '1.2345', quantity: 2 }]),
        lines('plain', 4, 'EUR', [{ price: 1.005, quantity: 3 }]),
      ),
    );
    const spent = purchases.days.map((day) => [...day.spent][0]);
    expect(spent).toEqual([
      ...[
        ['EUR', 4_416],
        ['EUR', 450],
        ['JPY', 25],
        ['KWD', 2_469],
        ['EUR', 302],
      ],
    ]);
  });

  it('read amounts in local forms, else add up the lines, and leave the rest unknown', () => {
    const lines = [{ price: 10, quantity: 3 }, { price: '5,00' }];
    const summary = fold(
      order('A', 0, '45,00'),
      { name: 'Order Completed', at: dayMs, properties: { order_id: 'B', total: 'EUR 20.50' } },
      { name: 'Order Completed', at: 2 * dayMs, properties: { order_id: 'C', products: lines, discount: 2 } },
      order('D', 3, '1,234'),
      { name: 'Order Completed', at: 4 * dayMs, properties: { order_id: 'E', products: [{ price: 10 }, { name: 'a gift' }] } },
      { name: 'Order Completed', at: 5 * dayMs, properties: { order_id: 'F', total: '12,00 £' } },
    );
    const purchases = purchasesOf(summary);
    expect(purchases.orders).toBe(6);
    expect(purchases.days.map(({ spent }) => [...spent])).toEqual([
      [['EUR', 4_500]],
      [['EUR', 2_050]],
      [['EUR', 3_300]],
      [],
      [],
      [['GBP', 1_200]],
    ]);
    expect(spendingIn(purchases.days, 'EUR')).toEqual({ visits: 3, orders: 3, spent: 9_850 });
    expect(repeatStatisticsOf(purchases, start + 6 * dayMs, 'EUR')).toMatchObject({ x: 5, m: (2_050 + 3_300) / 2 });
    expect(mainCurrencyOf(purchases)).toBe('EUR');
    expect(decodeSummary(encodeSummary(summary))).toEqual(summary);
  });

  it('are mainly in the currency of most days, of equals in the one paid in last', () => {
    const paid = (id: string, day: number, currency: string): Given => ({
      name: 'Order Completed',
      at: day * dayMs,
      properties: { order_id: id, total: 10, currency },
    });
    expect(mainCurrencyOf(purchasesOf(fold(paid('A', 0, 'USD'), paid('B', 1, 'EUR'), paid('C', 2, 'JPY'))))).toBe('JPY');
    expect(mainCurrencyOf(purchasesOf(fold(paid('A', 0, 'USD'), paid('B', 1, 'USD'), paid('C', 2, 'JPY'))))).toBe('USD');
    expect(mainCurrencyOf(purchasesOf(fold(order('A', 0, 'on request'))))).toBe('EUR');
    expect(mainCurrencyOf(purchasesOf(emptySummary()))).toBe('');
  });

  it('give the statistics of repeat purchase by days', () => {
    const summary = fold(order('A', 0, 30), order('B', 0, 10), order('C', 14, 20), order('D', 70, 40));
    expect(repeatStatisticsOf(purchasesOf(summary), start + 100 * dayMs, 'EUR')).toEqual({ x: 2, tx: 70, T: 100, m: 3000 });
    expect(repeatStatisticsOf(purchasesOf(emptySummary()), start, 'EUR')).toBeUndefined();
  });

  it('keep every currency by itself', () => {
    const summary = fold(order('A', 0, 30), { name: 'Order Completed', properties: { order_id: 'B', total: 500, currency: 'jpy' } });
    expect([...purchasesOf(summary).spent]).toEqual([
      ['EUR', 3000],
      ['JPY', 500],
    ]);
  });
});
