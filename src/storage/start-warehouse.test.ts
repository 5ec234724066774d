import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { connectWarehouse } from './connect-warehouse.ts';
import { startWarehouse } from './start-warehouse.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const small = { memoryBytes: 1024 ** 3 };

async function freshFolder(): Promise<string> {
  const dataDir = join(inject('engines').dataDir, `warehouse-${randomBytes(4).toString('hex')}`);
  await mkdir(dataDir, { recursive: true });
  return dataDir;
}

it('keeps its address and data, takes another port where its own is taken, and hides its password', async () => {
  const dataDir = await freshFolder();
  const first = await startWarehouse(dataDir, log, small);
  const warehouse = connectWarehouse(first.url);
  await warehouse.command('CREATE TABLE kept (x UInt8) ENGINE = MergeTree ORDER BY x');
  await warehouse.close();
  await first.process.stop();
  expect((await stat(join(dataDir, 'warehouse-access.json'))).mode & 0o777).toBe(0o600);

  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const second = await startWarehouse(dataDir, log, small);
  squatter.close();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  const again = connectWarehouse(second.url);
  expect(await again.query('SELECT count() AS rows FROM kept')).toEqual([{ rows: 0 }]);
  await again.close();
  await second.process.stop();
  expect(await readFile(join(dataDir, 'logs', 'warehouse.log'), 'utf8')).not.toContain(new URL(first.url).password);
}, 60_000);

it('says why when its data cannot be opened', async () => {
  const dataDir = await freshFolder();
  await writeFile(join(dataDir, 'warehouse'), 'a file where a folder should be');
  const fault = await startWarehouse(dataDir, log, small).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'storage.warehouse_start_failed', message: expect.stringMatching(/did not start: .*EEXIST/) });
}, 60_000);
