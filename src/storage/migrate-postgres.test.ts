import { afterEach, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { Migration } from './engine.ts';
import { checksumOf, migratePostgres, missingMigrations } from './migrate-postgres.ts';
import { StatementFailed } from './storage-errors.ts';

const first: Migration = { id: 'room/0001-a', sql: 'CREATE TABLE a (x int8); CREATE INDEX a_x ON a (x)' };
const second: Migration = { id: 'room/0002-b', sql: 'CREATE TABLE b (y text)' };
const applied = ({ id, sql }: Migration) => ({ id, checksum: checksumOf({ id, sql }) });

describe('what is missing', () => {
  it('is what was not applied yet, in the order given', () => {
    expect(missingMigrations([first, second], [])).toEqual([first, second]);
    expect(missingMigrations([first, second], [applied(first)])).toEqual([second]);
    // A room that is new to the product stands before others that were applied long ago.
    expect(missingMigrations([first, second], [applied(second)])).toEqual([first]);
  });

  it('cannot be told of a database that a newer product has used', () => {
    const newer = { id: 'room/0009-later', checksum: '' };
    expect(() => missingMigrations([first], [applied(first), newer])).toThrow(/newer Loyalty Loop \(room\/0009-later unknown here\)/);
  });

  it('cannot be told when an applied migration was edited', () => {
    expect(() => missingMigrations([{ ...first, sql: 'CREATE TABLE a (x int4)' }], [applied(first)])).toThrow(/room\/0001-a differs/);
  });
});

describe('on a database', () => {
  let engines: TestEngines;
  afterEach(() => engines?.close());

  it('applies each once, whoever starts at the same time', async () => {
    engines = await testEngines();
    const { postgres } = engines;
    const [one, two] = await Promise.all([migratePostgres(postgres, [first, second]), migratePostgres(postgres, [first, second])]);
    expect([...one, ...two].sort()).toEqual([first.id, second.id]);
    expect(await migratePostgres(postgres, [first, second])).toEqual([]);
  });

  it('leaves nothing of one that fails, keeps those before it, and names it', async () => {
    engines = await testEngines();
    const { postgres } = engines;
    const broken: Migration = { id: 'room/0003-c', sql: 'CREATE TABLE c (x int8); CREATE TABLE a (x int8)' };
    const fault = await migratePostgres(postgres, [first, broken]).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StatementFailed);
    expect(fault).toMatchObject({ sqlState: '42P07', message: 'Migration room/0003-c failed: relation "a" already exists' });
    expect(await postgres.query(`SELECT to_regclass('a') IS NOT NULL AS a, to_regclass('c') IS NOT NULL AS c`)).toEqual([
      { a: true, c: false },
    ]);
    expect(await migratePostgres(postgres, [first, { ...broken, sql: 'CREATE TABLE c (x int8)' }])).toEqual([broken.id]);
  });
});
