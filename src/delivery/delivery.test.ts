import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { WebhookReceiver } from '../../test/webhook-receiver.ts';
import type { CustomerEvent } from '../event/index.ts';
import { dayMs, hourMs, type IdentifierId, type PersonId, type SourceId, systemClock } from '../foundation/index.ts';
import { createSettings, type Settings, migrations as settingsMigrations } from '../settings/index.ts';
import type { Postgres } from '../storage/index.ts';
import { type DeliveryService, startDelivery } from './delivery.ts';
import { deliveryRulesSetting } from './delivery-rules.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { enqueueWebhooks, type WebhookEvent } from './enqueue-webhooks.ts';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateSecret,
  type WebhookDependencies,
} from './manage-webhooks.ts';
import { createSecretBox } from './seal-secret.ts';
import { signatureOf } from './sign-delivery.ts';
import { migrations } from './tables.ts';

let engines: TestEngines;
let postgres: Postgres;
let settings: Settings;
let service: DeliveryService | undefined;
let receiver: WebhookReceiver;
let disabled: string[];
let problems: string[];
const dependencies: WebhookDependencies = { clock: systemClock, box: createSecretBox(Buffer.alloc(32, 9)), allowPrivateAddresses: true };

beforeEach(async () => {
  engines = await testEngines({ migrations: [...settingsMigrations, ...migrations] });
  postgres = engines.postgres;
  settings = await createSettings({ postgres, clock: systemClock, definitions: [deliveryRulesSetting] });
  receiver = new WebhookReceiver();
  await receiver.up();
  disabled = [];
  problems = [];
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  await receiver.down();
  await settings.close();
  await engines.close();
});

/** These deliveries are for service. */
const openGate = { mayHandOut: async () => ({ allowed: true, refusals: [] }) };

async function start(): Promise<DeliveryService> {
  return startDelivery({
    ...dependencies,
    postgres,
    settings,
    gate: openGate,
    // The shortest waits that the spread allows: the tests are over sooner and check the same.
    random: () => 0,
    onDisabled: (id, reason, message) => disabled.push(`${id} ${reason}: ${message}`),
    onProblem: (message, error) => problems.push(`${message} ${String(error)}`),
  });
}

const subscribe = (change: Partial<{ url: string; events: string[]; purpose: string }> = {}) =>
  addWebhook(postgres, dependencies, { url: receiver.url, description: 'test', events: [], purpose: 'service', ...change }, 'Ana');

let messages = 0;
function eventOf(person: number, place: number, change: Partial<CustomerEvent> = {}): WebhookEvent {
  messages += 1;
  const event: CustomerEvent = {
    messageId: `m-${messages}`,
    kind: 'track',
    name: 'Order Completed',
    sourceId: 1 as SourceId,
    channel: 'web',
    time: 1_700_000_000_000,
    receivedAt: 1_700_000_000_000,
    properties: { place },
    traits: {},
    context: {},
    integrations: {},
    ...change,
  };
  return { event, identifierId: person as IdentifierId, personId: person as PersonId };
}
const apply = (events: WebhookEvent[]) => postgres.transaction((sql) => enqueueWebhooks(sql, events));

async function until(condition: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms; ${receiver.received.length} received; ${problems.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const waiting = async () => (await postgres.query('SELECT FROM webhook_queue')).length;

/** The places in which each person's events arrived. */
function placesByPerson(): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { subject, place } of receiver.received) places.set(subject, [...(places.get(subject) ?? []), place]);
  return places;
}

