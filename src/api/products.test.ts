import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { peopleOf, somebodyWith } from '../../test/people-with-events.ts';
import { hiddenFields } from '../access/index.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { migrations as profileMigrations } from '../profile/index.ts';
import { productEquitySetting } from '../value/index.ts';
import { evidenceRoutes } from './evidence.ts';
import { productsRoutes } from './products.ts';

let server: TestServer;
let areAssumed = true;
const hiddenSerial = [{ field: 'serialNumber', hiddenFrom: ['marketer' as const], why: 'for the test' }];

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations],
    warehouseTables: [eventTable],
    routes: (app, started) => {
      const people = { ...peopleOf(started), hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(hiddenSerial, role) };
      productsRoutes(app, people, () => ({ rules: productEquitySetting.default, areAssumed }));
      evidenceRoutes(app, people);
    },
  });
});
afterAll(() => server.close());

const bike = { serial_number: 'S-1', product_id: 'trail', name: 'Trail bike', price: 2000, currency: 'EUR' };
const ride = { channel: 'product' as const, properties: { serial_number: 'S-1' } };
const fee = { monthly_price: 9, currency: 'EUR', serial_number: 'S-1' };
const rider = () =>
  somebodyWith(server, [
    { daysAgo: 400, name: 'Product Registered', properties: bike },
    { daysAgo: 300, name: 'Service Activated', properties: { ...fee, service: 'locate' } },
    { daysAgo: 200, name: 'Service Activated', properties: { ...fee, service: 'insure' } },
    { daysAgo: 100, name: 'Service Cancelled', properties: { ...fee, service: 'insure' } },
    { daysAgo: 30, name: 'Ride Completed', ...ride },
    { daysAgo: 20, name: 'Ride Completed', ...ride },
    { daysAgo: 10, name: 'Fault Reported', ...ride },
    {
      daysAgo: 5,
      name: 'Product Registered',
      properties: { serial_number: 'L-9', product_id: 'lock', name: 'Lock', price: 50, currency: 'EUR' },
    },
  ]);
const productsOf = async (id: string, role: Parameters<TestServer['call']>[0] = 'clerk', query = '') =>
  (await server.call(role, 'GET', `/v1/customers/${id}/products${query}`)).body;

it('tells what each owned product is worth, by its parts, the most first, with its trend', async () => {
  const id = await rider();
  const { products, rules, assumptions, horizonDays } = await productsOf(id);
  expect([horizonDays, rules, assumptions.length]).toEqual([365, productEquitySetting.default, 1]);
  const [trail, lock] = products;
  expect(trail).toMatchObject({ label: 'Trail bike', serial: 'S-1', currency: 'EUR', isPriceKnown: true });
  expect(lock).toMatchObject({ label: 'Lock', services: 0, experience: 0, signals: [], active: [] });
  expect(trail.active).toMatchObject([{ name: 'locate', fee: 9, isAssumed: false }]);
  expect(trail.left).toEqual([{ name: 'insure', reason: 'off' }]);
  // A year and a month of wear at a quarter a year.
  expect(trail.hardware).toBeCloseTo(2000 * 0.75 ** (400.5 / 365.25), 0);
  expect(trail.services).toBe(trail.active[0].amount);
  for (const { hardware, services, experience, total } of [trail, lock, ...trail.trend]) {
    expect(hardware + services + experience).toBeCloseTo(total, 6);
  }
  expect(trail.trend.at(-1).total).toBe(trail.total);
  const month = (await productsOf(id, 'clerk', '?horizonDays=30')).products[0];
  expect(month.services).toBeLessThan(trail.services);
  expect(month.hardware).toBe(trail.hardware);
  areAssumed = false;
  expect((await productsOf(id)).assumptions).toEqual([]);
  areAssumed = true;
});

it('opens each part to the events that say so', async () => {
  const id = await rider();
  const { products } = await productsOf(id);
  const behind = async (number: number, part: string) =>
    (await server.call('clerk', 'GET', `/v1/customers/${id}/evidence?of=owned&thing=${number}&part=${part}`)).body;
  for (const { number, active, signals } of products) {
    expect((await behind(number, 'services')).count).toBe(active.length);
    const counts = signals.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(await behind(number, 'experience')).toMatchObject({ count: counts, all: counts });
    for (const { kind, count } of signals) {
      const events = (await behind(number, 'experience')).entries.filter(({ mark }: { mark: string }) => mark === kind);
      expect(events).toHaveLength(count);
    }
    expect((await behind(number, 'hardware')).entries.some(({ mark }: { mark: string }) => mark === 'priced')).toBe(true);
  }
  const [trail] = products;
  expect(
    (await behind(trail.number, 'services')).entries.map(({ mark, label }: { mark: string; label: string }) => `${label} ${mark}`),
  ).toEqual(['insure off', 'insure on', 'locate on']);
});

it('shows nothing to who may not see people, and no serial number to roles that do not see it', async () => {
  const id = await rider();
  expect((await server.call('engineer', 'GET', `/v1/customers/${id}/products`)).status).toBe(403);
  const [trail] = (await productsOf(id, 'marketer')).products;
  expect(trail).toMatchObject({ label: 'Trail bike' });
  expect(trail).not.toHaveProperty('serial');
  const { entries } = (await server.call('marketer', 'GET', `/v1/customers/${id}/evidence?of=owned&thing=${trail.number}`)).body;
  expect(entries.length).toBeGreaterThan(3);
  expect(JSON.stringify(entries)).not.toContain('S-1');
  expect((await server.call('clerk', 'GET', '/v1/customers/p999999/products')).status).toBe(404);
  expect(await productsOf(await somebodyWith(server, []))).toMatchObject({ products: [] });
  expect((await server.call('clerk', 'GET', `/v1/customers/${id}/products?horizonDays=0`)).status).toBe(400);
});
