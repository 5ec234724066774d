import { expect, it } from 'vitest';
import { renderMissingColumns, renderMissingIndexes, renderTable, type WarehouseTable } from './warehouse-schema.ts';

const visit: WarehouseTable = {
  name: 'visit',
  columns: [
    ['identifier_id', 'UInt64'],
    ['time', "DateTime64(3, 'UTC')"],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  orderBy: ['identifier_id', 'time'],
  partitionBy: 'toYYYYMM(time)',
  shardBy: 'identifier_id',
};
const cluster = { kind: 'cluster', cluster: 'loyalty' } as const;

it('renders one MergeTree table for one machine', () => {
  expect(renderTable(visit, { kind: 'single' })).toEqual([
    `CREATE TABLE IF NOT EXISTS visit (
  identifier_id UInt64,
  time DateTime64(3, 'UTC'),
  body String CODEC(ZSTD(1))
)
ENGINE = MergeTree()
PARTITION BY toYYYYMM(time)
ORDER BY (identifier_id, time)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1`,
  ]);
});

it('renders a replicated local table and a distributed one over it for a cluster', () => {
  expect(renderTable(visit, cluster)).toEqual([
    `CREATE TABLE IF NOT EXISTS visit_local ON CLUSTER loyalty (
  identifier_id UInt64,
  time DateTime64(3, 'UTC'),
  body String CODEC(ZSTD(1))
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')
PARTITION BY toYYYYMM(time)
ORDER BY (identifier_id, time)
SETTINGS replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1`,
    `CREATE TABLE IF NOT EXISTS visit ON CLUSTER loyalty AS visit_local
ENGINE = Distributed(loyalty, currentDatabase(), visit_local, cityHash64(identifier_id))`,
  ]);
});

it('keeps the parameters of another engine behind the replica’s', () => {
  const override: WarehouseTable = { ...visit, engine: 'ReplacingMergeTree(time)', settings: { index_granularity: 1024 } };
  expect(renderTable(override, { kind: 'single' })[0]).toContain('ENGINE = ReplacingMergeTree(time)\n');
  expect(renderTable(override, cluster)[0]).toContain(
    "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', time)\n",
  );
  expect(renderTable(override, cluster)[0]).toMatch(/, index_granularity = 1024$/);
});

it('leaves the partition out where none is declared', () => {
  const { partitionBy: _, ...whole } = visit;
  expect(renderTable(whole, { kind: 'single' })[0]).not.toContain('PARTITION');
});

it('adds missing columns to the local table with its codec and to the distributed one without', () => {
  expect(renderMissingColumns(visit, ['identifier_id', 'time', 'body'], cluster)).toEqual([]);
  expect(renderMissingColumns(visit, ['identifier_id', 'time'], { kind: 'single' })).toEqual([
    'ALTER TABLE visit ADD COLUMN IF NOT EXISTS body String CODEC(ZSTD(1))',
  ]);
  expect(renderMissingColumns(visit, ['identifier_id', 'time'], cluster)).toEqual([
    'ALTER TABLE visit_local ON CLUSTER loyalty ADD COLUMN IF NOT EXISTS body String CODEC(ZSTD(1))',
    'ALTER TABLE visit ON CLUSTER loyalty ADD COLUMN IF NOT EXISTS body String',
  ]);
});

it('declares an index with the table that keeps the rows, and adds one that is missing to it alone', () => {
  const indexed: WarehouseTable = { ...visit, skipIndexes: [['words', 'body', 'bloom_filter']] };
  expect(renderTable(indexed, { kind: 'single' })[0]).toContain(
    '  body String CODEC(ZSTD(1)),\n  INDEX words body TYPE bloom_filter GRANULARITY 1\n)',
  );
  expect(renderTable(indexed, cluster)[1]).not.toContain('INDEX');
  expect(renderMissingIndexes(indexed, ['words'], cluster)).toEqual([]);
  expect(renderMissingIndexes(indexed, [], cluster)).toEqual([
    'ALTER TABLE visit_local ON CLUSTER loyalty ADD INDEX IF NOT EXISTS words body TYPE bloom_filter GRANULARITY 1',
    'ALTER TABLE visit_local ON CLUSTER loyalty MATERIALIZE INDEX words',
  ]);
});
