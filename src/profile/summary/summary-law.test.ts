import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent, EventKind } from '../../event/index.ts';
import { dayMs, type JsonObject, minuteMs, type SourceId } from '../../foundation/index.ts';
import { channelNames } from '../../source/index.ts';
import { combineAll, combineSummaries } from './combine-summaries.ts';
import { type FoldContext, foldEvent } from './fold-event.ts';
import { preferencesMax } from './newest-lists.ts';
import { decodeSummary, emptySummary, encodeSummary, type Summary } from './summary.ts';

const start = Date.UTC(2026, 0, 5, 10);
const context: FoldContext = { currency: 'EUR', searches: { categories: ['marketing'], keepWhenUnsaid: true } };

/** Times that meet: the same instant, the same visit, the edge of a visit, and years apart. */
const times = fc.oneof(
  fc.constantFrom(0, 1, 30 * minuteMs, 30 * minuteMs + 1, 60 * minuteMs, dayMs).map((offset) => start + offset),
  fc.integer({ min: 0, max: 600 }).map((minutes) => start + minutes * minuteMs),
  fc.integer({ min: -1200, max: 900 }).map((days) => start + days * dayMs),
);
const names = fc.constantFrom(
  'Order Completed',
  'order_completed',
  'Order Refunded',
  'Order Cancelled',
  'Order Collected',
  'Order Delivered',
  'Plan Upgraded',
  'Product Registered',
  'Product Sold',
  'Service Activated',
  'Service Cancelled',
  'Fault Reported',
  'Service Used',
  'Products Searched',
  'Signed In',
  'Live Chat Message Sent',
  'Survey Answered',
  'Product Reviewed',
  'Call Received',
  'Call Completed',
  'login',
  'Unsubscribed',
  'Segment Consent Preference Updated',
  'Email Delivered',
  'Product Selected',
  'Brochure Code Used',
  'Code Entered',
  'Goal Stated',
  'What Matters Stated',
  'Search Performed',
  '__proto__',
  'constructor',
  'Blick geworfen',
);
const word = fc.constantFrom('a', 'b', 'hill range', 'quiet e-bike', '__proto__', 'ärger', '😀', 'long '.repeat(150));
const scalar = fc.oneof(word, fc.integer({ min: -5, max: 2000 }), fc.boolean(), fc.constant(null));
const traitName = fc.constantFrom('email', 'firstName', 'name', 'plan', 'address', '__proto__', 'hasOwnProperty', 'phone');
const entriesToObject = (entries: [string, unknown][]): JsonObject => Object.fromEntries(entries) as JsonObject;
const traits = fc
  .array(fc.tuple(traitName, fc.oneof(scalar, fc.constant({ city: 'Lisbon', zip: '1000' }))), { maxLength: 5 })
  .map(entriesToObject);
