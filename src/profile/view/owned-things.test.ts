import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, type JsonObject, type SourceId } from '../../foundation/index.ts';
import { foldEvent } from '../summary/fold-event.ts';
import { emptySummary } from '../summary/summary.ts';
import { ownedThings } from './owned-things.ts';

const start = Date.UTC(2026, 0, 5, 10);

function things(...events: readonly [name: string, properties: JsonObject, more?: Partial<CustomerEvent>][]) {
  const summary = events.reduce((all, [name, properties, more], at) => {
    const time = start + at * dayMs;
    const event: CustomerEvent = {
      ...{ messageId: `m${at}`, kind: 'track', sourceId: 1 as SourceId, name, channel: 'web', properties, time, receivedAt: time },
      ...{ traits: {}, context: {}, integrations: {}, ...more },
    };
    return foldEvent(all, event, { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } });
  }, emptySummary());
  return ownedThings(summary);
}

describe('connected things that a person owns', () => {
  it('are known by their serial number, with price, services and signals under whichever name they come', () => {
    const [bike, ...others] = things(
      [
        'Order Completed',
        { order_id: 'a', total: 2400, products: [{ product_id: 'ebike', serial_number: 'S1', name: 'Glide', price: 2400 }] },
      ],
      ['Product Registered', { product_id: 'ebike', serial_number: 'S1' }],
      ['Service Activated', { service: 'Theft tracking', product_id: 'ebike', price: 60, interval: 'year' }],
      ['subscription_started', { subscription: 'Insurance', fee: 9 }],
      ['Subscription Cancelled', { subscription: 'Insurance' }],
      ['Fault Reported', {}, { channel: 'product', context: { externalIds: [{ type: 'serial_number', id: 'S1' }] } }],
      ['Product Reviewed', { product_id: 'ebike', rating: 5 }],
    );
    expect(others).toEqual([]);
    expect(bike).toMatchObject({ key: 'S1', label: 'Glide', since: start + dayMs * 0, price: { minorUnits: 240_000, currency: 'EUR' } });
    expect(bike?.services.map(({ name, fee, switches }) => [name, fee?.minorUnits, switches.map(({ on }) => on)])).toEqual([
      ['Insurance', 900, [true, false]],
      ['Theft tracking', 500, [true]],
    ]);
    expect(bike?.signals.map(({ kind, score }) => [kind, score])).toEqual([
      ['fault', -1],
      ['opinion', 1],
    ]);
  });

  it('are left out when they are hers no more, and when only an opinion is known', () => {
    const registered: [string, JsonObject] = ['Device Registered', { serial_number: 'S1', name: 'Glide', price: 900 }];
    expect(things(registered, ['Product Returned', { serial_number: 'S1' }])).toEqual([]);
    expect(things(['Product Reviewed', { product_id: 'helmet', rating: 5 }])).toEqual([]);
    expect(things(['Order Completed', { order_id: 'a', total: 20, products: [{ product_id: 'helmet', price: 20 }] }])).toEqual([]);
  });

  it('keep services that name no thing apart where there are two', () => {
    const found = things(
      ['Device Registered', { serial_number: 'S1', name: 'One' }],
      ['Device Registered', { serial_number: 'S2', name: 'Two' }],
      ['Service Activated', { service: 'Insurance' }],
    );
    expect(found.map(({ key, services }) => [key, services.length])).toEqual([
      ['S1', 0],
      ['S2', 0],
      ['', 1],
    ]);
  });
});
