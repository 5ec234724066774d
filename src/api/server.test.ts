import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Type } from '@sinclair/typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testEngines } from '../../test/engines.ts';
import { testSeal } from '../../test/seal.ts';
import { callerOf } from '../access/index.ts';
import { createServer } from './server.ts';
import { anything } from './shapes/shape.ts';

const reported: { error: unknown; requestId: string }[] = [];
const app = createServer({
  authenticate: async () => callerOf({ kind: 'user', id: 1, name: 'Ana', role: 'admin', mustSetPassword: true }),
  seal: () => testSeal,
  log: false,
  reportError: (error, requestId) => reported.push({ error, requestId }),
});
let engines: Awaited<ReturnType<typeof testEngines>>;
let port: number;

beforeAll(async () => {
  engines = await testEngines({ migrations: [] });
  const response = { 200: anything };
  app.get('/v1/fails', {
    config: { permission: 'public' },
    schema: { response },
    handler: async () => (await engines.postgres.query("SELECT 'her secret'::int8")) as never,
  });
  app.post('/v1/empty', { config: { permission: 'public' }, schema: { response }, handler: async () => ({ ok: true }) as never });
  app.post('/v1/body', {
    config: { permission: 'public' },
    schema: { body: Type.Object({ a: Type.String() }), response },
    handler: async () => ({ ok: true }) as never,
  });
  app.get('/v1/users', { config: { permission: 'users.edit' }, schema: { response }, handler: async () => ({}) as never });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await engines.close();
});

/** Sends bytes as they are and closes its side; the whole answer. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

const jsonOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));

describe('errors', () => {
  test('of an engine are logged with the request and say nothing of it to the caller', async () => {
    const answer = await app.inject('/v1/fails');
    expect([answer.statusCode, answer.json().error.code]).toEqual([500, 'storage.statement_failed']);
    expect(answer.body).not.toMatch(/secret|syntax|int8|bigint/);
    const [{ error, requestId } = {} as never] = reported;
    expect(answer.json().error.message).toContain(requestId);
    expect(String(error)).toContain('bigint');
  });

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'request.malformed'],
    ['a header that is none', 'GET / HTTP/1.1\r\nno header\r\n\r\n', 400, 'request.malformed'],
    ['headers too long', `GET / HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'request.malformed'],
    [
      'a body cut short',
      'POST /v1/body HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"a":',
      400,
      'request.malformed',
    ],
  ])('of %s have the same shape', async (_, text, status, code) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(jsonOf(answer)).toEqual({ error: { code, message: expect.any(String) } });
  });

  test('an empty body with a JSON content type is no body', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: '/v1/empty', headers })).json()).toEqual({ ok: true });
    const missing = await app.inject({ method: 'POST', url: '/v1/body', headers });
    expect([missing.statusCode, missing.json().error.code]).toEqual([400, 'request.invalid']);
    expect((await app.inject({ method: 'POST', url: '/v1/body', headers, payload: '{"a":' })).json().error.code).toBe('request.invalid');
  });

  test('what is missing is one problem, not a wrong type besides', async () => {
    const answer = await app.inject({ method: 'POST', url: '/v1/body', payload: {} });
    expect(answer.json().error.problems).toEqual([{ at: 'a', message: expect.stringMatching(/^is missing: a /) }]);
  });

  test('whoever owes a password is told so, not that the role may not', async () => {
    const answer = await app.inject('/v1/users');
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'access.password_owed']);
  });
});
