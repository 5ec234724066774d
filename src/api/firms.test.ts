import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { applyEvents } from '../../test/apply-events.ts';
import { peopleOf } from '../../test/people-with-events.ts';
import { migrations as consentMigrations, consentPurposesSetting } from '../consent/index.ts';
import { migrations as deliveryMigrations } from '../delivery/index.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { briefRulesSetting, migrations as firmMigrations } from '../firm/index.ts';
import { dayMs } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { migrations as linkageMigrations } from '../linkage/index.ts';
import { migrations as profileMigrations } from '../profile/index.ts';
import { migrations as sourceMigrations } from '../source/index.ts';
import { findRoutes } from './find.ts';
import { firmBriefRoutes } from './firm-brief.ts';
import { firmChangeRoutes } from './firm-changes.ts';
import { firmExportRoutes } from './firm-export.ts';
import { firmPeopleRoutes } from './firm-people.ts';
import { firmsRoutes } from './firms.ts';

let server: TestServer;
const reason = 'as they told us';

beforeAll(async () => {
  server = await testServer({
    migrations: [
      ...sourceMigrations,
      ...eventMigrations,
      ...consentMigrations,
      ...identityMigrations,
      ...profileMigrations,
      ...firmMigrations,
      ...linkageMigrations,
      ...deliveryMigrations,
    ],
    warehouseTables: [eventTable],
    definitions: [briefRulesSetting],
    routes: (app, given) => {
      const people = { ...peopleOf(given), sources: { byId: (id: number) => ({ id, name: `list ${id}` }) as never } };
      const stock = { list: () => [{ product: 'charger', place: 'Porto', quantity: 12, at: 0 }] };
      const dependencies = { briefs: () => given.settings.read(briefRulesSetting), stock };
      firmsRoutes(app, people);
      firmChangeRoutes(app, people);
      firmPeopleRoutes(app, people);
      firmBriefRoutes(app, people, dependencies);
      firmExportRoutes(app, people, dependencies, {
        ...{ clock: given.clock, consent: () => consentPurposesSetting.default, gate: () => gateRulesSetting.default },
        log: { note: () => {} },
      });
      findRoutes(app, people);
    },
  });
});
afterAll(() => server.close());

const send = (...events: object[]) => applyEvents(server.postgres, server.clock, events);
const at = (daysAgo: number) => new Date(server.clock.now() - daysAgo * dayMs).toISOString();
const seen = (userId: string) =>
  Array.from({ length: 4 }, (_, day) => ({ type: 'track', userId, event: 'Product Viewed', timestamp: at(day + 2) }));
const group = (userId: string | undefined, groupId: string, traits: object = {}, more: object = {}) => ({
  ...{ type: 'group', groupId, traits },
  ...(userId === undefined ? {} : { userId }),
  ...more,
});
const call = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => server.call('accountManager', method, url, body);
const made = async (body: object) => (await call('POST', '/v1/firms', { ...body, reason })).body;
const byGroup = async (groupId: string) => (await call('GET', `/v1/firms/by/group_id/${groupId}`)).body;

