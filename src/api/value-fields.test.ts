import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { type SignedInCall, signedIn } from '../../test/signed-in.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { createRetiredFieldDirectory, migrations as eventMigrations, eventTable } from '../event/index.ts';
import { dayMs } from '../foundation/index.ts';
import { createJointChanges } from '../governance/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { migrations as profileMigrations, traitPreferenceSetting } from '../profile/index.ts';
import {
  performFitting,
  startMeasuringFields,
  valueFieldsSetting,
  migrations as valueMigrations,
  warehouseTables,
} from '../value/index.ts';
import { jointChangesRoutes } from './joint-changes.ts';
import { valueFieldPeopleRoutes } from './value-field-people.ts';
import { valueFieldsRoutes } from './value-fields.ts';

// Through the routes, on history in a real warehouse: nobody says which field matters.

let server: TestServer;
let history: TestEngines;
let retired: Awaited<ReturnType<typeof createRetiredFieldDirectory>>;
let cmo: SignedInCall;
let cio: SignedInCall;

const people = 1_500;
const shoes = ['red', 'green', 'blue', 'white', 'black'];
const shoeColour = 'trait:1::shoe_colour';
const address = (field: string, verb = '') => `/v1/value/fields/${encodeURIComponent(field)}${verb}`;

beforeAll(async () => {
  history = await testEngines({ warehouseTables: [eventTable, ...warehouseTables] });
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations, ...valueMigrations],
    definitions: [valueFieldsSetting],
    routes: async (app, { postgres, settings, audit, clock }) => {
      const jointChanges = createJointChanges({ postgres, clock, audit, seal: (value) => value });
      const workplace = {
        perform: (task: Parameters<typeof performFitting>[1]) =>
          performFitting({ postgres, warehouse: history.warehouse, patientWarehouse: history.warehouse }, task),
        close: async () => undefined,
      };
      const fields = startMeasuringFields({ workplace, postgres, settings, clock, onProblem: () => undefined });
      fields.close();
      jointChangesRoutes(app, { jointChanges });
      const source = (id: number) => (id === 1 ? { name: 'Web shop', marketingOwner: 'Maya Okafor' } : undefined);
      valueFieldsRoutes(app, { postgres, audit, clock, jointChanges, fields, source });
      const rules = [...fieldRulesSetting.default.rules, { field: 'plan', hiddenFrom: ['cmo' as const], why: 'for the test' }];
      valueFieldPeopleRoutes(app, {
        ...{ postgres, clock, audit, sources: { byId: () => undefined }, warehouse: history.warehouse },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role) => hiddenFields(rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      });
    },
  });
  retired = await createRetiredFieldDirectory(server.postgres, () => undefined);
  cmo = await signedIn(server, 'Clara', 'cmo');
  cio = await signedIn(server, 'Tomas', 'cio');
  await fillHistory(server.clock.now());
});
afterAll(async () => {
  await retired.close();
  await server.close();
  await history.close();
});

/** People whose plan drives whether they come back, and whose shoes do not; numbers by Park & Miller (1988). */
async function fillHistory(now: number): Promise<void> {
  let state = 11;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  await server.postgres.query(
    `INSERT INTO identifier (namespace, value, person_id, first_seen, source_id)
     SELECT 'user_id', 'u' || n, 0, 0, 1 FROM generate_series(1, $1::int) AS n`,
    [people],
  );
  await server.postgres.query('UPDATE identifier SET person_id = id');
  const lines: string[] = [];
  const add = (id: number, daysAgo: number, kind: string, body: object): void => {
    const at = Math.round(now - daysAgo * dayMs);
    const row = {
      identifier_id: id,
      time: at,
      source_id: 1,
      message_id: `m${lines.length}`,
      kind,
      name: '',
      channel: 'web',
      received_at: at,
    };
    lines.push(JSON.stringify({ ...row, person_id: id, revenue_minor: 0, currency: '', body: JSON.stringify(body) }));
  };
  for (let id = 1; id <= people; id += 1) {
    const isMember = next() < 0.4;
    const traits = {
      shoe_colour: shoes[Math.floor(next() * shoes.length)],
      plan: isMember ? 'member' : 'guest',
      email: `u${id}@example.com`,
    };
    add(id, 31 + 30 * next(), 'identify', { traits });
    if (next() < (isMember ? 0.7 : 0.25)) add(id, 29 * next(), 'page', {});
  }
  // The newest event: the horizon before it is the cut.
  add(1, 0, 'page', {});
  await history.warehouse.insert('event', `${lines.join('\n')}\n`, 'all');
}

