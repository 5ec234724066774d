import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { testSeal } from '../../test/seal.ts';
import { auditRoutes } from './audit.ts';
import { createServer } from './server.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { anything } from './shapes/shape.ts';
import { usersRoutes } from './users.ts';

const card = '4539578763621486';
const iban = 'DE89370400440532013000';
let server: TestServer;

beforeAll(async () => {
  server = await testServer({
    routes: (app, { access, audit, postgres, settings }) => {
      usersRoutes(app, { access });
      auditRoutes(app, { audit, settings, hiddenFields: (role) => access.hiddenFields(role) });
      sessionRoutes(app, { access, isPublicHttps: false });
      settingsRoutes(app, { postgres, settings, audit, hiddenFields: (role) => access.hiddenFields(role) });
      app.post('/v1/echo/:part', {
        config: { permission: 'signedIn', asTyped: ['secret', 'looked'] },
        schema: {
          params: Type.Object({ part: Type.String() }),
          querystring: Type.Object({ name: Type.Optional(Type.String({ maxLength: 30 })), looked: Type.Optional(Type.String()) }),
          body: Type.Optional(Type.Object({}, { additionalProperties: true })),
          response: { 200: anything },
        },
        handler: async ({ params, query, body }) => ({ params, query, body }) as never,
      });
      app.post('/v1/collected', {
        config: { permission: 'collect' },
        schema: { response: { 200: anything } },
        handler: async ({ body }) => body as never,
      });
    },
  });
});
afterAll(() => server.close());

/** Everything that the database holds as text, in all tables. */
async function everythingStored(): Promise<string> {
  await server.audit.flush();
  const tables = await server.postgres.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await server.postgres.query<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

describe('full numbers', () => {
  test('in names and reasons are stored nowhere', async () => {
    const added = await server.call('admin', 'POST', '/v1/users', { email: 'ana@x.test', name: `Ana ${card}`, role: 'clerk' });
    expect(added.body.user.name).toMatch(/^Ana sealed:[0-9a-f]{16}:1486$/);
    await server.call('admin', 'POST', '/v1/tokens', { name: `till ${iban}`, role: 'clerk' });
    await server.call('admin', 'PATCH', `/v1/users/${added.body.user.id}`, { name: `4539 5787 6362 1486` });
    const words = (await server.call('admin', 'GET', '/v1/settings/words')).body;
    const reason = `her card ${card}, her account number: 12345678`;
    const changed = await server.call('admin', 'PUT', '/v1/settings/words', { value: words.value, version: 0, reason });
    expect([changed.status, changed.body.reason]).toEqual([200, expect.stringMatching(/^her card sealed:.*account number: sealed:/)]);
    const stored = await everythingStored();
    expect(stored).toContain('settings.change');
    for (const number of [card, iban, '4539 5787 6362 1486', '12345678']) expect(stored).not.toContain(number);
  });

  test('are sealed in addresses, queries and bodies, and left in what a route wants as typed', async () => {
    const url = `/v1/echo/cards-${card}.csv?name=${card}&looked=${card}`;
    const { body } = await server.call('admin', 'POST', url, { secret: card, inner: [{ type: 'iban', value: 'ab 123456' }], [card]: 1 });
    const reference = testSeal.reference(card);
    expect(body.params).toEqual({ part: `cards-${reference}.csv` });
    expect(body.query).toEqual({ name: reference, looked: card });
    expect(body.body).toEqual({ secret: card, inner: [{ type: 'iban', value: testSeal.reference('AB123456') }], [reference]: 1 });
  });

  test('in an address are refused, since what was sealed would lead elsewhere', async () => {
    const answer = await server.call('admin', 'POST', '/v1/echo/a', { deep: [{ url: `https://partner.test/hook?card=${card}` }] });
    expect([answer.status, answer.body.error.code, answer.body.error.problems[0].at]).toEqual([400, 'request.invalid', 'deep[0].url']);
    expect(JSON.stringify(answer.body)).not.toContain(card);
  });

  test('of events are not the business of this door', async () => {
    expect((await server.call(null, 'POST', '/v1/collected', { card })).body).toEqual({ card });
  });
});

describe('what the database cannot keep', () => {
  test.each([
    ['/v1/echo/a%00b', {}],
    ['/v1/echo/a?name=%00', {}],
    ['/v1/echo/a', { reason: 'a\0b' }],
    ['/v1/echo/a', { reason: ['\ud800 alone'] }],
    ['/v1/echo/a', { 'a\0': 1 }],
    ['/v1/echo/a', { secret: '\0' }],
  ])('%s with %j is refused', async (url, body) => {
    const answer = await server.call('admin', 'POST', url, body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request.invalid']);
  });

  test('whole characters of any script come through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        const wanted = text.replaceAll('\0', '');
        const { body } = await server.call('admin', 'POST', '/v1/echo/a', { secret: wanted });
        expect(body.body).toEqual({ secret: wanted });
      }),
      { numRuns: 30 },
    );
  });

  test.each(['99999999999999999999', '9223372036854775808', '9007199254740993', '1e21', '-1', '%00', '1.5', 'NaN'])(
    'the number %s of a user is no number',
    async (id) => {
      const change = await server.call('admin', 'PATCH', `/v1/users/${id}`, { role: 'clerk' });
      const end = await server.call('admin', 'DELETE', `/v1/tokens/${id}`);
      const page = await server.call('admin', 'GET', `/v1/audit?before=${id}`);
      const history = await server.call('admin', 'GET', `/v1/settings/words/history?before=${id}`);
      for (const { status } of [change, end, page, history]) expect(status).toBe(400);
    },
  );

  test('a version beyond its column is refused; the largest that fits is just not there', async () => {
    const undo = (version: number) => server.call('admin', 'POST', '/v1/settings/words/undo', { reason: 'try', version });
    expect((await undo(2_147_483_648)).status).toBe(400);
    expect((await undo(2_147_483_647)).status).toBe(409);
    expect((await server.call('admin', 'PATCH', '/v1/users/9007199254740991', { role: 'clerk' })).status).toBe(404);
  });

  test('a route that takes any whole number does not start', async () => {
    const app = createServer({ authenticate: async () => undefined, seal: () => testSeal, log: false });
    const schema = { querystring: Type.Object({ page: Type.Object({ before: Type.Optional(Type.Integer()) }) }) };
    expect(() => app.get('/v1/x', { config: { permission: 'public' }, schema, handler: async () => ({}) as never })).toThrow(
      /querystring\.page\.before has no maximum/,
    );
    await app.close();
  });
});
