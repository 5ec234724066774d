import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { adapters, standInsRoutes } from './stand-ins.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ migrations: [], definitions: [], routes: (app) => standInsRoutes(app) });
});
afterAll(() => server.close());

test('every way to the world outside is on one list that says what is real and what is not', async () => {
  const { standIns } = (await server.call('engineer', 'GET', '/v1/stand-ins')).body;
  expect(standIns).toEqual(adapters);
  const named = Object.fromEntries(adapters.map(({ id, state }) => [id, state]));
  expect(named).toMatchObject({ customerMail: 'missing', sms: 'missing', telephony: 'missing', colleagueMail: 'standIn', events: 'real' });
  expect(Object.keys(named).length).toBe(adapters.length);
  expect((await server.call('clerk', 'GET', '/v1/stand-ins')).status).toBe(403);
});
