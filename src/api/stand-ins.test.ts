import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { connectorSetting } from '../delivery/index.ts';
import { adaptersNow, standInsRoutes } from './stand-ins.ts';

let server: TestServer;
let connectors = connectorSetting.default;
beforeAll(async () => {
  server = await testServer({ migrations: [], definitions: [], routes: (app) => standInsRoutes(app, () => connectors) });
});
afterAll(() => server.close());

const states = async (): Promise<Record<string, string>> => {
  const { standIns } = (await server.call('engineer', 'GET', '/v1/stand-ins')).body;
  expect(standIns).toEqual(adaptersNow(connectors));
  expect(new Set(standIns.map(({ id }: { id: string }) => id)).size).toBe(standIns.length);
  return Object.fromEntries(standIns.map(({ id, state }: { id: string; state: string }) => [id, state]));
};

test('every way to the world outside is on one list that says what is real and what is not', async () => {
  expect(await states()).toMatchObject({
    customerMail: 'standIn',
    sms: 'standIn',
    social: 'missing',
    colleagueMail: 'standIn',
    events: 'real',
  });
  expect((await server.call('clerk', 'GET', '/v1/stand-ins')).status).toBe(403);
});

test('a channel of messages is real as soon as somebody delivers it', async () => {
  connectors = { ...connectorSetting.default, email: { via: 'smtp', webhook: 0 }, push: { via: 'webhook', webhook: 3 } };
  expect(await states()).toMatchObject({ customerMail: 'real', sms: 'standIn', push: 'real' });
});
