import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { world } from '../../test/portraits.ts';
import { testSeal } from '../../test/seal.ts';
import { type SignedInCall, signedIn } from '../../test/signed-in.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { migrations as audienceMigrations, MemberKeeper, makeStarterGroups, serviceFloorSetting } from '../audience/index.ts';
import { consentPurposesSetting } from '../consent/index.ts';
import { migrations as eventMigrations } from '../event/index.ts';
import { dayMs } from '../foundation/index.ts';
import { createJointChanges } from '../governance/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { emptySummary, encodeSummary, migrations as profileMigrations, traitPreferenceSetting } from '../profile/index.ts';
import { wordsSetting } from '../settings/index.ts';
import { migrations as valueMigrations } from '../value/index.ts';
import { customerGroupsRoutes } from './customer-groups.ts';
import { groupsRoutes } from './groups.ts';
import { jointChangesRoutes } from './joint-changes.ts';
import { floorLowering, serviceFloorRoutes } from './service-floor.ts';

let server: TestServer;
let keeper: MemberKeeper;
let cmo: SignedInCall;
let cio: SignedInCall;
const people: Record<string, string> = {};
const reason = 'we know them';

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations, ...valueMigrations, ...audienceMigrations],
    definitions: [serviceFloorSetting],
    routes: (app, { postgres, settings, audit, clock }) => {
      const dependencies = {
        ...{ postgres, clock, audit, sources: { byId: () => undefined }, warehouse: undefined as never },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(fieldRulesSetting.default.rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
        seal: () => testSeal,
      };
      const groups = {
        world: async () => world,
        words: () => settings.read(wordsSetting),
        floor: () => settings.read(serviceFloorSetting),
        currency: () => 'USD',
      };
      groupsRoutes(app, dependencies, groups);
      customerGroupsRoutes(app, dependencies, groups);
      const jointChanges = createJointChanges({ postgres, clock, audit, seal: (value) => value });
      jointChanges.register(floorLowering(settings));
      serviceFloorRoutes(app, { postgres, settings, audit, jointChanges });
      jointChangesRoutes(app, { jointChanges });
    },
  });
  const { postgres, clock } = server;
  await makeStarterGroups(postgres, clock);
  keeper = new MemberKeeper({
    ...{ postgres, clock, model: () => undefined, costs: () => world.costs, preference: () => traitPreferenceSetting.default },
    consent: () => consentPurposesSetting.default,
    onProblem: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
  await person('maya', [70, 100, 130, 160], 80);
  await person('rui', [3, 33, 63, 93, 123], 20);
  await person('lea', [20], 5);
  for (let at = 0; at < 30; at += 1) await person(`n${at}`, [10 + at, 60 + 3 * at], 30);
  await settle();
  cmo = await signedIn(server, 'Clara', 'cmo');
  cio = await signedIn(server, 'Tomas', 'cio');
});
afterAll(() => server.close());

async function settle(): Promise<void> {
  keeper.look();
  for (let step = 0; step < 200; step += 1) if ((await keeper.step()) === undefined) return;
}

async function person(name: string, daysAgo: readonly number[], amount: number): Promise<void> {
  const now = server.clock.now();
  const { postgres } = server;
  const [row] = await postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, $2, 1) RETURNING id",
    [name, now],
  );
  const id = row?.id as number;
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $1', [id]);
  const orders = daysAgo
    .map((ago): [number, string, number, string] => [now - ago * dayMs, `${name}-${ago}`, amount * 100, 'USD'])
    .sort(([left], [right]) => left - right);
  await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary({ ...emptySummary(), count: orders.length, orders })]);
  people[name] = `p${id}`;
}

type Behind = { people: number; sums: { middle?: number }; rows: { id: string; values: { value?: number; groups?: number } }[] };
const get = async (url: string, role: Parameters<TestServer['call']>[0] = 'marketer') => (await server.call(role, 'GET', url)).body;
const groupNamed = async (starter: string) =>
  (await get('/v1/groups')).groups.find((group: { starter?: string }) => group.starter === starter) as { id: number; size: number };

