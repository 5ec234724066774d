import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { consents, knownAs, messageMigrations, messageRules, newcomers, newRunner } from '../../test/message-house.ts';
import { peopleOf } from '../../test/people-with-events.ts';
import { connectorSetting, createSecretBox, noticeSetting, ownSource } from '../delivery/index.ts';
import { formatPersonId, hourMs, type SourceId } from '../foundation/index.ts';
import { customerMessagesRoutes } from './customer-messages.ts';
import { messagesRoutes } from './messages.ts';
import { messagesReceivedRoutes } from './messages-received.ts';
import { noticesRoutes } from './notices.ts';
import { requestFacts } from './session.ts';

let server: TestServer;
let made = 0;
const rules = messageRules();
const content = () => undefined;

beforeAll(async () => {
  server = await testServer({
    migrations: messageMigrations,
    definitions: [noticeSetting, connectorSetting],
    routes: async (app, own) => {
      const people = peopleOf(own);
      const { postgres, audit, clock, settings, access } = own;
      customerMessagesRoutes(app, people, rules);
      messagesRoutes(app, people, { rules, content, connectors: () => connectorSetting.default });
      noticesRoutes(app, { postgres, settings, audit, clock, box: createSecretBox(Buffer.alloc(32, 3)) });
      await messagesReceivedRoutes(app, people, {
        findSource: async (key) => (key === 'page-key' ? { id: 1 as SourceId, channel: 'web', enabled: true } : undefined),
        callerOf: async (request) => (await access.authenticate(requestFacts(request)))?.caller,
        showing: () => ({ clock, content, rules }),
        source: ownSource(postgres, clock),
      });
    },
  });
});
afterAll(() => server.close());

async function somebody(allowed: Readonly<Record<string, boolean>> = { marketing: true }) {
  made += 1;
  const name = `may${made}`;
  const person = await newcomers(server, server.clock).person({
    [`user_id:${name}`]: [knownAs({ firstName: 'May' }), consents(allowed)],
    [`email:${name}@okafor.test`]: [],
    [`anonymous_id:browser-${name}`]: [],
  });
  return { id: formatPersonId(person), name };
}
const settle = async () => {
  const runner = newRunner({ ...server, rules });
  for (let step = 0; step < 100 && (await runner.step()); step += 1);
};
const hello = { channel: 'email', purpose: 'marketing', isPromotion: true, text: 'Hello {firstName|you}' };

test('a message is asked for by whatever names her, looked at, called off, and all of it is in the log', async () => {
  const may = await somebody();
  const later = new Date(server.clock.now() + hourMs).toISOString();
  for (const who of [
    { customer: may.id },
    { userId: may.name },
    { identifier: { namespace: 'email', value: `${may.name.toUpperCase()}@okafor.test` } },
  ]) {
    const { status, body } = await server.call('agent', 'POST', '/v1/messages', { ...hello, ...who, at: later });
    expect(status).toBe(200);
    expect(body.messages).toMatchObject([{ customer: may.id, state: 'planned', reasons: [], dueAt: later, madeBy: 'a agent' }]);
  }
  const { body: listed } = await server.call('marketer', 'GET', `/v1/messages?customer=${may.id}&state=planned,held&limit=2`);
  expect(listed.messages).toHaveLength(2);
  const { body: rest } = await server.call('marketer', 'GET', `/v1/messages?customer=${may.id}&before=${listed.next}`);
  expect(rest.messages).toHaveLength(1);
  expect(rest.next).toBeUndefined();
  const [{ id }] = listed.messages;
  expect((await server.call('agent', 'POST', `/v1/messages/${id}/cancel`, { reason: 'no' })).status).toBe(400);
  const cancelled = await server.call('agent', 'POST', `/v1/messages/${id}/cancel`, { reason: 'she called meanwhile' });
  expect(cancelled.body).toMatchObject({ state: 'cancelled', reasons: [{ code: 'message.cancelled', words: 'she called meanwhile' }] });
  expect((await server.call('agent', 'POST', `/v1/messages/${id}/cancel`, { reason: 'twice' })).body.error.code).toBe('messages.too_late');
  const { body: opened } = await server.call('agent', 'GET', `/v1/messages/${id}`);
  expect(opened.steps).toMatchObject([{ code: 'message.planned' }, { state: 'cancelled', code: 'message.cancelled', by: 'a agent' }]);
  expect(await server.actions()).toEqual(expect.arrayContaining(['messages.plan', 'messages.cancel', 'people.read']));
});

