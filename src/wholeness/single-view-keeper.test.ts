import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { dayMs, fixedClock, type JsonValue, type PersonId } from '../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { migrations as linkageMigrations } from '../linkage/index.ts';
import { emptySummary, encodeSummary, migrations as profileMigrations, type Summary, traitPreferenceSetting } from '../profile/index.ts';
import { migrations as settingsMigrations } from '../settings/index.ts';
import { endAbsence, sayAbsent } from './absences.ts';
import { gapKinds } from './customer-standing.ts';
import { listSingleView, readSingleView, readSingleViewDays, readStandingOf } from './read-share.ts';
import { SingleViewKeeper } from './single-view-keeper.ts';
import { type SingleViewDefinition, singleViewSetting } from './single-view-setting.ts';
import { migrations } from './tables.ts';

const clock = fixedClock(Date.parse('2026-11-20T12:00:00Z'));
const sources = [
  { id: 1, name: 'Web shop' },
  { id: 2, name: 'Store cards' },
];
let engines: TestEngines;
let keeper: SingleViewKeeper;
let definition: SingleViewDefinition = singleViewSetting.default;
let made = 0;

beforeAll(async () => {
  engines = await testEngines({
    migrations: [settingsMigrations, identityMigrations, profileMigrations, linkageMigrations, migrations].flat(),
  });
  keeper = newKeeper();
});
afterAll(() => engines.close());

