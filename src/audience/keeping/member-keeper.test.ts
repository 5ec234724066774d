import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { world } from '../../../test/portraits.ts';
import { type ConsentRules, consentPurposesSetting } from '../../consent/index.ts';
import { dayMs, fixedClock, type PersonId } from '../../foundation/index.ts';
import { migrations as identityMigrations } from '../../identity/index.ts';
import { emptySummary, encodeSummary, migrations as profileMigrations, type Summary, traitPreferenceSetting } from '../../profile/index.ts';
import { migrations as settingsMigrations } from '../../settings/index.ts';
import { migrations as valueMigrations } from '../../value/index.ts';
import { changeGroup, createGroup, listGroups, makeStarterGroups, setGroupState, undoGroup } from '../group/groups.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import { serviceFloorSetting } from '../service/service-floor.ts';
import { migrations } from '../tables.ts';
import { belongs } from './keep-members.ts';
import { MemberKeeper } from './member-keeper.ts';

let engines: TestEngines;
let keeper: MemberKeeper;
let peopleMade = 0;
let consent: ConsentRules = consentPurposesSetting.default;
const clock = fixedClock(Date.parse('2026-11-22T12:00:00Z'));
const floor = serviceFloorSetting.default;
const change = { by: 'Ana', reason: 'because' };

beforeAll(async () => {
  const rooms = [settingsMigrations, identityMigrations, profileMigrations, valueMigrations, migrations];
  engines = await testEngines({ migrations: rooms.flat() });
  keeper = newKeeper();
  await makeStarterGroups(engines.postgres, clock);
});
afterAll(() => engines.close());

function newKeeper(): MemberKeeper {
  const problems = (message: string, error?: unknown) => {
    throw new Error(message, { cause: error });
  };
  return new MemberKeeper({
    ...{ postgres: engines.postgres, clock, onProblem: problems, model: () => undefined, costs: () => world.costs },
    preference: () => traitPreferenceSetting.default,
    consent: () => consent,
  });
}

/** Works until there is nothing to do. */
async function settle(): Promise<void> {
  keeper.look();
  for (let step = 0; step < 500; step += 1) if ((await keeper.step()) === undefined) return;
  throw new Error('the keeper does not come to rest');
}

function summaryOf(daysAgo: readonly number[]): Summary {
  const orders = daysAgo
    .map((ago): [number, string, number, string] => [clock.now() - ago * dayMs, `o${clock.now()}-${ago}`, 3_000, 'EUR'])
    .sort(([left], [right]) => left - right);
  return { ...emptySummary(), count: orders.length, orders };
}

async function person(daysAgo: readonly number[]): Promise<PersonId> {
  peopleMade += 1;
  const [row] = await engines.postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, 0, 1) RETURNING id",
    [`u${peopleMade}`],
  );
  const id = row?.id as number;
  await engines.postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $1', [id]);
  await engines.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summaryOf(daysAgo))]);
  return id as PersonId;
}

const groupsOf = async (id: PersonId): Promise<string[]> => {
  const rows = await engines.postgres.query<{ starter: string | null; id: number }>(
    'SELECT starter, id FROM group_member JOIN customer_group ON id = group_id WHERE person_id = $1 ORDER BY starter',
    [id],
  );
  return rows.map(({ starter, id: group }) => starter ?? String(group));
};

/** Sizes are the lists behind them, and the lists are what the rules say of everybody now. */
async function expectTrue(): Promise<void> {
  const { postgres } = engines;
  const groups = await listGroups(postgres);
  const ids = (await postgres.query<{ id: number }>('SELECT DISTINCT person_id AS id FROM identifier')).map(({ id }) => id as PersonId);
  const context = {
    world: { ...world, model: undefined, tenths: undefined },
    preference: traitPreferenceSetting.default,
    consent,
    now: clock.now(),
  };
  const portraits = await readPortraits(postgres, ids, context);
  for (const group of groups) {
    const members = await postgres.query<{ person_id: number }>('SELECT person_id FROM group_member WHERE group_id = $1 ORDER BY 1', [
      group.id,
    ]);
    const wanted = ids
      .filter((id) => group.state === 'active' && belongs(group, portraits.get(id) as never, [], context))
      .sort((a, b) => a - b);
    expect(
      members.map(({ person_id }) => person_id),
      group.name,
    ).toEqual(wanted);
    expect(group.size, group.name).toBe(wanted.length);
  }
  const [sweep] = await postgres.query<{ people: number }>('SELECT people FROM group_sweep');
  expect(sweep?.people).toBe(ids.length);
}

