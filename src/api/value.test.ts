import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { type CustomerEvent, migrations as eventMigrations } from '../event/index.ts';
import { dayMs, type SourceId } from '../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import {
  addIntroductions,
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../profile/index.ts';
import { wordsSetting } from '../settings/index.ts';
import {
  createValueModels,
  type Fitting,
  performFitting,
  startFitting,
  valueCostsSetting,
  valueFitSetting,
  migrations as valueMigrations,
  warehouseTables,
} from '../value/index.ts';
import { valueRoutes } from './value.ts';
import { valueEveryoneRoutes } from './value-everyone.ts';
import { valuePeopleRoutes } from './value-people.ts';

let server: TestServer;
let fitting: Fitting;
let now: number;
const problems: unknown[] = [];
const told: unknown[] = [];

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations, ...valueMigrations],
    definitions: [valueCostsSetting, valueFitSetting],
    warehouseTables,
    routes: async (app, { postgres, warehouse, settings, audit, clock }) => {
      const models = await createValueModels({ postgres, clock, onProblem: () => undefined });
      const workplace = {
        perform: (task: Parameters<typeof performFitting>[1]) => performFitting({ postgres, warehouse, patientWarehouse: warehouse }, task),
        close: () => models.close(),
      };
      fitting = startFitting({
        workplace,
        postgres,
        settings,
        models,
        clock,
        onProblem: (...problem) => problems.push(problem),
        onDrift: async (_, notice) => void told.push(notice),
      });
      const people = {
        ...{ postgres, clock, audit, sources: { byId: () => undefined }, warehouse },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(fieldRulesSetting.default.rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      };
      valuePeopleRoutes(app, people, models);
      valueEveryoneRoutes(app, people, { models, fitting, costs: () => settings.read(valueCostsSetting) });
      valueRoutes(app, people, {
        models,
        fitting,
        words: () => settings.read(wordsSetting),
        costs: () => ({ costs: settings.read(valueCostsSetting), areAssumed: settings.state(valueCostsSetting.key).version === 0 }),
      });
    },
  });
  now = server.clock.now();
});
afterAll(async () => {
  await fitting.close();
  await server.close();
});

/** An identifier with orders some days ago, of `amount` each; `owner` makes it another's. */
async function buyer(
  value: string,
  daysAgo: readonly number[],
  amount = 40,
  owner?: number,
  other: readonly string[] = [],
): Promise<number> {
  const [row] = await server.postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, $2, 1) RETURNING id",
    [value, now],
  );
  const id = row?.id as number;
  await server.postgres.query('UPDATE identifier SET person_id = $2 WHERE id = $1', [id, owner ?? id]);
  const event = (name: string, ago: number, at: number, properties: CustomerEvent['properties']): CustomerEvent => ({
    ...{ messageId: `${value}-${name}-${at}`, kind: 'track', sourceId: 1 as SourceId, name, channel: 'web', properties },
    ...{ time: now - ago * dayMs, receivedAt: now - ago * dayMs, traits: {}, context: {}, integrations: {} },
  });
  const events = [
    ...daysAgo.map((ago, at) => event('Order Completed', ago, at, { order_id: `${value}-${at}`, revenue: amount, currency: 'EUR' })),
    ...other.map((name, at) => event(name, 5, at, {})),
  ];
  const fold = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };
  const summary = events.reduce((all, one) => foldEvent(all, one, fold), emptySummary());
  await server.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  return id;
}

/** Numbers between 0 and 1 that are the same every time. */
function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const valueAt = async (id: number, role: Parameters<TestServer['call']>[0] = 'analyst', query = '') =>
  (await server.call(role, 'GET', `/v1/customers/p${id}/value${query}`)).body;