describe('firms of group calls', () => {
  it('appear by themselves, with traits, numbers and contacts, each with who said it', async () => {
    await send(
      { type: 'identify', userId: 'ana', traits: { name: 'Ana Prado', email: 'ana@harbour.example' } },
      group('ana', 'hg-1', {
        name: 'Harbour Hotels',
        industry: 'hotels',
        employees: 900,
        website: 'https://www.harbour.example/en',
        vat: 'PT501964843',
      }),
    );
    const firm = await byGroup('hg-1');
    expect(firm).toMatchObject({
      name: 'Harbour Hotels',
      form: 'firm',
      contacts: [{ name: 'Ana Prado', by: { source: { name: 'list 1' } } }],
    });
    expect(firm.identifiers.map(({ namespace, value }: never) => `${namespace}:${value}`).sort()).toEqual([
      ...['domain:harbour.example', 'group_id:hg-1', 'vat:PT501964843'],
    ]);
    expect(firm.facts.find(({ name }: { name: string }) => name === 'employees')).toMatchObject({
      value: 900,
      source: { id: 1 },
      messageId: expect.any(String),
    });
    for (const path of ['domain/www.harbour.example', 'vat/pt%20501%20964%20843'])
      expect((await call('GET', `/v1/firms/by/${path}`)).body.id).toBe(firm.id);
  });

  it('are described without anybody in them, and keep what was said before', async () => {
    await send(group(undefined, 'alone-1', { name: 'Alone & Co' }, { timestamp: at(1) }));
    await send(group(undefined, 'alone-1', { name: 'Alone and Company', city: 'Porto' }));
    const firm = await byGroup('alone-1');
    expect(firm).toMatchObject({ name: 'Alone and Company', contacts: [], reading: { level: 'unknown', people: 0 } });
    const [kept] = await server.postgres.query<{ rows: number }>('SELECT count(*)::int4 AS rows FROM quarantine');
    expect(kept?.rows).toBe(0);
  });

  it('are named by events in between, and by the traits of whoever belongs there', async () => {
    await send({ type: 'track', userId: 'zoe', event: 'Looked', context: { groupId: 'nobody-said' } });
    expect((await call('GET', '/v1/firms/by/group_id/nobody-said')).status).toBe(404);
    await send(
      group(undefined, 'ctx-1', { name: 'Context Works' }),
      { type: 'track', userId: 'zoe', event: 'Looked', context: { groupId: 'ctx-1' } },
      {
        type: 'identify',
        userId: 'kim',
        traits: { name: 'Kim Lee', company: { id: 'ctx-1', name: 'Context Works' }, buying_role: 'DECISION_MAKER' },
      },
      {
        type: 'identify',
        userId: 'lou',
        traits: { name: 'Lou Roe', company: 'Context Works', companyNumber: 'ctx-1', roleInDecision: 'pays' },
      },
    );
    const { contacts } = await byGroup('ctx-1');
    const roles = contacts.map(({ name, buyingRoles }: never) => [name, (buyingRoles as { role: string }[]).map(({ role }) => role)]);
    expect(roles).toEqual(
      expect.arrayContaining([
        ['Kim Lee', ['decider']],
        ['Lou Roe', ['buyer']],
      ]),
    );
    expect(contacts).toHaveLength(3);
  });

  it('are one firm where a colleague wrote it down before, and two where one list has two', async () => {
    const { id } = await made({ name: 'Quarry Tours', identifiers: { domain: 'quarry.example' } });
    await send(group(undefined, 'q-1', { name: 'Quarry', website: 'quarry.example' }));
    await send(group(undefined, 'q-2', { name: 'Quarry South', website: 'quarry.example' }));
    expect((await byGroup('q-1')).id).toBe(id);
    expect((await byGroup('q-2')).id).not.toBe(id);
  });

  it('stand under the firm that they name, and never in a circle', async () => {
    await send(
      group(undefined, 'site-1', { name: 'Harbour Porto', parent_id: 'top-1', type: 'site' }),
      group(undefined, 'top-1', { name: 'Top', parent_id: 'site-1' }),
    );
    expect(await byGroup('site-1')).toMatchObject({ form: 'site', parents: [{ name: 'Top' }] });
    expect((await byGroup('top-1')).parents).toEqual([]);
  });

  it('bring roles, which nothing that comes later writes over', async () => {
    await send(group(undefined, 'r-1', { name: 'Roles', listed_as: 'Supplier', role_context: 'rims', role_since: '2025-03-01' }));
    const { id, roles } = await byGroup('r-1');
    expect(roles).toMatchObject([{ role: 'supplier', context: 'rims', since: '2025-03-01', isLive: true }]);
    await call('POST', `/v1/firms/${id}/roles/${roles[0].id}/end`, { until: '2026-01-01', reason });
    await send(group(undefined, 'r-1', { listed_as: 'supplier', role_context: 'rims', role_since: '2025-03-01' }));
    expect((await byGroup('r-1')).roles).toMatchObject([{ until: '2026-01-01', isLive: false }]);
  });
});

