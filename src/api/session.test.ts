import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { sessionRoutes } from './session.ts';
import { sessionCookie } from './session-cookie.ts';
import { usersRoutes } from './users.ts';

const password = 'green battery hill';
const console = { 'x-requested-with': 'loyalty-console' };
let server: TestServer;

beforeAll(async () => {
  server = await testServer({
    routes: (app, { access }) => {
      sessionRoutes(app, { access, isPublicHttps: false });
      usersRoutes(app, { access });
    },
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.postgres.query('DELETE FROM account');
  await server.postgres.query('DELETE FROM sign_in_throttle');
});

interface Sent {
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
}

async function send(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, { cookie, headers = console }: Sent = {}) {
  const answer = await server.app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
    ...(cookie === undefined ? {} : { cookies: { [sessionCookie]: cookie } }),
  });
  const given = answer.cookies.find(({ name }) => name === sessionCookie);
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json(), cookie: given, headers: answer.headers };
}

/** Through the first link to a password, as whoever starts the product goes. */
async function firstSignIn() {
  const link = await server.access.createFirstAccess('root@larkfield.example');
  const entered = await send('POST', '/v1/session/link', { token: link?.token });
  expect(entered.status).toBe(200);
  expect(entered.body).toMatchObject({ mustSetPassword: true, permissions: [] });
  const cookie = entered.cookie?.value;
  const set = await send('POST', '/v1/session/password', { next: password, name: 'Rae Root' }, { cookie });
  expect(set.status).toBe(200);
  return { cookie, token: link?.token };
}

describe('the first sign-in', () => {
  test('leads from the link to a password and then to everything an admin may do', async () => {
    const { cookie, token } = await firstSignIn();
    const session = await send('GET', '/v1/session', undefined, { cookie });
    expect(session.body).toMatchObject({ user: { name: 'Rae Root', email: 'root@larkfield.example', role: 'admin', home: '/people' } });
    expect(session.body.permissions).toContain('users.edit');
    expect(session.body).not.toHaveProperty('mustSetPassword');
    const again = await send('POST', '/v1/session/link', { token });
    expect([again.status, again.body.error.code]).toEqual([401, 'access.bad_link']);
  });

  test('allows nothing else before a password is set', async () => {
    const link = await server.access.createFirstAccess('root@larkfield.example');
    const { cookie } = await send('POST', '/v1/session/link', { token: link?.token });
    const users = await send('GET', '/v1/users', undefined, { cookie: cookie?.value });
    expect([users.status, users.body.error.code]).toEqual([403, 'access.password_owed']);
  });
});

