import { describe, expect, test } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { PersonId, SourceId } from '../foundation/index.ts';
import { cloudEventOf, eventIdOf } from './cloud-event.ts';
import { problemsOfWebhook, wantsEvent } from './webhook.ts';

const wish = { url: 'https://crm.example/hook', description: 'CRM', events: [] as string[], purpose: 'service' };
const problems = (change: Partial<typeof wish>, allowPrivate = false) =>
  problemsOfWebhook({ ...wish, ...change }, allowPrivate).map(({ at }) => at);

describe('a webhook', () => {
  test('goes to an https address outside, unless the operator has allowed private ones', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ url: 'http://crm.example' })).toEqual(['url']);
    expect(problems({ url: 'http://crm.example' }, true), 'in the clear over the internet').toEqual(['url']);
    expect(problems({ url: 'http://8.8.8.8/' }, true)).toEqual(['url']);
    for (const url of [
      'http://127.0.0.1:8/',
      'http://[::1]/',
      'http://10.1.2.3/',
      'http://localhost:80',
      'http://crm:8080/',
      'http://crm.internal',
    ]) {
      expect(problems({ url }, true), url).toEqual([]);
    }
    const inside = ['https://localhost', 'https://127.0.0.1:8', 'https://[::1]/', 'https://169.254.169.254/latest'];
    for (const url of [...inside, 'https://api.localhost', 'https://2130706433/']) expect(problems({ url }), url).toEqual(['url']);
    for (const url of [...inside]) expect(problems({ url }, true), url).toEqual([]);
    for (const url of ['nonsense', 'ftp://crm.example', 'file:///etc/passwd', 'https://user:word@crm.example']) {
      expect(problems({ url }, true), url).toEqual(['url']);
    }
  });

  test('names every problem at once', () => {
    expect(problems({ url: 'x', events: ['ok', ' '], purpose: 'No!' })).toEqual(['url', 'events[1]', 'purpose']);
  });

  test('wants kinds and names, or everything', () => {
    const order = { kind: 'track', name: 'Order Completed' };
    expect(wantsEvent([], order)).toBe(true);
    expect(wantsEvent(['track'], order)).toBe(true);
    expect(wantsEvent(['Order Completed'], order)).toBe(true);
    expect(wantsEvent(['identify', 'Order Refunded'], order)).toBe(false);
    expect(wantsEvent(['identify', ''], { kind: 'page', name: '' })).toBe(false);
  });
});

test('an event goes out as a CloudEvent whose id is the same on every attempt and for every subscriber', () => {
  const event: CustomerEvent = {
    messageId: 'm-1',
    kind: 'track',
    name: 'Order Completed',
    sourceId: 3 as SourceId,
    channel: 'web',
    time: Date.parse('2026-02-03T04:05:06Z'),
    receivedAt: Date.parse('2026-02-03T04:05:07Z'),
    userId: 'u1',
    properties: { total: 12.5 },
    traits: {},
    context: { locale: 'pt-PT' },
    integrations: {},
  };
  const cloud = cloudEventOf(event, 42 as PersonId);
  expect(cloud).toMatchObject({
    specversion: '1.0',
    id: eventIdOf({ sourceId: event.sourceId, messageId: 'm-1' }),
    source: '/sources/3',
    type: 'loyalty.event.track',
    subject: 'p42',
    time: '2026-02-03T04:05:06.000Z',
    data: { kind: 'track', name: 'Order Completed', messageId: 'm-1', userId: 'u1', properties: { total: 12.5 } },
  });
  expect(Object.keys(cloud).every((name) => /^[a-z0-9]{1,20}$/.test(name))).toBe(true);
  expect(eventIdOf({ sourceId: 4 as SourceId, messageId: 'm-1' })).not.toBe(cloud.id);
  expect(eventIdOf(event)).toMatch(/^evt_[\w-]{32}$/);
});