describe('value', () => {
  it('is not guessed before a model was fitted, and a model is not fitted to a handful', async () => {
    const id = await buyer('early', [3, 40]);
    expect(await valueAt(id)).toMatchObject({ early: { reason: 'noModel' }, history: { visits: 2, spent: 80 } });
    expect((await server.call('analyst', 'GET', '/v1/value/everyone')).body.error.code).toBe('value.nobody_scored');
    const refused = await server.call('analyst', 'POST', '/v1/value/fit', {});
    expect([refused.status, refused.body.error.code]).toEqual([400, 'value.too_few_people']);
    expect((await server.call('cmo', 'GET', '/v1/value')).body).toMatchObject({
      fitting: { problem: { message: expect.stringContaining('100') } },
    });
  });

  it('comes with visits, profit, ranges and reasons once a model is there', async () => {
    const random = steadyNumbers(7);
    for (let person = 0; person < 240; person += 1) {
      const first = 100 + Math.floor(random() * 500);
      const gap = 10 + 80 * random();
      const leaves = random() < 0.5 ? first * random() : 0;
      const days: number[] = [];
      for (let ago = first; ago > leaves; ago -= gap * (0.3 + 1.4 * random())) days.push(Math.floor(ago));
      await buyer(`p${person}`, days, 20 + Math.floor(60 * random()));
    }
    const regular = await buyer('regular', [10, 40, 70, 100, 130, 160]);
    const silent = await buyer('silent', [500, 530, 560, 590, 620, 650]);
    const costly = await buyer('costly', [10, 40, 70, 100, 130, 160], 40, undefined, [
      'Call Received',
      'Call Received',
      'Return Requested',
    ]);
    await buyer('regular-second', [200, 230], 40, regular);
    const answer = await server.call('analyst', 'POST', '/v1/value/fit', {});
    expect([answer.status, answer.body]).toEqual([200, { version: 1 }]);

    const [good, gone, dear] = [await valueAt(regular), await valueAt(silent), await valueAt(costly)];
    expect(good.history).toMatchObject({ orders: 8, visits: 8, spent: 320, silentDays: 10 });
    expect(good.ahead.visits).toBeGreaterThan(4 * gone.ahead.visits);
    expect(good.drivers[0]).toMatchObject({ kind: 'rhythm', direction: 'up' });
    expect(gone.drivers[0]).toMatchObject({ kind: 'silence', direction: 'down', text: 'silent for 500 days, usually every 30 days' });
    expect(dear.ahead.lines.filter(({ kind }: { kind: string }) => kind === 'care').map(({ care }: { care: string }) => care)).toEqual([
      'call',
      'return',
    ]);
    expect(good.ahead.profit.amount).toBeGreaterThan(good.ahead.profitRange.low);
    expect(good.predictive_analytics).toMatchObject({
      historic_clv: 320,
      historic_number_of_orders: 8,
      churn_probability: expect.any(Number),
    });
    expect(good.assumptions).toHaveLength(1);
    expect((await valueAt(regular, 'analyst', '?horizonDays=730')).ahead.visits).toBeGreaterThan(good.ahead.visits);
  });

  it('keeps profit from roles that do not see margins, and models from those who do not read them', async () => {
    const [{ id }] = (await server.postgres.query<{ id: number }>("SELECT id FROM identifier WHERE value = 'regular'")) as [{ id: number }];
    const seen = await valueAt(id, 'clerk');
    expect(seen.ahead).toMatchObject({ hidden: true, visits: expect.any(Number) });
    expect(JSON.stringify(seen)).not.toMatch(/profit|margin/i);
    expect((await server.call('clerk', 'GET', '/v1/value')).status).toBe(403);
    expect((await server.call('marketer', 'POST', '/v1/value/fit', {})).status).toBe(403);
    expect((await server.call('analyst', 'GET', `/v1/customers/p${id}/value?horizonDays=0`)).status).toBe(400);
  });

  it('tells what was foretold and what came, for the last third and for any day', async () => {
    const { model, backTest } = (await server.call('cmo', 'GET', '/v1/value')).body;
    expect(model).toMatchObject({ version: 1, inUse: true, fittedBy: 'a analyst' });
    expect(backTest.rows.map(({ forecast }: { forecast: string }) => forecast)).toEqual(
      expect.arrayContaining(['blend', 'same_rate', 'same_count']),
    );
    expect(backTest.sentence).toMatch(/^The total is /);
    const cut = new Date(now - 120 * dayMs).toISOString().slice(0, 10);
    const other = (await server.call('marketer', 'POST', '/v1/value/backtest', { cut })).body;
    expect(other).toMatchObject({ cut, tracking: expect.any(Array), byExpected: expect.any(Array) });
    expect(other.tracking.at(-1).actual).toBe(other.visits);
    const bad = await server.call('marketer', 'POST', '/v1/value/backtest', { cut: 'soon', end: '2026-13-01' });
    expect([bad.status, bad.body.error.problems.map(({ at }: { at: string }) => at)]).toEqual([400, ['cut', 'end']]);
  });

  it('foretells only days of which it is known what came, and takes no day that the calendar does not have', async () => {
    const dayAgo = (ago: number) => new Date(now - ago * dayMs).toISOString().slice(0, 10);
    const refusal = async (days: object) => {
      const { status, body } = await server.call('marketer', 'POST', '/v1/value/backtest', days);
      return [status, body.error?.code, body.error?.problems[0].at];
    };
    expect(await refusal({ cut: dayAgo(120), end: dayAgo(-180) })).toEqual([400, 'value.bad_day', 'end']);
    expect(await refusal({ cut: dayAgo(120), end: dayAgo(-1) })).toEqual([400, 'value.bad_day', 'end']);
    expect((await server.call('marketer', 'POST', '/v1/value/backtest', { cut: dayAgo(120), end: dayAgo(0) })).status).toBe(200);
    expect(await refusal({ cut: dayAgo(-1) })).toEqual([400, 'value.bad_day', 'cut']);
    expect(await refusal({ cut: '2026-02-30' })).toEqual([400, 'value.bad_day', 'cut']);
    const { cut, end, listing } = (await server.call('marketer', 'POST', '/v1/value/backtest', { cut: dayAgo(120) })).body;
    const until = async (day: string) =>
      (await server.call('marketer', 'GET', `/v1/value/backtest/people?listing=${listing}&until=${day}`)).status;
    expect([await until('2020-01-01'), await until(cut), await until('2026-02-30'), await until(dayAgo(-9))]).toEqual([400, 400, 400, 400]);
    expect([await until(dayAgo(119)), await until(end)]).toEqual([200, 200]);
  });

  it('tells what everybody together will bring, in tenths that open to their people, each as on her page', async () => {
    expect(problems).toEqual([]);
    const everyone = (await server.call('cmo', 'GET', '/v1/value/everyone')).body;
    expect(everyone).toMatchObject({ version: 1, horizonDays: 365, asOf: new Date(now).toISOString().slice(0, 10) });
    const [euro] = everyone.currencies;
    expect(everyone.currencies).toHaveLength(1);
    const sum = (name: string) => euro.tenths.reduce((all: number, tenth: Record<string, number>) => all + (tenth[name] as number), 0);
    expect([sum('people'), sum('profit')]).toEqual([euro.people, expect.closeTo(euro.profit, 0)]);
    const behind = async (query: string, role: 'cmo' | 'clerk' | 'marketer' = 'cmo') =>
      (await server.call(role, 'GET', `/v1/value/everyone/people?currency=EUR&limit=200${query}`)).body;
    for (const { tenth, people, profit } of euro.tenths) {
      const { people: found, rows, sums } = await behind(`&tenth=${tenth}`);
      expect([found, rows.length, sums.profit]).toEqual([people, people, expect.closeTo(profit, 1)]);
      const chances = rows.reduce((all: number, { values }: { values: { chanceActive: number } }) => all + values.chanceActive, 0);
      expect(sums.active).toBeCloseTo(chances, 3);
    }
    const best = (await behind('&tenth=10')).rows[0];
    const page = await valueAt(Number(best.id.slice(1)));
    expect(best.values.profit).toBeCloseTo(page.ahead.profit.amount, 1);
    expect(best.values.visits).toBeCloseTo(page.ahead.visits, 1);
    expect((await behind('', 'clerk')).error.code).toBe('access.not_permitted');
    // Where profit is hidden, so are its order and its tenths.
    const shown = await behind('', 'marketer');
    const visits = shown.rows.map(({ values }: { values: { visits: number } }) => values.visits);
    expect(visits).toEqual([...visits].sort((left, right) => right - left));
    expect([shown.people, JSON.stringify(shown)]).toEqual([euro.people, expect.not.stringContaining('profit')]);
    expect((await behind('&tenth=10', 'marketer')).error.code).toBe('access.field_hidden');
    const unknown = await server.call('cmo', 'GET', '/v1/value/everyone/people?currency=CHF');
    expect([unknown.status, unknown.body.error.problems[0].message]).toEqual([400, 'there is: EUR']);
  });

  it('opens every figure of a back-test to exactly its people, with what they add up to', async () => {
    const { model, backTest } = (await server.call('cmo', 'GET', '/v1/value')).body;
    const behind = async (query: string) =>
      (await server.call('cmo', 'GET', `/v1/value/backtest/people?listing=${backTest.listing}&${query}`)).body;
    const all = await behind('limit=200');
    const rest = await behind('limit=200&from=200');
    expect([all.people, all.sums.came, all.rows.length + rest.rows.length]).toEqual([backTest.people, backTest.visits, backTest.people]);
    expect(all.sums.amount).toBeCloseTo(backTest.amount, 6);
    const everybody = [...all.rows, ...rest.rows];
    expect(new Set(everybody.map(({ id }: { id: string }) => id)).size).toBe(backTest.people);
    const groups = [
      ...backTest.byExpected.map((group: object) => ({ ...group, by: 'tenth' })),
      ...backTest.byCount.map((group: object) => ({ ...group, by: 'count' })),
    ];
    for (const { by, group, people, expected, actual } of groups) {
      const { people: found, sums, rows } = await behind(`group=${by}:${group}&limit=200`);
      expect([found, rows.length]).toEqual([people, people]);
      expect(sums.expected / found).toBeCloseTo(expected, 9);
      expect(sums.came / found).toBeCloseTo(actual, 9);
    }
    for (const { forecast, visits, amount } of backTest.rows) {
      const { sums, rows } = await behind(`forecast=${forecast}&limit=200&order=off`);
      expect(sums.expected / sums.came - 1).toBeCloseTo(visits.bias, 9);
      expect(sums.amountExpected / sums.amount - 1).toBeCloseTo(amount.bias, 9);
      const off = rows.map(({ values }: { values: Record<string, number> }) =>
        Math.abs((values.expected as number) - (values.came as number)),
      );
      expect(off).toEqual([...off].sort((left, right) => right - left));
    }
    const [, second] = backTest.tracking;
    expect((await behind(`until=${second.day}`)).sums.came).toBe(second.actual);
    expect(model.isPeopleKept).toBe(true);
  });

  it('opens the people of a model, and of what it learned from', async () => {
    const { model } = (await server.call('cmo', 'GET', '/v1/value')).body;
    const behind = async (query = '') => (await server.call('analyst', 'GET', `/v1/value/models/1/people${query}`)).body;
    expect(await behind('?limit=3')).toMatchObject({ people: model.people, next: 3, rows: [{ name: expect.any(String) }, {}, {}] });
    const { people, visits } = model.visits.learned;
    expect(await behind('?of=learned')).toMatchObject({ people, sums: { visits } });
    expect(await behind('?of=spend&currency=EUR')).toMatchObject({ people: model.spend[0].people });
    expect((await server.call('analyst', 'GET', '/v1/value/models/1/people?of=spend&currency=CHF')).status).toBe(400);
  });

  it('tells who somebody is now, and shows nobody to who may not see people or models', async () => {
    const cut = new Date(now - 100 * dayMs).toISOString().slice(0, 10);
    const { listing, people } = (await server.call('marketer', 'POST', '/v1/value/backtest', { cut })).body;
    const [first, second] = (await server.call('marketer', 'GET', `/v1/value/backtest/people?listing=${listing}&limit=2`)).body.rows;
    await server.postgres.query('UPDATE identifier SET person_id = $2 WHERE person_id = $1', [
      Number(second.id.slice(1)),
      Number(first.id.slice(1)),
    ]);
    const joined = (await server.call('marketer', 'GET', `/v1/value/backtest/people?listing=${listing}&limit=2`)).body;
    expect(joined).toMatchObject({ people, rows: [{ id: first.id }, { id: first.id, at: second.id }] });
    await server.postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [Number(second.id.slice(1))]);
    for (const role of ['clerk', 'engineer'] as const) {
      expect((await server.call(role, 'GET', `/v1/value/backtest/people?listing=${listing}`)).status).toBe(403);
      expect((await server.call(role, 'GET', '/v1/value/models/1/people')).status).toBe(403);
    }
    const unknown = await server.call('marketer', 'GET', '/v1/value/backtest/people?listing=own-1-none');
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'value.people_not_kept']);
    const wrong = await server.call('marketer', 'GET', '/v1/value/backtest/people?group=tenth:11&forecast=oracle');
    expect([wrong.status, wrong.body.error.problems.map(({ at }: { at: string }) => at)]).toEqual([400, ['forecast', 'group']]);
    expect(await server.actions()).toContain('people.list');
  });

  it('goes back to an earlier model, with a reason in the log', async () => {
    expect((await server.call('analyst', 'POST', '/v1/value/fit', {})).body).toEqual({ version: 2 });
    const listed = (await server.call('cio', 'GET', '/v1/value/models')).body;
    expect(listed.map(({ version, inUse }: { version: number; inUse: boolean }) => [version, inUse])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(listed[0].drift).toMatchObject({ fromVersion: 1, share: expect.closeTo(0, 6) });
    const back = await server.call('analyst', 'POST', '/v1/value/models/1/use', { reason: 'the second saw test orders' });
    expect([back.status, back.body.version, back.body.inUse]).toEqual([200, 1, true]);
    expect((await server.call('cmo', 'GET', '/v1/value')).body.model.version).toBe(1);
    expect((await server.call('analyst', 'POST', '/v1/value/models/9/use', { reason: 'none such' })).status).toBe(404);
    expect((await server.actions()).filter((action) => action.startsWith('value.')).sort()).toEqual([
      'value.fit',
      'value.fit',
      'value.use',
    ]);
  });

  it('tells of a drift from the version that was accepted, and goes on until somebody answers', async () => {
    const random = steadyNumbers(11);
    for (let person = 0; person < 260; person += 1) {
      await buyer(
        `often${person}`,
        Array.from({ length: 12 }, (_, at) => 3 + at * 5 + Math.floor(4 * random())),
        30,
      );
    }
    const overview = async () => (await server.call('analyst', 'GET', '/v1/value')).body;
    const refit = async () => (await server.call('analyst', 'POST', '/v1/value/fit', {})).body.version;
    expect((await overview()).drift).toBeUndefined();
    const drifted = await refit();
    const first = (await overview()).drift;
    expect(first).toMatchObject({ version: drifted, noticedVersion: drifted, base: { version: 1, people: expect.any(Number) } });
    expect(Math.abs(first.share)).toBeGreaterThan(0.15);
    // The next fit says the same as the one before, and is as far from what was accepted.
    const next = await refit();
    expect((await server.call('cio', 'GET', '/v1/value/models')).body[0].drift.share).toBeCloseTo(0, 3);
    expect((await overview()).drift).toMatchObject({ version: next, noticedVersion: drifted, share: expect.closeTo(first.share, 3) });
    expect(told).toMatchObject([{ version: drifted, base: 1 }]);

    const accept = (role: 'analyst' | 'marketer', version: number) =>
      server.call(role, 'POST', '/v1/value/drift/accept', { version, reason: 'the summer sale brought them' });
    expect((await accept('marketer', next)).status).toBe(403);
    expect((await accept('analyst', drifted)).body.error.code).toBe('value.newer_drift');
    expect((await accept('analyst', next)).body).toMatchObject({
      version: next,
      inUse: true,
      used: { reason: 'the summer sale brought them' },
    });
    expect((await overview()).drift).toBeUndefined();
    expect((await accept('analyst', next)).body.error.code).toBe('value.no_drift');
    await refit();
    expect((await overview()).drift).toBeUndefined();
    expect(await server.actions()).toContain('value.drift_accepted');
  });

  it('says that everybody is by older costs, and scores them anew by the model in use', async () => {
    const everyone = async () => (await server.call('analyst', 'GET', '/v1/value/everyone')).body;
    const before = await everyone();
    expect(before.stale).toBeUndefined();
    const { settings } = server;
    const costs = { ...valueCostsSetting.default, marginPercent: 80 };
    await server.postgres.transaction((sql) =>
      settings.change(sql, { key: valueCostsSetting.key, value: costs, version: 0, reason: 'a new year', by: 'Ana' }),
    );
    await settings.refresh();
    const stale = await everyone();
    expect(stale.stale).toMatchObject({
      costs: true,
      version: false,
      marginPercent: 40,
      text: expect.stringContaining('a margin of 40 %'),
    });
    await fitting.scoreIfStale();
    const after = await everyone();
    expect([after.stale, after.version]).toEqual([undefined, before.version]);
    expect(after.currencies[0].profit).toBeGreaterThan(1.5 * before.currencies[0].profit);
    const [best] = (await server.call('cmo', 'GET', '/v1/value/everyone/people?currency=EUR&tenth=10&limit=1')).body.rows;
    expect(best.values.profit).toBeCloseTo((await valueAt(Number(best.id.slice(1)))).ahead.profit.amount, 1);
    expect(problems).toEqual([]);
  });

  it('has a line for the friends whom a person brought, each by name, shared with whoever brought them too', async () => {
    const [maya, ana, rui] = [await buyer('maya', [10, 40, 70]), await buyer('ana', [5, 35, 65, 95]), await buyer('rui', [20, 50, 80])];
    const other = await buyer('otto', [15, 60]);
    const introduce = (identifierId: number, value: string) => ({
      ...{ identifierId, side: 'friend' as const, namespace: 'user_id', value, time: now },
    });
    const alone = await valueAt(maya);
    await server.postgres.transaction((sql) =>
      addIntroductions(sql, [introduce(ana, 'maya'), introduce(rui, 'maya'), introduce(rui, 'otto')]),
    );
    const seen = await valueAt(maya);
    const profitOf = async (id: number) => (await valueAt(id)).ahead.profit.amount;
    const expected = 0.5 * (await profitOf(ana)) + 0.25 * (await profitOf(rui));
    expect(seen.advocacy.friends.map(({ customer }: { customer: string }) => customer).sort()).toEqual([`p${ana}`, `p${rui}`].sort());
    expect(seen.advocacy.amount).toBeCloseTo(expected, 1);
    const line = seen.ahead.lines.at(-1);
    expect(line).toMatchObject({ kind: 'advocacy', count: 2, amount: seen.advocacy.amount });
    expect(seen.ahead.profit.amount).toBeCloseTo(alone.ahead.profit.amount + expected, 1);
    expect(seen.predictive_analytics.predicted_clv).toBe(alone.predictive_analytics.predicted_clv);
    expect((await valueAt(other)).advocacy.friends).toHaveLength(1);
    const clerk = await valueAt(maya, 'clerk');
    expect(clerk.advocacy).toMatchObject({ hidden: true, friends: [{ name: expect.any(String) }, { name: expect.any(String) }] });
    expect(JSON.stringify(clerk)).not.toMatch(/profit|margin|amount/i);
    // Who has not bought herself may still bring others.
    const silentFriend = await buyer('never', []);
    await server.postgres.transaction((sql) => addIntroductions(sql, [introduce(ana, 'never')]));
    const never = await valueAt(silentFriend);
    expect([never.ahead, never.advocacy.friends[0].introducers, never.advocacy.amount > 0]).toEqual([undefined, 2, true]);
  });
});