describe('groups', () => {
  it('come with plain names, a size that the list behind it has, and what is missing where a firm sends no such data', async () => {
    const { groups, people: all } = await get('/v1/groups');
    expect(all).toBe(33);
    const { looked } = await get('/v1/groups');
    const lookedAt: Behind = await get('/v1/groups/looked?limit=200');
    expect([lookedAt.people, lookedAt.rows.length]).toEqual([looked, looked]);
    const everybody: Behind = await get('/v1/groups/people?limit=200');
    expect([everybody.people, new Set(everybody.rows.map(({ id }) => id)).size]).toEqual([all, all]);
    const memberships = groups.reduce((sum: number, { size }: { size: number }) => sum + size, 0);
    expect(everybody.rows.reduce((sum, { values }) => sum + (values.groups ?? 0), 0)).toBe(memberships);
    for (const { id, size } of groups) {
      const page = await get(`/v1/groups/${id}/people?limit=500`, 'analyst');
      expect([page.size, page.people.length]).toEqual([size, size]);
    }
    expect(groups.find((group: { starter: string }) => group.starter === 'oneThing')).toMatchObject({
      ...{ size: 0, missing: [{ preference: '*' }], words: 'chooses the same thing in at least 80 % of 3 or more choices' },
    });
    expect(groups.find((group: { starter: string }) => group.starter === 'quiet')).toMatchObject({ size: 1, missing: [] });
  });

  it('show three real people and the numbers in which they differ, by a rule that is said', async () => {
    const made = await server.call('marketer', 'POST', '/v1/groups', {
      ...{ name: 'Here within the month', about: '', rule: { measure: 'silentDays', max: 30 }, reason },
    });
    expect(made.status).toBe(200);
    await settle();
    const details = await get(`/v1/groups/${made.body.id}`);
    expect(details).toMatchObject({ name: 'Here within the month', size: 23, lookedAt: { members: 23, others: 10 } });
    expect(details.typical).toHaveLength(3);
    const silent = details.differences.find(({ measure }: { measure: string }) => measure === 'silentDays');
    expect(silent.group).toBeLessThan(silent.others);
    const compared = async (query: string) => (await get(`/v1/groups/${made.body.id}/compared?limit=200${query}`)) as Behind;
    for (const [side, all] of [
      ['group', 23],
      ['others', 10],
    ] as const) {
      const looked = await compared(`&side=${side}`);
      expect([looked.people, looked.rows.length]).toEqual([all, all]);
      for (const difference of details.differences) {
        const { people: found, rows, sums } = await compared(`&side=${side}&measure=${difference.measure}`);
        expect(rows).toHaveLength(found);
        const values = rows.map(({ values: { value = 0 } }) => value).sort((left, right) => left - right);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const half = (values.length - 1) / 2;
        const median = ((values[Math.floor(half)] ?? 0) + (values[Math.ceil(half)] ?? 0)) / 2;
        // Shown with six digits.
        expect(Number((['visits', 'days', 'money'].includes(difference.unit) ? median : mean).toPrecision(6))).toBe(difference[side]);
        expect(Number(sums.middle?.toPrecision(6))).toBe(difference[side]);
      }
    }
    const others = new Set((await compared('&side=others')).rows.map(({ id }) => id));
    expect((await compared('')).rows.some(({ id }) => others.has(id))).toBe(false);
    const unlike = await server.call('marketer', 'GET', `/v1/groups/${made.body.id}/compared?measure=luck`);
    expect([unlike.status, unlike.body.error.code]).toEqual([400, 'audience.not_compared']);
    const hidden = await server.call('marketer', 'GET', `/v1/groups/${made.body.id}/compared?measure=profit`);
    expect([hidden.status, hidden.body.error.code]).toEqual([403, 'access.field_hidden']);
    for (const url of [`/v1/groups/${made.body.id}/compared`, '/v1/groups/people']) {
      expect((await server.call('clerk', 'GET', url)).status).toBe(403);
      expect((await server.call('engineer', 'GET', url)).status).toBe(403);
    }
    expect(silent.delta).toBe(-1);
    expect(details.differences.every(({ measure }: { measure: string }) => measure !== 'profit')).toBe(true);
    expect((await get(`/v1/groups/${made.body.id}`, 'cmo')).differences.length).toBeGreaterThan(0);
    const first = await get(`/v1/groups/${made.body.id}/people?limit=20`);
    const rest = await get(`/v1/groups/${made.body.id}/people?limit=20&after=${first.next}`);
    expect(new Set([...first.people, ...rest.people].map(({ id }: { id: string }) => id)).size).toBe(23);
  });

  it('tell every problem of a rule, hold versions, and take a change back', async () => {
    const bad = await server.call('marketer', 'POST', '/v1/groups', {
      ...{ name: '', about: 5 },
      rule: { all: [{ trait: 'religion', is: ['x'] }] },
      reason,
    });
    expect([bad.status, bad.body.error.code]).toEqual([400, 'audience.bad_group']);
    expect(bad.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(
      expect.arrayContaining(['name', 'about', 'rule.all[0].trait']),
    );
    const { id } = await groupNamed('newcomers');
    const body = { name: 'New here', about: 'x', rule: { measure: 'knownDays', max: 30 }, version: 1, reason };
    expect((await server.call('clerk', 'PUT', `/v1/groups/${id}`, body)).status).toBe(403);
    expect((await server.call('marketer', 'PUT', `/v1/groups/${id}`, body)).body).toMatchObject({ version: 2, name: 'New here' });
    expect((await server.call('marketer', 'PUT', `/v1/groups/${id}`, body)).body.error.code).toBe('audience.changed_meanwhile');
    expect((await server.call('marketer', 'POST', `/v1/groups/${id}/undo`, { reason })).body).toMatchObject({
      version: 3,
      name: 'New, second visit due',
    });
    expect((await get(`/v1/groups/${id}/versions`)).map(({ version, restores }: Record<string, number>) => [version, restores])).toEqual([
      [3, 1],
      [2, undefined],
      [1, undefined],
    ]);
    const preview = await server.call('marketer', 'POST', '/v1/groups/preview', { rule: { measure: 'visitsSoFar', min: 4 } });
    expect(preview.body).toMatchObject({ looked: 33, holds: 2, estimate: 2, low: 2, high: 2, words: 'visits so far at least 4 visits' });
    expect((await server.call('marketer', 'POST', '/v1/groups/preview', { rule: { measure: 'shoe' } })).body.error.code).toBe(
      'audience.bad_rule',
    );
  });

  it('say why she is in one, with her own numbers, and hide what a role does not see', async () => {
    const mine = await get(`/v1/customers/${people.maya}/groups`, 'clerk');
    expect(mine.groups).toMatchObject([
      {
        starter: 'quiet',
        reasons: [
          { text: 'visits so far at least 3 visits: 4 visits', own: { value: 4 } },
          { text: expect.stringContaining('2.33 times the usual gap'), own: { unit: 'times' } },
          { own: { value: 70, unit: 'days' } },
        ],
      },
    ]);
    const made = await server.call('analyst', 'POST', '/v1/groups', {
      ...{ name: 'Brings something', about: '', rule: { measure: 'profit', min: 0.01, currency: 'USD' }, reason },
    });
    const seen = await get(`/v1/customers/${people.rui}/groups`, 'clerk');
    const profit = seen.groups.find(({ id }: { id: number }) => id === made.body.id).reasons[0];
    expect(profit).toEqual({ condition: { measure: 'profit' }, isNot: false, hidden: true, text: expect.stringContaining('does not see') });
    const open = await get(`/v1/customers/${people.rui}/groups`, 'analyst');
    expect(open.groups.find(({ id }: { id: number }) => id === made.body.id).reasons[0].own.value).toBeGreaterThan(0);
  });
});

describe('a rule', () => {
  const profit = { measure: 'profit', min: 12.34, currency: 'USD' };
  const sealed = 'PT50000201231234567890154';
  type Called = Awaited<ReturnType<TestServer['call']>>;
  const refused = ({ status, body }: Called, named: string) => {
    expect([status, body.error?.code]).toEqual([403, 'access.field_hidden']);
    expect(body.error.message).toContain(named);
    expect(JSON.stringify(body)).not.toMatch(/sealed:|12\.34/);
  };

  it('cannot ask for what is hidden from who writes it: nobody finds out a profit by halving', async () => {
    for (const [condition, named] of [
      [profit, 'profit'],
      [{ measure: 'profitTenth', min: 10 }, 'profitTenth'],
      [{ trait: 'margin_class', is: ['A'] }, 'margin_class'],
      [{ trait: 'finance.cost_to_serve', min: 800, max: 820 }, 'finance.cost_to_serve'],
      [{ preference: 'margin', minShare: 0.6, minCount: 1 }, 'margin'],
      [{ trait: 'iban', is: [sealed] }, 'iban'],
      [{ trait: 'card_no' }, 'card_no'],
      [{ trait: 'remark', is: [sealed] }, 'remark (a full number)'],
    ] as const) {
      const rule = { all: [{ measure: 'visitsSoFar', min: 1 }, { not: condition }] };
      refused(await server.call('marketer', 'POST', '/v1/groups/preview', { rule }), named);
      refused(await server.call('marketer', 'POST', '/v1/groups', { name: 'Found out', about: '', rule, reason }), named);
      const { id } = await groupNamed('newcomers');
      const { version } = await get(`/v1/groups/${id}`);
      refused(await server.call('marketer', 'PUT', `/v1/groups/${id}`, { name: 'New here', about: '', rule, version, reason }), named);
      expect((await get(`/v1/groups/${id}`)).version).toBe(version);
    }
    for (const role of ['analyst', 'cmo', 'admin'] as const) {
      expect((await server.call(role, 'POST', '/v1/groups/preview', { rule: profit })).status).toBe(200);
      refused(await server.call(role, 'POST', '/v1/groups/preview', { rule: { trait: 'iban' } }), 'iban');
    }
    // Who may reveal numbers may ask by one; nobody reads its reference.
    const byNumber = await server.call('admin', 'POST', '/v1/groups/preview', { rule: { trait: 'remark', is: [sealed] } });
    expect([byNumber.status, byNumber.body.words]).toEqual([200, 'remark is ••••0154']);
  });

  it('made by somebody else tells its size, and neither its bounds nor who is in it', async () => {
    const rule = { all: [{ measure: 'visitsSoFar', min: 1 }, profit] };
    const made = await server.call('analyst', 'POST', '/v1/groups', { name: 'Brings much', about: '', rule, reason });
    expect(made.body).toMatchObject({ rule, words: expect.stringContaining('12.34 USD') });
    await settle();
    const { id } = made.body;
    const listed = (await get('/v1/groups')).groups.find((group: { id: number }) => group.id === id);
    const details = await get(`/v1/groups/${id}`);
    const [version] = await get(`/v1/groups/${id}/versions`);
    for (const seen of [listed, details, version]) {
      expect(seen).toMatchObject({
        rule: {
          all: [
            { measure: 'visitsSoFar', min: 1 },
            { measure: 'profit', hidden: true },
          ],
        },
        ...{ words: 'visits so far at least 1 visit and something that your role does not see', hidden: true },
      });
      expect(JSON.stringify(seen)).not.toContain('12.34');
    }
    expect([listed.size, details.typical]).toEqual([details.size, []]);
    for (const list of ['people', 'moved?way=joined', 'compared', 'compared?side=others&measure=visitsSoFar'])
      refused(await server.call('marketer', 'GET', `/v1/groups/${id}/${list}`), 'profit');
    for (const role of ['clerk', 'agent', 'supervisor', 'steward'] as const)
      refused(await server.call(role, 'GET', `/v1/groups/${id}/people`), 'profit');
    expect((await server.call('analyst', 'GET', `/v1/groups/${id}/people`)).status).toBe(200);
    const plain = { name: 'Mine now', about: '', rule: { measure: 'visitsSoFar', min: 1 }, version: 1, reason };
    refused(await server.call('marketer', 'PUT', `/v1/groups/${id}`, plain), 'profit');
    expect((await server.call('analyst', 'PUT', `/v1/groups/${id}`, plain)).body.hidden).toBeUndefined();
    refused(await server.call('marketer', 'POST', `/v1/groups/${id}/undo`, { reason }), 'profit');
    expect((await get(`/v1/groups/${id}`)).version).toBe(2);
    await server.call('analyst', 'POST', `/v1/groups/${id}/archive`, { reason });
  });

  it('leaves an entry in the log for each preview, without the values it asked by', async () => {
    const previews = async () => {
      await server.audit.flush();
      return (await server.audit.list({ action: 'groups.preview', limit: 500 })).entries;
    };
    const before = (await previews()).length;
    const rule = {
      all: [
        { measure: 'silentDays', min: 3 },
        { trait: 'email', is: ['maya@example.org'] },
      ],
    };
    for (let at = 0; at < 3; at += 1) await server.call('marketer', 'POST', '/v1/groups/preview', { rule });
    const after = await previews();
    expect(after).toHaveLength(before + 3);
    expect(after[0]).toMatchObject({ actor: { name: 'a marketer' }, details: { asks: 'measure silentDays, trait email' } });
    expect(JSON.stringify(after)).not.toContain('maya@example.org');
  });
});

describe('an exception', () => {
  it('overrules the rule in membership, why and service, cites its note, and comes back for review', async () => {
    const { id } = await groupNamed('quiet');
    const pin = { group: id, stance: 'never', note: 'she rides every winter in Chile', reviewBy: '2026-09-01' };
    expect((await server.call('clerk', 'POST', `/v1/customers/${people.maya}/exceptions`, pin)).status).toBe(403);
    const bad = await server.call('agent', 'POST', `/v1/customers/${people.maya}/exceptions`, {
      ...pin,
      note: ' ',
      reviewBy: '2020-01-01',
    });
    expect(bad.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(['note', 'reviewBy']);
    const pinned = await server.call('agent', 'POST', `/v1/customers/${people.maya}/exceptions`, pin);
    expect([pinned.status, pinned.body.isDue, pinned.body.by]).toEqual([200, false, 'a agent']);
    expect((await server.call('agent', 'POST', `/v1/customers/${people.maya}/exceptions`, pin)).body.error.code).toBe(
      'audience.pinned_already',
    );
    const mine = await get(`/v1/customers/${people.maya}/groups`, 'clerk');
    expect(mine.groups.filter((group: { id: number }) => group.id === id)).toEqual([]);
    expect(mine.keptOut).toMatchObject([{ note: 'she rides every winter in Chile', by: 'a agent', group: { id } }]);
    expect((await groupNamed('quiet')).size).toBe(0);
    expect(await get('/v1/exceptions?dueWithinDays=0', 'clerk')).toMatchObject({ exceptions: [], inForce: 1, due: 0 });
    expect(mine.others.map(({ starter }: { starter?: string }) => starter)).toContain('newcomers');
    expect(mine.others.some((group: { id: number }) => group.id === id)).toBe(false);
    const always = { ...pin, stance: 'always', note: 'calls before every trip' };
    const second = await server.call('agent', 'POST', `/v1/customers/${people.lea}/exceptions`, always);
    const hers = await get(`/v1/customers/${people.lea}/groups`, 'clerk');
    expect(hers.groups.find((group: { id: number }) => group.id === id)).toMatchObject({
      reasons: [],
      exception: { note: 'calls before every trip' },
    });
    expect((await groupNamed('quiet')).size).toBe(1);
    server.clock.advance(130 * dayMs);
    const due = await get('/v1/exceptions?dueWithinDays=0', 'clerk');
    expect(due.exceptions.map(({ isDue }: { isDue: boolean }) => isDue)).toEqual([true, true]);
    const first = await get('/v1/exceptions?limit=1', 'clerk');
    const rest = await get(`/v1/exceptions?limit=1&after=${first.next}`, 'clerk');
    expect([first, rest].map(({ exceptions }) => exceptions[0].id)).toEqual(due.exceptions.map(({ id: one }: { id: number }) => one));
    expect(rest).toMatchObject({ inForce: 2, due: 2, soon: 2 });
    expect(rest.next).toBeUndefined();
    const looks = (await server.actions()).filter((action) => action === 'groups.exceptions').length;
    expect(await get('/v1/exceptions?limit=0', 'clerk')).toEqual({ exceptions: [], inForce: 2, due: 2, soon: 2 });
    expect((await server.actions()).filter((action) => action === 'groups.exceptions')).toHaveLength(looks);
    expect((await server.call('clerk', 'GET', '/v1/exceptions?after=x')).status).toBe(400);
    await server.call('agent', 'POST', `/v1/exceptions/${second.body.id}/keep`, { reviewBy: '2027-01-01', reason: 'still so' });
    expect((await get('/v1/exceptions?dueWithinDays=0', 'clerk')).exceptions).toHaveLength(1);
    server.clock.advance(-130 * dayMs);
    for (const { id: exception } of (await get('/v1/exceptions', 'clerk')).exceptions) {
      expect((await server.call('agent', 'POST', `/v1/exceptions/${exception}/end`, { reason: 'not any more' })).status).toBe(200);
    }
    expect((await groupNamed('quiet')).size).toBe(1);
    expect((await get(`/v1/customers/${people.maya}/groups`, 'clerk')).groups[0].id).toBe(id);
    const done = (await server.actions()).filter((action) => /^groups\.(pin|keep|unpin)$/.test(action));
    expect(done).toEqual(['groups.pin', 'groups.pin', 'groups.keep', 'groups.unpin', 'groups.unpin']);
  });
});

describe('service', () => {
  it('has one floor for everybody; groups add to it and are never below', async () => {
    const floor = (await get(`/v1/customers/${people.lea}/service`, 'clerk')).floor;
    const best = await get(`/v1/customers/${people.rui}/service`, 'clerk');
    expect(best).toMatchObject({ floor, points: floor });
    const { id } = await groupNamed('clockwork');
    const before = (await get('/v1/groups')).groups.find((group: { id: number }) => group.id === id);
    const edit = { name: before.name, about: before.about, rule: before.rule, version: 1, reason };
    const worse = await server.call('marketer', 'PUT', `/v1/groups/${id}`, {
      ...edit,
      service: { points: { replyHours: 48, refundDays: 10, repairDays: 7 }, adds: [] },
    });
    expect(worse.status).toBe(400);
    expect(worse.body.error.problems.map(({ at }: { at: string }) => at)).toEqual([
      'service.points.replyHours',
      'service.points.refundDays',
    ]);
    const service = { points: { replyHours: 4 }, adds: ['knows one person by name'] };
    const served = await server.call('marketer', 'PUT', `/v1/groups/${id}`, { ...edit, service });
    expect(served).toMatchObject({ status: 200, body: { version: 2, starter: 'clockwork', service } });
    const rui = await get(`/v1/customers/${people.rui}/service`, 'clerk');
    expect(rui).toMatchObject({ floor, points: { ...floor, replyHours: 4 } });
    expect(rui.additions).toMatchObject([
      { group: { id }, point: 'replyHours', value: 4, because: expect.stringContaining('30 days') },
      { words: 'knows one person by name' },
    ]);
    expect((await get(`/v1/customers/${people.lea}/service`, 'clerk')).points).toEqual(floor);
  });

  it('is raised by one person and lowered by two', async () => {
    const { points, version } = await get('/v1/service/floor', 'clerk');
    const raise = { points: { ...points, refundDays: 60 }, version, reason: 'we stand by it' };
    expect((await server.call('marketer', 'PUT', '/v1/service/floor', raise)).status).toBe(403);
    expect((await server.call('supervisor', 'PUT', '/v1/service/floor', raise)).body).toMatchObject({
      points: { refundDays: 60 },
      version: version + 1,
    });
    const lower = { points: { ...points, refundDays: 14 }, version: version + 1, reason: 'too dear' };
    const alone = await server.call('supervisor', 'PUT', '/v1/service/floor', lower);
    expect([alone.status, alone.body.error.code, alone.body.error.problems[0].at]).toEqual([
      400,
      'service.lowering_needs_two',
      'points.refundDays',
    ]);
    const proposed = await server.call('supervisor', 'POST', '/v1/service/floor/lower', lower);
    expect(proposed.body).toMatchObject({ state: 'proposed', sentence: expect.stringContaining('refundDays from 60 to 14') });
    expect((await get('/v1/service/floor', 'clerk')).points.refundDays).toBe(60);
    await cmo('POST', `/v1/joint-changes/${proposed.body.id}/sign`, { reason: 'agreed' });
    expect((await get('/v1/service/floor', 'clerk')).points.refundDays).toBe(60);
    expect((await cio('POST', `/v1/joint-changes/${proposed.body.id}/sign`, { reason: 'agreed' })).body.state).toBe('carriedOut');
    expect(await get('/v1/service/floor', 'clerk')).toMatchObject({ points: { refundDays: 14 }, changedBy: 'Clara and Tomas' });
    const stale = await server.call('supervisor', 'POST', '/v1/service/floor/lower', {
      ...{ points: { ...points, refundDays: 13 }, version: version + 2, reason: 'too dear still' },
    });
    expect(stale.body.outdated).toBeUndefined();
    await server.call('supervisor', 'PUT', '/v1/service/floor', {
      ...{ points: { ...points, refundDays: 15 }, version: version + 2, reason: 'a little more' },
    });
    expect((await get('/v1/service/floor', 'clerk')).proposal).toMatchObject({ id: stale.body.id, isOutdated: true });
    const seen = (await cmo('GET', `/v1/joint-changes/${stale.body.id}`)).body;
    expect(seen).toMatchObject({ outdated: expect.stringContaining('changed since'), may: { sign: false, refuse: true } });
    const late = await cmo('POST', `/v1/joint-changes/${stale.body.id}/sign`, { reason: 'agreed' });
    expect([late.status, late.body.error.code]).toEqual([409, 'governance.outdated']);
    expect((await cmo('POST', `/v1/joint-changes/${stale.body.id}/refuse`, { reason: 'overtaken' })).body.outdated).toBeUndefined();
    const up = { points: { ...points, refundDays: 20 }, version: version + 3, reason: 'x' };
    expect((await server.call('supervisor', 'POST', '/v1/service/floor/lower', { ...up, reason: 'no reason' })).body.error.code).toBe(
      'governance.bad_proposal',
    );
  });

  it('open the change of a week to who came and who left, whatever happened in between', async () => {
    const membersOf = async (id: number) =>
      new Set((await get(`/v1/groups/${id}/people?limit=500`, 'analyst')).people.map((one: { id: string }) => one.id)) as Set<string>;
    const { groups } = await get('/v1/groups');
    const before = new Map<number, Set<string>>();
    for (const { id } of groups) before.set(id, await membersOf(id));
    const moved = async (id: number, way: string) => server.call('analyst', 'GET', `/v1/groups/${id}/moved?way=${way}&limit=200`);
    // Days enough for some to fall silent; others come, and a group is put away and taken out again.
    server.clock.advance(12 * dayMs);
    for (let at = 0; at < 5; at += 1) await person(`late${at}`, [1 + at], 30);
    await settle();
    const { id: archived } = await groupNamed('newcomers');
    await server.call('marketer', 'POST', `/v1/groups/${archived}/archive`, { reason });
    await settle();
    await server.call('marketer', 'POST', `/v1/groups/${archived}/restore`, { reason });
    await settle();
    let all = 0;
    for (const { id } of groups) {
      const [now, then] = [await membersOf(id), before.get(id) as Set<string>];
      for (const [way, some, others] of [
        ['joined', now, then],
        ['gone', then, now],
      ] as const) {
        const answer = await moved(id, way);
        if (then.size === 0 && answer.status === 404) {
          expect(answer.body.error.code).toBe('audience.moves_not_kept');
          continue;
        }
        const {
          people: count,
          rows,
          sums,
        } = answer.body as { people: number; rows: { id: string }[]; sums: { joined: number; gone: number } };
        expect(new Set(rows.map((one) => one.id))).toEqual(new Set([...some].filter((one) => !others.has(one))));
        expect([count, rows.length, sums.joined - sums.gone]).toEqual([sums[way], count, now.size - then.size]);
        all += count;
      }
    }
    expect(all).toBeGreaterThan(10);
    const [{ id: any }] = groups;
    expect((await server.call('clerk', 'GET', `/v1/groups/${any}/moved?way=joined`)).status).toBe(403);
  });
});
