import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { connectPostgres } from './connect-postgres.ts';
import { startPostgres } from './start-postgres.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function folderWith(files: Record<string, string>): Promise<string> {
  const dataDir = join(inject('engines').dataDir, `postgres-${randomBytes(4).toString('hex')}`);
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dataDir, 'postgres', name), text);
  return dataDir;
}

it.each([
  ['an older Postgres', { PG_VERSION: '16\n' }, /data of Postgres 16, and Postgres \d+ is installed; start the Loyalty Loop that made it/],
  ['a newer Postgres', { PG_VERSION: '99\n' }, /data of Postgres 99, and Postgres \d+ is installed; install the newer Loyalty Loop/],
  ['something else', { 'holiday.jpg': '' }, /holds files but no Postgres data/],
  ['a cluster without its password', { PG_VERSION: '18\n' }, /lacks the file loyalty-access\.json/],
  [
    'a cluster whose password was lost',
    { PG_VERSION: '18\n', 'loyalty-access.json': '' },
    /nothing to be read in the file loyalty-access\.json/,
  ],
])('does not touch a folder with the data of %s', async (_, files, message) => {
  const fault = await startPostgres(await folderWith(files as unknown as Record<string, string>), log).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'storage.postgres_folder_unusable', message: expect.stringMatching(message) });
});

it('begins anew where a first start was interrupted, takes another port where its own is taken, and keeps the data of a copied folder', async () => {
  const dataDir = await folderWith({});
  await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });
  const first = await startPostgres(dataDir, log);
  const postgres = connectPostgres(first.url, log, 1);
  await postgres.query('CREATE TABLE kept (x int8)');
  expect(await postgres.query(`SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`)).toEqual([
    { fsync: 'on', commit: 'on' },
  ]);
  await postgres.close();
  await first.process.stop();
  await chmod(join(dataDir, 'postgres'), 0o755);

  const port = Number(new URL(first.url).port);
  const squatter = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const second = await startPostgres(dataDir, log);
  expect(Number(new URL(second.url).port)).not.toBe(port);
  const again = connectPostgres(second.url, log, 1);
  expect(await again.query('SELECT * FROM kept')).toEqual([]);
  await again.close();
  await second.process.stop();
  squatter.close();
}, 60_000);

it('is not held up by a pid file whose number now belongs to another program', async () => {
  const dataDir = await folderWith({});
  const first = await startPostgres(dataDir, log);
  await first.process.stop();
  await writeFile(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
  );
  const second = await startPostgres(dataDir, log);
  await second.process.stop();
}, 60_000);

it('is started anew as a whole when one of its processes dies', async () => {
  const embedded = await startPostgres(await folderWith({}), log);
  const postgres = connectPostgres(embedded.url, log, 1);
  await postgres.query('CREATE TABLE kept (x int8)');
  const [backend] = await postgres.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  process.kill(backend?.pid as number, 'SIGKILL');
  await expect.poll(() => embedded.process.restarts(), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => postgres.query('SELECT * FROM kept').catch(() => 'down'), { timeout: 20_000 }).toEqual([]);
  await postgres.close();
  await embedded.process.stop();
}, 60_000);