const product = fc.record({
  name: word,
  class: fc.constantFrom('compact', 'large', 'van'),
  price: fc.integer({ min: 1, max: 99 }),
  ride: fc.constantFrom('quiet', 'fast', true, false),
  tags: fc.subarray(['light', 'loud', '__proto__']),
  rank: fc.integer({ min: 1, max: 4 }),
});
const properties = fc.oneof(
  fc.record(
    {
      order_id: fc.constantFrom('A-1', 'A-2', 'A-3', 7),
      revenue: fc.oneof(fc.constantFrom(12.5, '9.99', 0.1, 0.2, 1e15, 'x', '1.234,50 €'), fc.integer({ min: -10, max: 500 })),
      currency: fc.constantFrom('USD', 'eur', 'JPY', 'nonsense'),
      score: fc.constantFrom(0, 7, 9.5, '10', 'great'),
      text: word,
      words: word,
      author: fc.constantFrom('agent', 'customer'),
      query: word,
      method: fc.constantFrom('Facebook Connect', 'password'),
      chosen: fc.oneof(product, fc.constantFrom('compact', 'large')),
      alternatives: fc.oneof(fc.array(product, { maxLength: 4 }), fc.constant(['compact', 'large'])),
      category: fc.constantFrom('car class', '__proto__', 'seat'),
      code: fc.constantFrom('SPRING24', 7),
      duration: fc.constantFrom(60, '2400', -1, 'x'),
      goal: word,
      matters: fc.oneof(word, fc.array(word, { maxLength: 3 })),
      brochure_code: word,
      shipping_method: fc.constantFrom('Click & Collect', 'standard', 'locker', 5.9, 'x'),
      pickup_store: fc.constantFrom('Porto', 3),
      pickup_date: fc.constantFrom('2026-01-10', '2026-01-10T09:00:00Z', 'soon'),
      from: fc.constantFrom('compact', 'large'),
      to: fc.constantFrom('large', 'van'),
      ride: fc.constantFrom('quiet', 'fast', true, false),
      serial_number: fc.constantFrom('S1', 'S2'),
    },
    { requiredKeys: [] },
  ),
  fc.constant({}),
);
const contexts = fc.record(
  {
    locale: fc.constantFrom('pt-PT', 'en-GB'),
    timezone: fc.constantFrom('Europe/Lisbon', 'Pacific/Auckland'),
    userAgent: fc.constantFrom(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      'curl/8',
    ),
    device: fc.record({ id: fc.constantFrom('d1', 'd2'), model: fc.constantFrom('iPhone 15', 'Pixel') }),
    campaign: fc.record({ source: word, medium: fc.constantFrom('cpc', 'email', 'qr'), name: word, term: word }, { requiredKeys: [] }),
    page: fc.record({
      url: fc.constantFrom('https://larkfield.test/?utm_term=hill', 'https://larkfield.test/a'),
      referrer: fc.constantFrom('https://www.google.com/search?q=quiet+bike', 'https://news.test/x', ''),
    }),
    consent: fc.record({ categoryPreferences: fc.dictionary(fc.constantFrom('marketing', 'analytics', '__proto__'), fc.boolean()) }),
    gpc: fc.boolean(),
    traits,
    location: fc.record({ country: fc.constantFrom('PT', 'NZ'), city: word }),
  },
  { requiredKeys: [] },
);

const eventArbitrary = fc.record({
  messageId: fc.uuid(),
  kind: fc.constantFrom<EventKind>('identify', 'track', 'track', 'track', 'page', 'screen', 'group', 'alias'),
  name: names,
  sourceId: fc.integer({ min: 1, max: 4 }).map((id) => id as SourceId),
  channel: fc.constantFrom(...channelNames),
  time: times,
  anonymousId: fc.constantFrom('anon-1', 'anon-2'),
  groupId: fc.constantFrom('g1', 'g2'),
  properties: properties as fc.Arbitrary<JsonObject>,
  traits,
  context: contexts as fc.Arbitrary<JsonObject>,
});

function distinctEvents(events: readonly CustomerEvent[]): CustomerEvent[] {
  return [...new Map(events.map((event) => [`${event.sourceId}:${event.messageId}`, event])).values()];
}

const eventsArbitrary = fc
  .array(eventArbitrary, { maxLength: 60 })
  .map((drawn) => distinctEvents(drawn.map((event): CustomerEvent => ({ ...event, receivedAt: event.time + 1000, integrations: {} }))));

/** The events in an order drawn by numbers, and cut in parts. */
function shuffled(events: readonly CustomerEvent[], numbers: readonly number[]): CustomerEvent[] {
  const ranked = events.map((event, index) => ({ event, rank: numbers[index % numbers.length]! * 7919 + ((index * 31) % 97) }));
  return ranked.sort((left, right) => left.rank - right.rank).map((each) => each.event);
}

function inParts(events: readonly CustomerEvent[], numbers: readonly number[], count: number): CustomerEvent[][] {
  const parts: CustomerEvent[][] = Array.from({ length: count }, () => []);
  for (const [index, event] of events.entries()) parts[numbers[(index * 3) % numbers.length]! % count]!.push(event);
  return parts;
}

const fold = (events: readonly CustomerEvent[]): Summary =>
  events.reduce((summary, event) => foldEvent(summary, event, context), emptySummary());
const numbersArbitrary = fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 });

