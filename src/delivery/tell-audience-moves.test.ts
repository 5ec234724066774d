import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { migrations as audienceMigrations } from '../audience/index.ts';
import { consentPurposesSetting } from '../consent/index.ts';
import { fixedClock } from '../foundation/index.ts';
import { migrations as gateMigrations, gateRulesSetting } from '../gate/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import { emptySummary, encodeSummary, migrations as profileMigrations, type Summary } from '../profile/index.ts';
import { migrations } from './tables.ts';
import { tellNext } from './tell-audience-moves.ts';

const clock = fixedClock(Date.parse('2026-11-22T12:00:00Z'));
const rules = { clock, consent: () => consentPurposesSetting.default, gate: () => gateRulesSetting.default };
let engines: TestEngines;

beforeAll(async () => {
  const rooms = [identityMigrations, profileMigrations, audienceMigrations, gateMigrations, migrations];
  engines = await testEngines({ migrations: rooms.flat() });
  const { postgres } = engines;
  for (const isAllowed of [true, false]) {
    const [row] = await postgres.query<{ id: number }>(
      "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, 0, 1) RETURNING id",
      [String(isAllowed)],
    );
    await postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [row?.id]);
    const permissions: Summary['permissions'] = [[1, 1, 'm', 'consent', ['marketing', 'analysis'], [isAllowed, true]]];
    await postgres.query('INSERT INTO summary VALUES ($1, $2)', [row?.id, encodeSummary({ ...emptySummary(), count: 1, permissions })]);
  }
  const body = JSON.stringify({ name: 'Families', about: '', rule: { trait: 'plan' }, purpose: 'marketing' });
  await postgres.query('INSERT INTO audience (version, body) VALUES (1, $1)', [body]);
});
afterAll(() => engines.close());

const move = (came: string, went: string) =>
  engines.postgres.query("INSERT INTO audience_change (audience_id, at, cause, size, came, went) VALUES (1, 5, 'event', 1, $1, $2)", [
    came,
    went,
  ]);
const tell = () => engines.postgres.transaction((sql) => tellNext(sql, rules));
const queued = () =>
  engines.postgres.query<{ webhook_id: number; person_id: number; event_name: string; event_id: string }>(
    'SELECT webhook_id, person_id, event_name, event_id FROM webhook_queue ORDER BY id',
  );

it('tells subscribers that name it, once, and only of people who permit what the audience and the subscriber are for', async () => {
  await move('{1,2}', '{}');
  await tell();
  const subscribe = (events: string, purpose: string) =>
    engines.postgres.query(
      "INSERT INTO webhook (url, description, events, purpose, secret, created_by, created_at) VALUES ('https://x.example', '', $1, $2, '', 'Ana', 0)",
      [events, purpose],
    );
  await subscribe('{audience.entered}', 'service');
  await subscribe('{audience.entered,audience.left}', 'analysis');
  await subscribe('{}', 'service');
  await tell();
  // What was before anybody asked for it is told to nobody.
  expect(await queued()).toEqual([]);
  await move('{1,2}', '{}');
  await move('{}', '{1,2}');
  await tell();
  const told = await queued();
  expect(told.map(({ webhook_id, person_id, event_name }) => [webhook_id, person_id, event_name])).toEqual([
    [1, 1, 'audience.entered'],
    [2, 1, 'audience.entered'],
    [2, 1, 'audience.left'],
  ]);
  expect(told[0]?.event_id).toBe(told[1]?.event_id);
  expect(told[1]?.event_id).not.toBe(told[2]?.event_id);
  await tell();
  expect(await queued()).toHaveLength(3);
});

it('tells whoever was told that she came that she left, though she allows nothing any more', async () => {
  const { postgres } = engines;
  await move('{1}', '{}');
  await tell();
  const before = (await queued()).length;
  const permissions: Summary['permissions'] = [[9, 1, 'n', 'consent', ['marketing', 'analysis'], [false, false]]];
  await postgres.query('UPDATE summary SET body = $1 WHERE identifier_id = 1', [
    encodeSummary({ ...emptySummary(), count: 2, permissions }),
  ]);
  await move('{}', '{1}');
  await move('{1}', '{1}');
  await tell();
  const told = (await queued()).slice(before);
  expect(told.map(({ webhook_id, person_id, event_name }) => [webhook_id, person_id, event_name])).toEqual([[2, 1, 'audience.left']]);
  expect(await postgres.query('SELECT * FROM audience_told_person')).toEqual([]);
});