describe('a session', () => {
  test('comes as a cookie that scripts and other sites cannot use; behind https it stays on https', async () => {
    await firstSignIn();
    const plain = await send('POST', '/v1/session', { email: 'ROOT@larkfield.example', password });
    expect(plain.status).toBe(200);
    expect(plain.cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(plain.cookie).not.toHaveProperty('secure');
    expect(plain.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(plain.body)).not.toContain(plain.cookie?.value);
    const https = await send(
      'POST',
      '/v1/session',
      { email: 'root@larkfield.example', password },
      { headers: { 'x-forwarded-proto': 'https' } },
    );
    expect(https.cookie).toMatchObject({ secure: true });
  });

  test('nobody, and a wrong password, are 401; too many failures 429 with the seconds to wait', async () => {
    await firstSignIn();
    expect((await send('GET', '/v1/session')).status).toBe(401);
    for (let at = 0; at < 5; at += 1) {
      // As long as a person takes, and the engines to look.
      server.clock.advance(900);
      const wrong = await send('POST', '/v1/session', { email: 'root@larkfield.example', password: 'wrong' });
      expect([wrong.status, wrong.body.error.code]).toEqual([401, 'access.wrong_password']);
    }
    const blocked = await send('POST', '/v1/session', { email: 'root@larkfield.example', password });
    expect([blocked.status, blocked.body.error.code, blocked.headers['retry-after']]).toEqual([429, 'access.too_many_attempts', '2']);
    server.clock.advance(2_000);
    expect((await send('POST', '/v1/session', { email: 'root@larkfield.example', password })).status).toBe(200);
  });

  test('a change without the console’s header is refused, and leaves everything as it was', async () => {
    const { cookie } = await firstSignIn();
    const forged = await send('DELETE', '/v1/session', undefined, { cookie, headers: {} });
    expect([forged.status, forged.body.error.code]).toEqual([403, 'access.missing_header']);
    expect((await send('GET', '/v1/session', undefined, { cookie, headers: {} })).status).toBe(200);
  });

  test('ends when signed out', async () => {
    const { cookie } = await firstSignIn();
    const out = await send('DELETE', '/v1/session', undefined, { cookie });
    expect(out.status).toBe(204);
    expect(out.cookie?.value).toBe('');
    expect((await send('GET', '/v1/session', undefined, { cookie })).status).toBe(401);
  });

  test('a password is changed with the current one; a weak one is refused with every reason', async () => {
    const { cookie } = await firstSignIn();
    const weak = await send('POST', '/v1/session/password', { current: password, next: 'aaaa' }, { cookie });
    expect([weak.status, weak.body.error.code, weak.body.error.problems.length]).toEqual([400, 'access.weak_password', 2]);
    const wrong = await send('POST', '/v1/session/password', { current: 'no', next: 'another good one' }, { cookie });
    expect(wrong.status).toBe(401);
    expect((await send('POST', '/v1/session/password', { current: password, next: 'another good one' }, { cookie })).status).toBe(200);
    expect((await send('POST', '/v1/session', { email: 'root@larkfield.example', password: 'another good one' })).status).toBe(200);
  });
});

describe('users and tokens', () => {
  test('belong to admins; a colleague comes in by a link, and is out the moment she is disabled', async () => {
    await firstSignIn();
    for (const role of ['clerk', 'steward', 'cio'] as const) expect((await server.call(role, 'GET', '/v1/users')).status).toBe(403);
    expect((await server.call(null, 'GET', '/v1/users')).status).toBe(401);
    const added = await server.call('admin', 'POST', '/v1/users', { email: 'ana@larkfield.example', name: 'Ana Reis', role: 'agent' });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ user: { role: 'agent', hasPassword: false }, link: expect.stringMatching(/^\/sign-in#/) });
    const entered = await send('POST', '/v1/session/link', { token: added.body.link.split('#')[1] });
    const cookie = entered.cookie?.value;
    await send('POST', '/v1/session/password', { next: password }, { cookie });
    expect((await send('GET', '/v1/session', undefined, { cookie })).body.permissions).toContain('people.reveal');
    const { id } = added.body.user;
    expect((await server.call('admin', 'PATCH', `/v1/users/${id}`, { role: 'clerk' })).body.user.role).toBe('clerk');
    expect((await send('GET', '/v1/session', undefined, { cookie })).body.permissions).not.toContain('people.reveal');
    expect((await server.call('admin', 'PATCH', `/v1/users/${id}`, { disabled: true })).status).toBe(200);
    expect((await send('GET', '/v1/session', undefined, { cookie })).status).toBe(401);
    expect((await server.call('admin', 'POST', `/v1/users/${id}/password-link`)).body.error.code).toBe('access.user_disabled');
    const listed = (await server.call('admin', 'GET', '/v1/users')).body.users;
    expect(listed.find((user: { id: number }) => user.id === id)).toMatchObject({ disabled: true, lastSeenAt: expect.any(String) });
  });

  test('bad input is named; the last admin stays', async () => {
    const bad = await server.call('admin', 'POST', '/v1/users', { email: 'x', name: '', role: 'boss' });
    expect([bad.status, bad.body.error.code]).toEqual([400, 'request.invalid']);
    const worse = await server.call('admin', 'POST', '/v1/users', { email: 'x', name: '', role: 'clerk' });
    expect(worse.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(['email', 'name']);
    await firstSignIn();
    const [admin] = await server.access.listUsers();
    const last = await server.call('admin', 'PATCH', `/v1/users/${admin?.id}`, { role: 'clerk' });
    expect([last.status, last.body.error.code]).toEqual([409, 'access.last_admin']);
    expect((await server.call('admin', 'PATCH', '/v1/users/99999', { role: 'clerk' })).status).toBe(404);
  });

  test('a token is shown once, works with its role, and ends at once', async () => {
    const made = await server.call('admin', 'POST', '/v1/tokens', { name: 'report', role: 'analyst' });
    expect(made.status).toBe(201);
    const { token, id } = made.body;
    expect(JSON.stringify((await server.call('admin', 'GET', '/v1/tokens')).body)).not.toContain(token);
    const session = () => server.app.inject({ url: '/v1/session', headers: { authorization: `Bearer ${token}` } });
    expect((await session()).json()).toMatchObject({ user: { name: 'report', role: 'analyst' } });
    expect((await server.call('admin', 'DELETE', `/v1/tokens/${id}`)).status).toBe(204);
    expect((await session()).statusCode).toBe(401);
  });
});
