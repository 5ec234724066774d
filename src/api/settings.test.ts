import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import type { Role } from '../access/index.ts';
import { wordsSetting } from '../settings/index.ts';
import { valueCostsSetting } from '../value/index.ts';
import { auditRoutes } from './audit.ts';
import { settingsRoutes } from './settings.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    definitions: [valueCostsSetting],
    routes: (app, { postgres, settings, audit, access }) => {
      const hiddenFields = (role: Role) => access.hiddenFields(role);
      settingsRoutes(app, { postgres, settings, audit, hiddenFields });
      auditRoutes(app, { audit, settings, hiddenFields });
    },
  });
});
afterAll(() => server.close());

const hotel = { ...wordsSetting.default, visit: 'stay', visits: 'stays', customer: 'guest', customers: 'guests' };
const put = (body: object, role: 'steward' | 'clerk' = 'steward') => server.call(role, 'PUT', '/v1/settings/words', body);

test('a changed setting counts from the next call, undo brings the value back, and both are in the log', async () => {
  const changed = await put({ value: hotel, reason: 'we are a hotel', version: 0 });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    key: 'words',
    version: 1,
    value: { visit: 'stay' },
    changedBy: 'a steward',
    reason: 'we are a hotel',
  });
  expect((await server.call('clerk', 'GET', '/v1/words')).body.visits).toBe('stays');
  const undone = await server.call('steward', 'POST', '/v1/settings/words/undo', { reason: 'no hotel after all' });
  expect(undone.body).toMatchObject({ version: 2, value: { visit: 'visit' } });
  expect((await server.call('clerk', 'GET', '/v1/words')).body.visits).toBe('visits');
  const { versions } = (await server.call('cmo', 'GET', '/v1/settings/words/history')).body;
  expect(versions.map(({ version, reason, restores }: Record<string, unknown>) => [version, reason, restores])).toEqual([
    [2, 'no hotel after all', 0],
    [1, 'we are a hotel', undefined],
  ]);
  expect((await server.actions()).filter((action) => action.startsWith('settings.'))).toEqual(['settings.change', 'settings.undo']);
  const { entries } = await server.audit.list({ subject: 'setting:words' });
  expect(entries[1]).toMatchObject({ actor: { kind: 'token', name: 'a steward' }, reason: 'we are a hotel', details: { version: 1 } });
});

test('an old version is a conflict, and every problem of a value is listed', async () => {
  const { version } = (await server.call('steward', 'GET', '/v1/settings/words')).body;
  const stale = await put({ value: hotel, reason: 'x', version: version + 1 });
  expect([stale.status, stale.body.error.code]).toEqual([409, 'settings.changed_meanwhile']);
  const bad = await put({ value: { ...hotel, visit: '', store: 5, extra: 1 }, reason: '', version });
  expect([bad.status, bad.body.error.code]).toEqual([400, 'settings.invalid_value']);
  const places = bad.body.error.problems.map(({ at }: { at: string }) => at);
  expect(places).toEqual(expect.arrayContaining(['visit', 'store', 'extra', 'reason']));
});

test('who may read and who may change is asked for', async () => {
  expect((await put({ value: hotel, reason: 'x', version: 0 }, 'clerk')).status).toBe(403);
  expect((await server.call('clerk', 'GET', '/v1/settings')).status).toBe(403);
  expect((await server.call('steward', 'GET', '/v1/settings/no.such')).status).toBe(404);
  const all = (await server.call('marketer', 'GET', '/v1/settings')).body;
  expect(all.map(({ key }: { key: string }) => key).sort()).toEqual([
    'access.fields',
    'access.own_space',
    'access.sessions',
    'value.costs',
    'words',
  ]);
  expect(all[0]).toMatchObject({ title: expect.any(String), description: expect.any(String), schema: expect.any(Object) });
});

test('what a setting tells of hidden fields is hidden with them: in its value, in its past, and in the log; and it is not changed blindly', async () => {
  const value = { ...valueCostsSetting.default, marginPercent: 37.25 };
  const changed = await server.call('admin', 'PUT', '/v1/settings/value.costs', { value, reason: 'margin up to 37.25', version: 0 });
  expect([changed.status, changed.body.value, changed.body.hidden]).toEqual([200, value, undefined]);
  for (const role of ['marketer', 'engineer', 'steward'] as const) {
    const read = async (url: string) => (await server.call(role, 'GET', url)).body;
    const one = await read('/v1/settings/value.costs');
    const listed = (await read('/v1/settings')).find(({ key }: { key: string }) => key === 'value.costs');
    const { versions } = await read('/v1/settings/value.costs/history');
    for (const seen of [one, listed, versions[0]]) {
      expect(seen).toMatchObject({ hidden: ['marginPercent', 'care'], reason: '•••' });
      expect(seen.value).toMatchObject({ marginPercent: '•••', care: '•••', discountPercentAYear: 10 });
    }
    expect(one.default).toMatchObject({ marginPercent: '•••', care: '•••' });
    expect(JSON.stringify([one, listed, versions])).not.toContain('37.25');
    if (role === 'marketer') continue;
    const put = await server.call(role, 'PUT', '/v1/settings/value.costs', { value, reason: 'blindly', version: 1 });
    const undo = await server.call(role, 'POST', '/v1/settings/value.costs/undo', { reason: 'blindly' });
    for (const { status, body } of [put, undo]) expect([status, body.error.code]).toEqual([403, 'access.field_hidden']);
  }
  for (const role of ['analyst', 'cmo', 'cio', 'admin'] as const)
    expect((await server.call(role, 'GET', '/v1/settings/value.costs')).body).toMatchObject({ value, reason: 'margin up to 37.25' });
  const logged = async (role: 'steward' | 'supervisor' | 'cio') =>
    (await server.call(role, 'GET', '/v1/audit?subject=setting:value.costs')).body.entries[0].reason;
  expect([await logged('steward'), await logged('supervisor'), await logged('cio')]).toEqual(['•••', '•••', 'margin up to 37.25']);
});

test('what protects people is not the machinery’s to change, by change or by undoing', async () => {
  const { value } = (await server.call('steward', 'GET', '/v1/settings/access.fields')).body;
  const change = (role: 'steward' | 'engineer' | 'admin', version: number) =>
    server.call(role, 'PUT', '/v1/settings/access.fields', { value: { rules: value.rules.slice(1) }, reason: 'try', version });
  const refused = await change('engineer', 0);
  expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
    403,
    'access.not_permitted',
    expect.stringContaining('fields.edit'),
  ]);
  expect((await change('steward', 0)).status).toBe(200);
  expect((await change('admin', 1)).status).toBe(200);
  expect((await server.call('engineer', 'POST', '/v1/settings/access.fields/undo', { reason: 'lift' })).status).toBe(403);
  const { value: rules } = (await server.call('admin', 'GET', '/v1/settings/access.sessions')).body;
  const sessions = { value: rules, reason: 'x', version: 0 };
  expect((await server.call('steward', 'PUT', '/v1/settings/access.sessions', sessions)).status).toBe(403);
  expect((await server.call('engineer', 'PUT', '/v1/settings/words', { value: hotel, reason: 'x', version: 99 })).status).toBe(409);
});
