import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { consentPurposesSetting } from '../../src/consent/index.ts';
import { addWebhook, createSecretBox, type DeliveryService, deliveryRulesSetting, startDelivery } from '../../src/delivery/index.ts';
import { systemClock } from '../../src/foundation/index.ts';
import { createOutboundGate, gateRulesSetting } from '../../src/gate/index.ts';
import { createSettings, type Settings } from '../../src/settings/index.ts';
import { type Received, WebhookReceiver } from '../webhook-receiver.ts';
import { type CollectingServer, startCollectingServer } from './collecting-server.ts';

// From an SDK's request to a subscriber outside: the whole way, on real engines and sockets.

const box = createSecretBox(Buffer.alloc(32, 5));
let server: CollectingServer;
let settings: Settings;
let delivery: DeliveryService;
let receiver: WebhookReceiver;

beforeAll(async () => {
  server = await startCollectingServer();
  settings = await createSettings({ postgres: server.postgres, clock: systemClock, definitions: [deliveryRulesSetting] });
  delivery = await startDelivery({
    postgres: server.postgres,
    settings,
    clock: systemClock,
    box,
    allowPrivateAddresses: true,
    gate: createOutboundGate({
      postgres: server.postgres,
      consent: () => consentPurposesSetting.default,
      gate: () => gateRulesSetting.default,
      clock: systemClock,
    }),
    random: () => 0,
    onDisabled: () => undefined,
    onProblem: () => undefined,
  });
});
afterAll(async () => {
  await delivery.close();
  await settings.close();
  await server.close();
});
beforeEach(async () => {
  await server.postgres.query('DELETE FROM webhook');
  // The receiver may have been gone before its last answer was.
  await server.postgres.query('DELETE FROM webhook_queue');
  receiver = new WebhookReceiver();
  await receiver.up();
});
afterEach(() => receiver.down());

function subscribe(purpose = 'service', events: string[] = []) {
  const dependencies = { clock: systemClock, box, allowPrivateAddresses: true };
  return addWebhook(server.postgres, dependencies, { url: receiver.url, description: '', events, purpose }, 'Tomas');
}

async function send(batch: object[]): Promise<void> {
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${server.writeKey}:`)}` },
    body: JSON.stringify({ batch }),
  });
  expect(answer.status).toBe(200);
}

const received = (count: number) => expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(count);

/** The places of what came, person by person as the receiver sees them. */
function places(by: (got: Received) => string): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const got of receiver.received) found[by(got)] = [...(found[by(got)] ?? []), got.place];
  return found;
}

test('a subscriber that was down gets every event once per id, in order per person, whatever came meanwhile', async () => {
  await subscribe();
  await receiver.down();
  const people = ['ana', 'ben', 'cleo'];
  for (let place = 0; place < 20; place += 1) {
    await send(people.map((userId) => ({ type: 'track', event: 'Step', userId: `down-${userId}`, properties: { place } })));
  }
  await expect.poll(async () => (await server.postgres.query('SELECT FROM webhook_queue')).length).toBe(60);
  await receiver.up();
  await received(60);
  const inOrder = Array.from({ length: 20 }, (_, place) => place);
  expect(places(({ body }) => String(body.data.userId))).toEqual(Object.fromEntries(people.map((userId) => [`down-${userId}`, inOrder])));
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(60);
});

test('what a visitor did before she was known arrives before what she does as a customer, also when that is found out in between', async () => {
  await subscribe();
  // Two visitors, one of whom turns out to be the customer of the first: her number changes while her events wait.
  await send([{ type: 'track', event: 'Step', userId: 'join-u', properties: { place: 100 } }]);
  await received(1);
  await receiver.down();
  await send([{ type: 'track', event: 'Step', anonymousId: 'join-a', properties: { place: 0 } }]);
  await send([{ type: 'track', event: 'Step', anonymousId: 'join-a', properties: { place: 1 } }]);
  await send([{ type: 'identify', userId: 'join-u', anonymousId: 'join-a', traits: { name: 'Maya' } }]);
  await send([{ type: 'track', event: 'Step', userId: 'join-u', properties: { place: 2 } }]);
  await expect.poll(async () => (await server.postgres.query('SELECT FROM webhook_queue')).length).toBe(4);
  const waiting = await server.postgres.query('SELECT DISTINCT person_id FROM webhook_queue');
  expect(waiting).toHaveLength(1);
  await receiver.up();
  await received(5);
  expect(receiver.received.map(({ place }) => place)).toEqual([100, 0, 1, -1, 2]);
});

test('what waits for a subscriber that was down is not sent once she has taken back what she allowed', async () => {
  await subscribe('marketing', ['Step']);
  await receiver.down();
  const consent = (marketing: boolean) => ({ consent: { categoryPreferences: { marketing } } });
  const names = ['back-yes', 'back-no', 'back-other'];
  for (const userId of names) await send([{ type: 'track', event: 'Step', userId, properties: { place: 1 }, context: consent(true) }]);
  await send([{ type: 'identify', userId: 'back-other', anonymousId: 'back-browser' }]);
  await expect.poll(async () => (await server.postgres.query('SELECT FROM webhook_queue')).length).toBe(3);
  // One in a consent object, one by another identifier of hers, under another name for it.
  await send([{ type: 'track', event: 'Consent Preference Updated', userId: 'back-no', context: consent(false) }]);
  await send([{ type: 'track', event: 'User Unsubscribed', anonymousId: 'back-browser' }]);
  await expect.poll(async () => (await server.postgres.query('SELECT FROM inbox')).length).toBe(0);
  await receiver.up();
  await expect.poll(async () => (await server.postgres.query('SELECT FROM webhook_queue')).length, { timeout: 20_000 }).toBe(0);
  expect(receiver.received.map(({ body }) => body.data.userId)).toEqual(['back-yes']);
  const withheld = await server.postgres.query<{ error: string }>(
    "SELECT error FROM webhook_delivery WHERE outcome = 'withheld' ORDER BY id",
  );
  expect(withheld.map(({ error }) => error)).toEqual(Array(2).fill('not sent: She said no to marketing.'));
});

test('for another purpose than service only those go out who said yes, and searches that are not allowed go nowhere', async () => {
  await subscribe('advertising', ['track']);
  const consent = (advertising: boolean) => ({ consent: { categoryPreferences: { Advertising: advertising } } });
  await send([
    { type: 'track', event: 'Step', userId: 'may-yes', properties: { place: 1 }, context: consent(true) },
    { type: 'track', event: 'Step', userId: 'may-no', properties: { place: 2 }, context: consent(false) },
    { type: 'track', event: 'Step', userId: 'may-silent', properties: { place: 3 } },
    { type: 'track', event: 'Step', userId: 'may-gpc', properties: { place: 4 }, context: { ...consent(true), gpc: true } },
  ]);
  await received(1);
  await send([{ type: 'track', event: 'Step', userId: 'may-yes', properties: { place: 5 } }]);
  await received(2);
  expect(receiver.received.map(({ body }) => body.data.userId)).toEqual(['may-yes', 'may-yes']);

  await subscribe();
  await send([
    { type: 'track', event: 'Products Searched', userId: 'may-search', properties: { query: 'divorce lawyer', place: 6 } },
    { type: 'track', event: 'Products Searched', userId: 'may-yes', properties: { query: 'hill range', place: 7 }, context: consent(true) },
  ]);
  // The second one wants it for service and for advertising.
  await received(5);
  const text = receiver.received.map((got) => got.text).join('\n');
  expect(text).not.toContain('divorce');
  expect(text).toContain('hill range');
});
