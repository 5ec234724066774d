import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectPostgres, migratePostgres, openStorage, type Storage } from '../src/storage/index.ts';
import { templateDatabase } from './engines.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the engines of this run listen; both addresses hold passwords of this run alone. */
    engines: { postgres: string; warehouse: string; dataDir: string };
  }
}

/** Test data stays inside the project, on the disk that the product would use. */
const parent = join(import.meta.dirname, '..', '.loyalty');
const silent = { info: () => undefined, warn: () => undefined, error: showError };
/** A quarter of a small machine: tests are many and small. */
const warehouseMemoryBytes = 1024 * 1024 * 1024;

/** Starts one Postgres and one warehouse for the whole run, and takes them and their data away at its end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = join(parent, `test-${randomBytes(4).toString('hex')}`);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'runner'), String(process.pid));
  const storage = await openStorage({
    dataDir,
    log: silent,
    // Losing a test database to a power cut harms nobody, and waiting for the disk is most of a small test's time.
    postgresSettings: { fsync: 'off', synchronous_commit: 'off', shared_buffers: '128MB', max_connections: '200' },
    warehouse: { memoryBytes: warehouseMemoryBytes },
  });
  await makeTemplate(storage);
  project.provide('engines', { ...storage.urls, dataDir });
  return async () => {
    await storage.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Every test database is a copy of one that has the extensions: copying is quicker than creating them. */
async function makeTemplate(storage: Storage): Promise<void> {
  await storage.postgres.query(`CREATE DATABASE ${templateDatabase}`);
  const url = new URL(storage.urls.postgres);
  url.pathname = `/${templateDatabase}`;
  const template = connectPostgres(url.href, silent, 1);
  await migratePostgres(template, []);
  await template.close();
}

/** Data of runs that were killed. The warehouse ended with its run; Postgres ends within a minute once its folder is gone. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith('test-')) continue;
    const folder = join(parent, name);
    const runner = Number(await readFile(join(folder, 'runner'), 'utf8').catch(() => ''));
    if (runner > 0 && isAlive(runner)) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function showError(_fields: Record<string, unknown>, message: string): void {
  process.stderr.write(`${message}\n`);
}
