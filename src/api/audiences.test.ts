import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { world } from '../../test/portraits.ts';
import { testSeal } from '../../test/seal.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { migrations as audienceMigrations, LiveKeeper, serviceFloorSetting, warehouseTables } from '../audience/index.ts';
import { consentPurposesSetting } from '../consent/index.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { dayMs, secondMs, systemClock } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { emptySummary, encodeSummary, migrations as profileMigrations, type Summary, traitPreferenceSetting } from '../profile/index.ts';
import { wordsSetting } from '../settings/index.ts';
import { migrations as valueMigrations } from '../value/index.ts';
import { audiencesRoutes } from './audiences.ts';
import { customerAudiencesRoutes } from './customer-audiences.ts';

let server: TestServer;
let keeper: LiveKeeper;
const people: Record<string, string> = {};
const reason = 'we write to them';
const refused: unknown[] = [];

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations, ...valueMigrations, ...audienceMigrations],
    warehouseTables: [eventTable, ...warehouseTables],
    definitions: [serviceFloorSetting],
    routes: (app, { postgres, warehouse, settings, audit, clock }) => {
      const dependencies = {
        ...{ postgres, warehouse, clock, audit, sources: { byId: () => undefined }, identityRules: () => defaultIdentityRules },
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(fieldRulesSetting.default.rules, role),
        ...{ recentEvents: async () => [], historyBehindSeconds: () => undefined, seal: () => testSeal },
      };
      const groups = {
        ...{ world: async () => world, words: () => settings.read(wordsSetting), currency: () => 'USD' },
        floor: () => settings.read(serviceFloorSetting),
      };
      const consent = { consent: () => consentPurposesSetting.default, gate: () => gateRulesSetting.default };
      audiencesRoutes(app, dependencies, groups, { clock, ...consent, log: { note: (one) => refused.push(one) } });
      customerAudiencesRoutes(app, dependencies, groups);
    },
  });
  const { postgres, warehouse, clock } = server;
  const second = (daysAgo: number) => Math.floor(clock.now() / secondMs - daysAgo * 86_400);
  for (let at = 0; at < 40; at += 1) {
    const isFamily = at % 2 === 0;
    const traits: Summary['traits'] = [
      [1, 1, 'm', 's', ['email', 'firstName', 'plan'], [`n${at}@larkfield.example`, `N${at}`, isFamily ? 'family' : 'solo']],
    ];
    const permissions: Summary['permissions'] = at % 4 === 0 ? [[2, 1, 'c', 'consent', ['marketing'], [true]]] : [];
    await person(`n${at}`, {
      traits,
      permissions,
      names: [['Product Viewed', 3, second(at), 0]],
      acts: [[second(at), 'Product Viewed', 'LK-1 · Wren']],
    });
  }
  keeper = new LiveKeeper({
    ...{ postgres, warehouse, clock, systemClock, model: () => undefined, costs: () => world.costs, onInterest: () => {} },
    ...{ preference: () => traitPreferenceSetting.default, consent: () => consentPurposesSetting.default },
    onProblem: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  await keeper.start();
  await settle();
});
afterAll(() => server.close());

async function settle(): Promise<void> {
  keeper.look();
  for (let [step, idle] = [0, 0]; step < 2_000 && idle < 4; step += 1) {
    const rest = await keeper.step();
    idle = rest === undefined && keeper.state.pending + keeper.state.filling === 0 ? idle + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, rest === undefined ? 5 : 0));
  }
}

async function person(name: string, parts: Partial<Summary>): Promise<void> {
  const { postgres, clock } = server;
  const [row] = await postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, $2, 1) RETURNING id",
    [name, clock.now()],
  );
  const id = row?.id as number;
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $1', [id]);
  await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary({ ...emptySummary(), count: 1, ...parts })]);
  people[name] = `p${id}`;
}

const make = (body: object, role: Parameters<TestServer['call']>[0] = 'marketer') =>
  server.call(role, 'POST', '/v1/audiences', { name: 'Some', about: '', purpose: 'marketing', reason, ...body });
const get = async (url: string, role: Parameters<TestServer['call']>[0] = 'marketer') => (await server.call(role, 'GET', url)).body;
const families = { trait: 'plan', is: ['family'] };

