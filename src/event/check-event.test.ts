import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs, type JsonObject, type JsonValue, type SourceId } from '../foundation/index.ts';
import type { Channel } from '../source/index.ts';
import { checkEvent, eventBytesMaxDefault } from './check-event.ts';
import type { CustomerEvent } from './event.ts';
import { earliestTimeMs, futureToleranceMs, parseTime } from './event-time.ts';
import { readWireEvents } from './wire/read-wire-events.ts';

const receivedAt = Date.parse('2026-11-22T12:00:00.000Z');

function check(event: JsonObject, channel: Channel = 'web') {
  return checkEvent(event, { sourceId: 3 as SourceId, channel, receivedAt });
}

function good(event: JsonObject, channel: Channel = 'web'): CustomerEvent {
  const checked = check({ messageId: 'm1', type: 'track', event: 'A', userId: 'u1', ...event }, channel);
  if (!checked.ok) throw new Error(checked.reason);
  return checked.event;
}

function reason(event: JsonObject): string {
  const checked = check({ messageId: 'm1', type: 'track', event: 'A', userId: 'u1', ...event });
  return checked.ok ? 'ok' : `${checked.reason} at ${checked.at}`;
}

describe('what is refused, and why', () => {
  test.each<[string, JsonObject]>([
    ['event.bad_type at type', { type: 'trakc' }],
    ['event.bad_type at type', { type: null }],
    ['event.no_identity at userId', { userId: null, anonymousId: '  ' }],
    ['event.no_identity at previousId', { type: 'alias' }],
    ['event.no_group at groupId', { type: 'group', groupId: '' }],
    ['event.missing_name at event', { event: ' ' }],
    ['event.missing_name at event', { event: 7 }],
    ['event.name_too_long at event', { event: 'x'.repeat(256) }],
    ['event.name_too_long at name', { type: 'page', name: 'x'.repeat(256) }],
    ['event.bad_id at userId', { userId: { id: 1 } }],
    ['event.bad_id at anonymousId', { anonymousId: 1.5 }],
    ['event.bad_id at userId', { userId: Number('12345678901234567890') }],
    ['event.bad_id at messageId', { messageId: ['x'] }],
    ['event.id_too_long at messageId', { messageId: 'x'.repeat(101) }],
    ['event.id_too_long at userId', { userId: 'x'.repeat(501) }],
    ['event.bad_field at properties', { properties: 'a=1' }],
    ['event.bad_field at context', { context: [] }],
    ['event.bad_field at traits', { traits: 3 }],
    ['event.bad_time at timestamp', { timestamp: '1601-01-01T00:00:00Z' }],
    ['event.bad_time at timestamp', { timestamp: '9999-12-31T23:59:59Z' }],
    ['event.bad_time at timestamp', { timestamp: 0 }],
    ['event.bad_time at timestamp', { timestamp: 'yesterday' }],
    ['event.bad_time at timestamp', { timestamp: '03/04/2026' }],
    ['event.bad_time at originalTimestamp', { originalTimestamp: {} }],
    ['event.null_character at event', { properties: { a: ['x\u0000'] } }],
    ['event.broken_letter at event', { traits: { name: 'a\ud83d' } }],
    ['event.bad_number at event', { properties: { price: Number.POSITIVE_INFINITY } }],
    ['event.reserved_name at event', JSON.parse('{"properties":{"__proto__":{"polluted":1}}}')],
    ['event.too_large at event', { properties: { text: 'x'.repeat(33 * 1024) } }],
    ['event.not_an_object at event', { notAnEvent: 1 }],
  ])('%s', (expected, event) => {
    expect(reason(event)).toBe(expected);
  });

  test.each<[string, JsonObject]>([
    ['properties has to be an object', { properties: 'a=1' }],
    ['userId has to be a text', { userId: { id: 1 } }],
    ['anonymousId is longer than 500', { anonymousId: 'x'.repeat(501) }],
    ['timestamp lies in the year 1601', { timestamp: '1601-01-01T00:00:00Z' }],
    ['timestamp lies 30 hours in the future \\(2', { timestamp: receivedAt + 30.5 * 3_600_000 }],
    ['timestamp lies 1,000 days in the future \\(2', { timestamp: receivedAt + 1000 * 24 * 3_600_000 }],
    ['originalTimestamp cannot be read', { originalTimestamp: 'yesterday' }],
    ['timestamp lies beyond every calendar', { timestamp: 1e20 }],
    ['the event names nobody', { userId: null }],
  ])('the message says which member it is: %s', (words, event) => {
    const checked = check({ messageId: 'm1', type: 'track', event: 'A', userId: 'u1', ...event });
    expect(checked.ok ? 'ok' : checked.message).toMatch(new RegExp(`^${words}`));
  });

  test('an event names somebody by any of its identifiers', () => {
    for (const event of [
      { anonymousId: 'a' },
      { context: { externalIds: [{ id: '1', type: 'loyalty_card', collection: 'users', encoding: 'none' }] } },
      { context: { traits: { email: 'a@b.test' } } },
      { context: { device: { id: 'd1' } } },
      { type: 'identify', traits: { phone: '+351912345678' } },
    ] as JsonObject[]) {
      expect(reason({ userId: null, ...event })).toBe('ok');
    }
    expect(reason({ userId: null, properties: { email: 'a.friend@b.test' } })).toBe('event.no_identity at userId');
  });

  test('32 KB is measured on what the sender wrote, to the byte', () => {
    const base = { type: 'track', event: 'A', userId: 'u1', properties: { text: '' } };
    const room = eventBytesMaxDefault - Buffer.byteLength(JSON.stringify(base));
    const results = [room, room + 1].map((length) => {
      const body = { sentAt: '2026-11-22T12:00:00.000Z', batch: [{ ...base, properties: { text: 'x'.repeat(length) } }] };
      const [event] = readWireEvents('segment', body, { call: 'batch', receiptId: 'r', gpc: true }).events;
      return check(event as JsonObject).ok;
    });
    expect(results).toEqual([true, false]);
    expect(reason({ properties: { text: 'ü'.repeat(17 * 1024) } })).toBe('event.too_large at event');
  });
});

