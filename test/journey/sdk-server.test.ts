import { jitsuAnalytics } from '@jitsu/js';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LimitReached, Unavailable } from '../../src/foundation/index.ts';
import { type CollectingServer, type StoredEvent, startCollectingServer } from './collecting-server.ts';

// Every SDK as it comes from its package, pointed at a listening server by the options that its own documents name.

let server: CollectingServer;

beforeAll(async () => {
  server = await startCollectingServer();
});
afterAll(() => server.close());

/** The events of one person or visitor, when as many as expected have been applied. */
async function eventsOf(id: string, count: number): Promise<StoredEvent[]> {
  const own = async () => (await server.events(0)).filter(({ body }) => JSON.stringify(body).includes(id));
  await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(count);
  return own();
}

function summary(events: readonly StoredEvent[]): string[] {
  return events.map(({ kind, name }) => `${kind} ${name}`.trim());
}

describe('@segment/analytics-node', () => {
  const start = (options = {}) =>
    new Analytics({ writeKey: server.writeKey, host: server.url, path: '/v1/batch', flushInterval: 50, ...options });

  test('all six calls arrive, with the times and ids that it gave them', async () => {
    const analytics = start();
    const errors: unknown[] = [];
    analytics.on('error', (error) => errors.push(error));
    const id = 'seg-1';
    const when = new Date('2026-01-02T03:04:05.678Z');
    analytics.identify({ userId: id, anonymousId: 'seg-a', traits: { email: 'seg@example.test', plan: 'pro' } });
    analytics.track({
      userId: id,
      event: 'Order Completed',
      properties: { revenue: 12.5, currency: 'EUR' },
      timestamp: when,
      messageId: 'seg-own-id',
    });
    analytics.page({ userId: id, name: 'Home', category: 'Docs', properties: { url: 'https://example.test/' } });
    analytics.screen({ userId: id, name: 'Start' });
    analytics.group({ userId: id, groupId: 'g1', traits: { name: 'ACME' } });
    analytics.alias({ userId: id, previousId: 'seg-a' });
    await analytics.closeAndFlush();
    const events = await eventsOf(id, 6);
    expect(summary(events)).toEqual(['identify', 'track Order Completed', 'page Home', 'screen Start', 'group', 'alias']);
    expect(events[1]?.messageId).toBe('seg-own-id');
    // The rule for clocks moves it by the time that the request took, which is what a wrong clock looks like.
    expect(Math.abs((events[1]?.time ?? 0) - when.getTime())).toBeLessThan(5_000);
    expect(errors).toEqual([]);
  });

  test('slows down on 429 and comes back after 503, and nothing is there twice or missing', async () => {
    const analytics = start();
    server.overload(new LimitReached('collect.backlog', 'slow down', 1, 'requests', 1));
    setTimeout(() => server.overload(new Unavailable('storage.postgres_down', 'down', 1)), 700);
    setTimeout(() => server.overload(undefined), 1_800);
    analytics.track({ userId: 'seg-2', event: 'Patient' });
    await analytics.closeAndFlush({ timeout: 20_000 });
    expect(summary(await eventsOf('seg-2', 1))).toEqual(['track Patient']);
  }, 40_000);
});

describe('@rudderstack/rudder-sdk-node', () => {
  test('all six calls arrive, compressed under a form’s content type', async () => {
    const analytics = new RudderAnalytics(server.writeKey, { dataPlaneUrl: server.url, flushAt: 6, flushInterval: 50 });
    const userId = 'rudder-1';
    analytics.identify({ userId, traits: { email: 'rudder@example.test' } });
    analytics.track({ userId, event: 'Signed Up', properties: { a: 1 } });
    analytics.page({ userId, name: 'Home' });
    analytics.screen({ userId, name: 'Start' });
    analytics.group({ userId, groupId: 'g1', traits: { name: 'ACME' } });
    analytics.alias({ userId, previousId: 'rudder-a' });
    await analytics.flush();
    const events = await eventsOf(userId, 6);
    expect(summary(events).sort()).toEqual(['alias', 'group', 'identify', 'page Home', 'screen Start', 'track Signed Up']);
    expect(events.every(({ channel, kind }) => channel === (kind === 'screen' ? 'app' : 'web'))).toBe(true);
  });
});