test('a message says of every channel that was considered why not, and then by which it goes', async () => {
  const may = await somebody();
  const at = new Date(server.clock.now() + hourMs).toISOString();
  const { channel: _, ...said } = hello as { channel?: string };
  const { body } = await server.call('agent', 'POST', '/v1/messages', {
    ...said,
    customer: may.id,
    channels: ['push', 'sms', 'email'],
    at,
  });
  const { body: opened } = await server.call('agent', 'GET', `/v1/messages/${body.messages[0].id}`);
  expect(opened.channel).toBe('email');
  expect(opened.steps.map(({ channel, state, code }: Record<string, string>) => [channel, state, code])).toEqual([
    ['push', 'refused', 'address.none'],
    ['sms', 'refused', 'consent.unknown'],
    ['sms', 'refused', 'address.none'],
    ['email', 'planned', 'message.planned'],
  ]);
  expect(opened.steps[0].words).toBe('app notification: no device of hers is known');
  expect(opened.steps.at(-1).words).toBe('by e-mail');
});

test('what is refused says why, and what cannot be is refused with every problem', async () => {
  const may = await somebody({});
  const { body } = await server.call('agent', 'POST', '/v1/messages', { ...hello, customer: may.id });
  expect(body.messages).toMatchObject([{ state: 'refused', reasons: [{ code: 'consent.unknown' }] }]);
  const wrong = { purpose: 'selling', text: 'Hello {secret}', until: '2020-01-01' };
  const { status, body: refused } = await server.call('agent', 'POST', '/v1/messages', { ...wrong, customer: may.id });
  expect(status).toBe(400);
  expect(refused.error.problems.map(({ at }: { at: string }) => at)).toEqual(['channel', 'purpose', 'text', 'until']);
  expect((await server.call('agent', 'POST', '/v1/messages', hello)).body.error.code).toBe('messages.bad_message');
  expect((await server.call('clerk', 'POST', '/v1/messages', { ...hello, customer: may.id })).status).toBe(403);
  expect((await server.call('agent', 'POST', '/v1/messages', { ...hello, people: [may.id, 'p999999'] })).body.error.problems).toEqual([
    { at: 'people[1]', message: 'there is no customer p999999' },
  ]);
});

test('asked for twice under one name, for one or for many, it is made once', async () => {
  const [may, ada] = [await somebody(), await somebody({})];
  const ask = () => server.call('agent', 'POST', '/v1/messages', { ...hello, people: [may.id, ada.id], idempotencyKey: 'spring' });
  const [first, again] = [await ask(), await ask()];
  expect(first.body.messages.map(({ state }: { state: string }) => state)).toEqual(['planned', 'refused']);
  expect(again.body.messages.map(({ id }: { id: string }) => id)).toEqual(first.body.messages.map(({ id }: { id: string }) => id));
});

test('a message to a group is planned for each of its people page by page, and what is left of it can be called off', async () => {
  const { postgres } = server;
  const [may, ada] = [await somebody(), await somebody({})];
  await postgres.query("INSERT INTO customer_group (id, version, body) OVERRIDING SYSTEM VALUE VALUES (7, 1, '{}')");
  for (const { id } of [may, ada]) await postgres.query('INSERT INTO group_member VALUES (7, $1, 0)', [Number(id.slice(1))]);
  const at = new Date(server.clock.now() + hourMs).toISOString();
  const { body } = await server.call('marketer', 'POST', '/v1/messages', { ...hello, group: 7, at, idempotencyKey: 'group' });
  expect(body.mailing).toMatchObject({ group: 7, state: 'planning', people: 0 });
  await settle();
  const { body: listed } = await server.call('marketer', 'GET', '/v1/messages/mailings');
  expect(listed.mailings).toMatchObject([{ id: body.mailing.id, state: 'planned', people: 2, messages: { planned: 1, refused: 1 } }]);
  const again = await server.call('marketer', 'POST', '/v1/messages', { ...hello, group: 7, at, idempotencyKey: 'group' });
  expect(again.body.mailing.id).toBe(body.mailing.id);
  expect((await server.call('marketer', 'POST', '/v1/messages', { ...hello, audience: 7 })).body.error.code).toBe(
    'audience.unknown_audience',
  );
  const { body: cancelled } = await server.call('marketer', 'POST', `/v1/messages/mailings/${body.mailing.id}/cancel`, {
    reason: 'too early',
  });
  expect(cancelled).toMatchObject({ state: 'cancelled', messages: { planned: 0, cancelled: 1, refused: 1 } });
});

