import { Type } from '@sinclair/typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { Conflict, Defect, fixedClock, InvalidInput, NotFound } from '../foundation/index.ts';
import { connectPostgres } from '../storage/index.ts';
import { defineSetting } from './setting.ts';
import { createSettings, type Settings } from './settings.ts';
import { migrations } from './tables.ts';

const days = defineSetting({
  key: 'test.days',
  title: 'Days',
  description: 'How many days.',
  schema: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 99 }) }),
  default: { days: 7 },
});
const word = defineSetting({ key: 'test.word', title: 'A word', description: '', schema: Type.String(), default: 'visit' });

let engines: TestEngines;
let settings: Settings;
const clock = fixedClock(Date.parse('2026-03-01T10:00:00Z'));

beforeAll(async () => {
  engines = await testEngines({ migrations });
  settings = await createSettings({ postgres: engines.postgres, clock, definitions: [days, word] });
});
afterAll(async () => {
  await settings.close();
  await engines.close();
});
beforeEach(async () => {
  await engines.postgres.query('DELETE FROM setting_version');
  await settings.close();
  settings = await createSettings({ postgres: engines.postgres, clock, definitions: [days, word] });
});

const change = (value: unknown, version: number, reason = 'because') =>
  engines.postgres.transaction((sql) => settings.change(sql, { key: 'test.days', value, version, reason, by: 'Ana' }));
const undo = (version: number) =>
  engines.postgres.transaction((sql) => settings.undo(sql, { key: 'test.days', version, reason: 'not so', by: 'Ben' }));

async function until(condition: () => boolean, ms = 1_000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('settings', () => {
  test('have their default until changed, then the value of the newest version', async () => {
    expect(settings.read(days)).toEqual({ days: 7 });
    expect(settings.state('test.days')).toMatchObject({ version: 0, value: { days: 7 }, default: { days: 7 } });
    await change({ days: 9 }, 0);
    await settings.refresh();
    expect(settings.read(days)).toEqual({ days: 9 });
    const state = settings.state('test.days');
    expect(state).toMatchObject({ version: 1, changedBy: 'Ana', changedAt: clock.now(), reason: 'because' });
  });

  test('reach every other instance and thread within a second of the commit, by themselves', async () => {
    const other = connectPostgres(engines.urls.postgres, { info: () => undefined, warn: () => undefined, error: () => undefined });
    const elsewhere = await createSettings({ postgres: other, clock, definitions: [days] });
    let told = 0;
    elsewhere.onChange(days, () => {
      told += 1;
    });
    await change({ days: 12 }, 0);
    await until(() => elsewhere.read(days).days === 12 && settings.read(days).days === 12);
    expect(told).toBe(1);
    await elsewhere.close();
    await other.close();
  });

  test('a change that is rolled back never counts', async () => {
    await expect(
      engines.postgres.transaction(async (sql) => {
        await settings.change(sql, { key: 'test.days', value: { days: 3 }, version: 0, reason: 'try', by: 'Ana' });
        throw new Error('no');
      }),
    ).rejects.toThrow();
    await settings.refresh();
    expect(settings.state('test.days').version).toBe(0);
  });

  test('a change made from an old version is refused, and of two at once one', async () => {
    await change({ days: 2 }, 0);
    await expect(change({ days: 3 }, 0)).rejects.toThrow(Conflict);
    const both = await Promise.allSettled([change({ days: 4 }, 1), change({ days: 5 }, 1)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await settings.history('test.days')).toHaveLength(2);
  });

  test('every problem of a value and of the reason is named at once, and nothing is written', async () => {
    const refused = await change({ days: 0.5 }, 0, ' ').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).problems.map(({ at }) => at)).toEqual(expect.arrayContaining(['days', 'reason']));
    expect(await settings.history('test.days')).toEqual([]);
    await expect(
      engines.postgres.transaction((sql) => settings.change(sql, { key: 'no.such', value: 1, version: 0, reason: 'x', by: 'Ana' })),
    ).rejects.toThrow(NotFound);
  });

  test('undo brings the earlier value back as a new version; repeated, it walks back to the default', async () => {
    await change({ days: 1 }, 0);
    await change({ days: 2 }, 1);
    await change({ days: 3 }, 2);
    expect((await undo(3)).value).toEqual({ days: 2 });
    expect((await undo(4)).value).toEqual({ days: 1 });
    expect((await undo(5)).value).toEqual({ days: 7 });
    await expect(undo(6)).rejects.toMatchObject({ code: 'settings.nothing_to_undo' });
    await change({ days: 8 }, 6);
    expect((await undo(7)).value).toEqual({ days: 7 });
    await settings.refresh();
    expect(settings.read(days)).toEqual({ days: 7 });
    const history = await settings.history('test.days');
    expect(history.map(({ version, restores }) => [version, restores])).toEqual([
      [8, 0],
      [7, undefined],
      [6, 0],
      [5, 1],
      [4, 2],
      [3, undefined],
      [2, undefined],
      [1, undefined],
    ]);
    await expect(undo(3)).rejects.toThrow(Conflict);
  });

  test('a stored value that this release does not take is passed over for the default, and says why', async () => {
    const insert = `INSERT INTO setting_version VALUES ('test.days', 1, $1, 'another release', 1, 'x', NULL)`;
    await engines.postgres.query(insert, ['{"days":1000}']);
    await engines.postgres.query(`INSERT INTO setting_version VALUES ('of.another_release', 1, '5', 'x', 1, 'x', NULL)`);
    await settings.refresh();
    expect(settings.read(days)).toEqual({ days: 7 });
    expect(settings.state('test.days').problems).toEqual([expect.objectContaining({ at: 'days' })]);
    await change({ days: 5 }, 1);
    await settings.refresh();
    expect(settings.state('test.days')).not.toHaveProperty('problems');
  });

  test('any JSON text comes back as it was written', async () => {
    const texts = ['', 'null \u0000 inside', 'half \ud800 pair', '💛', '"quotes" \\ and\nlines'];
    for (const [version, value] of texts.entries()) {
      await engines.postgres.transaction((sql) => settings.change(sql, { key: 'test.word', value, version, reason: 'x', by: 'Ana' }));
      await settings.refresh();
      expect(settings.read(word)).toBe(value);
    }
  });

  test('the same object is read until the value changes, and cannot be changed by a reader', async () => {
    await change({ days: 4 }, 0);
    await settings.refresh();
    const first = settings.read(days);
    await change({ days: 4 }, 1, 'the same again');
    await settings.refresh();
    expect(settings.state('test.days').version).toBe(2);
    expect(settings.read(days)).toBe(first);
    expect(() => Object.assign(first, { days: 5 })).toThrow(TypeError);
  });

  test('one key is declared once, and only what was handed over can be read', async () => {
    await expect(createSettings({ postgres: engines.postgres, clock, definitions: [days, days] })).rejects.toThrow(Defect);
    const other = defineSetting({ key: 'test.other', title: '', description: '', schema: Type.String(), default: '' });
    expect(() => settings.read(other)).toThrow(Defect);
  });
});
