import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { migrations as audienceMigrations } from '../../audience/index.ts';
import { migrations as gateMigrations } from '../../gate/index.ts';
import { migrations as identityMigrations } from '../../identity/index.ts';
import { migrations as profileMigrations } from '../../profile/index.ts';
import type { Sql } from '../../storage/index.ts';
import { migrations } from '../tables.ts';
import { TogetherReader } from './read-together.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({
    migrations: [...identityMigrations, ...profileMigrations, ...audienceMigrations, ...gateMigrations, ...migrations],
  });
  const people = [
    ...['anonymous_id', 'email'].map((namespace, at) => [namespace, 'eva', 1, at === 1]),
    ...Array.from({ length: 60 }, (_, at) => ['anonymous_id', `browser-${at}`, at + 3, false]),
  ];
  for (const values of people)
    await engines.postgres.query(
      'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, shared) VALUES ($1, $2, $3, 5, 1, $4)',
      values,
    );
});
afterAll(() => engines.close());

/** The engine's own answers, with the sizes of what was asked at once. */
function counted(): { sql: Sql; reads: number[] } {
  const reads: number[] = [];
  const { postgres } = engines;
  return {
    reads,
    sql: {
      ...postgres,
      query: (text, params) => postgres.query(text, params),
      prepared: (name, text, params) => {
        reads.push((params[0] as Buffer).readInt32BE(0) === 0 ? 0 : (params[0] as Buffer).readInt32BE(12));
        return postgres.prepared(name, text, params);
      },
    },
  };
}

const browser = (at: number) => ({ namespace: 'anonymous_id', value: `browser-${at}` });

describe('reading people together', () => {
  it('gives everyone her own rows, by name or by number, however often she is asked about', async () => {
    const { sql, reads } = counted();
    const reader = new TogetherReader(sql);
    const answers = await Promise.all([
      ...[reader.read(browser(4)), reader.read(browser(9)), reader.read(browser(4)), reader.read(7), reader.read(999)],
      ...[reader.read({ namespace: 'anonymous_id', value: 'eva' }), reader.read(2), reader.read({ namespace: 'email', value: 'eva' })],
      ...[reader.read({ namespace: 'anonymous_id', value: 'nobody' }), reader.read({ namespace: 'anonymous_id', value: 'a\u0000b' })],
    ]);
    expect(reads).toHaveLength(1);
    expect(answers.map((rows) => rows?.map(({ value }) => value))).toEqual([
      ...[['browser-4'], ['browser-9'], ['browser-4'], ['browser-4'], undefined],
      // Shared by several people: known by her number, not by it.
      ...[['eva', 'eva'], ['eva', 'eva'], undefined, undefined, undefined],
    ]);
  });

  it('reads a crowd in few statements, and whoever comes while one is out goes with the next', async () => {
    const { sql, reads } = counted();
    const reader = new TogetherReader(sql);
    const asked = Array.from({ length: 60 }, (_, at) => reader.read(browser(at)));
    await new Promise((done) => setImmediate(done));
    expect((await Promise.all(asked)).map((rows) => rows?.[0]?.value)).toEqual(Array.from({ length: 60 }, (_, at) => `browser-${at}`));
    expect(reads).toEqual([16, 16, 16, 12]);
    await Promise.all(Array.from({ length: 3 }, (_, at) => reader.read(browser(at))));
    expect(reads.slice(4)).toEqual([3]);
  });

  it('reads the next while those before are made something of', async () => {
    const { sql, reads } = counted();
    let other: Promise<unknown> | undefined;
    const whileOut: Sql = {
      ...sql,
      prepared: (name, text, params) => {
        const read = sql.prepared(name, text, params);
        other ??= reader.read(browser(2));
        return read as never;
      },
    };
    const reader = new TogetherReader(whileOut);
    expect(await reader.read(browser(1)).then(() => reads.length)).toBe(2);
    expect(await other).toMatchObject([{ value: 'browser-2' }]);
  });

  it('tells everyone of a read that it failed, and goes on', async () => {
    const { postgres } = engines;
    let isBroken = true;
    const sql: Sql = {
      ...postgres,
      query: (text, params) => postgres.query(text, params),
      prepared: (name, text, params) =>
        isBroken ? postgres.prepared('broken', 'SELECT 1 / 0', []) : postgres.prepared(name, text, params),
    };
    const reader = new TogetherReader(sql);
    const failed = await Promise.allSettled([reader.read(browser(1)), reader.read(browser(2))]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect((await reader.read(browser(1)))?.[0]?.value).toBe('browser-1');
  });
});
