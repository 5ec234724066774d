import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { liveRoutes } from './live.ts';
import { LiveHub } from './live-hub.ts';
import { requestFacts, sessionRoutes } from './session.ts';
import { sessionCookie } from './session-cookie.ts';
import { usersRoutes } from './users.ts';

let server: TestServer;
let hub: LiveHub;
let stop: () => Promise<void>;
let address: string;
let customer: string;

beforeAll(async () => {
  server = await testServer({
    migrations: identityMigrations,
    routes: (app, { access, postgres, clock }) => {
      hub = new LiveHub(clock);
      liveRoutes(app, { hub, postgres, whoStillAsks: (request) => access.authenticate({ ...requestFacts(request), isWatching: true }) });
      usersRoutes(app, { access });
      sessionRoutes(app, { access, isPublicHttps: false });
    },
  });
  stop = await hub.follow(server.postgres);
  const [row] = await server.postgres.query<{ id: number }>(
    `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('email', 'maya@x.test', 1, 0, 1) RETURNING id`,
  );
  await server.postgres.query('UPDATE identifier SET person_id = id');
  customer = `p${row?.id}`;
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await stop();
  hub.close();
  await server.close();
});

async function newToken(role: 'clerk' | 'engineer' | 'steward') {
  const { token, details } = await server.access.addToken({ name: `a ${role}`, role }, { kind: 'system', name: 'test' });
  return { id: details.id, headers: { authorization: `Bearer ${token}` } };
}

/** An open stream, what came by it, and how many milliseconds after now it ended. */
async function open(query: string, headers: Record<string, string>) {
  const answer = await fetch(`${address}/v1/live?${query}`, { headers });
  const started = performance.now();
  let text = '';
  const read = async (): Promise<number> => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
    return performance.now() - started;
  };
  return { status: answer.status, ended: answer.status === 200 ? read() : Promise.resolve(0), text: () => text };
}