describe('after an outage', () => {
  test('RudderStack and PostHog send again, and nothing is there twice or missing', async () => {
    const rudder = new RudderAnalytics(server.writeKey, { dataPlaneUrl: server.url, flushAt: 1, flushInterval: 50 });
    const posthog = new PostHog(server.writeKey, { host: server.url, flushAt: 1, flushInterval: 50 });
    server.overload(new Unavailable('storage.postgres_down', 'down', 1));
    rudder.track({ userId: 'outage-rudder', event: 'Patient' });
    posthog.capture({ distinctId: 'outage-posthog', event: 'Patient' });
    await new Promise((done) => setTimeout(done, 600));
    expect(await eventsOf('outage-', 0)).toEqual([]);
    server.overload(undefined);
    expect(summary(await eventsOf('outage-', 2))).toEqual(['track Patient', 'track Patient']);
    await posthog.shutdown();
  }, 40_000);
});

describe('posthog-node', () => {
  test('events, people, aliases and groups arrive', async () => {
    const posthog = new PostHog(server.writeKey, { host: server.url, flushAt: 10, flushInterval: 50, disableGeoip: true });
    const errors: unknown[] = [];
    posthog.on('error', (error) => errors.push(error));
    posthog.identify({ distinctId: 'ph-1', properties: { email: 'ph@example.test' } });
    posthog.capture({ distinctId: 'ph-1', event: 'Signed Up', properties: { plan: 'pro' } });
    posthog.capture({ distinctId: 'ph-1', event: '$pageview', properties: { $current_url: 'https://example.test/', title: 'Home' } });
    posthog.alias({ distinctId: 'ph-1', alias: 'ph-1-old' });
    posthog.groupIdentify({ groupType: 'company', groupKey: 'g1', properties: { name: 'ACME' }, distinctId: 'ph-1' });
    posthog.groupIdentify({ groupType: 'company', groupKey: 'ph-nobody', properties: { name: 'ACME' } });
    await posthog.shutdown();
    const events = await eventsOf('ph-1', 5);
    expect(summary(events).sort()).toEqual(['alias', 'group', 'identify', 'page Home', 'track Signed Up']);
    expect(events.find(({ kind }) => kind === 'identify')?.body).toMatchObject({ userId: 'ph-1', traits: { email: 'ph@example.test' } });
    expect(errors).toEqual([]);
    // A group that nobody is in is no customer's event: it makes a firm.
    expect((await server.quarantined()).filter(({ body }) => body.includes('ph-nobody'))).toEqual([]);
    const firms = await server.postgres.query("SELECT FROM firm_identifier WHERE namespace = 'group_id' AND value = 'ph-nobody'");
    expect(firms).toHaveLength(1);
  });

  test('asks for flags and is told that there are none', async () => {
    const posthog = new PostHog(server.writeKey, { host: server.url, flushInterval: 50 });
    expect(await posthog.getAllFlags('ph-2')).toEqual({});
    await posthog.shutdown();
  });
});

describe('@jitsu/js in Node', () => {
  test('its calls arrive', async () => {
    const jitsu = jitsuAnalytics({ host: server.url, writeKey: `${server.writeKey}:secret` });
    await jitsu.identify('jitsu-1', { email: 'jitsu@example.test' });
    await jitsu.track('Signed Up', { a: 1 });
    await jitsu.page({ name: 'Home', url: 'https://example.test/' });
    await jitsu.group('g1', { name: 'ACME' });
    const events = await eventsOf('jitsu-1', 4);
    expect(summary(events).sort()).toEqual(['group', 'identify', 'page Home', 'track Signed Up']);
    expect(JSON.stringify(events)).not.toContain(server.writeKey);
  });
});