describe('delivery', () => {
  test('a subscriber that was down for a while gets all events once per id, in order per person', async () => {
    await subscribe();
    service = await start();
    await apply(Array.from({ length: 60 }, (_, at) => eventOf(1 + (at % 12), Math.floor(at / 12))));
    // An answer that is lost on its way would rightly be asked for again.
    await until(async () => receiver.received.length === 60 && (await waiting()) === 0);
    await receiver.down();
    for (let batch = 0; batch < 10; batch += 1) {
      await apply(Array.from({ length: 60 }, (_, at) => eventOf(1 + (at % 12), 5 + batch * 5 + Math.floor(at / 12))));
      await pause(150);
    }
    expect(receiver.received).toHaveLength(60);
    expect(await waiting()).toBe(600);
    await receiver.up();
    await until(async () => receiver.received.length === 660 && (await waiting()) === 0, 20_000);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(660);
    const inOrder = Array.from({ length: 55 }, (_, place) => place);
    for (const places of placesByPerson().values()) expect(places).toEqual(inOrder);
    const [state] = await listWebhooks(postgres);
    expect(state).toMatchObject({ enabled: true, waiting: 0 });
    expect(problems).toEqual([]);
  });

  test('is signed such that a receiver can check it, with the old and the new secret for a while', async () => {
    const { webhook, secret } = await subscribe();
    service = await start();
    await apply([eventOf(1, 0)]);
    await until(() => receiver.received.length === 1);
    const next = await rotateSecret(postgres, dependencies, webhook.id);
    await pause(200);
    await apply([eventOf(1, 1)]);
    await until(() => receiver.received.length === 2);
    const signatures = receiver.received.map(({ headers, text }) => {
      const [id, timestamp] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
      expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(30);
      expect(JSON.parse(text)).toMatchObject({ id, specversion: '1.0', subject: 'p1' });
      return {
        sent: headers['webhook-signature'],
        old: signatureOf(secret, id, timestamp, text),
        new: signatureOf(next, id, timestamp, text),
      };
    });
    expect(signatures[0]?.sent).toBe(signatures[0]?.old);
    expect(signatures[1]?.sent).toBe(`${signatures[1]?.new} ${signatures[1]?.old}`);
    const stored = JSON.stringify(await postgres.query('SELECT w::text AS row FROM webhook w'));
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
  });

  test('one event that the receiver refuses holds up its own person and nobody else', async () => {
    receiver.answer = ({ subject, place }) => ({ status: subject === 'p3' && place === 1 ? 500 : 204 });
    await subscribe();
    service = await start();
    await apply(Array.from({ length: 40 }, (_, at) => eventOf(1 + (at % 8), Math.floor(at / 8))));
    await until(() => receiver.received.length === 36);
    expect(placesByPerson().get('p3')).toEqual([0]);
    receiver.answer = () => ({ status: 200 });
    await until(() => receiver.received.length === 40);
    expect(placesByPerson().get('p3')).toEqual([0, 1, 2, 3, 4]);
  });

  test('a dead subscriber does not slow another', async () => {
    const dead = await subscribe({ url: 'http://127.0.0.1:9/' });
    await subscribe();
    service = await start();
    const began = Date.now();
    await apply(Array.from({ length: 300 }, (_, at) => eventOf(1 + (at % 50), Math.floor(at / 50))));
    await until(() => receiver.received.length === 300, 10_000);
    expect(Date.now() - began).toBeLessThan(5_000);
    await until(async () => (await listWebhooks(postgres)).some(({ failingSince }) => failingSince !== undefined));
    const states = await listWebhooks(postgres);
    expect(states.find(({ id }) => id === dead.webhook.id)).toMatchObject({
      waiting: 300,
      enabled: true,
      lastError: 'refused the connection',
    });
    expect(states.find(({ id }) => id !== dead.webhook.id)).not.toHaveProperty('failingSince');
  });

  test('a slow answer counts as none, a redirect is not followed, and patience asked for is given', async () => {
    await postgres.transaction((sql) =>
      settings.change(sql, {
        key: 'delivery.rules',
        value: { ...deliveryRulesSetting.default, timeoutSeconds: 1 },
        version: 0,
        reason: 'test',
        by: 'Ana',
      }),
    );
    await settings.refresh();
    const { webhook } = await subscribe();
    receiver.answer = ({ subject }) => {
      if (subject === 'p1') return { status: 302, headers: { location: 'http://127.0.0.1:9/' } };
      return subject === 'p2' ? { status: 400, delayMs: 3_000 } : { status: 429, headers: { 'retry-after': '2' } };
    };
    service = await start();
    await apply([eventOf(1, 0), eventOf(2, 0)]);
    await until(async () => (await listDeliveries(postgres, webhook.id, {})).deliveries.length >= 2);
    const errors = (await listDeliveries(postgres, webhook.id, {})).deliveries.map(({ error }) => error);
    expect(errors).toContain('answered with a redirect, which is not followed');
    await until(async () =>
      (await listDeliveries(postgres, webhook.id, {})).deliveries.some(({ error }) => error === 'did not answer within 1 seconds'),
    );
    await apply([eventOf(3, 0)]);
    await until(async () => (await listDeliveries(postgres, webhook.id, {})).deliveries.some(({ status }) => status === 429));
    const asked = Date.now();
    receiver.answer = () => ({ status: 204 });
    await until(() => receiver.received.length === 3);
    expect(Date.now() - asked).toBeGreaterThan(1_500);
  });

  test('never enters a private network unless allowed, whatever stands in the table', async () => {
    await postgres.query(
      'INSERT INTO webhook (url, description, events, purpose, secret, created_by, created_at) VALUES ($1, $2, $3::text[], $4, $5, $6, 0)',
      [receiver.url.replace('127.0.0.1', 'localhost'), '', [], 'service', dependencies.box.seal('whsec_AAAA'), 'Ana'],
    );
    await subscribe();
    await apply([eventOf(1, 0)]);
    service = await startDelivery({
      ...dependencies,
      allowPrivateAddresses: false,
      postgres,
      settings,
      gate: openGate,
      random: () => 0,
      onDisabled: () => undefined,
      onProblem: () => undefined,
    });
    await until(async () => (await postgres.query('SELECT FROM webhook_delivery')).length >= 2);
    const rows = await postgres.query<{ error: string }>('SELECT error FROM webhook_delivery');
    for (const { error } of rows) expect(error).toContain('private network');
    expect(receiver.received).toEqual([]);
  });

  test('is switched off with a notice when gone, after days without success, and never re-sent then; switched on it goes on', async () => {
    const { webhook } = await subscribe();
    receiver.answer = () => ({ status: 410 });
    service = await start();
    await apply([eventOf(1, 0), eventOf(1, 1)]);
    await until(() => disabled.length === 1);
    expect(disabled[0]).toBe(`${webhook.id} gone: it answered 410 Gone`);
    expect((await listWebhooks(postgres))[0]).toMatchObject({ enabled: false, disabledReason: 'it answered 410 Gone', waiting: 2 });
    expect(await apply([eventOf(1, 9)])).toBe(0);
    receiver.answer = () => ({ status: 200 });
    await changeWebhook(postgres, dependencies, webhook.id, { enabled: true }, 'Ana');
    await until(() => receiver.received.length === 2);
    expect(placesByPerson().get('p1')).toEqual([0, 1]);

    await receiver.down();
    await postgres.query('UPDATE webhook SET failing_since = $1', [Date.now() - 4 * dayMs]);
    await apply([1, 2, 3, 4, 5].map((person) => eventOf(person, 2)));
    await until(() => disabled.length === 2);
    expect(disabled[1]).toMatch(/failing: nothing could be delivered for 3 days; last: refused the connection/);
  });

  test('an event refused for too long is set aside, its person goes on, and it can be sent again by hand under the same id', async () => {
    const { webhook } = await subscribe();
    receiver.answer = ({ place }) => ({ status: place === 0 ? 422 : 204 });
    await apply([eventOf(1, 0), eventOf(1, 1)]);
    await postgres.query('UPDATE webhook_queue SET queued_at = $1', [Date.now() - 73 * hourMs]);
    service = await start();
    await until(() => receiver.received.length === 1);
    await until(async () => (await listDeliveries(postgres, webhook.id, {})).deliveries.length === 2);
    const { deliveries } = await listDeliveries(postgres, webhook.id, {});
    const aside = deliveries.find(({ outcome }) => outcome === 'given_up');
    expect(aside).toMatchObject({ status: 422, attempt: 1, event: 'track Order Completed', personId: 1 });
    receiver.answer = () => ({ status: 204 });
    await resendDelivery(postgres, dependencies, webhook.id, aside?.id ?? 0);
    await until(() => receiver.received.length === 2);
    expect(receiver.received[1]?.id).toBe(aside?.eventId);
    await expect(resendDelivery(postgres, dependencies, webhook.id, 9_999)).rejects.toMatchObject({ code: 'delivery.nothing_to_send' });
  });

  test('two instances share the work, each event once and in order', async () => {
    await subscribe();
    receiver.answer = () => ({ status: 204, delayMs: 2 });
    await apply(Array.from({ length: 600 }, (_, at) => eventOf(1 + (at % 40), Math.floor(at / 40))));
    service = await start();
    const second = await start();
    await until(async () => receiver.received.length >= 600 && (await waiting()) === 0);
    await second.close();
    expect(receiver.received).toHaveLength(600);
    const inOrder = Array.from({ length: 15 }, (_, place) => place);
    for (const places of placesByPerson().values()) expect(places).toEqual(inOrder);
  });

  test('what an instance had taken when it died is sent by another once its claim has ended, before what comes later', async () => {
    await subscribe();
    await apply([eventOf(1, 0), eventOf(1, 1), eventOf(2, 0)]);
    await postgres.query('UPDATE webhook_queue SET claimed_until = $1 WHERE person_id = 1', [Date.now() + 1_500]);
    service = await start();
    await until(() => receiver.received.length === 1);
    await apply([eventOf(1, 2)]);
    await pause(300);
    expect(receiver.received.map(({ subject }) => subject)).toEqual(['p2']);
    await until(() => receiver.received.length === 4);
    expect(placesByPerson().get('p1')).toEqual([0, 1, 2]);
  });

  test('stopping waits for what is under way and leaves the rest for the next start', async () => {
    await subscribe();
    receiver.answer = () => ({ status: 204, delayMs: 30 });
    service = await start();
    await apply(Array.from({ length: 200 }, (_, at) => eventOf(1 + (at % 20), Math.floor(at / 20))));
    await until(() => receiver.received.length > 10);
    await service.close();
    expect(receiver.received.length + (await waiting())).toBe(200);
    expect(await postgres.query('SELECT FROM webhook_queue WHERE claimed_until > 0')).toEqual([]);
    service = await start();
    await until(() => receiver.received.length === 200);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(200);
  });
});

