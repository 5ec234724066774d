import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { sealAsInstalled, testSeal } from '../../test/seal.ts';
import { callerOf, fieldRulesSetting, hiddenFields, type Role } from '../access/index.ts';
import { consentPurposesSetting } from '../consent/index.ts';
import { type CustomerEvent, eventTable } from '../event/index.ts';
import { migrations as firmMigrations } from '../firm/index.ts';
import { dayMs, fixedClock, type IdentifierId, type JsonObject, type SourceId } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { type Audit, createAudit, migrations as governanceMigrations } from '../governance/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { migrations as linkageMigrations } from '../linkage/index.ts';
import {
  emptySummary,
  encodeSummary,
  findTermsOf,
  foldEvent,
  newFindEntries,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../profile/index.ts';
import { customersRoutes } from './customers.ts';
import { findRoutes } from './find.ts';
import type { PeopleDependencies } from './people.ts';
import { profileApiRoutes } from './profile-api.ts';
import { reopenRoutes } from './reopen.ts';
import { type ApiServer, createServer } from './server.ts';

const now = Date.UTC(2026, 10, 22, 12);
let engines: TestEngines;
let audit: Audit;
let app: ApiServer;
let person: string;
let older: string;
let role: Role | undefined = 'admin';

interface Given {
  id: string;
  daysAgo: number;
  source?: number;
  kind?: CustomerEvent['kind'];
  name?: string;
  traits?: JsonObject;
  properties?: JsonObject;
  groupId?: string;
}

/** An identifier of a person with its events, in the tables as processing leaves them. */
async function identifier(namespace: string, value: string, owner: number | undefined, ...given: Given[]): Promise<number> {
  const { postgres, warehouse } = engines;
  const [row] = await postgres.query<{ id: number }>(
    'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ($1, $2, 0, $3, 1) RETURNING id',
    [namespace, value, now - 300 * dayMs],
  );
  const id = row?.id as IdentifierId;
  await postgres.query('UPDATE identifier SET person_id = $2 WHERE id = $1', [id, owner ?? id]);
  const events = given.map(
    ({ daysAgo, source = 1, id: messageId, kind = 'track', name = '', traits = {}, properties = {}, groupId }): CustomerEvent => {
      const time = now - daysAgo * dayMs;
      const rest = { name, channel: 'web' as const, time, receivedAt: time, properties, traits, context: {}, integrations: {} };
      return { messageId, kind, sourceId: source as SourceId, ...rest, ...(groupId === undefined ? {} : { groupId }) };
    },
  );
  const fold = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };
  const summary = events.reduce((all, event) => foldEvent(all, event, fold), emptySummary());
  await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  await newFindEntries(
    postgres,
    events.flatMap((event) => findTermsOf({ event, identifierId: id })),
  );
  const lines = events.map((event) => {
    const { messageId, kind, name, traits, properties } = event;
    const body = JSON.stringify({ type: kind, messageId, event: name, traits, properties });
    const row = { identifier_id: id, time: event.time, source_id: event.sourceId, message_id: messageId, kind, name, channel: 'web' };
    return JSON.stringify({ ...row, received_at: event.receivedAt, person_id: id, revenue_minor: 0, currency: '', body });
  });
  if (lines.length > 0) await warehouse.insert('event', `${lines.join('\n')}\n`, `identifier ${id}`);
  return id;
}