describe('a hotel group', () => {
  it('shows a complaint of one contact, its owner, and a changed reading that opens to the people', async () => {
    await send(...['dora', 'ines', 'udo'].flatMap((id) => [{ type: 'identify', userId: id, traits: { name: id } }, ...seen(id)]));
    const parent = await made({ name: 'Estuary Hotels' });
    const site = await made({ name: 'Estuary Lisbon', form: 'site', parent: parent.id });
    for (const [userId, role] of [
      ['dora', 'decider'],
      ['ines', 'influencer'],
      ['udo', 'user'],
    ] as const) {
      const [person] = (await call('GET', `/v1/find?q=${userId}`)).body.results;
      const firm = userId === 'udo' ? site.id : parent.id;
      const body = { customer: person.id, role, context: 'fleet', since: '2026-01-15', reason };
      expect((await call('POST', `/v1/firms/${firm}/contacts`, body)).status).toBe(200);
    }
    const before = (await call('GET', `/v1/firms/${parent.id}`)).body;
    expect(before.reading).toMatchObject({ level: 'steady', score: 70, readFrom: 3, people: 3 });
    expect(before.open).toEqual([]);
    await send({ type: 'track', userId: 'udo', event: 'Complaint Made', properties: { text: 'The lift is out.' } });
    const after = (await call('GET', `/v1/firms/${parent.id}`)).body;
    expect(after.open).toMatchObject([
      { kind: 'complaint', name: 'udo', firm: { name: 'Estuary Lisbon' }, ownerWords: expect.stringContaining('Nobody') },
    ]);
    expect(after.reading).toMatchObject({ level: 'troubled', heldDown: 'openProblem', words: expect.stringContaining('open problem') });
    expect(after.contacts.find(({ name }: { name: string }) => name === 'udo').reading).toMatchObject({ level: 'strained' });
    const { customer } = after.open[0];
    const named = await server.call('agent', 'POST', `/v1/firms/${parent.id}/owner`, { customer, owner: 'Priya', reason });
    expect(named.body.open[0]).toMatchObject({ owner: { name: 'Priya', by: 'colleague' } });
    const none = await server.call('agent', 'POST', `/v1/firms/${parent.id}/owner`, {
      customer: after.contacts[0].customer,
      owner: 'Priya',
      reason,
    });
    expect(none).toMatchObject({ status: 409, body: { error: { code: 'firm.no_open_problem' } } });
    await send({ type: 'track', userId: 'udo', event: 'Complaint Resolved', timestamp: at(-1 / 24) });
    const mended = (await call('GET', `/v1/firms/${parent.id}`)).body;
    expect([mended.open, mended.reading.heldDown]).toEqual([[], undefined]);
    const firms = (await call('GET', `/v1/customers/${customer}/firms`)).body.firms;
    expect(firms).toMatchObject([
      { firm: { name: 'Estuary Lisbon' }, buyingRoles: [{ role: 'user', context: 'fleet', since: '2026-01-15' }] },
    ]);
  });

  it('keeps who left in its history, and counts her no more', async () => {
    await send(
      { type: 'identify', userId: 'lea', traits: { name: 'Lea Left' } },
      group('lea', 'left-1', { name: 'Left Inns', buying_role: 'buyer' }),
    );
    const firm = await byGroup('left-1');
    const { customer } = firm.contacts[0];
    const end = await call('POST', `/v1/firms/${firm.id}/contacts/${customer}/end`, { until: '2026-05-04', reason });
    expect(end.body).toMatchObject({ reading: { people: 0 }, contacts: [{ leftOn: '2026-05-04', buyingRoles: [{ isLive: false }] }] });
    await send(group('lea', 'left-1'));
    expect((await byGroup('left-1')).contacts).toMatchObject([{ leftOn: '2026-05-04' }]);
    const back = await call('POST', `/v1/firms/${firm.id}/contacts`, { customer, role: 'decider', reason });
    expect(back.body.contacts[0].leftOn).toBeUndefined();
    expect(back.body.contacts[0].buyingRoles.map(({ role }: { role: string }) => role)).toEqual(['buyer', 'decider']);
  });
});

