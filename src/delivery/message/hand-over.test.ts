import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type MailServer, type MailServerOptions, startMailServer } from '../../../test/mail-server.ts';
import { consents, knownAs, type MessageHouse, messageHouse } from '../../../test/message-house.ts';
import { WebhookReceiver } from '../../../test/webhook-receiver.ts';
import { type PersonId, systemClock } from '../../foundation/index.ts';
import { readContacts } from '../../gate/index.ts';
import { createSettings, type Settings } from '../../settings/index.ts';
import { type DeliveryService, startDelivery } from '../delivery.ts';
import { deliveryRulesSetting } from '../delivery-rules.ts';
import { addWebhook } from '../manage-webhooks.ts';
import { createSecretBox } from '../seal-secret.ts';
import { signatureOf } from '../sign-delivery.ts';
import { connectorSetting } from './connector-setting.ts';
import { messageGuard } from './guard-messages.ts';
import { eventIdOfMessage } from './hand-over.ts';
import { MessageRunner } from './message-runner.ts';

let house: MessageHouse;
let made = 0;
beforeAll(async () => {
  house = await messageHouse();
});
afterAll(() => house.engines.close());
beforeEach(async () => {
  await house.engines.postgres.query('DELETE FROM inbox');
});

function somebody(): Promise<PersonId> {
  made += 1;
  return house.person({
    [`user_id:may${made}`]: [knownAs({ firstName: 'May' }), consents({ marketing: true, sms_marketing: true })],
    [`email:may${made}@x.test`]: [],
    [`phone:+35191${made}00`]: [],
  });
}
const withdraw = () => house.happened(`user_id:may${made}`, consents({ marketing: false }, house.clock.now()));