function newKeeper(): SingleViewKeeper {
  return new SingleViewKeeper({
    ...{ postgres: engines.postgres, clock, sources: () => sources, definition: () => definition },
    ...{ identity: () => defaultIdentityRules, preference: () => traitPreferenceSetting.default },
    onProblem: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
}

/** Works until there is nothing to do; answers how many steps that took. */
async function settle(): Promise<number> {
  for (let step = 0; step < 500; step += 1) if ((await keeper.step()) === undefined) return step;
  throw new Error('the keeper does not come to rest');
}

interface Given {
  readonly namespace?: string;
  /** By source: days since it last said something. */
  readonly sources?: Readonly<Record<number, number>>;
  readonly traits?: readonly (readonly [source: number, name: string, value: JsonValue])[];
  /** The person whom it is another identifier of. */
  readonly of?: PersonId;
}

async function person({ namespace = 'user_id', sources: said = { 1: 1 }, traits = [], of }: Given = {}): Promise<PersonId> {
  made += 1;
  const [row] = await engines.postgres.query<{ id: number }>(
    'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ($1, $2, 0, 0, 1) RETURNING id',
    [namespace, `i${made}`],
  );
  const id = row?.id as number;
  await engines.postgres.query('UPDATE identifier SET person_id = $2 WHERE id = $1', [id, of ?? id]);
  const second = (daysAgo: number) => Math.floor((clock.now() - daysAgo * dayMs) / 1000);
  const summary: Summary = {
    ...{ ...emptySummary(), count: 1, last: clock.now() },
    sources: Object.entries(said).map(([source, daysAgo]) => [Number(source), 1, second(daysAgo), second(daysAgo)]),
    traits: traits.map(([source, name, value], at) => [clock.now() - at, source, `m${made}-${at}`, 's', [name], [value]]),
  };
  await engines.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  return (of ?? id) as PersonId;
}

async function likely(one: number, other: number, state = 'open', chance = 0.9): Promise<number> {
  const [row] = await engines.postgres.query<{ id: number }>(
    `INSERT INTO linkage_pair (a, b, bits, chance, worth, rule, levels, counts, model, found_at, state)
     VALUES (least($1::int8, $2::int8), greatest($1::int8, $2::int8), 3, $4, 1, 'r', '{}', '{}', 0, 0, $3) RETURNING id`,
    [one, other, state, chance],
  );
  keeper.pairsChanged([one, other]);
  return row?.id as number;
}

async function say(pair: number, by: string, verdict: string): Promise<void> {
  await engines.postgres.query(
    'INSERT INTO linkage_verdict (pair_id, verdict, decided_by, decided_at, reason, chance) VALUES ($1, $2, $3, 1, $4, 0.9)',
    [pair, verdict, by, 'because'],
  );
  const [row] = await engines.postgres.query<{ a: number; b: number }>('UPDATE linkage_pair SET state = $2 WHERE id = $1 RETURNING a, b', [
    pair,
    verdict,
  ]);
  keeper.pairsChanged([row?.a ?? 0, row?.b ?? 0]);
}

const list = (state: 'not_yet' | 'unknown' | 'whole', reason?: (typeof gapKinds)[number]) =>
  listSingleView(engines.postgres, { state, reason, after: 0, limit: 1_000 });
const standing = async (id: PersonId) => {
  const context = { definition, identity: defaultIdentityRules, preference: traitPreferenceSetting.default, sources, now: clock.now() };
  return (await readStandingOf(engines.postgres, id, context))?.standing;
};
const reasonsOf = async (id: PersonId) =>
  (await list('not_yet')).find(({ people }) => people.includes(id))?.gaps.map(({ kind }) => kind) ?? [];

/** Every number is its list, and every list is what looking at each of them now says. */
async function expectTrue(): Promise<void> {
  const share = await readSingleView(engines.postgres);
  const [whole, notYet, unknown] = [await list('whole'), await list('not_yet'), await list('unknown')];
  expect([share.whole, share.notYet, share.unknown]).toEqual([whole.length, notYet.length, unknown.length]);
  for (const kind of gapKinds) expect([kind, (await list('not_yet', kind)).length]).toEqual([kind, share.gaps[kind]]);
  const everybody = await engines.postgres.query<{ person_id: number }>('SELECT DISTINCT person_id FROM identifier');
  const listed = [...whole, ...notYet, ...unknown];
  expect(listed.flatMap(({ people }) => people).sort()).toEqual(everybody.map(({ person_id }) => person_id).sort());
  for (const [state, all] of [
    ['whole', whole],
    ['not_yet', notYet],
    ['unknown', unknown],
  ] as const)
    for (const { customerId, people, gaps } of all)
      expect(await standing(customerId as PersonId)).toMatchObject({ customerId, people, gaps, state });
}

describe('how customers stand', () => {
  it('is counted for everybody after a start: by who is known, and by what is likely one person', async () => {
    const [maya, tomas] = [await person(), await person({ namespace: 'email' })];
    const fragment = await person({ namespace: 'phone' });
    const browser = await person({ namespace: 'anonymous_id' });
    const named = await person({ namespace: 'anonymous_id', traits: [[1, 'firstName', 'Ana']] });
    await person({ namespace: 'x_handle' });
    await likely(maya, fragment);
    await settle();
    const share = await readSingleView(engines.postgres);
    expect(share).toMatchObject({ whole: 2, notYet: 1, unknown: 2, parts: 1, counting: undefined, waiting: 0 });
    expect((await list('not_yet')).map(({ people }) => people)).toEqual([[maya, fragment]]);
    expect((await list('whole')).map(({ customerId }) => customerId)).toEqual([tomas, named]);
    expect((await list('unknown')).map(({ customerId }) => customerId)).toContain(browser);
    await expectTrue();
  });

  it('takes two who are likelier two than one for two, whole each', async () => {
    const [one, other] = [await person(), await person()];
    await likely(one, other, 'open', 0.4);
    await settle();
    expect([await reasonsOf(one), await reasonsOf(other)]).toEqual([[], []]);
    expect((await list('whole')).map(({ customerId }) => customerId)).toEqual(expect.arrayContaining([one, other]));
    await expectTrue();
  });

  it('moves when somebody judges a pair, whatever is said, and looks at nobody else', async () => {
    const [one, other] = [await person(), await person()];
    const pair = await likely(one, other);
    await settle();
    expect(await reasonsOf(one)).toEqual(['likely_pair']);
    await say(pair, 'Ana', 'later');
    await settle();
    expect(await reasonsOf(one)).toEqual(['likely_pair']);
    await say(pair, 'Ana', 'different');
    expect(await settle()).toBe(1);
    expect([await reasonsOf(one), await reasonsOf(other)]).toEqual([[], []]);
    await say(pair, 'Maya', 'household');
    await settle();
    expect([await reasonsOf(one), await reasonsOf(other)]).toEqual([['reviewers_differ'], ['reviewers_differ']]);
    await expectTrue();
    await say(pair, 'Maya', 'different');
    await settle();
    expect(await reasonsOf(one)).toEqual([]);
    await expectTrue();
  });

  it('follows joins and splits: whoever is one with somebody by now leaves no row', async () => {
    const [one, other, third] = [await person(), await person(), await person()];
    await likely(one, third);
    await likely(other, third);
    await settle();
    expect((await list('not_yet')).find(({ customerId }) => customerId === one)?.people).toEqual([one, other, third]);
    const move = (id: number, to: number) => engines.postgres.query('UPDATE identifier SET person_id = $2 WHERE id = $1', [id, to]);
    await move(third, one);
    keeper.changed([one]);
    await settle();
    expect((await list('not_yet')).find(({ customerId }) => customerId === one)?.people).toEqual([one, other]);
    await expectTrue();
    await move(third, third);
    keeper.changed([one, third]);
    await settle();
    await expectTrue();
  });

  it('asks for the sources that the firm expects, and for fresh words, as soon as the definition says so', async () => {
    const both = await person({ sources: { 1: 2, 2: 2 } });
    const web = await person({ sources: { 1: 2 } });
    await settle();
    definition = { ...singleViewSetting.default, expected: [{ source: 2, freshDays: 5 }] };
    const counted = settle();
    await counted;
    expect((await readSingleView(engines.postgres)).counting).toBeUndefined();
    expect([await reasonsOf(both), await reasonsOf(web)]).toEqual([[], ['source_missing']]);
    await expectTrue();
    clock.advance(4 * dayMs);
    // Nobody tells of it: time alone has made it old.
    await settle();
    expect([await reasonsOf(both), await reasonsOf(web)]).toEqual([['source_stale'], ['source_missing']]);
    await expectTrue();
  });

  it('takes somebody’s word, or a system’s, that she is not there, and takes it back', async () => {
    const her = await person({ sources: { 1: 1 } });
    const bySystem = await person({ sources: { 1: 1 }, traits: [[1, 'absentSources', ['store cards']]] });
    keeper.changed([her, bySystem]);
    await settle();
    expect([await reasonsOf(her), await reasonsOf(bySystem)]).toEqual([['source_missing'], []]);
    const said = { person: her, source: 2, reason: 'she pays in cash', by: 'Ana', at: clock.now() };
    await engines.postgres.transaction((sql) => sayAbsent(sql, said));
    keeper.spokenOf([her]);
    await settle();
    expect(await reasonsOf(her)).toEqual([]);
    await expect(engines.postgres.transaction((sql) => sayAbsent(sql, said))).rejects.toThrow('said already');
    await engines.postgres.transaction((sql) => endAbsence(sql, { ...said, reason: 'she has one now' }));
    await expect(engines.postgres.transaction((sql) => endAbsence(sql, said))).rejects.toThrow('nobody has said');
    keeper.spokenOf([her]);
    await settle();
    expect(await reasonsOf(her)).toEqual(['source_missing']);
    await expectTrue();
  });

  it('counts traits on which sources disagree, as long as nobody settled them', async () => {
    const email = (source: number, value: string) => [source, 'email', value] as const;
    const her = await person({ sources: { 1: 0, 2: 0 }, traits: [email(1, 'a@x.test'), email(2, 'b@x.test')] });
    keeper.changed([her]);
    await settle();
    expect(await reasonsOf(her)).toEqual(['trait_open']);
    await engines.postgres.query('INSERT INTO settlement VALUES (DEFAULT, $1, $2, $3, 1, $4, $5, $6)', [
      ...[her, 'email', JSON.stringify('a@x.test'), 'Ana', 'she said so', clock.now() + 1],
    ]);
    keeper.changed([her]);
    await settle();
    expect(await reasonsOf(her)).toEqual([]);
    await expectTrue();
  });

  it('heals what it was never told of, when it starts again or somebody asks for it, and keeps each day', async () => {
    await person({ sources: { 2: 0 } });
    await settle();
    const before = await readSingleView(engines.postgres);
    keeper.measureAgain();
    await settle();
    expect((await readSingleView(engines.postgres)).whole).toBe(before.whole + 1);
    clock.advance(dayMs);
    await person({ sources: { 2: 0 } });
    keeper = newKeeper();
    await settle();
    await expectTrue();
    const days = await readSingleViewDays(engines.postgres, 0);
    const share = await readSingleView(engines.postgres);
    expect(days.length).toBeGreaterThan(1);
    expect(days.at(-1)).toEqual({
      day: Math.floor(clock.now() / dayMs),
      ...{ whole: share.whole, notYet: share.notYet, unknown: share.unknown },
    });
  });
});