const listed = async () => (await server.call('analyst', 'GET', '/v1/value/fields')).body;
const fieldOf = (body: { fields: { field: string }[] }, field: string) => body.fields.find((one) => one.field === field);

it('says that nothing is measured until it is', async () => {
  expect(await listed()).toMatchObject({ fields: [], retired: [], measuring: {}, may: { measure: true, declare: true, propose: true } });
  expect((await server.call('clerk', 'GET', '/v1/value/fields')).status).toBe(403);
  expect((await server.call('marketer', 'POST', '/v1/value/fields/measure', {})).status).toBe(403);
});

it('tells what matters from what does not, with what each costs', async () => {
  expect(await server.call('analyst', 'POST', '/v1/value/fields/measure', {})).toMatchObject({ status: 200, body: { version: 1 } });
  const body = await listed();
  expect(body.measurement).toMatchObject({ outcome: { kind: 'returns' }, horizonDays: 30, people, oneIn: 1 });
  const shoe = fieldOf(body, shoeColour);
  expect(shoe).toMatchObject({
    verdict: 'noPower',
    standing: 'none',
    sensitivity: 'ordinary',
    owner: 'Maya Okafor',
    source: { name: 'Web shop' },
  });
  expect(Math.abs((shoe as unknown as { auc: number }).auc - 0.5)).toBeLessThanOrEqual(0.02);
  const plan = fieldOf(body, 'trait:1::plan') as unknown as { low: number; cost: { bytes: number; valuesAMonth: number } };
  expect(plan).toMatchObject({ verdict: 'predicts', standing: 'predicts' });
  expect(plan.low).toBeGreaterThan(0.6);
  expect(plan.cost.bytes).toBeGreaterThan(0);
  expect(fieldOf(body, 'trait:1::email')).toMatchObject({ kind: 'identifier', standing: 'inUse', sensitivity: 'personal' });
  expect(body.shares.withPower).toBeGreaterThan(0);
});

it('opens every number about people to exactly those people', async () => {
  const body = await listed();
  const { listing, outcomes } = body.measurement;
  const behind = async (query = '', role: Parameters<TestServer['call']>[0] = 'analyst') =>
    (await server.call(role, 'GET', `/v1/value/fields/people?listing=${listing}&limit=200${query}`)).body;
  const all = [];
  for (let from = 0; from < people; from += 200) all.push(...(await behind(`&from=${from}`)).rows);
  expect(new Set(all.map(({ id }: { id: string }) => id)).size).toBe(people);
  expect(all.filter(({ values }) => values.came === 1)).toHaveLength(outcomes);
  expect(await behind()).toMatchObject({ people, sums: { came: outcomes }, next: 200 });
  expect(await behind('&outcome=came')).toMatchObject({ people: outcomes, sums: { came: outcomes } });
  expect(await behind('&outcome=stayedAway')).toMatchObject({ people: people - outcomes, sums: { came: 0 } });
  expect(body.fields.length).toBeGreaterThan(3);
  for (const { field, known } of body.fields) {
    expect((await behind(`&field=${encodeURIComponent(field)}`)).people / people).toBeCloseTo(known, 6);
  }
  // A newcomer has dealt with nobody before the cut: she was not asked, so she stands in no list.
  const firstSeen = all.map(({ days }) => Date.parse(days.last));
  expect(Math.max(...firstSeen)).toBeLessThan(Date.parse(body.measurement.cutDate));
});

it('shows those people only to who may see people, models and the field', async () => {
  const url = '/v1/value/fields/people';
  expect((await server.call('clerk', 'GET', url)).status).toBe(403);
  expect((await server.call('engineer', 'GET', url)).status).toBe(403);
  const hidden = await server.call('cmo', 'GET', `${url}?field=${encodeURIComponent('trait:1::plan')}`);
  expect([hidden.status, hidden.body.error.code]).toEqual([403, 'access.field_hidden']);
  expect((await server.call('cmo', 'GET', `${url}?field=${encodeURIComponent(shoeColour)}`)).status).toBe(200);
  expect((await server.call('analyst', 'GET', `${url}?field=${encodeURIComponent('trait:1::hat')}`)).body.error.code).toBe(
    'value.no_such_field',
  );
  expect((await server.call('analyst', 'GET', `${url}?listing=fields-1-none`)).body.error.code).toBe('value.people_not_kept');
  expect(await server.actions()).toContain('people.list');
});