test('everybody is in the groups that the rules say, before and after they change, and sizes are the lists behind them', async () => {
  const random = (at: number) => ((at * 7_919) % 997) / 997;
  const ids: PersonId[] = [];
  for (let at = 0; at < 260; at += 1) {
    const gap = 5 + 60 * random(at);
    ids.push(await person(Array.from({ length: 1 + (at % 6) }, (_, place) => Math.floor(3 + 90 * random(at * 3) + place * gap))));
  }
  await settle();
  await expectTrue();
  const late = await person([70, 100, 130, 160]);
  keeper.changed([late]);
  await settle();
  expect(await groupsOf(late)).toEqual(['quiet']);
  await engines.postgres.query('UPDATE summary SET body = $2 WHERE identifier_id = $1', [
    late,
    encodeSummary(summaryOf([0, 30, 60, 90, 120])),
  ]);
  keeper.changed([late]);
  await settle();
  expect(await groupsOf(late)).toEqual(['clockwork']);
  await expectTrue();
});

test('time alone moves people, day by day, without a sweep', async () => {
  await settle();
  const swept = async () => (await engines.postgres.query<{ done_at: number }>('SELECT done_at FROM group_sweep'))[0]?.done_at;
  const before = await swept();
  for (const days of [1, 6, 0.2, 30]) {
    clock.advance(days * dayMs);
    // A day has not passed since the last sweep as far as this keeper knows: only due moments are looked at.
    await engines.postgres.query('UPDATE group_sweep SET done_at = $1', [clock.now()]);
    await settle();
    await expectTrue();
  }
  expect(await swept()).not.toBe(before);
}, 60_000);

test('a sweep heals what a stopped product missed, and takes out who became one with somebody else', async () => {
  const [gone, stays] = [await person([1]), await person([2])];
  keeper.changed([gone, stays]);
  await settle();
  await engines.postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $2', [Math.min(gone, stays), Math.max(gone, stays)]);
  await engines.postgres.query('UPDATE summary SET body = $2 WHERE identifier_id = $1', [
    stays,
    encodeSummary(summaryOf([90, 100, 110, 120])),
  ]);
  keeper = newKeeper();
  await settle();
  await expectTrue();
});

test('an edited group is counted anew, undone, put away and taken out again', async () => {
  const { postgres } = engines;
  const made = await createGroup(
    postgres,
    { name: 'Came lately', about: '', rule: { measure: 'silentDays', max: 60 } },
    floor,
    change,
    clock,
  );
  await settle();
  await expectTrue();
  const wider = { name: 'Came lately', about: '', rule: { measure: 'silentDays', max: 900 } };
  const edited = await postgres.transaction((sql) => changeGroup(sql, made.id, { body: wider, version: 1 }, floor, change, clock));
  await settle();
  await expectTrue();
  expect((await listGroups(postgres)).find(({ id }) => id === made.id)?.size).toBeGreaterThan(edited.size);
  await expect(
    postgres.transaction((sql) => changeGroup(sql, made.id, { body: wider, version: 1 }, floor, change, clock)),
  ).rejects.toMatchObject({ code: 'audience.changed_meanwhile' });
  const undone = await postgres.transaction((sql) => undoGroup(sql, made.id, floor, change, clock));
  expect(undone).toMatchObject({ version: 3, rule: { max: 60 } });
  await expect(postgres.transaction((sql) => undoGroup(sql, made.id, floor, change, clock))).rejects.toMatchObject({
    code: 'audience.nothing_to_undo',
  });
  await settle();
  await expectTrue();
  await postgres.transaction((sql) => setGroupState(sql, made.id, 'archived', clock.now()));
  await settle();
  await expectTrue();
  await postgres.transaction((sql) => setGroupState(sql, made.id, 'active', clock.now()));
  await settle();
  await expectTrue();
});

test('a changed ground for a purpose is obeyed by everybody, without an event of theirs', async () => {
  const { postgres } = engines;
  const ana = await person([20]);
  const rule = { permission: 'marketing' };
  const { id } = await createGroup(postgres, { name: 'May hear of offers', about: '', rule }, floor, change, clock);
  await settle();
  expect(await groupsOf(ana)).not.toContain(String(id));
  const { purposes } = consentPurposesSetting.default;
  consent = { ...consentPurposesSetting.default, purposes: { ...purposes, marketing: { ground: 'relationship' } } };
  await settle();
  expect(await groupsOf(ana)).toContain(String(id));
  await expectTrue();
  consent = consentPurposesSetting.default;
  await settle();
  expect(await groupsOf(ana)).not.toContain(String(id));
});