beforeAll(async () => {
  engines = await testEngines({
    migrations: [...identityMigrations, ...profileMigrations, ...linkageMigrations, ...firmMigrations, ...governanceMigrations],
    warehouseTables: [eventTable],
  });
  const { postgres, warehouse } = engines;
  const clock = fixedClock(now);
  audit = createAudit({ seal: sealAsInstalled, postgres, clock, key: randomBytes(32) });
  app = createServer({
    seal: () => testSeal,
    log: false,
    authenticate: async () =>
      role === undefined ? undefined : callerOf({ kind: 'user', id: 1, name: 'Ana Silva', role, mustSetPassword: false }),
  });
  await holdAnswersToDescription(app);
  const dependencies: PeopleDependencies = {
    postgres,
    warehouse,
    clock,
    audit,
    sources: { byId: () => undefined },
    identityRules: () => defaultIdentityRules,
    traitPreference: () => traitPreferenceSetting.default,
    hiddenFields: (of) => hiddenFields(fieldRulesSetting.default.rules, of),
    recentEvents: async () => [],
    historyBehindSeconds: () => 7,
  };
  customersRoutes(app, dependencies);
  reopenRoutes(app, dependencies);
  findRoutes(app, dependencies);
  const rules = { consent: () => consentPurposesSetting.default, gate: () => gateRulesSetting.default };
  profileApiRoutes(app, dependencies, { clock, ...rules, log: { note: () => {} } });
  const first = await identifier(
    'email',
    'maya@x.test',
    undefined,
    {
      id: 'm1',
      daysAgo: 9,
      kind: 'identify',
      traits: { firstName: 'Maya', lastName: 'Okafor', plan: 'gold', margin: 12.5, payments: { grossMargin: 77.25 } },
    },
    { id: 'm2', daysAgo: 8, kind: 'group', groupId: 'firm-7' },
    { id: 'm3', daysAgo: 7, name: 'Order Completed', properties: { order_id: 'LK-7', revenue: 54, currency: 'EUR', margin: 12.5 } },
  );
  const second = await identifier('user_id', 'U 1/2', first, {
    id: 'm4',
    daysAgo: 3,
    source: 2,
    kind: 'identify',
    traits: { plan: 'silver' },
  });
  person = `p${first}`;
  older = `p${second}`;
});
afterAll(async () => {
  await app.close();
  await audit.close();
  await engines.close();
});

async function get(url: string, as: Role | undefined = 'admin'): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }> {
  role = as;
  const answer = await app.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.json() };
}

