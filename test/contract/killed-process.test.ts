import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, inject, it } from 'vitest';
import { openStorage, type StorageFacts } from '../../src/storage/index.ts';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const holderFile = new URL('./hold-storage.ts', import.meta.url);
let holder: ChildProcess | undefined;
afterEach(() => void holder?.kill('SIGKILL'));

async function hold(dataDir: string): Promise<StorageFacts> {
  holder = spawn(process.execPath, ['--import', loader, fileURLToPath(holderFile), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(holder.stdout as NodeJS.ReadableStream, 'data');
  return JSON.parse(String(line)) as StorageFacts;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended and whose end nobody has asked for yet still has its number, but no command line.
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

it('leaves its engines’ data to the next process, and no engine behind', async () => {
  const dataDir = join(inject('engines').dataDir, `killed-${randomBytes(4).toString('hex')}`);
  for (let round = 1; round <= 2; round++) {
    const facts = await hold(dataDir);
    await sleep(200);
    holder?.kill('SIGKILL');
    // The warehouse notices at once; Postgres is stopped by whoever opens the folder next.
    await expect.poll(() => isAlive(facts.warehouse.pid as number), { timeout: 5_000 }).toBe(false);
    const storage = await openStorage({ dataDir, warehouse: { memoryBytes: 1024 ** 3 } });
    expect(isAlive(facts.postgres.pid as number)).toBe(false);
    expect(await storage.postgres.query('SELECT count(*) AS rounds FROM kept')).toEqual([{ rounds: round }]);
    expect(await storage.warehouse.query('SELECT count() AS rounds FROM kept')).toEqual([{ rounds: round }]);
    await storage.close();
  }
}, 60_000);