describe('the law of summaries', () => {
  it('folds to the same bytes in any order', () => {
    fc.assert(
      fc.property(eventsArbitrary, numbersArbitrary, (events, numbers) => {
        expect(encodeSummary(fold(shuffled(events, numbers)))).toBe(encodeSummary(fold(events)));
      }),
      { numRuns: 300 },
    );
  });

  it('folds the whole to the same bytes as the combined parts, however they are split', () => {
    fc.assert(
      fc.property(eventsArbitrary, numbersArbitrary, fc.integer({ min: 1, max: 5 }), (events, numbers, count) => {
        const parts = inParts(shuffled(events, numbers), numbers, count).map(fold);
        expect(encodeSummary(combineAll(parts))).toBe(encodeSummary(fold(events)));
        expect(encodeSummary(combineAll([...parts].reverse()))).toBe(encodeSummary(fold(events)));
      }),
      { numRuns: 300 },
    );
  });

  it('has the empty summary as neutral element, and combining is associative', () => {
    fc.assert(
      fc.property(eventsArbitrary, numbersArbitrary, (events, numbers) => {
        const [a, b, c] = inParts(events, numbers, 3).map(fold) as [Summary, Summary, Summary];
        const text = encodeSummary(a);
        expect(encodeSummary(combineSummaries(emptySummary(), a))).toBe(text);
        expect(encodeSummary(combineSummaries(combineSummaries(a, b), c))).toBe(encodeSummary(combineSummaries(a, combineSummaries(b, c))));
        expect(encodeSummary(a)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('holds when a summary is written and read between any two events', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        const stored = events.reduce(
          (text, event) => encodeSummary(foldEvent(decodeSummary(text)!, event, context)),
          encodeSummary(emptySummary()),
        );
        expect(stored).toBe(encodeSummary(fold(events)));
      }),
      { numRuns: 150 },
    );
  });

  it('holds where lists are full: many names, traits, devices, orders, searches and values', () => {
    const many: CustomerEvent[] = Array.from(
      { length: 700 },
      (_, index): CustomerEvent => ({
        messageId: `m${index}`,
        kind: index % 3 === 0 ? 'identify' : 'track',
        name:
          index % 13 === 2
            ? ['Product Registered', 'Service Activated', 'Service Cancelled', 'Fault Reported'][index % 4]!
            : index % 2 === 0
              ? `Made up ${index % 131}`
              : index % 7 === 1
                ? 'Order Completed'
                : 'Product Selected',
        sourceId: (1 + (index % 130)) as SourceId,
        channel: channelNames[index % channelNames.length]!,
        time: start + ((index * 7919) % 700) * dayMs,
        receivedAt: start + 900 * dayMs,
        anonymousId: `anon-${index % 60}`,
        properties: {
          order_id: `o${index % 400}`,
          revenue: index,
          query: `q${index}`,
          serial_number: `S${index % 40}`,
          service: `service ${index % 50}`,
          fee: index % 11,
          price: 900 + index,
          shipping_method: index % 2 === 0 ? 'pickup' : 'courier',
          pickup_store: `s${index % 9}`,
          words: `word ${index}`,
          ...(index % 5 === 0 ? { category: `about ${index}` } : {}),
          chosen: index % 5 === 0 ? `n${index % 3}` : { name: `n${index}`, class: `c${index % 50}` },
          alternatives: [{ name: 'x', class: 'other' }],
        },
        traits: { [`trait${index % 333}`]: index, email: `e${index}@x.test` },
        context: {
          userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
          consent: { categoryPreferences: { [`c${index % 90}`]: true } },
        },
        integrations: {},
      }),
    );
    const whole = encodeSummary(fold(many));
    for (const count of [2, 3, 7]) {
      const numbers = Array.from({ length: 53 }, (_, index) => (index * 17 * count) % 101);
      expect(encodeSummary(combineAll(inParts(shuffled(many, numbers), numbers, count).map(fold)))).toBe(whole);
    }
    const summary = decodeSummary(whole)!;
    expect(summary.count).toBe(700);
    expect(summary.names.length).toBeLessThan(60);
    expect(summary.preferences).toHaveLength(preferencesMax);
    expect(whole.length).toBeLessThan(80_000);
  });
});
