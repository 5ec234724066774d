import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageChannels } from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, type IdentifierId, type JsonObject, minuteMs, type SourceId } from '../../foundation/index.ts';
import { careCountsOf } from '../summary/care-counts.ts';
import { foldEvent } from '../summary/fold-event.ts';
import { messageCountsOf } from '../summary/message-counts.ts';
import { purchasesOf } from '../summary/purchase-statistics.ts';
import { signalDaysOf, signalKinds } from '../summary/signal-days.ts';
import { emptySummary } from '../summary/summary.ts';
import { tastesOf } from '../view/choices-view.ts';
import type { Fragment } from '../view/fragment.ts';
import { ownedThings, signalPeriodDays } from '../view/owned-things.ts';
import { receivedOrders, receivingWays } from '../view/received-orders.ts';
import { type CountedPerson, type EvidenceQuestion, evidenceOf } from './evidence.ts';

const now = Date.UTC(2026, 4, 4, 12);
const today = Math.floor(now / dayMs);

const orders = ['o1', 'o2', 'o3', 'o4'];
const sizes = ['compact', 'estate', 'van'];
const someProperties = fc.record(
  {
    order_id: fc.constantFrom(...orders),
    revenue: fc.oneof(fc.integer({ min: -20, max: 90 }), fc.constantFrom('45,00', 'on request')),
    shipping_method: fc.constantFrom('Click & Collect', 'standard delivery', 'locker', 'download'),
    pickup_store: fc.constantFrom('Porto', 'Braga'),
    chosen: fc.record({ name: fc.constantFrom(...sizes), quiet: fc.boolean() }),
    alternatives: fc.array(fc.record({ name: fc.constantFrom(...sizes), quiet: fc.boolean() }), { minLength: 1, maxLength: 2 }),
    serial_number: fc.constantFrom('S1', 'S2'),
    product_id: fc.constant('bike'),
    price: fc.integer({ min: 1, max: 900 }),
    service: fc.constantFrom('locate', 'insure'),
    score: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ['chosen', 'alternatives'] },
);
const someEvent = fc.record({
  kind: fc.constantFrom('track', 'track', 'track', 'page', 'screen') as fc.Arbitrary<CustomerEvent['kind']>,
  name: fc.constantFrom(
    ...['Order Completed', 'Order Completed', 'Order Refunded', 'Order Cancelled', 'Order Collected', 'Product Selected', 'Email Sent'],
    ...['Email Delivered', 'Email Link Clicked', 'Push Notification Tapped', 'Call Started', 'Call Ended', 'Complaint Received'],
    ...['Product Registered', 'Product Sold', 'Service Activated', 'Service Cancelled', 'Service Used', 'Fault Reported', 'Product Rated'],
  ),
  channel: fc.constantFrom('web', 'app', 'store', 'phone', 'product') as fc.Arbitrary<CustomerEvent['channel']>,
  sourceId: fc.constantFrom(1, 2),
  time: fc.oneof(
    fc.integer({ min: 0, max: 300 }).map((days) => now - days * dayMs),
    fc.integer({ min: 0, max: 90 }).map((minutes) => now - minutes * minuteMs),
  ),
  properties: someProperties as unknown as fc.Arbitrary<JsonObject>,
});

/** Events of two identifiers of one person, folded as they are when they come in. */
function personOf(
  given: readonly (Omit<CustomerEvent, 'context' | 'integrations' | 'messageId' | 'receivedAt' | 'sourceId' | 'traits'> & {
    sourceId: number;
  })[],
) {
  const events = given.map(
    (one, at): CustomerEvent => ({
      ...{ messageId: `m${at}`, receivedAt: one.time, traits: {}, context: {}, integrations: {} },
      ...{ ...one, sourceId: one.sourceId as SourceId },
    }),
  );
  const context = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };
  const fold = (some: readonly CustomerEvent[]) => some.reduce((all, one) => foldEvent(all, one, context), emptySummary());
  const fragments = [0, 1].map((part): Fragment => {
    const identifier = { id: (part + 1) as IdentifierId, namespace: 'user_id', value: `u${part}`, firstSeen: 0, sourceId: 1 as SourceId };
    return { identifier: { ...identifier, shared: false }, summary: fold(events.filter((_, at) => at % 2 === part)) };
  });
  const person: CountedPerson = { fragments, whole: fold(events), zone: 'Europe/Lisbon', now };
  const newest = [...events].sort((left, right) => right.time - left.time);
  const behind = (question: EvidenceQuestion) =>
    evidenceOf(
      question,
      newest.map((event) => ({ event, sourceCurrency: 'EUR' })),
      person,
    );
  const counted = (question: EvidenceQuestion) => behind(question).filter((one) => one.counted).length;
  return { person, behind, counted };
}