describe('a live stream', () => {
  test.each([
    ['clerk', 'topic=operations', 403],
    ['clerk', 'topic=quarantine', 403],
    ['clerk', 'topic=imports', 403],
    ['engineer', 'topic=joins', 403],
    ['clerk', 'topic=value', 403],
    ['engineer', 'customer=p1', 403],
    ['engineer', 'customer=p99999', 403],
    ['engineer', 'customer=nobody', 403],
    ['engineer', 'topic=operations&customer=p1', 403],
    ['engineer', 'topic=operations&topic=joins', 403],
    ['engineer', 'topic=operations&topic=weather', 400],
    ['clerk', 'customer=p99999', 404],
    ['clerk', '', 400],
  ] as const)('of a %s: %s answers %i', async (role, query, status) => {
    expect((await server.call(role, 'GET', `/v1/live?${query}`)).status).toBe(status);
  });

  test('tells of changes, and ends when its token is ended', async () => {
    const { id, headers } = await newToken('clerk');
    const stream = await open(`customer=${customer}`, headers);
    expect(stream.status).toBe(200);
    await server.postgres.query("SELECT pg_notify('applied', $1)", [customer.slice(1)]);
    await expect.poll(stream.text).toContain(`"customer":"${customer}"`);
    await server.access.endToken(id, { kind: 'system', name: 'test' });
    expect(await stream.ended).toBeLessThan(5_000);
  });

  test('tells of a customer and of several topics by one stream', async () => {
    const { headers } = await newToken('steward');
    const stream = await open(`customer=${customer}&topic=joins&topic=imports`, headers);
    await server.postgres.query("SELECT pg_notify('applied', $1), pg_notify('topic', 'joins'), pg_notify('topic', 'imports')", [
      customer.slice(1),
    ]);
    for (const told of [`"customer":"${customer}"`, '"topic":"joins"', '"topic":"imports"']) await expect.poll(stream.text).toContain(told);
  });

  test('tells at once of what changed while the page was fetched, and of nothing older', async () => {
    const { headers } = await newToken('steward');
    const first = await open(`customer=${customer}&topic=joins`, headers);
    await server.postgres.query("SELECT pg_notify('topic', 'joins')");
    await expect.poll(first.text).toContain('"topic":"joins"');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const [late, later] = [await open('topic=joins&heardAgoMs=1600', headers), await open('topic=joins&heardAgoMs=100', headers)];
    await expect.poll(late.text).toContain('"topic":"joins"');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(later.text()).not.toContain('changed');
    // Longer ago than this copy of the product runs: nobody knows, so everything may have.
    const longAgo = await open(`customer=${customer}&topic=imports&heardAgoMs=86400000`, headers);
    for (const told of [`"customer":"${customer}"`, '"topic":"imports"']) await expect.poll(longAgo.text).toContain(told);
  });

  test('tells of audiences when somebody comes or leaves', async () => {
    const { token } = await server.access.addToken({ name: 'an analyst', role: 'analyst' }, { kind: 'system', name: 'test' });
    const stream = await open('topic=audiences', { authorization: `Bearer ${token}` });
    await server.postgres.query("SELECT pg_notify('audience_change', '7')");
    await expect.poll(stream.text).toContain('"topic":"audiences"');
  });

  test('ends when its role may no longer read, when its user is disabled, and when the session ends', async () => {
    for (const end of ['role', 'disabled', 'sign-out'] as const) {
      const admin = { kind: 'system', name: 'test' } as const;
      const { token, account } = await server.access.addUser({ email: `${end}@x.test`, name: 'Ana', role: 'clerk' }, admin);
      const { sessionToken } = await server.access.signInByLink({ token, address: '127.0.0.1' });
      const cookie = { cookie: `${sessionCookie}=${sessionToken}`, 'x-requested-with': 'loyalty-console' };
      const json = { ...cookie, 'content-type': 'application/json' };
      const set = await fetch(`${address}/v1/session/password`, { method: 'POST', headers: json, body: '{"next":"green battery hill"}' });
      expect(set.status).toBe(200);
      const stream = await open(`customer=${customer}`, cookie);
      expect(stream.status).toBe(200);
      if (end === 'role') await server.access.changeUser(account.id, { role: 'engineer' }, admin);
      else if (end === 'disabled') await server.access.changeUser(account.id, { disabled: true }, admin);
      else await fetch(`${address}/v1/session`, { method: 'DELETE', headers: cookie });
      expect(await stream.ended).toBeLessThan(5_000);
    }
  });

  test('stays open when somebody else goes', async () => {
    const [stays, goes] = [await newToken('clerk'), await newToken('clerk')];
    const stream = await open(`customer=${customer}`, stays.headers);
    await server.access.endToken(goes.id, { kind: 'system', name: 'test' });
    await server.postgres.query("SELECT pg_notify('applied', $1)", [customer.slice(1)]);
    await expect.poll(stream.text).toContain('changed');
    await server.access.endToken(stays.id, { kind: 'system', name: 'test' });
    await stream.ended;
  });
});

test('watching over an open page does not keep its session alive', async () => {
  const { token } = await server.access.addUser({ email: 'idle@x.test', name: 'Ida', role: 'clerk' }, { kind: 'system', name: 'test' });
  const { sessionToken } = await server.access.signInByLink({ token, address: '127.0.0.1' });
  const facts = { method: 'GET', sessionToken, isWatching: true };
  const lastUsed = async () => (await server.postgres.query<{ at: number }>('SELECT max(last_used_at) AS at FROM session'))[0]?.at;
  const before = await lastUsed();
  server.clock.advance(600_000);
  expect(await server.access.authenticate(facts)).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await lastUsed()).toBe(before);
  await server.access.authenticate({ ...facts, isWatching: false });
  await expect.poll(lastUsed).toBeGreaterThan(before as number);
});
