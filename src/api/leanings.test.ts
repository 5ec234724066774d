import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { type CustomerEvent, migrations as eventMigrations } from '../event/index.ts';
import { dayMs, hourMs, type JsonObject, type SourceId } from '../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { emptySummary, encodeSummary, foldEvent, migrations as profileMigrations, traitPreferenceSetting } from '../profile/index.ts';
import { leaningsRoutes } from './leanings.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations],
    routes: (app, { postgres, audit, clock }) => {
      const people = {
        ...{ postgres, clock, audit, sources: { byId: () => undefined }, warehouse: undefined as never },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(fieldRulesSetting.default.rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      };
      leaningsRoutes(app, people, { current: () => undefined });
    },
  });
});
afterAll(() => server.close());

type Given = Partial<CustomerEvent> & { readonly daysAgo: number; readonly properties?: JsonObject };

async function somebody(events: readonly Given[], namespace = 'email'): Promise<string> {
  const [row] = await server.postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ($1, gen_random_uuid() || '@x.test', 0, 1, 1) RETURNING id",
    [namespace],
  );
  const id = row!.id;
  await server.postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [id]);
  const noon = Math.floor(server.clock.now() / dayMs) * dayMs + 12 * hourMs;
  const summary = events.reduce((all, { daysAgo, ...event }, at) => {
    const time = noon - daysAgo * dayMs;
    const whole: CustomerEvent = {
      ...{ messageId: `m${at}`, kind: 'track', sourceId: 1 as SourceId, name: '', channel: 'web', properties: {}, time, receivedAt: time },
      ...{ traits: {}, context: { timezone: 'Europe/Lisbon' }, integrations: {}, ...event },
    };
    return foldEvent(all, whole, { searches: { categories: [], keepWhenUnsaid: false } });
  }, emptySummary());
  await server.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  return `p${id}`;
}

// The tests' clock stands on Monday, 4 May 2026: nine days before was a Saturday.
const collected = (weeks: number, properties: JsonObject = {}): Given => ({
  daysAgo: 2 + 7 * weeks,
  name: 'Order Completed',
  properties: { order_id: `o${weeks}`, revenue: 30, shipping_method: 'Click & Collect', pickup_store: 'Porto', ...properties },
});
const collector: Given[] = [
  ...Array.from({ length: 8 }, (_, week) => collected(week)),
  { ...collected(9), daysAgo: 60 },
  { ...collected(10, { shipping_method: 'standard delivery' }), daysAgo: 70 },
  ...Array.from({ length: 4 }, (_, at): Given => ({ daysAgo: 20 + at, name: 'Push Notification Received', channel: 'app' })),
  ...Array.from({ length: 3 }, (_, at): Given => ({ daysAgo: 20 + at, name: 'Push Notification Tapped', channel: 'app' })),
  ...Array.from({ length: 5 }, (_, at): Given => ({ daysAgo: 40 + at, name: 'Email Delivered' })),
  ...Array.from(
    { length: 5 },
    (_, at): Given => ({
      daysAgo: 30 + at,
      name: 'Product Selected',
      properties: { chosen: { name: 'Glide', ride: 'quiet' }, alternatives: [{ name: 'Dash', ride: 'fast' }] },
    }),
  ),
];

