/** Opens the storage of the folder given as its argument, says so, and holds it until it is killed. For tests of that. */
import { openStorage } from '../../src/storage/index.ts';

const storage = await openStorage({ dataDir: process.argv[2] ?? '', warehouse: { memoryBytes: 1024 ** 3 } });
await storage.postgres.query('CREATE TABLE IF NOT EXISTS kept (round int8)');
await storage.postgres.query('INSERT INTO kept SELECT count(*) FROM kept');
await storage.warehouse.command('CREATE TABLE IF NOT EXISTS kept (round UInt64) ENGINE = MergeTree ORDER BY round');
await storage.warehouse.insert('kept', '{"round":1}', String(process.pid));
process.stdout.write(`${JSON.stringify(storage.facts())}\n`);
// Something under way in both engines when the end comes.
const busy = Promise.allSettled([
  storage.postgres.query('SELECT pg_sleep(60)'),
  storage.warehouse.query('SELECT sleepEachRow(1) FROM numbers(60)'),
]);
await busy;
