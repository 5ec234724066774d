import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { type GivenEvent, peopleOf, somebodyWith } from '../../test/people-with-events.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { migrations as profileMigrations } from '../profile/index.ts';
import { evidenceRoutes } from './evidence.ts';
import { leaningsRoutes } from './leanings.ts';
import { preferencesRoutes } from './preferences.ts';

let server: TestServer;
let id: string;

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations],
    warehouseTables: [eventTable],
    routes: (app, started) => {
      const people = peopleOf(started);
      evidenceRoutes(app, people);
      preferencesRoutes(app, people);
      leaningsRoutes(app, people, { current: () => undefined });
    },
  });
  id = await somebodyWith(server, events);
});
afterAll(() => server.close());

const rented = (daysAgo: number, chosen: string, passedOver: string, orderId: string): GivenEvent[] => [
  {
    ...{ daysAgo, name: 'Car Selected' },
    properties: {
      chosen: { name: chosen, class: chosen, margin: 'thin' },
      alternatives: [{ name: passedOver, class: passedOver, margin: 'fat' }],
    },
  },
  {
    ...{ daysAgo, name: 'Order Completed' },
    properties: {
      ...{ order_id: orderId, revenue: 60, currency: 'EUR', shipping_method: 'collect in store', store: 'Porto' },
      ...{ products: [{ name: chosen, class: chosen }], alternatives: [{ name: passedOver, class: passedOver }] },
    },
  },
];
const events: GivenEvent[] = [
  ...rented(40, 'compact', 'van', 'o1'),
  ...rented(33, 'compact', 'estate', 'o2'),
  ...rented(26, 'compact', 'van', 'o3'),
  ...rented(19, 'van', 'compact', 'o4'),
  { daysAgo: 12, name: 'Order Completed', properties: { order_id: 'o5', revenue: 20, shipping_method: 'standard delivery' } },
  { daysAgo: 11, name: 'Order Completed', properties: { order_id: 'o6', revenue: 20, shipping_method: 'standard delivery' } },
  { daysAgo: 10, name: 'Order Cancelled', properties: { order_id: 'o6' } },
  ...[9, 8, 7].map((daysAgo): GivenEvent => ({ daysAgo, name: 'Email Delivered' })),
  { daysAgo: 7, name: 'Email Link Clicked' },
  ...[6, 5].map((daysAgo): GivenEvent => ({ daysAgo, name: 'Call Ended', channel: 'phone' })),
  { daysAgo: 4, kind: 'page' },
  { daysAgo: 4, kind: 'page' },
];

const behind = async (query: string, role: Parameters<TestServer['call']>[0] = 'clerk') =>
  (await server.call(role, 'GET', `/v1/customers/${id}/evidence?${query}`)).body;

it('opens what somebody likes to the choices that say so, each once, and none of what was only reported again', async () => {
  const { tastes } = (await server.call('analyst', 'GET', `/v1/customers/${id}/preferences`)).body;
  expect(tastes.length).toBeGreaterThan(3);
  for (const { attribute, value, chosen, offered } of tastes) {
    expect(await behind(`of=taste&attribute=${attribute}&value=${value}`, 'analyst')).toMatchObject({ count: chosen, all: offered });
  }
  const compact = await behind('of=taste&attribute=class&value=compact');
  expect([compact.count, compact.all]).toEqual([3, 4]);
  expect(compact.entries.map(({ mark, label }: { mark: string; label: string }) => [mark, label])).toEqual([
    ['passedOver', 'van'],
    ['chosen', 'compact'],
    ['chosen', 'compact'],
    ['chosen', 'compact'],
  ]);
  expect(compact.entries[0].entry).toMatchObject({ name: 'Car Selected', eventId: expect.any(String), source: { id: 1 } });
});

it('opens how orders are received and messages are followed to those orders and messages', async () => {
  const { ways, messages } = (await server.call('clerk', 'GET', `/v1/customers/${id}/leanings`)).body;
  for (const { way, count, of } of ways) expect(await behind(`of=receiving&way=${way}`)).toMatchObject({ count, all: of });
  expect(await behind('of=receiving&way=collect')).toMatchObject({ count: 4, all: 5 });
  for (const { channel, answered, sent } of messages) {
    const found = await behind(`of=message&channel=${channel}`);
    expect([found.count, found.all]).toEqual([answered, answered + (sent > answered ? sent : 0)]);
  }
  expect(await behind('of=message&channel=email')).toMatchObject({ count: 1, all: 4 });
});

it('opens what was bought, dealings with care and days of looking around', async () => {
  const bought = await behind('of=purchase');
  expect(bought).toMatchObject({ count: 5, days: 5, all: 7 });
  expect(bought.entries.map(({ mark }: { mark: string }) => mark)).toEqual(['cancelled', 'calledOff', ...Array(5).fill('order')]);
  expect(await behind('of=purchase&withinDays=30')).toMatchObject({ count: 3, days: 3 });
  expect(await behind('of=care')).toMatchObject({ count: 2 });
  expect(await behind('of=care&care=complaint')).toMatchObject({ count: 0, all: 0, entries: [] });
  expect(await behind('of=care&withinDays=8')).toMatchObject({ count: 2 });
  expect(await behind('of=signal&signal=web&withinDays=6')).toMatchObject({ count: 2, days: 1 });
  const page = await behind('of=purchase&limit=2');
  expect([page.entries.length, page.next]).toEqual([2, 2]);
  expect((await behind('of=purchase&limit=200&from=2')).entries).toEqual(bought.entries.slice(2));
});

it('is read by those who may see people, without what their role does not see, and is written down', async () => {
  expect((await server.call('engineer', 'GET', `/v1/customers/${id}/evidence?of=purchase`)).status).toBe(403);
  expect((await behind('of=taste&attribute=margin&value=thin')).error.code).toBe('access.field_hidden');
  expect(await behind('of=taste&attribute=margin&value=thin', 'analyst')).toMatchObject({ count: 4 });
  for (const [query, at] of [
    ['of=taste&attribute=class', 'value'],
    ['of=receiving', 'way'],
    ['of=message', 'channel'],
    ['of=signal&signal=web', 'withinDays'],
    ['of=owned&thing=1', 'thing'],
  ]) {
    expect((await behind(String(query))).error).toMatchObject({ code: 'profile.bad_evidence', problems: [{ at }] });
  }
  expect((await server.call('clerk', 'GET', '/v1/customers/p999999/evidence?of=purchase')).status).toBe(404);
  expect(await server.actions()).toContain('people.read');
});
