import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { world } from '../../../test/portraits.ts';
import { fragmentsOf, knownCondition, modelCondition, oneEvent, ruleOf } from '../../../test/random-rules.ts';
import { consentPurposesSetting } from '../../consent/index.ts';
import { migrations as eventMigrations, eventTable } from '../../event/index.ts';
import { dayMs, fixedClock, hourMs, type JsonValue, type PersonId, systemClock } from '../../foundation/index.ts';
import { migrations as identityMigrations } from '../../identity/index.ts';
import {
  defaultSearchRule,
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  type Summary,
  touchedPieces,
  traitPreferenceSetting,
} from '../../profile/index.ts';
import { migrations as settingsMigrations } from '../../settings/index.ts';
import { migrations as valueMigrations } from '../../value/index.ts';
import { activeAudiences, changeAudience, createAudience, rulesOf, setAudienceState } from '../audience/audiences.ts';
import { audiencePeople } from '../audience/read-audience-people.ts';
import { personFactsTable } from '../facts/facts-table.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import { type ChangeRow, changesOfAll } from '../queries/audience.ts';
import { problemsOfRule } from '../rule/check-rule.ts';
import { compileRule } from '../rule/compile-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { migrations } from '../tables.ts';
import { LiveKeeper } from './live-keeper.ts';

let engines: TestEngines;
let keeper: LiveKeeper;
const now = Date.parse('2026-11-22T12:00:00Z');
const clock = fixedClock(now);
const change = { by: 'Ana', reason: 'because' };
const summaries = new Map<number, Summary>();

beforeAll(async () => {
  const rooms = [settingsMigrations, eventMigrations, identityMigrations, profileMigrations, valueMigrations, migrations];
  engines = await testEngines({ migrations: rooms.flat(), warehouseTables: [eventTable, personFactsTable] });
  for (const fragments of fc.sample(fragmentsOf(now), { numRuns: 150, seed: 7 })) await person(fragments.map(({ summary }) => summary));
  keeper = newKeeper();
  await keeper.start();
  await settle();
});
afterAll(() => engines.close());

function newKeeper(): LiveKeeper {
  return new LiveKeeper({
    ...{ postgres: engines.postgres, warehouse: engines.warehouse, clock, systemClock, model: () => undefined, costs: () => world.costs },
    ...{ preference: () => traitPreferenceSetting.default, consent: () => consentPurposesSetting.default, onInterest: () => {} },
    onProblem: (message, error) => {
      throw new Error(message, { cause: error });
    },
  });
}

/** Works until there is nothing to do. */
async function settle(): Promise<void> {
  keeper.look();
  for (let [step, idle] = [0, 0]; step < 5_000; step += 1) {
    const rest = await keeper.step();
    idle = rest === undefined ? idle + 1 : 0;
    const { pending, filling } = keeper.state;
    if (idle > 3 && pending === 0 && filling === 0) return;
    await new Promise((resolve) => setTimeout(resolve, rest === undefined ? 5 : 0));
  }
  throw new Error('the keeper does not come to rest');
}

async function person(parts: readonly Summary[]): Promise<PersonId> {
  const { postgres } = engines;
  const ids: number[] = [];
  for (const summary of parts) {
    const [row] = await postgres.query<{ id: number }>(
      "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', gen_random_uuid()::text, 0, 0, 1) RETURNING id",
    );
    const id = row?.id as number;
    ids.push(id);
    summaries.set(id, summary);
    await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  }
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE id = ANY ($2::int8[])', [ids[0], `{${ids.join(',')}}`]);
  return ids[0] as PersonId;
}

async function audience(rule: Rule, name = 'Some people'): Promise<number> {
  const body = { name, about: '', rule, purpose: 'marketing' } as unknown as JsonValue;
  return (await engines.postgres.transaction((sql) => createAudience(sql, body, change, clock))).id;
}

/** Everybody is where the rules say that she is, in the lists, in the sizes, and by the stream of changes from its beginning. */
async function expectTrue(): Promise<void> {
  const { postgres } = engines;
  const ids = (await postgres.query<{ id: number }>('SELECT DISTINCT person_id AS id FROM identifier ORDER BY 1')).map(
    ({ id }) => id as PersonId,
  );
  const portraits = await readPortraits(postgres, ids, { preference: traitPreferenceSetting.default, now: clock.now() });
  const active = await activeAudiences(postgres);
  for (const { id, rule, size } of active) {
    const holds = compileRule(rule, rulesOf(active));
    const without = { ...world, model: undefined, tenths: undefined };
    const wanted = ids.filter((one) => holds(portraits.get(one) as never, without, clock.now()) === true);
    expect(await audiencePeople(postgres, id, -1, 10_000), JSON.stringify(rule)).toEqual(wanted);
    expect(size).toBe(wanted.length);
  }
}

const someRules = (seed: number, count: number): Rule[] =>
  fc
    .sample(ruleOf(fc.oneof({ weight: 12, arbitrary: knownCondition }, { weight: 1, arbitrary: modelCondition })), { numRuns: count, seed })
    .filter((rule) => problemsOfRule(rule).length === 0);

test('a new audience has everybody whom its rule holds for, and so has one that asks for another', async () => {
  for (const rule of someRules(1, 45)) await audience(rule);
  const inner = await audience({ did: '$page', withinDays: 90 });
  await audience({ not: { audience: inner } });
  await settle();
  await expectTrue();
}, 60_000);