it('gives up a field when both chiefs have signed, and stores it again when somebody says so', async () => {
  const before = await listed();
  const proposed = await server.call('analyst', 'POST', address(shoeColour, '/retire'), { reason: 'foretells nothing' });
  expect(proposed.body).toMatchObject({ kind: 'field.retire', subject: 'field:shoe_colour (Web shop)', missingRoles: ['cmo', 'cio'] });
  expect(fieldOf(await listed(), shoeColour)).toMatchObject({ proposed: proposed.body.id, standing: 'none' });
  const sign = `/v1/joint-changes/${proposed.body.id}/sign`;
  await cmo('POST', sign, { reason: 'agreed' });
  expect((await listed()).retired).toEqual([]);
  expect((await cio('POST', sign, { reason: 'saves space' })).body.state).toBe('carriedOut');
  const after = await listed();
  expect(fieldOf(after, shoeColour)).toMatchObject({ standing: 'retired', retired: { reason: 'foretells nothing' } });
  expect(after.retired).toMatchObject([{ field: shoeColour, label: 'shoe_colour', source: { id: 1, name: 'Web shop' } }]);
  expect(after.shares.withPower).toBeGreaterThan(before.shares.withPower);
  await expect.poll(() => retired.current().get(1)?.traits).toEqual([['shoe_colour']]);
  expect((await server.call('analyst', 'POST', address(shoeColour, '/retire'), { reason: 'once more' })).body.error.code).toBe(
    'event.field_retired',
  );
  expect((await server.call('analyst', 'POST', address(shoeColour, '/collect'), { reason: 'we sell shoes now' })).status).toBe(204);
  await expect.poll(() => retired.current().size).toBe(0);
  expect((await server.call('analyst', 'POST', address(shoeColour, '/collect'), { reason: 'once more' })).body.error.code).toBe(
    'event.field_kept',
  );
  expect(await server.actions()).toEqual(expect.arrayContaining(['value.measure_fields', 'joint_change.carry_out', 'value.collect_field']));
});

it('keeps what serves somebody, by law or because the product goes by it', async () => {
  const said = { reason: 'legal', owner: 'Ana Prado', note: 'sold to adults only', sensitivity: 'special' };
  expect((await server.call('analyst', 'PUT', address(shoeColour), said)).status).toBe(200);
  const body = await listed();
  expect(fieldOf(body, shoeColour)).toMatchObject({
    standing: 'legal',
    owner: 'Ana Prado',
    sensitivity: 'special',
    sensitivityBy: 'person',
  });
  expect(body.shares.legal).toBeGreaterThan(0);
  for (const field of [shoeColour, 'trait:1::email']) {
    expect((await server.call('analyst', 'POST', address(field, '/retire'), { reason: 'not needed' })).body.error.code).toBe(
      'value.field_in_use',
    );
  }
  expect((await server.call('analyst', 'PUT', address(shoeColour), {})).body).toEqual({ field: shoeColour, owner: '', note: '' });
  expect(fieldOf(await listed(), shoeColour)).toMatchObject({ standing: 'none', owner: 'Maya Okafor' });
});

it('does not carry out what somebody has meanwhile found a reason against', async () => {
  const proposed = await server.call('analyst', 'POST', address(shoeColour, '/retire'), { reason: 'foretells nothing' });
  const sign = `/v1/joint-changes/${proposed.body.id}/sign`;
  await cmo('POST', sign, { reason: 'agreed' });
  await server.call('analyst', 'PUT', address(shoeColour), { reason: 'serves' });
  expect((await cio('POST', sign, { reason: 'agreed too' })).body.error.code).toBe('value.field_in_use');
  expect((await listed()).retired).toEqual([]);
  await server.call('analyst', 'PUT', address(shoeColour), {});
  expect((await cio('POST', sign, { reason: 'agreed too' })).body.state).toBe('carriedOut');
});

it('refuses what cannot be measured, and says why', async () => {
  const measure = async (body: object) => (await server.call('analyst', 'POST', '/v1/value/fields/measure', body)).body.error?.code;
  expect(await measure({ cutDate: 'yesterday' })).toBe('value.bad_day');
  expect(await measure({ outcome: 'event' })).toBe('value.no_outcome');
  expect(await measure({ cutDate: '2020-01-01' })).toBe('value.no_history');
  expect(await measure({ outcome: 'buys' })).toBe('value.too_few_outcomes');
  expect((await listed()).measuring.problem.message).toContain('came to 0 of');
  expect((await server.call('analyst', 'POST', address('shoe', '/retire'), { reason: 'not needed' })).body.error.code).toBe(
    'value.no_such_field',
  );
});