describe('audiences', () => {
  it('are shown with size and real people while their rule is written, and have exactly those when they are made', async () => {
    const rule = { all: [families, { did: 'Product Viewed', withinDays: 30 }] };
    const preview = await server.call('marketer', 'POST', '/v1/audiences/preview', { rule });
    expect(preview.body).toMatchObject({ people: 40, size: 15, low: 15, high: 15, ready: true, byLook: [] });
    expect(preview.body.sample).toHaveLength(6);
    expect(preview.body.words).toBe('plan is family and Product Viewed at least once in the last 30 days');
    const { body: made } = await make({ name: 'Families', rule });
    expect(made).toMatchObject({ size: 0, counting: true, version: 1 });
    await settle();
    const shown = await get(`/v1/audiences/${made.id}`);
    expect(shown).toMatchObject({ size: 15, counting: false, people: 40 });
    const first = await get(`/v1/audiences/${made.id}/people?limit=9`, 'analyst');
    const rest = await get(`/v1/audiences/${made.id}/people?limit=9&after=${first.next}`, 'analyst');
    expect(new Set([...first.people, ...rest.people].map(({ id }) => id)).size).toBe(15);
    expect(rest.next).toBeUndefined();
    const own = await get(`/v1/customers/${people.n4}/audiences`, 'agent');
    expect(own.audiences).toMatchObject([
      { id: made.id, reasons: [{ text: 'plan is family: family' }, { text: expect.stringContaining('3') }] },
    ]);
    expect((await get(`/v1/customers/${people.n5}/audiences`, 'agent')).audiences).toEqual([]);
  });

  it('are written with names that people really have, those that are hidden or special left out', async () => {
    await settle();
    const words = await get('/v1/audiences/words');
    expect(words.acts).toContain('Product Viewed');
    expect(words.traits).toContain('plan');
    expect(words.traits).not.toContain('religion');
    const looked = (act: string) => get(`/v1/audiences/words/acts/${encodeURIComponent(act)}`);
    expect(await looked('Product Viewed')).toEqual({ seen: true });
    expect(await looked('product veiwed')).toEqual({ seen: false, like: 'Product Viewed' });
    expect(await looked('Balloon/Burst')).toEqual({ seen: false });
  });

  it('leave for outside only with those who permit what they are made for', async () => {
    const { body: made } = await make({ rule: families });
    await settle();
    const before = refused.length;
    const { body, status } = await server.call('admin', 'GET', `/v1/audiences/${made.id}/people.csv`);
    expect(status).toBe(200);
    const lines = String(body).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 10);
    expect(refused.length - before).toBe(10);
    const { body: served } = await make({ rule: families, purpose: 'service' });
    await settle();
    expect(
      String((await server.call('admin', 'GET', `/v1/audiences/${served.id}/people.csv`)).body)
        .trim()
        .split('\r\n'),
    ).toHaveLength(1 + 20);
    expect(await server.actions()).toEqual(expect.arrayContaining(['audiences.create', 'audiences.export', 'audiences.exported']));
  });

  it('are changed, taken back, put away and taken out again, and tell who came and who left', async () => {
    const { body: made } = await make({ rule: families });
    await settle();
    const { last } = await get(`/v1/audiences/${made.id}/moves`, 'analyst');
    const edit = { name: 'Solo', about: '', purpose: 'advice', rule: { trait: 'plan', is: ['solo'] }, reason };
    expect((await server.call('marketer', 'PUT', `/v1/audiences/${made.id}`, { ...edit, version: 7 })).body.error.code).toBe(
      'audience.changed_meanwhile',
    );
    expect((await server.call('marketer', 'PUT', `/v1/audiences/${made.id}`, { ...edit, version: 1 })).body).toMatchObject({
      version: 2,
      counting: true,
    });
    await settle();
    const moved = await get(`/v1/audiences/${made.id}/moves?after=${last}`, 'analyst');
    expect(moved.moves).toHaveLength(1);
    expect(Object.keys(moved.names)).toHaveLength(10);
    expect((await get(`/v1/audiences/${made.id}/moves?newest=true&limit=1`, 'analyst')).moves[0].id).toBe(moved.last);
    expect([moved.moves[0].cause, moved.moves[0].came.length, moved.moves[0].went.length]).toEqual(['rule', 20, 20]);
    expect((await server.call('marketer', 'POST', `/v1/audiences/${made.id}/undo`, { reason })).body).toMatchObject({
      version: 3,
      rule: families,
    });
    await settle();
    expect((await server.call('marketer', 'POST', `/v1/audiences/${made.id}/archive`, { reason })).body.state).toBe('archived');
    await settle();
    expect(await get(`/v1/audiences/${made.id}`)).toMatchObject({ size: 0, counting: false });
    await server.call('marketer', 'POST', `/v1/audiences/${made.id}/restore`, { reason });
    await settle();
    expect((await get(`/v1/audiences/${made.id}`)).size).toBe(20);
    expect((await get(`/v1/audiences/${made.id}/versions`)).map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
  });

  it('may ask for one another, but in no circle, and not for one that is not there', async () => {
    const { body: one } = await make({ rule: families });
    const { body: two } = await make({ rule: { all: [{ audience: one.id }, { did: 'Product Viewed', withinDays: 10 }] } });
    await settle();
    expect((await get(`/v1/audiences/${two.id}`)).size).toBe(5);
    const circle = await server.call('marketer', 'PUT', `/v1/audiences/${one.id}`, {
      ...{ name: 'One', about: '', purpose: 'marketing', rule: { audience: two.id }, version: 1, reason },
    });
    expect(circle.body.error).toMatchObject({ code: 'audience.bad_audience', problems: [{ message: 'asks for itself, in a circle' }] });
    expect((await make({ rule: { audience: 99_999 } })).status).toBe(400);
    expect((await server.call('marketer', 'POST', `/v1/audiences/${one.id}/archive`, { reason })).body.error.code).toBe('audience.in_use');
  });

  it('tell nobody what is hidden from her role, not even by asking for an audience that does', async () => {
    const { body: made } = await make({ rule: { measure: 'profit', min: 100, currency: 'USD' } }, 'cmo');
    await settle();
    for (const rule of [{ measure: 'profit', min: 5, currency: 'USD' }, { audience: made.id }]) {
      const tried = await server.call('marketer', 'POST', '/v1/audiences/preview', { rule });
      expect([tried.status, tried.body.error?.code]).toEqual([403, 'access.field_hidden']);
      expect((await make({ rule })).status).toBe(403);
    }
    expect(await get(`/v1/audiences/${made.id}`)).toMatchObject({ hidden: true, rule: { measure: 'profit', hidden: true } });
    for (const page of ['people', 'moves'])
      expect((await server.call('marketer', 'GET', `/v1/audiences/${made.id}/${page}`)).status).toBe(403);
  });

  it('lose people by time alone', async () => {
    const { body: made } = await make({ rule: { did: 'Product Viewed', withinHours: 48 } });
    await settle();
    const before = (await get(`/v1/audiences/${made.id}`)).size;
    server.clock.advance(dayMs);
    await settle();
    expect((await get(`/v1/audiences/${made.id}`)).size).toBe(before - 1);
  });
});