describe('when it happened', () => {
  const at = (event: JsonObject): number => good(event).time;

  test('a wrong clock is corrected by how long before sending it happened', () => {
    for (const skew of [-dayMs, dayMs, -37 * 365 * dayMs]) {
      const sentAt = new Date(receivedAt + skew).toISOString();
      const timestamp = new Date(receivedAt + skew - 5_000).toISOString();
      expect(at({ sentAt, timestamp })).toBe(receivedAt - 5_000);
      expect(at({ sentAt, originalTimestamp: timestamp })).toBe(receivedAt - 5_000);
      expect(good({ sentAt, timestamp }).context.clockSkewMs).toBe(-skew);
    }
  });

  test('without a time it happened on arrival, without a sending time the clock is believed', () => {
    expect(at({})).toBe(receivedAt);
    expect(at({ timestamp: '2026-01-02T03:04:05.678Z' })).toBe(Date.parse('2026-01-02T03:04:05.678Z'));
    expect(at({ timestamp: '2026-01-02T03:04:05.678Z', sentAt: 'nonsense' })).toBe(Date.parse('2026-01-02T03:04:05.678Z'));
    expect(at({ timestamp: '2026-01-02T03:04:05.678Z', sentAt: '1970-01-01T00:00:00Z' })).toBe(Date.parse('2026-01-02T03:04:05.678Z'));
  });

  test('a history that moves in keeps its times', () => {
    const moved = {
      timestamp: '2024-05-01T10:00:00.000Z',
      originalTimestamp: '2024-05-01T09:59:58.000Z',
      sentAt: '2024-05-01T10:00:01.000Z',
      receivedAt: '2024-05-01T10:00:03.000Z',
    };
    expect(at(moved)).toBe(Date.parse('2024-05-01T10:00:00.000Z'));
  });

  test('slightly ahead is now, far ahead and before 1980 is refused', () => {
    expect(at({ timestamp: receivedAt + 3_600_000 })).toBe(receivedAt);
    expect(at({ timestamp: receivedAt + futureToleranceMs })).toBe(receivedAt);
    expect(reason({ timestamp: receivedAt + futureToleranceMs + 1 })).toMatch(/bad_time/);
    expect(at({ timestamp: new Date(earliestTimeMs).toISOString() })).toBe(earliestTimeMs);
    expect(reason({ timestamp: new Date(earliestTimeMs - 1).toISOString() })).toMatch(/bad_time/);
  });

  test('times are read as the field writes them, in UTC wherever this runs', () => {
    const expected = Date.parse('2026-11-22T03:49:12.000Z');
    for (const text of [
      '2026-11-22T03:49:12Z',
      '2026-11-22T03:49:12.000Z',
      '2026-11-22T04:49:12+01:00',
      '2026-11-22T03:49:12',
      '2026-11-22 03:49:12',
      'Sun, 22 Nov 2026 03:49:12 GMT',
      1795319352,
      '1795319352',
      1795319352000,
      '1795319352000',
      1795319352000000,
      '2026-11-22T03:49:12.000000Z',
    ]) {
      expect(parseTime(text), String(text)).toBe(expected);
    }
    for (const text of [
      '',
      '2026-13-01T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2026-11-22T24:00:61Z',
      '22.11.2026',
      'Nov 22 2026',
      'x',
      true,
      null,
      [],
      {},
      Number.NaN,
      -1,
    ]) {
      expect(parseTime(text as JsonValue), String(text)).toBeUndefined();
    }
    expect(parseTime('2026-11-22')).toBe(Date.parse('2026-11-22'));
  });

  test('the quick way to read a time agrees with the slow one', () => {
    const date = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(fc.property(date, (one) => parseTime(one.toISOString()) === one.getTime()));
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(digit, { minLength: 17, maxLength: 17 }), (d) => {
        const text = `${d.slice(0, 4).join('')}-${d.slice(4, 6).join('')}-${d.slice(6, 8).join('')}T${d.slice(8, 10).join('')}:${d.slice(10, 12).join('')}:${d.slice(12, 14).join('')}.${d.slice(14).join('')}Z`;
        const slow = new Date(text);
        const real = !Number.isNaN(slow.getTime()) && slow.toISOString() === text ? slow.getTime() : undefined;
        if (real !== undefined) expect(parseTime(text)).toBe(real);
      }),
    );
  });
});

