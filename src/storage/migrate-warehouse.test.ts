import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { Conflict } from '../foundation/index.ts';
import { migrateWarehouse } from './migrate-warehouse.ts';
import type { WarehouseTable } from './warehouse-schema.ts';

const visit: WarehouseTable = {
  name: 'visit',
  columns: [
    ['id', 'UInt64'],
    ['time', "DateTime64(3,'UTC')"],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  orderBy: ['id'],
  shardBy: 'id',
};

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: [visit] });
});
afterAll(() => engines?.close());

it('may be repeated', async () => {
  await engines.warehouse.insert('visit', '{"id":1,"time":"2026-01-02T03:04:05Z","body":"x"}', 'one');
  await migrateWarehouse(engines.warehouse, [visit]);
  expect(await engines.warehouse.query('SELECT id FROM visit')).toEqual([{ id: 1 }]);
});

it('adds a column that was declared since', async () => {
  await migrateWarehouse(engines.warehouse, [{ ...visit, columns: [...visit.columns, ['channel', 'LowCardinality(String)']] }]);
  expect(await engines.warehouse.query('SELECT id, channel FROM visit')).toEqual([{ id: 1, channel: '' }]);
});

it('adds an index that was declared since, also for the rows that are there', async () => {
  const { warehouse } = engines;
  const indexed: WarehouseTable = { ...visit, skipIndexes: [['body_words', 'body', 'bloom_filter']] };
  const sizes = `SELECT name, data_compressed_bytes > 0 AS is_made FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = 'visit'`;
  for (const _ of ['first', 'again']) await migrateWarehouse(warehouse, [indexed]);
  await expect.poll(() => warehouse.query(sizes)).toEqual([{ name: 'body_words', is_made: 1 }]);
});

it('refuses a table whose column has another type', async () => {
  const changed: WarehouseTable = { ...visit, columns: [['id', 'UInt32'], ...visit.columns.slice(1)] };
  const fault = await migrateWarehouse(engines.warehouse, [changed]).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Conflict);
  expect((fault as Error).message).toContain('visit was made with other column types: id (UInt64)');
});