test('events move people at once, of whom only what the event touched is asked', async () => {
  const events = fc.sample(oneEvent(clock.now()), { numRuns: 120, seed: 3 });
  const ids = [...summaries.keys()];
  for (const [at, event] of events.entries()) {
    const id = ids[(at * 7) % ids.length] as number;
    const summary = summaries.get(id) as Summary;
    foldEvent(summary, event, { searches: defaultSearchRule, currency: 'EUR' });
    const text = encodeSummary(summary);
    const [row] = await engines.postgres.query<{ person_id: number }>('SELECT person_id FROM identifier WHERE id = $1', [id]);
    await engines.postgres.query('UPDATE summary SET body = $2 WHERE identifier_id = $1', [id, text]);
    const own = row?.person_id as number;
    const names = [event.kind === 'track' ? event.name : `$${event.kind}`];
    keeper.applied({
      people: [own],
      moved: [],
      touched: [{ person: own, identifier: id, text, pieces: touchedPieces(event, summary), names }],
    });
    if (at % 10 === 0) await settle();
  }
  const fresh = await person([{ ...emptySummary(), count: 1 }]);
  keeper.applied({ people: [fresh], moved: [], touched: [] });
  await settle();
  await expectTrue();
}, 60_000);

test('time alone moves people, hour by hour and day by day, with and without having been looked at before', async () => {
  for (const step of [hourMs, hourMs / 4, hourMs / 4, 5 * hourMs, dayMs, 20 * hourMs, hourMs / 4, 9 * dayMs, 30 * dayMs]) {
    clock.advance(step);
    await settle();
    await expectTrue();
  }
}, 60_000);

test('another rule, putting away and taking out again move those whom they move', async () => {
  const id = await audience({ trait: 'plan', is: ['solo'] });
  await settle();
  const body = { name: 'Families', about: '', purpose: 'advice', rule: { trait: 'plan', is: ['familia'] } } as unknown as JsonValue;
  await engines.postgres.transaction((sql) => changeAudience(sql, id, { body, version: 1 }, change, clock));
  await settle();
  await expectTrue();
  await engines.postgres.transaction((sql) => setAudienceState(sql, id, 'archived'));
  await settle();
  expect(await audiencePeople(engines.postgres, id, -1, 100)).toEqual([]);
  await engines.postgres.transaction((sql) => setAudienceState(sql, id, 'active'));
  await settle();
  await expectTrue();
}, 60_000);

test('people who become one, and who are parted again, are counted as what they are', async () => {
  const { postgres } = engines;
  const [a, b] = [...summaries.keys()].slice(10, 12) as [number, number];
  const owners = await postgres.query<{ id: number; person_id: number }>(
    'SELECT id, person_id FROM identifier WHERE id = ANY ($1::int8[])',
    [`{${a},${b}}`],
  );
  const people = owners.map(({ person_id }) => person_id);
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE person_id = ANY ($2::int8[])', [
    Math.min(...people),
    `{${people.join(',')}}`,
  ]);
  keeper.applied({ people, moved: people, touched: [] });
  await settle();
  await expectTrue();
  await postgres.query('UPDATE identifier SET person_id = id WHERE id = ANY ($1::int8[])', [`{${a},${b}}`]);
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE person_id = $2 AND id <> $2', [b, a]);
  keeper.changed([a, b, ...people]);
  await settle();
  await expectTrue();
}, 60_000);

test('nothing is lost when it is ended without a word: it goes on with what was saved and what changed since', async () => {
  const stop = newKeeper();
  keeper = stop;
  await keeper.start();
  await settle();
  await expectTrue();
  // Somebody changes while nobody keeps audiences.
  const [id] = [...summaries.keys()].slice(20, 21) as [number];
  const summary = summaries.get(id) as Summary;
  for (const event of fc.sample(oneEvent(clock.now()), { numRuns: 8, seed: 11 }))
    foldEvent(summary, event, { searches: defaultSearchRule, currency: 'EUR' });
  await engines.postgres.query('UPDATE summary SET body = $2 WHERE identifier_id = $1', [id, encodeSummary(summary)]);
  await engines.postgres.query('UPDATE audience_keeper SET saved_from = $1', [systemClock.now() - 1_000]);
  await engines.warehouse.insert(
    'event',
    JSON.stringify({ identifier_id: id, time: clock.now(), source_id: 1, message_id: 'm', received_at: systemClock.now(), body: {} }),
    'one',
  );
  keeper = newKeeper();
  await keeper.start();
  await settle();
  await expectTrue();
}, 60_000);

test('the stream of changes tells who came and who left, from whoever was there at first', async () => {
  const { postgres } = engines;
  const id = await audience({ did: 'Product Viewed', withinHours: 24 });
  await settle();
  const before = new Set<number>(await audiencePeople(postgres, id, -1, 10_000));
  const [last] = await postgres.query<{ id: number }>('SELECT max(id) AS id FROM audience_change');
  for (const step of [hourMs, 3 * hourMs, 20 * hourMs, 2 * dayMs]) {
    clock.advance(step);
    await settle();
  }
  for (const { audience_id, came, went } of await postgres.query<ChangeRow>(changesOfAll, [last?.id, 10_000])) {
    if (audience_id !== id) continue;
    for (const one of came) {
      expect(before.has(one)).toBe(false);
      before.add(one);
    }
    for (const one of went) expect(before.delete(one)).toBe(true);
  }
  expect([...before].sort((left, right) => left - right)).toEqual(await audiencePeople(postgres, id, -1, 10_000));
}, 60_000);