describe('a firm of several roles', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await made({ name: 'Velo Leasing', identifiers: { lei: '213800KUD8LAJWSQ9D15' } }));
    await call('POST', `/v1/firms/${id}/roles`, { role: 'partner', context: 'leases our product to hotels', since: '2025-01-10', reason });
    await call('POST', `/v1/firms/${id}/roles`, {
      role: 'competitor',
      context: 'bids against us for installations',
      since: '2025-06-01',
      reason,
    });
    const hotel = await made({ name: 'Birch Hotels' });
    await call('POST', `/v1/firms/${id}/relations`, { kind: 'leases to', firm: hotel.id, reason });
    const items = [{ product: 'charger', amount: 410.5, currency: 'EUR' }];
    expect((await call('PUT', '/v1/price-floors', { items })).body.floors).toMatchObject([{ price: { amount: 410.5, currency: 'EUR' } }]);
    await send(
      { type: 'identify', userId: 'vera', traits: { name: 'Vera' } },
      { type: 'track', userId: 'vera', event: 'Case Opened', properties: { subject: 'charger', owner: 'Tomas' } },
    );
    const [vera] = (await call('GET', '/v1/find?q=vera')).body.results;
    await call('POST', `/v1/firms/${id}/contacts`, { customer: vera.id, role: 'user', reason });
  });

  it('shows each with its context, and none replaced', async () => {
    const { roles } = (await call('GET', `/v1/firms/${id}`)).body;
    expect(roles).toMatchObject([
      { role: 'partner', context: 'leases our product to hotels', since: '2025-01-10', isLive: true },
      { role: 'competitor', context: 'bids against us for installations', since: '2025-06-01', isLive: true },
    ]);
    const again = await call('POST', `/v1/firms/${id}/roles`, {
      role: 'competitor',
      context: 'Bids against us for  installations',
      reason,
    });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'firm.role_held' } } });
    expect((await call('GET', '/v1/firms?role=competitor')).body.firms).toMatchObject([{ id }]);
  });

  it('is told no price floors and no stock in a bid, and the brief says so', async () => {
    const { status, body } = await call('GET', `/v1/firms/${id}/brief?context=installation%20bid`);
    expect(status).toBe(200);
    expect(body.withheld.map(({ item, role }: never) => `${item} ${role}`)).toEqual(['priceFloors competitor', 'stock competitor']);
    expect(body.words[0]).toBe(
      'Price floors are withheld: the firm is a competitor here since 2025-06-01 (bids against us for installations).',
    );
    expect(body).not.toHaveProperty('stock');
    expect(body).not.toHaveProperty('priceFloors');
    expect(JSON.stringify(body)).not.toContain('410.5');
    expect(body.otherRoles).toMatchObject([{ role: 'partner' }]);
  });

  it('has its service history and stock in a service case, its prices in leasing', async () => {
    const service = (await call('GET', `/v1/firms/${id}/brief?context=service%20case`)).body;
    expect(service).toMatchObject({ withheld: [], stock: [{ product: 'charger', quantity: 12 }] });
    expect(service.serviceHistory).toEqual([]);
    const leasing = (await call('GET', `/v1/firms/${id}/brief?context=leasing`)).body;
    expect(leasing.priceFloors).toMatchObject([{ product: 'charger', price: { amount: 410.5 } }]);
    const clerk = (await server.call('clerk', 'GET', `/v1/firms/${id}/brief?context=leasing`)).body;
    expect(clerk).not.toHaveProperty('priceFloors');
    expect(clerk.withheld).toMatchObject([{ item: 'priceFloors', words: 'Price floors are not shown to your role.' }]);
  });

  it('is told nothing through its owner or its houses either, and each brief says whose role it is', async () => {
    const owner = await made({ name: 'Brink Holding' });
    const rival = await made({ name: 'Brink Bau', parent: owner.id });
    const house = await made({ name: 'Brink Faro', form: 'site', parent: rival.id });
    await call('POST', `/v1/firms/${rival.id}/roles`, { role: 'competitor', context: 'bids against us for installations', reason });
    const bids = (await server.call('admin', 'GET', '/v1/export/firms.ndjson?context=installation%20bid')).body as unknown as string;
    for (const { id: one } of [owner, house]) {
      const { body } = await call('GET', `/v1/firms/${one}/brief?context=installation%20bid`);
      expect(body.withheld.map(({ item, firm }: never) => [item, firm])).toMatchObject([
        ['priceFloors', { id: rival.id, name: 'Brink Bau' }],
        ['stock', { id: rival.id }],
      ]);
      expect(body.words[0]).toMatch(/^Price floors are withheld: Brink Bau, a firm above or below it, is a competitor here since /);
      expect(JSON.stringify(body)).not.toContain('410.5');
      // What another firm is to us is not what this one is.
      expect(body.roles).toEqual([]);
      expect((await call('GET', `/v1/firms/${one}/brief?context=leasing`)).body.priceFloors).toMatchObject([{ product: 'charger' }]);
      const line = bids.split('\n').find((text) => text.startsWith(`{"id":"${one}"`)) as string;
      expect(line).not.toContain('410.5');
      expect(JSON.parse(line).withheld).toHaveLength(2);
    }
  });

  it('holds the same back from an export', async () => {
    const lineOf = async (context: string) => {
      const text = (await server.call('admin', 'GET', `/v1/export/firms.ndjson?context=${context}`)).body as unknown as string;
      return text.split('\n').find((line) => line.includes('Velo Leasing')) as string;
    };
    const bid = await lineOf('installation%20bid');
    expect(bid).not.toContain('410.5');
    expect(JSON.parse(bid).withheld.map(({ item }: { item: string }) => item)).toEqual(['priceFloors', 'stock']);
    expect(await lineOf('leasing')).toContain('410.5');
    const abroad = JSON.parse(
      ((await server.call('admin', 'GET', '/v1/export/firms.ndjson?purpose=marketing')).body as unknown as string)
        .split('\n')
        .find((line) => line.includes('Velo')) as string,
    );
    expect(abroad.people).toEqual([]);
    expect((await server.call('clerk', 'GET', '/v1/export/firms.ndjson')).status).toBe(403);
  });

  it('stands in a graph with those it has to do with', async () => {
    const graph = (await call('GET', `/v1/firms/${id}/graph`)).body;
    expect(graph.firms.map(({ name, place }: never) => `${name} ${place}`)).toEqual(['Velo Leasing itself', 'Birch Hotels other']);
    expect(graph.relations).toMatchObject([{ kind: 'leases to', to: { name: 'Birch Hotels' } }]);
    expect(graph.people).toMatchObject([{ name: 'Vera', buyingRoles: ['user'], level: 'strained' }]);
  });

  it('is found by name, domain and any number, in the list and in the find box', async () => {
    for (const q of ['velo leas', 'leasing', '213800kud8lajwsq9d15', id]) {
      expect((await call('GET', `/v1/find?q=${encodeURIComponent(q)}`)).body.firms[0], q).toMatchObject({ id });
      expect((await call('GET', `/v1/firms?q=${encodeURIComponent(q)}`)).body.firms[0], q).toMatchObject({ id });
    }
    expect((await call('GET', '/v1/find?q=velo%20xyz')).body.firms).toEqual([]);
  });
});

