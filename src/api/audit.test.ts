import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { auditRoutes } from './audit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    routes: (app, { audit, settings, access }) => auditRoutes(app, { audit, settings, hiddenFields: (role) => access.hiddenFields(role) }),
  });
  for (let person = 1; person <= 7; person += 1) {
    await server.audit.record({ actor: { kind: 'user', id: 1, name: 'Ana' }, action: 'people.read', subject: `person:p${person}` });
    server.clock.advance(1_000);
  }
});
afterAll(() => server.close());

test('shows who did what, newest first, page by page, and by subject, action, name and time', async () => {
  const first = (await server.call('cio', 'GET', '/v1/audit?limit=5&action=people')).body;
  expect(first.entries.map(({ subject }: { subject: string }) => subject)).toEqual([
    'person:p7',
    'person:p6',
    'person:p5',
    'person:p4',
    'person:p3',
  ]);
  expect(first.entries[0]).toMatchObject({
    time: '2026-05-04T08:00:06.000Z',
    actor: { kind: 'user', name: 'Ana' },
    hash: /^[0-9a-f]{64}$/,
  });
  const second = (await server.call('cio', 'GET', `/v1/audit?limit=5&action=people&before=${first.next}`)).body;
  expect(second.entries.map(({ subject }: { subject: string }) => subject)).toEqual(['person:p2', 'person:p1']);
  expect(second).not.toHaveProperty('next');
  const subjects = async (query: string) =>
    (await server.call('cio', 'GET', `/v1/audit?${query}`)).body.entries.map(({ subject }: { subject: string }) => subject);
  expect(await subjects('subject=person:p4')).toEqual(['person:p4']);
  expect(await subjects('actor=Ana&since=2026-05-04T08:00:05Z')).toEqual(['person:p7', 'person:p6']);
  expect(await subjects('actor=Ana&until=2026-05-04T08:00:01Z')).toEqual(['person:p1']);
  expect((await server.call('cio', 'GET', '/v1/audit?since=yesterday')).status).toBe(400);
});

test('is for those who watch over it, and every look at its soundness is in it', async () => {
  for (const role of ['clerk', 'marketer', 'engineer'] as const) expect((await server.call(role, 'GET', '/v1/audit')).status).toBe(403);
  expect((await server.call(null, 'POST', '/v1/audit/verify')).status).toBe(401);
  const verdict = (await server.call('steward', 'POST', '/v1/audit/verify')).body;
  expect(verdict).toMatchObject({ ok: true, head: { id: verdict.checked } });
  expect((await server.actions()).at(-1)).toBe('audit.verify');
});

test('a changed line is found, with its number and what is wrong', async () => {
  await server.postgres.transaction(async (sql) => {
    await sql.query('ALTER TABLE audit DISABLE TRIGGER ALL');
    await sql.query("UPDATE audit SET actor_name = 'Ben' WHERE id = 3");
    await sql.query('ALTER TABLE audit ENABLE TRIGGER ALL');
  });
  const verdict = (await server.call('steward', 'POST', '/v1/audit/verify')).body;
  expect(verdict).toMatchObject({ ok: false, firstBroken: 3, kind: 'changed', message: expect.stringContaining('entry 3') });
});
