import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Customer, LoyaltyApiError, LoyaltyClient } from '../../client/src/index.ts';
import { administratorOf, type Product, startProduct } from '../../lab/product.ts';
import { apiDocument } from '../api-document.ts';
import { AnswerCheck } from '../described-answers.ts';

// The client against the built product, as somebody else's program uses it; every answer is held to the product's own description.

type Paths = Record<string, Record<string, { parameters?: { name: string; in: string; required?: boolean }[] }>>;

const faults: string[] = [];
/** What is followed, and what opens by a customer's own secret alone. */
const testedElsewhere = /^\/v1\/(live$|own)/;
let product: Product;
let folder: string;
let paths: Paths;
let document: { info: { version: string }; paths: Paths };
let loyalty: LoyaltyClient;
let maya: Customer;
let sourceId: number;
let messageId = '';
let receiptId: string;

/** `fetch` that compares each answer with what the description says of its route. */
function checkingFetch(): typeof fetch {
  const check = new AnswerCheck(document);
  const routes = Object.keys(paths).map((path) => ({
    path,
    shape: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  return async (input, init) => {
    const response = await fetch(input, init);
    const address = new URL(String(input)).pathname;
    // The plainest address wins: /v1/quarantine/replay is no item of the quarantine.
    const [route] = routes
      .filter(({ shape }) => shape.test(address))
      .sort((left, right) => left.path.split('{').length - right.path.split('{').length);
    const type = response.headers.get('content-type') ?? undefined;
    const body = type?.startsWith('application/json') ? await response.clone().text() : '';
    const found = check.faults(init?.method ?? 'GET', route?.path ?? '', response.status, type, body);
    faults.push(...found.map((fault) => `${init?.method} ${address} ${response.status}: ${fault}`));
    return response;
  };
}

const owners = { marketingOwner: 'Maya Okafor', technologyOwner: 'Tomas Lind' };
const reason = 'the journey of the client';

beforeAll(async () => {
  const rooms = resolve(import.meta.dirname, '..', '..', '.loyalty');
  mkdirSync(rooms, { recursive: true });
  folder = mkdtempSync(join(rooms, 'client-'));
  product = await startProduct({ dataDir: folder, environment: { LOYALTY_ALLOW_PRIVATE_ADDRESSES: '1' } });
  document = (await (await fetch(`${product.address}/openapi.json`)).json()) as typeof document;
  paths = document.paths;
  const administrator = administratorOf(product);
  const { token } = await administrator.request<{ token: string }>('POST', '/v1/tokens', { name: 'journey', role: 'admin' });
  const options = { address: product.address, token, fetch: checkingFetch() };
  const made = await new LoyaltyClient(options).post('/v1/sources', { body: { name: 'Site', channel: 'web', kind: 'sdk', ...owners } });
  sourceId = made.source.id;
  loyalty = new LoyaltyClient({ ...options, writeKey: made.writeKey });
}, 120_000);

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

it('has the types of the product that runs', async () => {
  const { info: _, ...running } = document;
  const { info: __, ...described } = (await apiDocument()) as typeof document;
  expect(running).toEqual(described);
});

it('sends, is told what became of each event, and reads the person that they make', async () => {
  const traits = { firstName: 'Maya', lastName: 'Okafor', email: 'maya@okafor.test', plan: 'gold' };
  expect(await loyalty.identify({ userId: 'maya', traits })).toBeUndefined();
  const order = { userId: 'maya', messageId: 'o1', event: 'Order Completed', properties: { order_id: 'A1', total: 42, currency: 'EUR' } };
  const receipt = await loyalty.track(order, { receipt: true });
  receiptId = receipt.receiptId;
  expect(receipt.events).toEqual([{ messageId: 'o1', status: 'accepted' }]);
  expect((await loyalty.track(order, { receipt: true })).events).toEqual([{ messageId: 'o1', status: 'duplicate' }]);
  expect(await loyalty.page({ messageId: 'nobody', name: 'Home' }, { receipt: true })).toMatchObject({
    success: false,
    events: [{ messageId: 'nobody', status: 'quarantined', reason: expect.stringContaining('.') }],
  });
  const calls = ['ben', 'cleo'].map((userId) => ({ type: 'identify' as const, userId, traits: { firstName: userId } }));
  expect((await loyalty.batch(calls, { receipt: true })).events.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  maya = await loyalty.get('/v1/customers/by/{namespace}/{value}', { path: { namespace: 'user_id', value: 'maya' } });
  expect(maya).toMatchObject({ name: { display: 'Maya Okafor' }, stats: { orders: 1, spent: [{ amount: 42, currency: 'EUR' }] } });
  const error = await loyalty.get('/v1/customers/{id}', { path: { id: 'p999999' } }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(LoyaltyApiError);
  expect(error).toMatchObject({ status: 404, code: 'customer.not_found', retryAfterSeconds: undefined });
});

it('is told live of what she does', async () => {
  const ending = new AbortController();
  const changes = loyalty.live({ customer: maya.id }, { signal: ending.signal });
  const first = changes.next();
  const sending = setInterval(() => void loyalty.track({ userId: 'maya', event: 'Looked' }), 200);
  expect((await first).value).toMatchObject({ customer: maya.id, at: expect.any(String) });
  clearInterval(sending);
  ending.abort();
  expect((await changes.next()).done).toBe(true);
});

/** Numbers that are no customer's, by route. */
const namedApart: Readonly<Record<string, object>> = {
  '/v1/firms/by/{namespace}/{value}': { namespace: 'domain', value: 'harbour.example' },
};

/** A firm with a contact, and the pages that it has. */
async function firmPages(): Promise<Record<string, string>> {
  const { id } = await loyalty.post('/v1/firms', { body: { name: 'Harbour Hotels', identifiers: { domain: 'harbour.example' }, reason } });
  await loyalty.post('/v1/firms/{id}/contacts', { path: { id }, body: { customer: maya.id, role: 'decider', reason } });
  return Object.fromEntries(['', '/graph', '/brief', '/likeness'].map((page) => [`/v1/firms/{id}${page}`, id]));
}

describe('the routes', () => {
  it('change things, and answer as they are described', async () => {
    const { user } = await loyalty.post('/v1/users', { body: { email: 'ana@okafor.test', name: 'Ana', role: 'analyst' } });
    await loyalty.patch('/v1/users/{id}', { path: { id: user.id }, body: { name: 'Ana Prado' } });
    await loyalty.post('/v1/users/{id}/password-link', { path: { id: user.id } });
    await loyalty.delete('/v1/tokens/{id}', {
      path: { id: (await loyalty.post('/v1/tokens', { body: { name: 'x', role: 'clerk' } })).id },
    });
    await loyalty.patch('/v1/sources/{id}', { path: { id: sourceId }, body: { name: 'Web site' } });
    const { keyId } = await loyalty.post('/v1/sources/{id}/keys', { path: { id: sourceId }, body: {} });
    await loyalty.delete('/v1/sources/{id}/keys/{keyId}', { path: { id: sourceId, keyId } });
    const words = await loyalty.get('/v1/settings/{key}', { path: { key: 'words' } });
    await loyalty.put('/v1/settings/{key}', { path: { key: 'words' }, body: { value: words.value, reason, version: words.version } });
    await loyalty.post('/v1/settings/{key}/undo', { path: { key: 'words' }, body: { reason } });
    const hook = await loyalty.post('/v1/webhooks', { body: { url: 'http://127.0.0.1:9/in' } });
    await loyalty.patch('/v1/webhooks/{id}', { path: { id: hook.webhook.id }, body: { enabled: false } });
    await loyalty.post('/v1/webhooks/{id}/secret', { path: { id: hook.webhook.id } });
    expect(await loyalty.post('/v1/audit/verify')).toMatchObject({ ok: true });
    expect(await loyalty.put('/v1/clock', { body: { offsetMs: 1 } }).catch(({ code }) => code)).toBe('clock.not_movable');
    expect(faults).toEqual([]);
  });

  it('tell people something, and call it off', async () => {
    const body = { customer: maya.id, channel: 'email', purpose: 'service', text: 'Hello {firstName|there}' } as const;
    const error = await loyalty.post('/v1/messages', { body: { ...body, at: '2199-01-01' } }).catch(({ code }) => code);
    expect(error).toBe('messages.bad_message');
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { messages } = await loyalty.post('/v1/messages', { body: { ...body, at: soon, idempotencyKey: 'one' } });
    expect(messages).toMatchObject([{ customer: maya.id, state: 'planned', channel: 'email' }]);
    messageId = messages[0]?.id ?? '';
    expect(await loyalty.post('/v1/messages/{id}/cancel', { path: { id: messageId }, body: { reason } })).toMatchObject({
      state: 'cancelled',
    });
    const now = await loyalty.post('/v1/messages', { body: { ...body, isAnswer: true } });
    const path = { id: now.messages[0]?.id ?? '' };
    const isSent = async () => expect(await loyalty.get('/v1/messages/{id}', { path })).toMatchObject({ state: 'sent', isStandIn: true });
    await vi.waitFor(isSent, 5_000);
    expect(await loyalty.post('/v1/messages/{id}/receipt', { path, body: { state: 'seen' } })).toMatchObject({ receipt: 'seen' });
    expect(faults).toEqual([]);
  });

  it('decide who is who, and take it back', async () => {
    const [ben, cleo] = await Promise.all(
      ['ben', 'cleo'].map((value) => loyalty.get('/v1/customers/by/{namespace}/{value}', { path: { namespace: 'user_id', value } })),
    );
    const path = { id: (ben as Customer).id };
    const { decision } = await loyalty.post('/v1/customers/{id}/join', { path, body: { with: (cleo as Customer).id, reason } });
    expect((await loyalty.get('/v1/customers/{id}', { path })).knownAs).toHaveLength(2);
    expect((await loyalty.post('/v1/decisions/{id}/undo', { path: { id: decision }, body: { reason } })).customers).toHaveLength(2);
    await loyalty.post('/v1/customers/{id}/settle', { path: { id: maya.id }, body: { trait: 'plan', value: 'gold', reason } });
    await loyalty.post('/v1/customers/{id}/reveal', { path: { id: maya.id }, body: { field: 'plan', reason } });
    expect(faults).toEqual([]);
  });

  it('bring in files, pulls and hooks, and give back what waits', async () => {
    const uploaded = await loyalty.post('/v1/files', { query: { name: 'people.csv' }, body: 'user_id,first_name\nu1,Ida\nu2,Jon\n' });
    const mapping = {
      kind: 'identify',
      identifiers: { user_id: 'user_id' },
      traits: { firstName: 'first_name' },
      time: { now: true },
    } as const;
    await loyalty.put('/v1/mappings/{name}', {
      path: { name: 'people' },
      body: { mapping, columns: uploaded.columns.map(({ name }) => name) },
    });
    const wish = { fileId: uploaded.fileId, sourceId, mapping };
    expect(await loyalty.post('/v1/imports', { body: { ...wish, dryRun: true } })).toMatchObject({ preview: { rowsAccepted: 2 } });
    expect(await loyalty.post('/v1/imports', { body: wish })).toMatchObject({ importId: expect.any(Number) });
    await loyalty.post('/v1/pulls', { body: { sourceId, url: 'http://127.0.0.1:9/rows', mapping, enabled: false } });
    await loyalty.post('/v1/hooks', { body: { sourceId, mapping: { ...mapping, messageId: ['user_id'] } } });
    expect((await loyalty.get('/v1/quarantine')).total).toBeGreaterThan(0);
    expect((await loyalty.post('/v1/quarantine/replay', { body: {} })).replayed).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('are each read once, and answer as they are described', async () => {
    const { entries } = await loyalty.get('/v1/customers/{id}/timeline', { path: { id: maya.id } });
    const { webhooks } = await loyalty.get('/v1/webhooks');
    const { imports } = await loyalty.get('/v1/imports');
    const groupId = (await loyalty.get('/v1/groups')).groups[0]?.id;
    const looked = { name: 'Who looked', about: '', rule: { did: '$page', withinDays: 7 }, purpose: 'advice', reason: 'for the test' };
    const audienceId = (await loyalty.post('/v1/audiences', { body: looked })).id;
    const fields = { question: 'May it stand in the rain?', answer: 'Yes.' };
    const item = { kind: 'answer', title: 'Rain', keyFact: 'Battery and plug are tight.', fields };
    const { key: contentKey } = await loyalty.post('/v1/content', { body: item });
    const { decision } = await loyalty.post('/v1/moments/decide', { body: { userId: 'maya', place: 'home' } });
    const ids: Readonly<Record<string, string | number | undefined>> = {
      '/v1/sources/{id}/keys': sourceId,
      '/v1/imports/{id}': imports[0]?.id,
      '/v1/imports/{id}/refused.csv': imports[0]?.id,
      '/v1/webhooks/{id}/deliveries': webhooks[0]?.id,
      '/v1/receipts/{id}': receiptId,
      ...Object.fromEntries(['', '/versions', '/people', '/moves', '/people.csv'].map((page) => [`/v1/audiences/{id}${page}`, audienceId])),
      ...(await firmPages()),
      ...Object.fromEntries(['', '/people', '/compared', '/moved', '/versions'].map((page) => [`/v1/groups/{id}${page}`, groupId])),
      ...{ '/v1/joint-changes/{id}': 1, '/v1/joins/pairs/{id}': 1, '/v1/firms/pairs/{id}': 1 },
      '/v1/content/{id}': contentKey,
      '/v1/messages/{id}': messageId,
      '/v1/content/{id}/versions': contentKey,
      '/v1/content/{id}/renditions': contentKey,
      '/v1/content/{id}/suggestions': contentKey,
    };
    const values = {
      namespace: 'user_id',
      value: 'maya',
      eventId: entries[0]?.eventId,
      ...{ key: 'words', space: 'main', act: 'Product Viewed' },
      profile: 'user_id:maya',
      version: 1,
      decision,
    };
    // Nobody has bought here: there is no model, and nothing that one has said. Nor has anything been proposed, and nobody has been in a group for a week.
    const refused: Readonly<Record<string, string>> = {
      '/v1/value/backtest/people': 'value.people_not_kept',
      '/v1/value/fields/people': 'value.people_not_kept',
      '/v1/value/models/{version}/people': 'value.no_such_model',
      '/v1/value/everyone': 'value.nobody_scored',
      '/v1/value/everyone/people': 'request.invalid',
      '/v1/joint-changes/{id}': 'governance.unknown_change',
      '/v1/joins/pairs/{id}': 'linkage.no_such_pair',
      '/v1/firms/pairs/{id}': 'firm.no_such_pair',
      '/v1/moments/rules/{key}/outcome': 'decision.no_such_rule',
      '/v1/groups/{id}/moved': 'audience.moves_not_kept',
    };
    const queries: Readonly<Record<string, object>> = {
      '/v1/customers/{id}/evidence': { of: 'purchase' },
      '/v1/groups/{id}/moved': { way: 'joined' },
      '/v1/permissions/people': { scope: 'marketing', answer: 'yes' },
      '/v1/moments/values': { place: 'home' },
    };
    const reads = Object.keys(paths).filter((path) => paths[path]?.get !== undefined && !testedElsewhere.test(path));
    for (const path of reads) {
      const names: Record<string, unknown> = { ...values, ...namedApart[path], id: ids[path] ?? maya.id };
      const unknown = [...path.matchAll(/\{(\w+)\}/g)].filter(([, name = '']) => names[name] === undefined);
      expect(unknown, `say what ${path} is to be asked with`).toEqual([]);
      await loyalty.get(path as '/v1/customers/{id}/timeline', { path: names as { id: string }, query: queries[path] ?? {} }).then(
        () => (refused[path] === undefined ? undefined : faults.push(`${path}: is answered`)),
        (error: unknown) => {
          const code = error instanceof LoyaltyApiError ? error.code : undefined;
          if (code === undefined || code !== refused[path]) faults.push(`${path}: ${code} ${error}`);
        },
      );
    }
    expect(reads.length).toBeGreaterThan(40);
    expect(faults).toEqual([]);
  }, 60_000);
});
