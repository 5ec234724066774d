import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { applyEvents } from '../../test/apply-events.ts';
import { peopleOf } from '../../test/people-with-events.ts';
import { signedIn } from '../../test/signed-in.ts';
import { migrations as consentMigrations } from '../consent/index.ts';
import { migrations as deliveryMigrations } from '../delivery/index.ts';
import { migrations as eventMigrations, eventTable } from '../event/index.ts';
import { migrations as firmMigrations, LikenessKeeper } from '../firm/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { migrations as linkageMigrations, linkageRulesSetting } from '../linkage/index.ts';
import { migrations as profileMigrations } from '../profile/index.ts';
import { migrations as sourceMigrations } from '../source/index.ts';
import { findRoutes } from './find.ts';
import { firmChangeRoutes } from './firm-changes.ts';
import { firmPairsRoutes } from './firm-pairs.ts';
import { firmPeopleRoutes } from './firm-people.ts';
import { firmsRoutes } from './firms.ts';

let server: TestServer;
let keeper: LikenessKeeper;
const reason = 'looked at both';

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
    definitions: [],
    routes: (app, given) => {
      const people = { ...peopleOf(given), sources: { byId: (id: number) => ({ id, name: `list ${id}` }) as never } };
      firmsRoutes(app, people);
      firmChangeRoutes(app, people);
      firmPeopleRoutes(app, people);
      firmPairsRoutes(app, people);
      findRoutes(app, people);
    },
  });
  const { postgres, clock } = server;
  keeper = new LikenessKeeper({ postgres, clock, rules: () => linkageRulesSetting.default, onProblem: (message) => expect.fail(message) });
});
afterAll(() => server.close());

const send = (...events: object[]) => applyEvents(server.postgres, server.clock, events);
const call = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => server.call('accountManager', method, url, body);
const byGroup = async (groupId: string) => (await call('GET', `/v1/firms/by/group_id/${groupId}`)).body;
const open = async () => (await call('GET', '/v1/firms/pairs')).body;
/** Of how many that were judged how many were one, by the chances that the statistics gave. */
const judged = async () =>
  (await call('GET', '/v1/firms/pairs/statistics')).body.calibration.map((band: { judged: number; one: number }) => [
    band.judged,
    band.one,
  ]);
const listed = (groupId: string, name: string, town: string, more: object = {}) => ({
  ...{ type: 'group', groupId, traits: { name, city: town, country: 'PT', ...more } },
});
/** What pages show of a firm, without what changes with each look. */
const shown = async (groupId: string) => {
  const { changedAt: _, today: __, ...page } = await byGroup(groupId);
  return page;
};

