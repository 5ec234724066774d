import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { migrations as identityMigrations } from '../../identity/index.ts';
import * as queries from '../queries/pairs.ts';
import { migrations } from '../tables.ts';

let engines: TestEngines;

beforeAll(async () => {
  engines = await testEngines({ migrations: [...identityMigrations, ...migrations] });
});
afterAll(() => engines.close());

it('asks who is of one household by indices alone', async () => {
  const plan = await engines.postgres.transaction(async (sql) => {
    await sql.query('SET LOCAL enable_seqscan = off');
    return sql.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${queries.saidHomes}`, [1, 20]);
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).not.toContain('Seq Scan');
  for (const index of ['linkage_pair_home_a', 'linkage_pair_home_b', 'linkage_verdict_pair']) expect(text).toContain(index);
});
