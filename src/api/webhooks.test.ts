import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { createSecretBox, deliveryRulesSetting, migrations } from '../delivery/index.ts';
import { webhooksRoutes } from './webhooks.ts';

let server: TestServer;
beforeAll(async () => {
  const box = createSecretBox(Buffer.alloc(32, 3));
  server = await testServer({
    migrations,
    definitions: [deliveryRulesSetting],
    routes: (app, { postgres, audit, clock }) => webhooksRoutes(app, { postgres, audit, clock, box, allowPrivateAddresses: false }),
  });
});
afterAll(() => server.close());

test('a webhook is added with a secret that is shown once, changed, given a new secret and removed; all of it is in the log', async () => {
  const added = await server.call('engineer', 'POST', '/v1/webhooks', {
    url: 'https://crm.example/in',
    events: ['Order Completed'],
    description: 'CRM',
  });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({ secret: /^whsec_/, webhook: { enabled: true, purpose: 'service', failing: false } });
  const { id } = added.body.webhook;
  const listed = (await server.call('engineer', 'GET', '/v1/webhooks')).body.webhooks;
  expect(listed).toMatchObject([{ id, url: 'https://crm.example/in', waiting: 0, createdBy: 'an engineer'.replace('an', 'a') }]);
  expect(JSON.stringify(listed)).not.toContain('whsec_');
  const all = await server.call('engineer', 'PATCH', `/v1/webhooks/${id}`, { events: ['*'] });
  expect(all.body.webhook.events).toEqual([]);
  const changed = await server.call('engineer', 'PATCH', `/v1/webhooks/${id}`, { enabled: false });
  expect(changed.body.webhook).toMatchObject({ enabled: false, disabledReason: 'switched off by a engineer' });
  const secret = await server.call('engineer', 'POST', `/v1/webhooks/${id}/secret`);
  expect(secret.body.secret).not.toBe(added.body.secret);
  expect((await server.call('engineer', 'GET', `/v1/webhooks/${id}/deliveries`)).body).toEqual({ deliveries: [] });
  expect((await server.call('engineer', 'POST', `/v1/webhooks/${id}/deliveries/1/resend`)).body.error.code).toBe(
    'delivery.nothing_to_send',
  );
  expect((await server.call('engineer', 'DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
  expect((await server.call('engineer', 'GET', `/v1/webhooks/${id}/deliveries`)).status).toBe(404);
  expect((await server.actions()).filter((action) => action.startsWith('webhook.'))).toEqual([
    'webhook.add',
    'webhook.change',
    'webhook.change',
    'webhook.new_secret',
    'webhook.remove',
  ]);
});

test('every problem is named, private addresses are refused, and only who looks after delivery may', async () => {
  const bad = await server.call('engineer', 'POST', '/v1/webhooks', { url: 'http://169.254.169.254/', purpose: 'Everything!' });
  expect([bad.status, bad.body.error.code]).toEqual([400, 'delivery.invalid_webhook']);
  expect(bad.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(['url', 'url', 'purpose']);
  expect((await server.call('engineer', 'POST', '/v1/webhooks', { url: 'nonsense' })).status).toBe(400);
  expect((await server.call('clerk', 'GET', '/v1/webhooks')).status).toBe(403);
  expect((await server.call(null, 'GET', '/v1/webhooks')).status).toBe(401);
});