describe('what colleagues write', () => {
  it('is refused where it cannot be, with what to do', async () => {
    const bad = await call('POST', '/v1/firms', { name: 'X', identifiers: { vat: 'PT501964842', duns: '12', lei: 'no' }, reason });
    expect(bad.status).toBe(400);
    expect(bad.body.error.code).toBe('firm.bad_identifier');
    expect(bad.body.error.problems.map((problem: { at: string }) => problem.at)).toEqual(['vat', 'duns', 'lei']);
    expect(bad.body.error.message).toContain('wrong check digit for PT');
    const a = await made({ name: 'A' });
    const b = await made({ name: 'B', parent: a.id });
    const c = await made({ name: 'C', parent: b.id });
    const circle = await call('PUT', `/v1/firms/${a.id}/parent`, { parent: c.id, reason });
    expect(circle.body.error).toMatchObject({ code: 'firm.bad_parent', message: expect.stringContaining('circle') });
    const early = await call('POST', `/v1/firms/${a.id}/roles`, {
      role: 'supplier',
      context: 'rims',
      since: '2026-02-01',
      until: '2026-01-01',
      reason,
    });
    expect(early.body.error).toMatchObject({ code: 'firm.bad_span', message: expect.stringContaining('before it began on 2026-02-01') });
    const nobody = await call('POST', `/v1/firms/${a.id}/contacts`, { customer: 'p99999999', reason });
    expect(nobody).toMatchObject({ status: 404, body: { error: { code: 'customer.not_found' } } });
    expect(
      (await call('POST', `/v1/firms/${a.id}/roles`, { role: 'supplier', context: 'x', since: '2026-02-30', reason })).body.error.code,
    ).toBe('firm.bad_day');
    expect((await call('POST', '/v1/firms', { name: 'S', form: 'site', reason })).body.error.code).toBe('firm.bad_firm');
    expect((await call('GET', '/v1/firms/f999999')).body.error.code).toBe('firm.not_found');
    expect((await call('GET', '/v1/firms/12')).body.error.code).toBe('firm.bad_id');
    await call('POST', `/v1/firms/${a.id}/identifiers`, { namespace: 'duns', value: '15-048-3782', reason });
    const taken = await call('POST', `/v1/firms/${b.id}/identifiers`, { namespace: 'duns', value: '150483782', reason });
    expect(taken).toMatchObject({
      status: 409,
      body: { error: { code: 'firm.identifier_taken', message: expect.stringContaining(a.id) } },
    });
  });

  it('holds against a list that says the same again, until that says something else', async () => {
    await send(group(undefined, 'hold-1', { name: 'Hold Ltd', city: 'Porto' }, { timestamp: at(3) }));
    const { id } = await byGroup('hold-1');
    await call('PUT', `/v1/firms/${id}`, { name: 'Hold Limited', reason });
    server.clock.set(server.clock.now() + dayMs);
    await send(group(undefined, 'hold-1', { name: 'Hold Ltd' }));
    expect((await byGroup('hold-1')).name).toBe('Hold Limited');
    server.clock.set(server.clock.now() + dayMs);
    await send(group(undefined, 'hold-1', { name: 'Hold Group' }));
    const firm = await byGroup('hold-1');
    expect(firm.name).toBe('Hold Group');
    const fact = firm.facts.find(({ name }: { name: string }) => name === 'name');
    expect(fact).toMatchObject({
      value: 'Hold Group',
      source: { id: 1 },
      others: [{ value: 'Hold Limited', colleague: expect.any(String) }],
    });
  });

  it('is in the log, and only roles that may do it', async () => {
    const actions = await server.actions();
    for (const action of ['create', 'role', 'role_end', 'relation', 'contact', 'contact_end', 'owner', 'price_floors', 'read', 'export'])
      expect(actions).toContain(`firms.${action}`);
    expect((await server.call('clerk', 'POST', '/v1/firms', { name: 'X', reason })).status).toBe(403);
    expect((await server.call('engineer', 'GET', '/v1/firms')).status).toBe(403);
    expect((await server.call('sponsor', 'GET', '/v1/firms')).status).toBe(200);
  });
});
