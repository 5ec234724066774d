import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../engines.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ migrations: [{ id: 'a/1', sql: 'CREATE TABLE t (x int8)' }] });
});
afterAll(() => engines.close());

it('works', async () => {
  await engines.postgres.query('INSERT INTO t VALUES ($1)', [5]);
  expect(await engines.postgres.query('SELECT x FROM t')).toEqual([{ x: 5 }]);
  expect(await engines.warehouse.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
});