describe('GET /v1/customers', () => {
  it('answers by number, by any identifier and by a number that was joined', async () => {
    const { status, body } = await get(`/v1/customers/${person}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: person,
      name: { display: 'Maya Okafor' },
      stats: { orders: 1, spent: [{ amount: 54, currency: 'EUR' }] },
      historyBehindSeconds: 7,
    });
    expect(body.mergedFrom).toBeUndefined();
    expect((await get(`/v1/customers/${older}`)).body).toMatchObject({ id: person, mergedFrom: older });
    expect((await get('/v1/customers/by/user_id/U%201%2F2')).body.id).toBe(person);
    expect((await get('/v1/customers/by/email/MAYA@X.test')).body.id).toBe(person);
  });

  it('shows joins strongest identifier first, their strength in two digits, and no source for what a person decided', async () => {
    const ids = [person, older].map((id) => Number(id.slice(1)));
    await engines.postgres.query(
      `INSERT INTO edge (a, b, rule, strength, source_id, message_id, first_time, observed_at, decision_id) VALUES
       ($1, $2, 'observed', 0.95, 1, 'm4', $3, $3, NULL), ($1, $2, 'decided:1', 1, 0, '', $3 + 1, $3 + 1, 1)`,
      [...ids, now],
    );
    const { body } = await get(`/v1/customers/${person}`);
    const between = [
      { namespace: 'user_id', value: 'U 1/2' },
      { namespace: 'email', value: 'maya@x.test' },
    ];
    expect(body.joins).toMatchObject([
      { rule: 'observed', strength: 0.95, between, source: { id: 1 } },
      { rule: 'decided:1', strength: 1, between },
    ]);
    expect(body.joins[1]).not.toHaveProperty('source');
    expect(body.knownAs.map(({ namespace }: { namespace: string }) => namespace)).toEqual(['user_id', 'email']);
  });

  it('writes down who looked', async () => {
    await get(`/v1/customers/${person}`);
    await audit.flush();
    const { entries } = await audit.list({ subject: `person:${person}` });
    expect(entries[0]).toMatchObject({ action: 'people.read', actor: { name: 'Ana Silva' } });
  });

  it('hides from a clerk what a clerk may not see, in every answer', async () => {
    const { body } = await get(`/v1/customers/${person}`, 'clerk');
    expect(body.traits.find((trait: { name: string }) => trait.name === 'margin')).toMatchObject({ value: null, hidden: true });
    const { body: timeline } = await get(`/v1/customers/${person}/timeline`, 'clerk');
    const { body: raw } = await get(`/v1/events/${timeline.entries[1].eventId}`, 'clerk');
    expect(raw.event.properties).toMatchObject({ order_id: 'LK-7' });
    expect(body.traits.find((trait: { name: string }) => trait.name === 'payments')).toMatchObject({ value: { grossMargin: '•••' } });
    const { body: profile } = await get('/v1/spaces/main/collections/users/profiles/email:maya@x.test/traits?limit=200', 'clerk');
    expect(JSON.stringify([body, timeline, raw, profile])).not.toMatch(/12\.5|77\.25/);
    expect(JSON.stringify((await get(`/v1/customers/${person}`, 'cmo')).body)).toContain('12.5');
  });

  it.each([
    ['/v1/customers/p999999', 404, 'customer.not_found'],
    ['/v1/customers/nonsense', 400, 'customer.bad_id'],
    ['/v1/customers/by/email/nobody@x.test', 404, 'profile.no_such_customer'],
    ['/v1/customers/by/email/not-an-address', 404, 'profile.no_such_customer'],
    ['/v1/events/nonsense', 404, 'profile.no_such_event'],
    ['/v1/customers/p1/timeline?before=nonsense', 400, 'profile.bad_cursor'],
    ['/v1/customers/p1/timeline?limit=0', 400, 'request.invalid'],
    ['/v1/customers/p1/timeline?kind=nonsense', 400, 'request.invalid'],
    ['/v1/customers/p1/timeline?channel=nonsense', 400, 'request.invalid'],
  ])('answers %s with %i', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('names the kinds and channels that there are to who asks for another', async () => {
    const problem = async (query: string) => (await get(`/v1/customers/${person}/timeline?${query}`)).body.error.problems[0];
    expect(await problem('kind=nonsense')).toMatchObject({ at: 'kind', message: expect.stringMatching(/visit, order, .*track/) });
    expect(await problem('channel=nonsense')).toMatchObject({ at: 'channel', message: expect.stringMatching(/web, app, store/) });
    for (const query of ['kind=order', 'kind=profile', 'kind=track', 'channel=kiosk']) {
      expect((await get(`/v1/customers/${person}/timeline?${query}`)).status, query).toBe(200);
    }
  });

  it('asks strangers to sign in', async () => {
    role = undefined;
    expect((await app.inject({ method: 'GET', url: `/v1/customers/${person}` })).statusCode).toBe(401);
  });
});

describe('POST /v1/customers/:id/settle', () => {
  const settle = (payload: object) => {
    role = 'steward';
    return app.inject({ method: 'POST', url: `/v1/customers/${person}/settle`, payload });
  };
  const plan = async () => (await get(`/v1/customers/${person}`)).body.traits.find((trait: { name: string }) => trait.name === 'plan');

  it('makes the chosen value count everywhere, says who and why, and tells open screens', async () => {
    expect(await plan()).toMatchObject({ value: 'silver', others: [{ value: 'gold' }] });
    const told: string[] = [];
    const stop = await engines.postgres.listen('applied', (payload) => told.push(payload));
    expect((await settle({ trait: 'plan', value: 'gold', reason: 'she showed her card' })).statusCode).toBe(200);
    expect(await plan()).toMatchObject({
      value: 'gold',
      rule: 'Ana Silva settled this on 2026-11-22: she showed her card',
      others: [{ value: 'silver' }],
    });
    expect((await settle({ trait: 'plan', sourceId: '2', reason: 'the shop is right' })).statusCode).toBe(200);
    expect(await plan()).toMatchObject({ value: 'silver' });
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(told[0]?.split(' ')).toContain(person.slice(1));
    await stop();
    const { entries } = await audit.list({ action: 'people.settle' });
    expect(entries[0]).toMatchObject({ subject: `person:${person}`, reason: 'the shop is right' });
  });

  it.each([
    [{ trait: 'plan', value: 'platinum', reason: 'I say so' }, 400, 'profile.value_not_known'],
    [{ trait: 'hat', value: 'x', reason: 'I say so' }, 404, 'profile.no_such_trait'],
    [{ trait: 'plan', value: 'gold' }, 400, 'request.invalid'],
  ])('refuses %j', async (payload, status, code) => {
    const answer = await settle(payload);
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });
});

describe('GET /v1/customers/:id/timeline in a span of time', () => {
  it('answers what happened between two times, and refuses what is no time', async () => {
    role = 'clerk';
    const all = (await get(`/v1/customers/${person}/timeline`)).body.entries as { eventId: string; time: string }[];
    const { time } = all[0] as { time: string };
    const then = await get(`/v1/customers/${person}/timeline?from=${time}&until=${time}`);
    expect(then.body.entries).toEqual(all.filter((entry) => entry.time === time));
    const bad = await get(`/v1/customers/${person}/timeline?from=yesterday`);
    expect([bad.status, bad.body.error.code]).toEqual([400, 'profile.bad_time']);
  });
});

describe('POST /v1/customers/:id/reopen', () => {
  const post = (path: string, payload: object) => app.inject({ method: 'POST', url: `/v1/customers/${person}/${path}`, payload });
  const plan = async () => (await get(`/v1/customers/${person}`)).body.traits.find((trait: { name: string }) => trait.name === 'plan');

  it('lets the rule decide again, and says in the log who opened it and why', async () => {
    role = 'steward';
    await post('settle', { trait: 'plan', value: 'gold', reason: 'she showed her card' });
    expect((await plan()).settled).toMatchObject({ by: 'Ana Silva', reason: 'she showed her card' });
    expect((await post('reopen', { trait: 'plan', reason: 'it was her husband’s card' })).statusCode).toBe(200);
    expect(await plan()).not.toHaveProperty('settled');
    const { entries } = await audit.list({ action: 'people.reopen' });
    expect(entries[0]).toMatchObject({ subject: `person:${person}`, reason: 'it was her husband’s card' });
    const again = await post('reopen', { trait: 'plan', reason: 'once more' });
    expect([again.statusCode, again.json().error.code]).toEqual([409, 'profile.not_settled']);
  });
});

describe('GET /v1/find', () => {
  it('finds with a wrong letter and says why', async () => {
    const { body } = await get('/v1/find?q=okafro');
    expect(body).toMatchObject({
      query: 'okafro',
      results: [
        { id: person, name: 'Maya Okafor', why: { kind: 'name', text: 'Maya Okafor', exact: false }, sources: ['source 1', 'source 2'] },
      ],
    });
    expect(body.took_ms).toBeGreaterThan(0);
    expect((await get('/v1/find?q=lk7&limit=5')).body.results).toMatchObject([{ why: { kind: 'order', text: 'LK-7', exact: true } }]);
    expect((await get('/v1/find?q=')).body.results).toEqual([]);
  });
});

describe("Segment's Profile API", () => {
  const base = '/v1/spaces/main/collections/users/profiles';

  it('gives traits, some of them, and verbosely', async () => {
    const url = `${base}/email:maya@x.test/traits`;
    const { body } = await get(`${url}?limit=2`);
    expect(body).toEqual({
      traits: { currency: 'EUR', firstName: 'Maya' },
      cursor: { url: `${base}/email:maya@x.test/traits`, has_more: true, next: '2', limit: 2 },
    });
    expect((await get(`${url}?limit=200&next=2`)).body).toMatchObject({
      traits: { margin: 12.5, plan: expect.any(String) },
      cursor: { has_more: false, next: '' },
    });
    expect((await get(`${url}?include=first_name,hat`)).body.traits).toEqual({ first_name: 'Maya' });
    expect((await get(`${url}?include=firstName&verbose=true`)).body.traits).toEqual({
      firstName: { value: 'Maya', source_id: '1', updated_at: new Date(now - 9 * dayMs).toISOString() },
    });
    expect((await get(`${url}?class=audience`)).body.traits).toEqual({});
    expect((await get(url, 'clerk')).body.traits.margin).toBeUndefined();
  });

  it('finds a profile by any identifier and by our own number', async () => {
    for (const name of ['user_id:U%201%2F2', 'email:MAYA@x.test', person]) {
      expect((await get(`${base}/${name}/traits?include=lastName`)).body.traits).toEqual({ lastName: 'Okafor' });
    }
  });

  it('gives nothing for a purpose that she did not allow, and says why', async () => {
    for (const part of ['traits', 'external_ids', 'events', 'metadata', 'links']) {
      expect(await get(`${base}/${person}/${part}?purpose=advertising`)).toEqual({
        status: 403,
        body: {
          error: { code: 'permission_refused', message: 'She has not said yes to advertising, and without a yes it is a no.' },
        },
      });
    }
    expect((await get(`${base}/${person}/traits?purpose=service&include=lastName`)).body.traits).toEqual({ lastName: 'Okafor' });
  });

  it('gives identifiers', async () => {
    const { body } = await get(`${base}/${person}/external_ids?include=user_id`);
    expect(body.data).toEqual([
      { source_id: '1', collection: 'users', encoding: 'none', id: 'U 1/2', type: 'user_id', created_at: expect.any(String) },
    ]);
  });

  it('gives events in pages, of some names, from one time to another', async () => {
    const { body } = await get(`${base}/${person}/events?limit=3`);
    expect(body.data.map((event: { message_id: string }) => event.message_id)).toEqual(['m4', 'm3', 'm2']);
    expect(body.cursor.has_more).toBe(true);
    expect(body.data[1]).toMatchObject({
      type: 'track',
      event: 'Order Completed',
      source_id: '1',
      external_ids: [{ type: 'email', id: 'maya@x.test' }],
      properties: { order_id: 'LK-7' },
    });
    const rest = (await get(`${base}/${person}/events?limit=3&next=${body.cursor.next}`)).body;
    expect(rest.data.map((event: { message_id: string }) => event.message_id)).toEqual(['m1']);
    expect((await get(`${base}/${person}/events?include=Order%20Completed&sort=asc&start=2026-01-01`)).body.data).toHaveLength(1);
    expect((await get(`${base}/${person}/events?end=2026-01-01`)).body.data).toEqual([]);
  });

  it('gives metadata and links', async () => {
    expect((await get(`${base}/${person}/metadata`)).body.metadata).toMatchObject({
      expires_at: null,
      first_message_id: 'm1',
      last_message_id: 'm4',
      last_source_id: '2',
      updated_at: new Date(now - 3 * dayMs).toISOString(),
    });
    expect((await get(`${base}/${person}/links`)).body.data).toMatchObject([
      { to_collection: 'accounts', external_ids: [{ id: 'firm-7', type: 'group_id' }] },
    ]);
  });

  it("refuses in Segment's words", async () => {
    expect(await get(`${base}/user_id:nobody/traits`)).toEqual({
      status: 404,
      body: { error: { code: 'not_found', message: 'Profile was not found.' } },
    });
    expect(await get(`${base}/${person}/traits?limit=9999`)).toMatchObject({ status: 400, body: { error: { code: 'validation_error' } } });
    expect(await get(`${base}/${person}/events?start=yesterday`)).toMatchObject({
      status: 400,
      body: { error: { code: 'validation_error' } },
    });
    role = undefined;
    const stranger = await app.inject({ method: 'GET', url: `${base}/${person}/traits` });
    expect([stranger.statusCode, stranger.json().error.code, stranger.headers['request-id']]).toEqual([
      401,
      'authentication_error',
      expect.any(String),
    ]);
  });
});