describe('where it happened', () => {
  test.each<[Channel, Channel, JsonObject]>([
    ['web', 'web', {}],
    ['store', 'store', { channel: 'server' }],
    ['server', 'phone', { context: { channel: 'phone' } }],
    ['server', 'kiosk', { channel: 'kiosk' }],
    ['web', 'web', { channel: 'nowhere' }],
    ['web', 'app', { channel: 'mobile' }],
    ['web', 'app', { context: { device: { type: 'ios' } } }],
    ['web', 'web', { type: 'page', context: { device: { type: 'ios' } } }],
    ['web', 'web', { context: { device: { type: 'ios' }, page: { url: 'https://larkfield.test/' } } }],
    ['web', 'web', { context: { device: { type: 'Android' }, library: { name: 'analytics.js' } } }],
    ['web', 'app', { context: { device: { type: 'Android' }, library: { name: 'analytics-react-native' } } }],
    ['server', 'app', { context: { device: { type: 'Android' } } }],
    ['server', 'app', { type: 'screen' }],
    ['kiosk', 'kiosk', { type: 'screen' }],
    ['email', 'email', { channel: 'toString' }],
  ])('a source of %s, an event of %s', (own, expected, event) => {
    expect(good(event, own).channel).toBe(expected);
  });
});

describe('what is kept', () => {
  test('members that the shape does not know are kept, how it travelled is not', () => {
    const event = good({ writeKey: 'k', _metadata: { a: 1 }, tenant: 'north', sentAt: '2026-11-22T12:00:00.000Z', context: { a: 1 } });
    expect(event.context).toEqual({ a: 1, extra: { tenant: 'north' } });
    expect(good({ type: 'page', name: 'Home', category: 'Docs', properties: { url: '/' } })).toMatchObject({
      name: 'Home',
      properties: { url: '/', category: 'Docs' },
    });
    expect(good({ type: 'identify', traits: {}, context: { traits: { a: 1 } } }).traits).toEqual({});
    expect(good({ type: 'identify', context: { traits: { a: 1 } } }).traits).toEqual({ a: 1 });
  });

  test('an older version of an event is told in the words of the newest', () => {
    const products = [{ id: 'p1', price: 5 }];
    const first = good({ event: 'Completed Order', properties: { orderId: 'o1', total: 5, products } });
    const numbered = good({ event: 'Order Completed', properties: { schema_version: 1, orderId: 'o1', total_price: 5, products } });
    const second = good({ event: 'Order Completed', properties: { order_id: 'o1', total: 5, products: [{ product_id: 'p1', price: 5 }] } });
    expect(first.name).toBe(second.name);
    expect(first.properties).toEqual(second.properties);
    expect(numbered.properties).toEqual({ ...second.properties, schema_version: 1 });
    expect(first.context).toEqual({ upgradedFrom: { event: 'Completed Order' } });
    expect(numbered.context).toEqual({ upgradedFrom: { event: 'Order Completed', version: 1 } });
    expect(good({ event: 'Order Completed', properties: { schema_version: 2, orderId: 'kept' } }).properties).toEqual({
      schema_version: 2,
      orderId: 'kept',
    });
    // A new name that is there already keeps its own value, and nothing is lost.
    expect(good({ event: 'Viewed Product', properties: { id: 'old', product_id: 'new' } }).properties).toEqual({
      id: 'old',
      product_id: 'new',
    });
  });
});