describe('firms that are likely one', () => {
  it('are found as they arrive, by name, place and domain, and told side by side with what each adds', async () => {
    await send(
      listed('c-1', 'Hotel Miramar, Lda.', 'Lisboa'),
      { type: 'identify', userId: 'rui', traits: { name: 'Rui Mar', email: 'rui@miramar.example' } },
      { ...listed('c-1', 'Hotel Miramar, Lda.', 'Lisboa'), userId: 'rui' },
      listed('s-7', 'MIRAMMAR HOTEL', 'Lisboa', {
        website: 'miramar.example',
        vat: 'PT501964843',
        party_role: 'supplier',
        role_context: 'rooms',
      }),
      ...['Azul', 'Norte', 'Rio', 'Sol'].map((name, at) => listed(`x-${at}`, `Hotel ${name}`, 'Lisboa')),
    );
    while (await keeper.stepArrived());
    const { items, waiting } = await open();
    expect(waiting).toBe(1);
    const [pair] = items;
    expect(pair.chance).toBeGreaterThan(0.5);
    expect(pair.firms.map((one: { firm: { name: string } }) => one.firm.name)).toEqual(['Hotel Miramar, Lda.', 'MIRAMMAR HOTEL']);
    const field = (name: string) => pair.fields.find((one: { field: string }) => one.field === name);
    expect(field('name')).toMatchObject({ agreement: 'spelled_alike', values: ['Hotel Miramar, Lda.', 'MIRAMMAR HOTEL'] });
    expect(field('domain')).toMatchObject({ agreement: 'equal', values: ['miramar.example', 'miramar.example'] });
    const bits = pair.start.bits + pair.others.bits + pair.fields.reduce((sum: number, one: { bits: number }) => sum + one.bits, 0);
    expect(1 / (1 + 2 ** -bits)).toBeCloseTo(pair.chance, 6);
  });

  it('become one by a word, with the people, numbers, roles and facts of both, and are exactly two again by another', async () => {
    const [customer, supplier] = [await shown('c-1'), await shown('s-7')];
    const { items } = await open();
    const joined = await call('POST', `/v1/firms/pairs/${items[0].id}/verdict`, { verdict: 'join', reason });
    expect(joined.body).toMatchObject({ state: 'join', join: expect.any(Number), verdicts: [{ verdict: 'join', reason }] });
    expect(await judged()).toEqual([[1, 1]]);
    const whole = await byGroup('s-7');
    expect(whole.id).toBe(customer.id);
    expect(whole.contacts).toHaveLength(1);
    expect(whole.roles.map(({ role }: { role: string }) => role)).toContain('supplier');
    expect(whole.identifiers.map(({ value }: { value: string }) => value)).toEqual(
      expect.arrayContaining(['c-1', 's-7', 'miramar.example']),
    );
    expect((await call('GET', `/v1/firms/${supplier.id}`)).body.id).toBe(customer.id);
    expect((await call('GET', '/v1/firms')).body.firms.map(({ id }: { id: string }) => id)).not.toContain(supplier.id);
    expect((await call('GET', '/v1/firms?q=mirammar')).body.firms).toMatchObject([{ id: customer.id }]);
    expect((await call('GET', '/v1/firms?role=supplier')).body.firms).toMatchObject([{ id: customer.id }]);
    const there = await call('PUT', `/v1/firms/${supplier.id}`, { name: 'X', reason });
    expect(there.body.error).toMatchObject({ code: 'firm.joined_into', message: expect.stringContaining(customer.id) });
    expect((await open()).waiting).toBe(0);

    const { joins } = (await call('GET', `/v1/firms/${customer.id}/likeness`)).body;
    expect(joins).toMatchObject([{ firms: [customer.id, supplier.id], reason }]);
    // A list goes on saying what it says of its own.
    await send({ ...listed('s-7', 'MIRAMMAR HOTEL', 'Lisboa', { employees: 40 }), timestamp: new Date(server.clock.now()).toISOString() });
    expect((await byGroup('c-1')).facts.map(({ name }: { name: string }) => name)).toContain('employees');
    await call('POST', `/v1/firms/joins/${joins[0].id}/undo`, { reason: 'two houses' });
    expect(await shown('c-1')).toEqual(customer);
    // They are two after all.
    expect(await judged()).toEqual([[1, 0]]);
    const after = await shown('s-7');
    expect(after.facts.map(({ name }: { name: string }) => name)).toContain('employees');
    const but = ({ facts: _, madeAt: __, ...page }: Record<string, unknown>) => page;
    expect(but(after)).toEqual(but(supplier));
    expect((await call('POST', `/v1/firms/joins/${joins[0].id}/undo`, { reason: 'again' })).body.error.code).toBe('firm.join_undone');
  });

  it('are not proposed again once somebody said that they are two, whatever is said of them later', async () => {
    const { items } = await open();
    await call('POST', `/v1/firms/pairs/${items[0].id}/verdict`, { verdict: 'different' });
    await send(listed('s-7', 'Mirammar Hotels', 'Lisboa'));
    while (await keeper.stepArrived());
    expect((await open()).waiting).toBe(0);
    const kept = (await call('GET', '/v1/firms/pairs?state=different')).body.items;
    expect(kept).toMatchObject([{ verdicts: [{ verdict: 'join' }, { verdict: 'different' }] }]);
    expect((await call('GET', `/v1/firms/pairs/${kept[0].id}`)).body).toEqual(kept[0]);
    // The newest word of each reviewer counts; what is taken back says nothing.
    const maya = await signedIn(server, 'Maya', 'steward');
    await maya('POST', `/v1/firms/pairs/${kept[0].id}/verdict`, { verdict: 'different' });
    expect(await judged()).toEqual([[2, 0]]);
    const [band] = (await call('GET', '/v1/firms/pairs/statistics')).body.calibration;
    expect(band).toMatchObject({ expected: expect.closeTo(kept[0].chance, 9), share: 0, low: 0, high: expect.closeTo(0.6576, 3) });
    await maya('POST', `/v1/firms/pairs/${kept[0].id}/verdict`, { verdict: 'open' });
    expect(await judged()).toEqual([[1, 0]]);
    await call('POST', `/v1/firms/pairs/${kept[0].id}/verdict`, { verdict: 'open' });
    expect((await open()).waiting).toBe(1);
    expect(await judged()).toEqual([]);
  });

  it('are put under one another when they are of one group, and are no pair then', async () => {
    const { items } = await open();
    const url = `/v1/firms/pairs/${items[0].id}/verdict`;
    expect((await call('POST', url, { verdict: 'group' })).body.error.code).toBe('firm.no_parent');
    const [above, below] = items[0].firms.map(({ firm }: { firm: { id: string } }) => firm.id);
    await call('POST', url, { verdict: 'group', parent: above, reason });
    expect((await call('GET', `/v1/firms/${below}`)).body.parents).toMatchObject([{ id: above }]);
    expect(await judged()).toEqual([[1, 0]]);
    const refused = await call('POST', `/v1/firms/${below}/join`, { firm: above, reason });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'firm.above_itself' } } });
  });

  it('are joined by hand as well, several into one, and undone in any order', async () => {
    const ids: string[] = [];
    for (const name of ['Alfa', 'Beta', 'Gama']) ids.push((await call('POST', '/v1/firms', { name, reason })).body.id);
    const [a, b, c] = ids as [string, string, string];
    await call('POST', `/v1/firms/${c}/join`, { firm: b, reason });
    await call('POST', `/v1/firms/${b}/join`, { firm: a, reason });
    expect((await call('GET', `/v1/firms/${c}`)).body.id).toBe(a);
    expect((await call('POST', `/v1/firms/${a}/join`, { firm: c, reason })).body.error.code).toBe('firm.same_firm');
    const { joins } = (await call('GET', `/v1/firms/${a}/likeness`)).body;
    await call('POST', `/v1/firms/joins/${joins[1].id}/undo`, { reason });
    expect((await call('GET', `/v1/firms/${c}`)).body.id).toBe(c);
    expect((await call('GET', `/v1/firms/${b}`)).body.id).toBe(a);
    expect(await server.actions()).toEqual(expect.arrayContaining(['firms.join', 'firms.join_undo', 'firms.judge']));
  });

  it('are for those alone who may write about firms', async () => {
    expect((await server.call('clerk', 'GET', '/v1/firms/pairs')).status).toBe(403);
    expect((await server.call('clerk', 'GET', '/v1/firms/pairs/statistics')).status).toBe(403);
    expect((await call('GET', '/v1/firms/pairs/999999')).body.error.code).toBe('firm.no_such_pair');
    expect((await call('POST', '/v1/firms/pairs/999999/verdict', { verdict: 'later' })).body.error.code).toBe('firm.no_such_pair');
    expect((await call('POST', '/v1/firms/joins/999999/undo', { reason })).body.error.code).toBe('firm.no_such_join');
    expect((await call('GET', '/v1/firms/pairs?after=x')).body.error.code).toBe('firm.bad_page');
  });

  it('are compared all with all when there are enough to learn from', async () => {
    await send(
      ...Array.from({ length: 330 }, (_, at) => {
        const name = `${'bcdfghjklm'[at % 10]}a${'npqrstvwxz'[Math.floor(at / 10) % 10]}o${'bdfgk'[Math.floor(at / 100)]}u`;
        return listed(`many-${at}`, `${name} Foods`, ['Lisboa', 'Porto', 'Faro'][at % 3]!);
      }),
      listed('again', 'Bunobu Foods SA', 'Lisboa'),
      listed('again-2', 'Foods Bunobu', 'Lisboa'),
    );
    while (await keeper.stepArrived());
    expect(await keeper.stepLearn()).toBe(true);
    expect(await keeper.stepLearn()).toBe(false);
    const names = (await open()).items.map(({ firms }: { firms: { firm: { name: string } }[] }) => firms.map(({ firm }) => firm.name));
    expect(names).toContainEqual(['Bunobu Foods SA', 'Foods Bunobu']);
  });
});