test('what waits in the app is given to who may know her, to a page’s key without a word about her, and to nobody once she said no', async () => {
  const may = await somebody({ advice: true });
  const body = {
    channel: 'inApp',
    purpose: 'advice',
    text: 'Dear {firstName|you}, {event.order|your order} is here.',
    data: { order: 'A 17' },
  };
  const asked = await server.call('agent', 'POST', '/v1/messages', { ...body, customer: may.id });
  await settle();
  const withKey = (path: string, payload?: object) =>
    server.app.inject({
      method: payload ? 'POST' : 'GET',
      url: path,
      headers: { 'x-write-key': 'page-key', origin: 'https://shop.test' },
      ...(payload ? { payload } : {}),
    });
  const page = await withKey(`/v1/messages/inbox?anonymousId=browser-${may.name}`);
  expect(page.headers['access-control-allow-origin']).toBe('https://shop.test');
  expect(page.json().messages).toMatchObject([{ text: 'Dear you, your order is here.' }]);
  expect((await withKey('/v1/messages/inbox?anonymousId=somebody-else')).json()).toEqual({ messages: [] });
  const [{ id }] = page.json().messages;
  expect(id).toBe(asked.body.messages[0].id);
  expect((await withKey(`/v1/messages/${id}/receipt`, { state: 'used', anonymousId: 'somebody-else' })).statusCode).toBe(404);
  expect((await server.call('agent', 'GET', `/v1/messages/${id}`)).body.receipt).toBe('delivered');
  expect((await withKey(`/v1/messages/${id}/receipt`, { state: 'seen', anonymousId: `browser-${may.name}` })).json()).toEqual({
    id,
    receipt: 'seen',
  });
  await newcomers(server, server.clock).happened(`user_id:${may.name}`, consents({ advice: false }, server.clock.now()));
  expect((await withKey(`/v1/messages/inbox?anonymousId=browser-${may.name}`)).json()).toEqual({ messages: [] });
  expect((await server.call('agent', 'GET', `/v1/messages/${id}`)).body).toMatchObject({
    state: 'refused',
    reasons: [{ code: 'consent.refused' }],
  });
  expect((await server.app.inject({ url: '/v1/messages/inbox?anonymousId=x' })).statusCode).toBe(401);
});

test('her page tells what waits, what went out, and what is left of her attention', async () => {
  const may = await somebody();
  await server.call('agent', 'POST', '/v1/messages', { ...hello, customer: may.id });
  await settle();
  await server.call('agent', 'POST', '/v1/messages', { ...hello, customer: may.id });
  const { body } = await server.call('clerk', 'GET', `/v1/customers/${may.id}/messages`);
  expect(body).toMatchObject({
    waiting: [{ state: 'held', reasons: [{ code: 'cap.all' }] }],
    past: [{ state: 'sent', isStandIn: true, via: 'standIn' }],
    attention: { budget: 3, spent: 1, left: 2 },
  });
});

test('notice rules are data: changed with a reason, refused with every problem, undone, and nobody else’s', async () => {
  const { body: before } = await server.call('marketer', 'GET', '/v1/messages/notices');
  expect(before).toMatchObject({ version: 0, rules: [{ key: 'order-ready' }] });
  const [rule] = before.rules;
  const change = (rules: unknown[], version: number, role: 'agent' | 'marketer' = 'marketer') =>
    server.call(role, 'PUT', '/v1/messages/notices', { rules, version, reason: 'shorter' });
  expect((await change([rule], 0, 'agent')).status).toBe(403);
  const faults = await change([{ ...rule, text: 'Hi {secret}', when: { ...rule.when, person: { what: 1 } } }, rule], 0);
  expect(faults.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(['rules[0].text', 'rules[0].when.person', 'rules[1].key']);
  expect((await change([{ ...rule, text: 'Ready.' }], 0)).body).toMatchObject({ version: 1, rules: [{ text: 'Ready.' }] });
  const undone = await server.call('marketer', 'POST', '/v1/messages/notices/undo', { version: 1, reason: 'too short' });
  expect(undone.body).toMatchObject({ version: 2, rules: before.rules });
  expect((await server.call('marketer', 'GET', '/v1/messages/notices/history')).body.versions).toMatchObject([
    { restores: 0 },
    { version: 1 },
  ]);
});

test('the password of the mail server is kept sealed and never told', async () => {
  expect((await server.call('engineer', 'GET', '/v1/messages/mail-password')).body).toEqual({ given: false });
  expect((await server.call('marketer', 'PUT', '/v1/messages/mail-password', { password: 'x' })).status).toBe(403);
  expect((await server.call('engineer', 'PUT', '/v1/messages/mail-password', { password: 'correct horse' })).status).toBe(204);
  expect((await server.call('engineer', 'GET', '/v1/messages/mail-password')).body).toMatchObject({ given: true, by: 'a engineer' });
  const [row] = await server.postgres.query<{ sealed: Buffer }>('SELECT sealed FROM message_secret');
  expect(row?.sealed.toString('latin1')).not.toContain('horse');
});