describe('by mail', () => {
  let server: MailServer;
  let runner: MessageRunner;
  afterEach(async () => {
    await runner.settled();
    await server.close();
  });

  async function mailing(options: MailServerOptions = {}): Promise<void> {
    server = await startMailServer(options);
    house.connectors = { ...connectorSetting.default, email: { via: 'smtp', webhook: 0 } };
    const route = { host: 'localhost', port: server.port, security: 'none' as const };
    house.route = { server: route, from: { address: 'shop@firm.test', name: 'The shop' }, replyTo: '' };
    runner = house.runner();
  }
  const settle = async () => {
    await house.settle(runner);
    await vi.waitFor(async () => {
      const rows = await house.engines.postgres.query("SELECT FROM message WHERE state = 'sending'");
      expect(rows).toEqual([]);
    });
  };

  test('it is handed over once, under an id of its own, and stands on her timeline as sent', async () => {
    await mailing();
    const may = await somebody();
    const { key } = await house.plan(may, { body: { subject: 'News', text: 'Hello {firstName}' } });
    await settle();
    expect(await house.message(key)).toMatchObject({ state: 'sent', connector: 'smtp', is_stand_in: false });
    expect(server.taken).toMatchObject([{ from: 'shop@firm.test', to: [`may${made}@x.test`] }]);
    expect(server.taken[0]?.text).toContain(`Message-ID: <${key}@firm.test>`);
    expect(server.taken[0]?.text).toContain('Subject: News');
    expect(await house.told()).toMatchObject([{ event: 'Email Sent', properties: { message_id: key, subject: 'News' } }]);
  });

  test('permission withdrawn after the mail server was spoken to and before the mail is obeyed', async () => {
    let isWithdrawn = false;
    await mailing();
    const may = await somebody();
    const { key } = await house.plan(may);
    // Between the mark and the mail: the word is applied while the envelope is under way.
    const { rules } = house.dependencies;
    runner = new MessageRunner({
      ...house.dependencies,
      route: async () => {
        if (!isWithdrawn) await withdraw();
        isWithdrawn = true;
        return house.route;
      },
      rules,
    });
    await settle();
    expect(server.commands.some((command) => command.startsWith('RCPT'))).toBe(true);
    expect(server.taken).toEqual([]);
    expect(await house.message(key)).toMatchObject({ state: 'refused', reason: 'consent.refused' });
    const contacts = await readContacts(house.engines.postgres, [may, may + 1, may + 2], house.clock.now());
    expect(contacts.map(({ state }) => state)).toEqual(['failed']);
  });

  test('an address that the server does not know is given up, and the next channel taken', async () => {
    made += 1;
    await mailing({ refuses: { [`may${made}@x.test`]: '550 5.1.1 nobody here' } });
    made -= 1;
    const may = await somebody();
    const { key } = await house.plan(may, { ways: ['email', 'sms'] });
    await settle();
    await house.settle(runner);
    expect(await house.message(key)).toMatchObject({ state: 'sent', way: 'sms', is_stand_in: true });
    expect(await house.plan(may)).toMatchObject({ state: 'refused', reasons: [{ code: 'address.bounced' }] });
  });

  test('a server that is away keeps the mail waiting, with the reason, and gets it when it is back', async () => {
    await mailing();
    await server.close();
    const may = await somebody();
    const { key } = await house.plan(may);
    await settle();
    const held = await house.message(key);
    expect(held).toMatchObject({ state: 'held', reason: 'connector.failed', attempts: 1 });
    const contacts = await readContacts(house.engines.postgres, [held.address_id as number], house.clock.now());
    expect(contacts).toMatchObject([{ state: 'failed' }]);
    server = await startMailServer();
    house.route = {
      ...(house.route as NonNullable<typeof house.route>),
      server: { host: 'localhost', port: server.port, security: 'none' },
    };
    house.clock.advance(60_000);
    await settle();
    expect(await house.message(key)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(server.taken).toHaveLength(1);
    const [, second] = await readContacts(house.engines.postgres, [held.address_id as number], house.clock.now());
    expect(second).toMatchObject({ message: `${key}.2`, state: 'sent' });
  });

  test('one whose last answer never came may have left, says so, and is not sent again', async () => {
    await mailing({ atEnd: () => 'hangUp' });
    const may = await somebody();
    const { key } = await house.plan(may);
    await settle();
    house.clock.advance(3_600_000);
    await settle();
    expect(await house.message(key)).toMatchObject({ state: 'unsure', reason: 'connector.unsure' });
    expect(server.taken).toHaveLength(1);
  });
});

describe('by webhook', () => {
  const box = createSecretBox(Buffer.alloc(32, 9));
  let receiver: WebhookReceiver;
  let settings: Settings;
  let service: DeliveryService | undefined;
  let secret: string;
  beforeEach(async () => {
    const { postgres } = house.engines;
    receiver = new WebhookReceiver();
    await receiver.up();
    settings = await createSettings({ postgres, clock: systemClock, definitions: [deliveryRulesSetting] });
    const wish = { url: receiver.url, description: 'SMS provider', events: ['message.due'], purpose: 'service' };
    const added = await addWebhook(postgres, { clock: systemClock, box, allowPrivateAddresses: true }, wish, 'Ana');
    secret = added.secret;
    house.connectors = { ...connectorSetting.default, sms: { via: 'webhook', webhook: added.webhook.id } };
  });
  afterEach(async () => {
    await service?.close();
    await receiver.down();
    await settings.close();
  });
  const start = async () => {
    service = await startDelivery({
      ...{ postgres: house.engines.postgres, settings, clock: systemClock, box, allowPrivateAddresses: true, random: () => 0 },
      gate: { mayHandOut: async () => ({ allowed: true, refusals: [] }) },
      messages: messageGuard(house.dependencies),
      onDisabled: () => {},
      onProblem: (message, error) => {
        throw new Error(message, { cause: error });
      },
    });
  };

  test('it is signed, has one id, and counts as sent when it was taken', async () => {
    const may = await somebody();
    const { key } = await house.plan(may, { ways: ['sms'] });
    await house.settle();
    expect(await house.message(key)).toMatchObject({ state: 'sending', is_stand_in: false });
    expect(await house.told()).toEqual([]);
    await start();
    await vi.waitFor(async () => expect(await house.message(key)).toMatchObject({ state: 'sent' }), 5_000);
    const [got] = receiver.received;
    expect(got?.body).toMatchObject({
      ...{ specversion: '1.0', type: 'io.loyaltyloop.message.due', subject: `p${may}`, id: eventIdOfMessage(key) },
      data: { message: key, channel: 'sms', to: { namespace: 'phone', value: `+35191${made}00` }, text: 'Hello May' },
    });
    const timestamp = Number(got?.headers['webhook-timestamp']);
    expect(got?.headers['webhook-signature']).toBe(signatureOf(secret, eventIdOfMessage(key), timestamp, got?.text ?? ''));
    expect(await house.told()).toMatchObject([{ event: 'SMS Sent', properties: { message_id: key } }]);
  });

  test('what waited for a subscriber that was away is withheld once she has said no', async () => {
    await receiver.down();
    const may = await somebody();
    const { key } = await house.plan(may, { ways: ['sms'] });
    await house.settle();
    await start();
    await vi.waitFor(async () => {
      const [row] = await house.engines.postgres.query<{ attempts: number }>('SELECT attempts FROM webhook_queue');
      expect(row?.attempts).toBeGreaterThan(0);
    }, 5_000);
    await withdraw();
    await receiver.up();
    await vi.waitFor(async () => expect(await house.message(key)).toMatchObject({ state: 'refused', reason: 'consent.refused' }), 8_000);
    expect(receiver.received).toEqual([]);
    const [contact] = await readContacts(house.engines.postgres, [may, may + 1, may + 2], house.clock.now());
    expect(contact).toMatchObject({ message: key, state: 'failed' });
    await vi.waitFor(async () => expect(await house.engines.postgres.query('SELECT FROM webhook_queue')).toEqual([]), 5_000);
  });

  test('a webhook that was switched off holds what it should take', async () => {
    await house.engines.postgres.query('UPDATE webhook SET enabled = false');
    const may = await somebody();
    const { key } = await house.plan(may, { ways: ['sms'] });
    await house.settle();
    expect(await house.message(key)).toMatchObject({ state: 'held', reason: 'connector.off' });
  });
});
