import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { connectWarehouse } from './connect-warehouse.ts';
import type { Warehouse } from './engine.ts';
import { type EmbeddedWarehouse, startWarehouse } from './start-warehouse.ts';
import { renderTable, type WarehouseTable } from './warehouse-schema.ts';

/**
 * The embedded engine has neither a keeper (Replicated, ON CLUSTER) nor a port for other servers. What it can check is the
 * Distributed half: a cluster of one, which it recognises as itself by this port.
 */
const clusterOfOne = `
  <tcp_port>9000</tcp_port>
  <remote_servers><loyalty><shard>
    <internal_replication>true</internal_replication>
    <replica><host>localhost</host><port>9000</port></replica>
  </shard></loyalty></remote_servers>
  <macros><shard>1</shard><replica>one</replica></macros>`;
const visit: WarehouseTable = {
  name: 'visit',
  columns: [
    ['identifier_id', 'UInt64'],
    ['time', "DateTime64(3, 'UTC')"],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  orderBy: ['identifier_id', 'time'],
  partitionBy: 'toYYYYMM(time)',
  skipIndexes: [['words', 'body', 'bloom_filter']],
  shardBy: 'identifier_id',
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const dataDir = join(inject('engines').dataDir, `cluster-${randomBytes(4).toString('hex')}`);
let engine: EmbeddedWarehouse;
let warehouse: Warehouse;

beforeAll(async () => {
  await mkdir(dataDir, { recursive: true });
  engine = await startWarehouse(dataDir, log, { memoryBytes: 1024 ** 3, configuration: clusterOfOne });
  warehouse = connectWarehouse(engine.url);
});
afterAll(async () => {
  await warehouse?.close();
  await engine?.process.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('writes and reads through the distributed table, a retried insert once', async () => {
  const [localText = '', distributedText = ''] = renderTable(visit, { kind: 'cluster', cluster: 'loyalty' });
  // The parts that need a keeper are taken out of the rendered text; the rest is run as it is.
  const local = localText
    .replace(' ON CLUSTER loyalty', '')
    .replace(/ReplicatedMergeTree\(.*\)/, 'MergeTree()')
    .replace('replicated_deduplication_window', 'non_replicated_deduplication_window');
  await warehouse.command(local);
  await warehouse.command(distributedText.replace(' ON CLUSTER loyalty', ''));
  const lines = Array.from({ length: 100 }, (_, id) =>
    JSON.stringify({ identifier_id: id, time: '2026-01-02T03:04:05Z', body: '{}' }),
  ).join('\n');
  for (const token of ['one', 'one', 'two']) await warehouse.insert('visit', lines, token);
  expect(await warehouse.query('SELECT count() AS rows, uniqExact(identifier_id) AS ids FROM visit')).toEqual([{ rows: 200, ids: 100 }]);
  expect(await warehouse.query('SELECT count() AS rows FROM visit_local')).toEqual([{ rows: 200 }]);
});

it('gets past the parser with the parts that need a keeper, and no further', async () => {
  const [local = ''] = renderTable({ ...visit, name: 'other' }, { kind: 'cluster', cluster: 'loyalty' });
  const [, distributed = ''] = renderTable(visit, { kind: 'cluster', cluster: 'loyalty' });
  // 392: replicated DDL is switched off here; 225: there is no keeper. A mistake in the text would be 62 (syntax) or 36.
  await expect(warehouse.command(local)).rejects.toMatchObject({ engineCode: '392' });
  await expect(warehouse.command(distributed)).rejects.toMatchObject({ engineCode: '392' });
  await expect(warehouse.command(local.replace(' ON CLUSTER loyalty', ''))).rejects.toMatchObject({ engineCode: '225' });
});