describe('the events behind a number', () => {
  it('are as many as the number says, whatever came and wherever it was reported', () => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 40 }), (given) => {
        const { person, behind, counted } = personOf(given);
        const { fragments, whole, zone } = person;
        for (const { attribute, value, chosen, offered } of tastesOf(fragments, whole)) {
          const events = behind({ of: 'taste', attribute, value });
          expect([events.filter((one) => one.counted).length, events.length]).toEqual([chosen, offered]);
        }
        const received = receivedOrders(whole, zone);
        for (const way of receivingWays) {
          const events = behind({ of: 'receiving', way });
          expect(events).toHaveLength(received.length);
          expect(events.filter((one) => one.counted)).toHaveLength(received.filter((one) => one.way === way).length);
        }
        for (const channel of messageChannels) {
          const { sent, answered } = messageCountsOf(whole)[channel];
          const events = behind({ of: 'message', channel });
          expect(events.filter(({ mark }) => mark === 'answered')).toHaveLength(answered);
          expect(Math.max(answered, events.filter(({ mark }) => mark === 'sent').length)).toBe(sent);
        }
        const purchases = purchasesOf(whole);
        const bought = behind({ of: 'purchase', untilDay: today }).filter((one) => one.counted);
        expect(bought).toHaveLength(purchases.orders);
        expect(new Set(bought.map(({ past }) => Math.floor(past.event.time / dayMs))).size).toBe(purchases.days.length);
        for (const [kind, count] of Object.entries(careCountsOf(whole))) {
          expect(counted({ of: 'care', kind: kind as 'call', untilDay: today })).toBe(count);
        }
        for (const kind of signalKinds) {
          const days = signalDaysOf(whole)[kind];
          const events = behind({ of: 'signal', kind, fromDay: 0, untilDay: today });
          expect(new Set(events.map(({ past }) => Math.floor(past.event.time / dayMs))).size).toBe(days.length);
        }
        const oldest = Math.floor(now / dayMs / signalPeriodDays) - 13;
        for (const { key, signals } of ownedThings(whole)) {
          const events = behind({ of: 'owned', key, part: 'experience' });
          const sum = signals.filter(({ period }) => period > oldest).reduce((all, { count }) => all + count, 0);
          expect(events).toHaveLength(sum);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('tell what each says: chosen or passed over, and when a service that is on went on', () => {
    const choice = (name: string, other: string, daysAgo: number) => ({
      ...{ kind: 'track' as const, name: 'Product Selected', channel: 'web' as const, sourceId: 1, time: now - daysAgo * dayMs },
      properties: { chosen: { name, size: name }, alternatives: [{ name: other, size: other }] },
    });
    const service = (name: string, daysAgo: number) => ({
      ...{ kind: 'track' as const, name, channel: 'web' as const, sourceId: 1, time: now - daysAgo * dayMs },
      properties: { service: 'locate', serial_number: 'S1' },
    });
    const { behind } = personOf([
      ...[choice('compact', 'van', 9), choice('compact', 'estate', 6), choice('van', 'compact', 3)],
      ...[service('Service Activated', 90), service('Service Cancelled', 60), service('Service Activated', 30)],
    ]);
    expect(behind({ of: 'taste', attribute: 'size', value: 'compact' }).map(({ mark, label }) => [mark, label])).toEqual([
      ['passedOver', 'van'],
      ['chosen', 'compact'],
      ['chosen', 'compact'],
    ]);
    expect(behind({ of: 'owned', key: 'S1', part: 'services' }).map(({ mark, counted }) => [mark, counted])).toEqual([
      ['on', true],
      ['off', false],
      ['on', false],
    ]);
  });
});
