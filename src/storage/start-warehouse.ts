import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type LoyaltyError, Unavailable } from '../foundation/index.ts';
import { endOf, hasEnded, openEngineLog } from './engine-output.ts';
import { machineMemoryBytes } from './machine-memory.ts';
import { type EngineLog, type Running, type Supervised, supervise } from './supervise.ts';
import { warehouseLimits } from './warehouse-limits.ts';
import type { WarehouseOrder, WarehouseReport } from './warehouse-server.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** Opening the engine takes 0.3 s; loading the tables of years of history on a slow disk takes longer. */
const startMsMax = 120_000;
const stopMsMax = 8_000;
/** An orphan ends as soon as it notices that its parent has gone, which takes the time of what it is doing just then. */
const orphanMsMax = 10_000;
/** The child answers a ping from its event loop, which no statement blocks: so many unanswered in a row mean that it hangs. */
const pingEveryMs = 2_000;
const pingsUnansweredMax = 10;
/** Half the memory: the rest is Postgres', ours and the file cache's. */
const memoryShare = 0.5;

interface Access {
  port: number;
  password: string;
}

export interface EmbeddedWarehouse {
  /** With the password in it: never to be logged. */
  readonly url: string;
  readonly process: Supervised;
}

export interface WarehouseOptions {
  /** The file of the child process; beside this one by default (TypeScript in the source tree, JavaScript once bundled). */
  readonly serverFile?: URL;
  readonly memoryBytes?: number;
  /** XML for the engine's configuration, for example `<remote_servers>`. */
  readonly configuration?: string;
}

/**
 * Starts the embedded warehouse on `<dataDir>/warehouse` in a process of its own and keeps it running.
 * @throws Unavailable `storage.warehouse_start_failed`, `storage.disk_full`, `storage.engine_not_installed`.
 */
export async function startWarehouse(dataDir: string, log: EngineLog, options: WarehouseOptions = {}): Promise<EmbeddedWarehouse> {
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const accessFile = join(dataDir, 'warehouse-access.json');
  const access = await readAccess(accessFile);
  const logFile = join(dataDir, 'logs', 'warehouse.log');
  const order: Omit<WarehouseOrder, 'port'> = {
    dataFolder: join(dataDir, 'warehouse'),
    spoolFolder: join(dataDir, 'warehouse-spool'),
    user: 'loyalty',
    password: access.password,
    memoryBytes: options.memoryBytes ?? Math.floor(machineMemoryBytes() * memoryShare),
    configuration: options.configuration ?? '',
  };
  const startAt = async (port: number) => {
    const started = await runWarehouse({ ...order, port }, logFile, options.serverFile ?? besideThisFile());
    access.port = started.port;
    return started.running;
  };
  let first = true;
  const supervised = await supervise(
    'warehouse',
    async () => {
      // Once the address is given out it stays; at the first start another program may have taken last time's port.
      if (!first) return startAt(access.port);
      const running = await firstStart(startAt, access.port);
      first = false;
      return running;
    },
    log,
  );
  await writeWholeFile(accessFile, JSON.stringify(access));
  return { url: `http://${order.user}:${access.password}@127.0.0.1:${access.port}`, process: supervised };
}

/** Mends what a killed process may have left: its port may be another program's by now, and its child may still be ending. */
async function firstStart(startAt: (port: number) => Promise<Running>, wantedPort: number): Promise<Running> {
  const deadline = performance.now() + orphanMsMax;
  for (let port = wantedPort; ; ) {
    try {
      return await startAt(port);
    } catch (error) {
      const { message } = error as Error;
      if (/EADDRINUSE/.test(message) && port !== 0) port = 0;
      else if (!/Cannot lock file/.test(message) || performance.now() > deadline) throw error;
      else await sleep(100);
    }
  }
}

async function readAccess(file: string): Promise<Access> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Access;
  } catch {
    // Unlike Postgres, the engine itself keeps no password: a lost file is simply made anew.
    return { port: 0, password: randomBytes(24).toString('base64url') };
  }
}

function besideThisFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './warehouse-server.ts' : './warehouse-server.js', import.meta.url);
}

async function runWarehouse(order: WarehouseOrder, logFile: string, serverFile: URL): Promise<{ running: Running; port: number }> {
  const log = openEngineLog(logFile);
  const child = fork(fileURLToPath(serverFile), [], {
    // Source files need the loader; options of the test runner or a debugger must not be passed on.
    execArgv: serverFile.pathname.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [],
    // A thread for each running statement, and some for files and compression.
    env: { ...process.env, UV_THREADPOOL_SIZE: String(warehouseLimits.statementsRunningMax + 8), NODE_OPTIONS: '' },
    stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    detached: true,
  });
  closeSync(log.descriptor);
  const ended = endOf(child, 'SIGKILL');
  child.send(order, () => undefined);
  const report = await Promise.race([
    new Promise<WarehouseReport>((resolve) => child.once('message', (message) => resolve(message as WarehouseReport))),
    ended.then((how): WarehouseReport => ({ failed: `it ended with ${how}` })),
    sleep(startMsMax, undefined, { ref: false }).then((): WarehouseReport => ({ failed: 'it did not report within two minutes' })),
  ]);
  if ('failed' in report) {
    child.kill('SIGKILL');
    await ended;
    throw startFailure(report.failed, logFile);
  }
  const { port } = report.ready;
  const heartbeat = watchAnswers(child, port);
  void ended.then(() => clearInterval(heartbeat));
  return { running: { pid: child.pid as number, ended, stop: () => stopChild(child, ended) }, port };
}

function startFailure(reason: string, logFile: string): LoyaltyError {
  if (/No space left|ENOSPC/.test(reason)) {
    return new Unavailable('storage.disk_full', 'The disk with the data folder is full. Free some space, then start again.', 10);
  }
  if (/Cannot find module.*chdb|lib-|platform/i.test(reason)) {
    return new Unavailable(
      'storage.engine_not_installed',
      `There is no embedded warehouse for ${process.platform} ${process.arch} here. Run "npm install" again (with optional packages), or give LOYALTY_CLICKHOUSE_URL.`,
    );
  }
  return new Unavailable(
    'storage.warehouse_start_failed',
    `The embedded warehouse did not start: ${reason.split('\n')[0]}. The log is ${logFile}.`,
    10,
  );
}

/** Ends a child that no longer answers, so that it is started anew. Pings are counted, not time: while we were held up ourselves we asked nothing. */
function watchAnswers(child: ChildProcess, port: number): NodeJS.Timeout {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered >= pingsUnansweredMax) child.kill('SIGKILL');
    unanswered += 1;
    fetch(`http://127.0.0.1:${port}/ping`, { signal: AbortSignal.timeout(pingsUnansweredMax * pingEveryMs) }).then(
      async (response) => {
        await response.text();
        unanswered = 0;
      },
      () => undefined,
    );
  }, pingEveryMs);
  return timer.unref();
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const timer = new AbortController();
  await Promise.race([ended, sleep(stopMsMax, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  if (!hasEnded(child)) {
    child.kill('SIGKILL');
    await ended;
  }
}
