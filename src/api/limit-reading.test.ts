import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { limitReading } from './limit-reading.ts';
import { anything } from './shapes/shape.ts';

const limits = { personReads: 2, tokenReads: 3, personFinds: 1, tokenFinds: 2 };
let server: TestServer;

beforeAll(async () => {
  server = await testServer({
    routes: (app, { audit, clock }) => {
      limitReading(app, { limits: () => limits, clock, audit });
      const schema = { response: { 200: anything } };
      app.get('/v1/read', { config: { permission: 'people.read' }, schema, handler: async () => ({}) as never });
      app.get('/v1/customers/:id', { config: { permission: 'people.read' }, schema, handler: async () => ({}) as never });
      app.get('/v1/customers/:id/value', { config: { permission: 'people.read' }, schema, handler: async () => ({}) as never });
      app.get('/v1/search', { config: { permission: 'people.search' }, schema, handler: async () => ({}) as never });
      app.get('/v1/mine', { config: { permission: 'own' }, schema, handler: async () => ({}) as never });
      app.get('/v1/other', { config: { permission: 'signedIn' }, schema, handler: async () => ({}) as never });
    },
  });
});
afterAll(() => server.close());

const times = async (count: number, url: string, role: 'clerk' | 'agent' = 'clerk') => {
  const statuses: number[] = [];
  for (let at = 0; at < count; at += 1) statuses.push((await server.call(role, 'GET', url)).status);
  return statuses;
};

test('a caller reads so many customers a minute, each caller for itself; the log says once who it was', async () => {
  expect(await times(5, '/v1/read')).toEqual([200, 200, 200, 429, 429]);
  expect(await times(3, '/v1/search')).toEqual([200, 200, 429]);
  expect(await times(2, '/v1/read', 'agent')).toEqual([200, 200]);
  expect(await times(9, '/v1/other')).toEqual(Array(9).fill(200));
  const refused = await server.call('clerk', 'GET', '/v1/read');
  expect(refused.body.error.code).toBe('request.too_many_reads');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await server.actions()).filter((action) => action === 'people.reading_limit')).toHaveLength(2);
  server.clock.advance(60_000);
  expect(await times(1, '/v1/read')).toEqual([200]);
});

test('one customer counts once a minute, however much of her is read', async () => {
  server.clock.advance(60_000);
  expect(await times(20, '/v1/customers/p1')).toEqual(Array(20).fill(200));
  expect(await times(20, '/v1/customers/p1/value')).toEqual(Array(20).fill(200));
  expect([await times(1, '/v1/customers/p2'), await times(1, '/v1/customers/p3'), await times(2, '/v1/customers/p4')]).toEqual([
    [200],
    [200],
    [429, 429],
  ]);
  expect(await times(1, '/v1/customers/p1')).toEqual([200]);
  server.clock.advance(60_000);
  expect(await times(1, '/v1/customers/p4')).toEqual([200]);
});

test('a customer reads herself so often a minute, however many links she has, and the next customer is another', async () => {
  const linkOf = (identifierId: number) =>
    server.access.giveOwnSpace({ identifierId, subject: `person:p${identifierId}` }, { kind: 'system', name: 'test' });
  const [first, second, other] = [await linkOf(1), await linkOf(1), await linkOf(2)];
  const statuses: number[] = [];
  for (const { token } of [first, second, first, other]) {
    const answer = await server.app.inject({ method: 'GET', url: '/v1/mine', headers: { authorization: `Bearer ${token}` } });
    statuses.push(answer.statusCode);
  }
  expect(statuses).toEqual([200, 200, 429, 200]);
});