describe('queueing', () => {
  test('costs nothing without a subscriber, and keeps what is wanted with the transaction', async () => {
    expect(await apply([eventOf(1, 0)])).toBe(0);
    await subscribe({ events: ['identify', 'Order Refunded'] });
    await subscribe({ events: ['Order Completed'] });
    expect(await apply([eventOf(1, 0), eventOf(1, 1, { kind: 'identify', name: '' }), eventOf(1, 2, { kind: 'page', name: 'Home' })])).toBe(
      2,
    );
    const failing = postgres.transaction(async (sql) => {
      await enqueueWebhooks(sql, [eventOf(1, 3)]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    expect(await waiting()).toBe(2);
  });

  test('sends for a purpose other than service only what people permit, and nothing when nobody can say', async () => {
    await subscribe({ purpose: 'advertising' });
    expect(await apply([eventOf(1, 0)])).toBe(0);
    const queued = await postgres.transaction((sql) =>
      enqueueWebhooks(sql, [eventOf(1, 0), eventOf(2, 0)], {
        gateFor: async () => (purpose, identifierId) => purpose === 'advertising' && identifierId === 2,
        outgoing: (event) => ({ ...event, context: { cleaned: true } }),
      }),
    );
    expect(queued).toBe(1);
    const rows = await postgres.query<{ person_id: number; body: string }>('SELECT person_id, body FROM webhook_queue');
    expect(rows).toMatchObject([{ person_id: 2 }]);
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ data: { context: { cleaned: true } } });
  });

  test('sends a notice of the product to who named it, and to who wants all for service', async () => {
    await subscribe({ events: ['value.drift'], purpose: 'analytics' });
    await subscribe();
    await subscribe({ purpose: 'advertising' });
    await subscribe({ events: ['Order Completed'] });
    receiver.answer = () => ({ status: 204 });
    const notice = { type: 'value.drift', id: '1', subject: 'value-model:7', time: 0, data: { share: 0.2, properties: {} } };
    expect(await postgres.transaction((sql) => enqueueNotice(sql, notice))).toBe(2);
    service = await start();
    await until(() => receiver.received.length === 2);
    expect(receiver.received[0]).toMatchObject({ subject: 'value-model:7', body: { type: 'loyalty.value.drift' } });
    const logged = () => postgres.query<{ event_name: string; person_id: number }>('SELECT event_name, person_id FROM webhook_delivery');
    await until(async () => (await logged()).length === 2);
    const rows = await logged();
    expect(rows).toEqual(rows.map(() => ({ event_name: 'value.drift', person_id: 0 })));
  });

  test('what waits for a person follows her to the number that she has after a join', async () => {
    await subscribe();
    await apply([eventOf(7, 0)]);
    // As much of identity's table as the queue looks at.
    const insert =
      'CREATE TABLE identifier (id bigint PRIMARY KEY, person_id bigint NOT NULL); INSERT INTO identifier VALUES (3, 3), (7, 3)';
    await postgres.query(insert);
    await postgres.transaction((sql) => enqueueWebhooks(sql, [eventOf(3, 1)], { peopleChanged: new Set([3, 7]) }));
    receiver.answer = () => ({ status: 204, delayMs: 5 });
    service = await start();
    await until(() => receiver.received.length === 2);
    expect(receiver.received.map(({ place }) => place)).toEqual([0, 1]);
  });

  test('walks past a person with very many events as fast as past any other', async () => {
    const { webhook } = await subscribe();
    await postgres.query(
      `INSERT INTO webhook_queue (webhook_id, person_id, event_id, event_name, body, queued_at, due_at)
       SELECT $1, 1, 'x' || n, 'x', '{}', 0, 9000000000000000 FROM generate_series(1, 50000) AS n`,
      [webhook.id],
    );
    await postgres.query('ANALYZE webhook_queue');
    await apply([eventOf(2, 0)]);
    const began = Date.now();
    service = await start();
    await until(() => receiver.received.length === 1);
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe('subscribers', () => {
  test('are added, changed and removed; every problem is named; secrets are shown once', async () => {
    const refused = addWebhook(postgres, dependencies, { url: 'x', description: '', events: [''], purpose: '!' }, 'Ana');
    await expect(refused).rejects.toMatchObject({
      code: 'delivery.invalid_webhook',
      problems: [{ at: 'url' }, { at: 'events[0]' }, { at: 'purpose' }],
    });
    const { webhook, secret } = await subscribe();
    expect(secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await listWebhooks(postgres))).not.toContain(secret);
    const changed = await changeWebhook(postgres, dependencies, webhook.id, { events: ['page'], enabled: false }, 'Ben');
    expect(changed).toMatchObject({ events: ['page'], enabled: false, disabledReason: 'switched off by Ben', url: webhook.url });
    await removeWebhook(postgres, webhook.id);
    expect(await listWebhooks(postgres)).toEqual([]);
    for (const work of [
      () => removeWebhook(postgres, 9),
      () => rotateSecret(postgres, dependencies, 9),
      () => listDeliveries(postgres, 9, {}),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'delivery.unknown_webhook' });
    }
  });
});