describe('leanings', () => {
  it('answer product, way of receiving and message together, with evidence', async () => {
    const id = await somebody(collector);
    const products = [
      { id: 'dash', attributes: { ride: 'fast' } },
      { id: 'glide', attributes: { ride: 'quiet' } },
    ];
    const { status, body } = await server.call('clerk', 'POST', `/v1/customers/${id}/leanings`, { products });
    expect(status).toBe(200);
    expect(body.timezone).toBe('Europe/Lisbon');
    expect(body.joint.best).toMatchObject({
      product: { id: 'glide', known: true, text: 'chosen quiet 5 of 5' },
      receive: { way: 'collect', place: 'Porto', weekday: 6, day: '2026-05-09', known: true },
      message: { channel: 'push', day: '2026-05-08' },
    });
    expect(body.joint.best.receive.text).toContain('collects in store: 9 of 10 orders, 8 on Saturdays');
    expect(body.joint.reasons.join('; ')).toContain('the message goes out the day before');
    expect(body.joint.next.text).not.toBe('');
    expect(body.joint.considered).toBe(2 * 5 * 2);
    expect((await server.call('clerk', 'GET', `/v1/customers/${id}/leanings`)).body.joint.best.product.id).toBe('Glide');
  });

  it('count buying again as evidence of what she thinks of a product', async () => {
    const order = (daysAgo: number, product_id: string): Given => ({
      ...{ daysAgo, name: 'Order Completed' },
      properties: { order_id: `b${daysAgo}`, revenue: 9, products: [{ product_id, name: 'Coffee', price: 9 }] },
    });
    const id = await somebody([order(90, 'tea'), ...[80, 50, 20].map((days) => order(days, 'coffee'))]);
    const products = [{ id: 'cocoa' }, { id: 'tea' }, { id: 'coffee' }];
    const { body } = await server.call('clerk', 'POST', `/v1/customers/${id}/leanings`, { products });
    expect(body.joint.best.product).toEqual({ id: 'coffee', known: true, text: 'bought 3 times, the last on 2026-04-14' });
    const alone = await server.call('clerk', 'POST', `/v1/customers/${id}/leanings`, { products: [{ id: 'tea' }] });
    expect(alone.body.joint.best.product).toMatchObject({ known: true, text: 'bought once, on 2026-02-03' });
    const other = await server.call('clerk', 'POST', `/v1/customers/${id}/leanings`, { products: [{ id: 'cocoa' }] });
    expect(other.body.joint.best.product).toMatchObject({ known: false, text: 'we don’t know yet what she thinks of it' });
  });

  it('leave out channels that she refused, and say what is not known', async () => {
    const id = await somebody([
      ...collector,
      { daysAgo: 1, name: 'Consent Preference Updated', context: { consent: { categoryPreferences: { push: false } } } },
    ]);
    const { body } = await server.call('agent', 'GET', `/v1/customers/${id}/leanings`);
    expect(body.messages.find(({ channel }: { channel: string }) => channel === 'push')).toMatchObject({ left: 'refused' });
    expect(body.joint.best.message.channel).toBe('email');
    const stranger = await somebody([{ daysAgo: 3, name: 'Product Viewed' }], 'user_id');
    const { body: nothing } = await server.call('agent', 'GET', `/v1/customers/${stranger}/leanings`);
    expect(nothing.unknown).toHaveLength(5);
    expect(nothing.unknown.find((one: string) => one.startsWith('how she lets'))).toContain('of others only 0 people');
    expect(nothing.unknown.find((one: string) => one.startsWith('how to reach her'))).toContain('no address is known for e-mail');
    expect(nothing.joint.best.receive).toBeUndefined();
    expect(nothing.joint.best.message).toBeUndefined();
    expect((await server.call('agent', 'POST', `/v1/customers/${id}/leanings`, { ways: ['by drone'] })).status).toBe(400);
  });

  it.each<[string, Given[]]>([
    ['unsubscribed', [{ daysAgo: 1, kind: 'identify', traits: { unsubscribed: true } }]],
    ['email_opt_in', [{ daysAgo: 1, kind: 'identify', traits: { email_opt_in: false } }]],
    ['marketing_consent', [{ daysAgo: 1, kind: 'identify', traits: { marketing_consent: false } }]],
    ['do_not_contact', [{ daysAgo: 1, kind: 'identify', traits: { do_not_contact: true } }]],
    ['gdpr_consent', [{ daysAgo: 1, kind: 'identify', traits: { gdpr_consent: 'withdrawn' } }]],
    ['email_subscribed', [{ daysAgo: 1, kind: 'identify', traits: { email_subscribed: false } }]],
    ['newsletter', [{ daysAgo: 1, kind: 'identify', traits: { newsletter: 'no' } }]],
    ['permissions.email', [{ daysAgo: 1, kind: 'identify', traits: { permissions: { email: false } } }]],
    ['Email Unsubscribed', [{ daysAgo: 1, name: 'Email Unsubscribed' }]],
    ['categoryPreferences', [{ daysAgo: 1, name: 'Page', context: { consent: { categoryPreferences: { marketing: false } } } }]],
  ])('never write by e-mail to who refused it by %s, and say why nothing is left', async (_, events) => {
    const id = await somebody([{ daysAgo: 3, name: 'Product Viewed' }, ...events]);
    const { body } = await server.call('agent', 'GET', `/v1/customers/${id}/leanings`);
    expect(body.messages.find(({ channel }: { channel: string }) => channel === 'email')).toMatchObject({ left: 'refused' });
    expect(body.joint.best.message).toBeUndefined();
    expect(body.unknown.find((one: string) => one.startsWith('how to reach her'))).toMatch(/she does not want .*e-mail/);
  });

  it('say why no product goes with the ways that were asked for', async () => {
    const id = await somebody(collector);
    const asked = { products: [{ id: 'cargo', ways: ['deliver'] }], ways: ['collect'] };
    const { body } = await server.call('agent', 'POST', `/v1/customers/${id}/leanings`, asked);
    expect(body.joint).toBeUndefined();
    expect(body.unknown).toContain('one answer: the product comes only by deliver, and what was asked for is collect');
    const { body: only } = await server.call('agent', 'POST', `/v1/customers/${id}/leanings`, { products: asked.products });
    expect(only.joint.best.receive).toMatchObject({ way: 'deliver' });
  });
});
