import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidInput, Unavailable } from '../foundation/index.ts';
import { connectPostgres } from './connect-postgres.ts';
import { connectWarehouse } from './connect-warehouse.ts';
import type { Postgres, Warehouse } from './engine.ts';
import { type DataFolderLock, lockDataFolder } from './lock-data-folder.ts';
import { startPostgres } from './start-postgres.ts';
import { startWarehouse, type WarehouseOptions } from './start-warehouse.ts';
import type { EngineLog, Supervised } from './supervise.ts';

/** The oldest versions that we write SQL for: Postgres 15 knows NULLS NOT DISTINCT and MERGE, ClickHouse 24 the analyzer that we test with. */
const oldestMajor = { postgres: 15, warehouse: 24 } as const;

const silentLog: EngineLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface StorageOptions {
  /** Holds the embedded engines' data, and is then locked for this process; not touched when both URLs are given. */
  readonly dataDir: string;
  readonly postgresUrl?: string | undefined;
  readonly clickhouseUrl?: string | undefined;
  /** Silent when absent, which suits threads that use engines by URL: the one that starts engines should listen to them. */
  readonly log?: EngineLog;
  /** Connections to Postgres at most. */
  readonly postgresConnections?: number;
  readonly warehouse?: WarehouseOptions;
  /** Settings of the embedded Postgres that differ from our table of settings; for tests. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
}

/** An engine that takes the connection and says nothing is named soon; one that is only busy answers these two questions in time. */
const firstAnswerMsMax = 10_000;

/** What is known of one engine, free of secrets. */
export interface EngineFacts {
  readonly mode: 'embedded' | 'url';
  readonly version: string;
  /** Host and port. */
  readonly address: string;
  /** The process of an embedded engine; 0 while it is being started anew. */
  readonly pid?: number;
  readonly restarts?: number;
}

export interface StorageFacts {
  readonly postgres: EngineFacts;
  readonly warehouse: EngineFacts;
}

export interface Storage {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  /** For worker threads, which connect by themselves. They hold passwords: never to be logged. */
  readonly urls: { readonly postgres: string; readonly warehouse: string };
  facts(): StorageFacts;
  /** Ends the connections, then the engines, then gives the data folder back. */
  close(): Promise<void>;
}

/** Closes in the opposite order of opening. */
class Closing {
  readonly #steps: (() => Promise<void>)[] = [];
  add(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0)) await step().catch(() => undefined);
  }
}

/**
 * Opens both engines, embedded or by URL, and connects to them. Nothing is left running when it throws.
 * @throws Conflict `storage.data_folder_in_use`; Unavailable `storage.*_start_failed`, `storage.postgres_down`, `storage.warehouse_down`;
 * InvalidInput `storage.bad_url`, `storage.engine_too_old`, `storage.data_folder_unusable`, `storage.postgres_folder_unusable`.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const log = options.log ?? silentLog;
  const dataDir = resolve(options.dataDir);
  checkUrls(options);
  const closing = new Closing();
  try {
    if (options.postgresUrl === undefined || options.clickhouseUrl === undefined) {
      const lock: DataFolderLock = await lockDataFolder(dataDir);
      closing.add(() => lock.release());
    }
    const [postgresEngine, warehouseEngine] = await bothOrNeither([
      options.postgresUrl === undefined
        ? startPostgres(dataDir, log, options.postgresSettings)
        : Promise.resolve({ url: options.postgresUrl, process: undefined }),
      options.clickhouseUrl === undefined
        ? startWarehouse(dataDir, log, options.warehouse)
        : Promise.resolve({ url: options.clickhouseUrl, process: undefined }),
    ]);
    closing.add(async () => {
      await Promise.all([postgresEngine.process?.stop(), warehouseEngine.process?.stop()]);
    });
    const postgres = connectPostgres(postgresEngine.url, log, options.postgresConnections);
    const warehouse = connectWarehouse(warehouseEngine.url);
    closing.add(async () => {
      await Promise.all([postgres.close(), warehouse.close()]);
    });
    const [postgresVersion, warehouseVersion] = await Promise.all([
      checkPostgres(postgres, postgresEngine.url),
      checkWarehouse(warehouse, warehouseEngine.url),
    ]);
    return {
      postgres,
      warehouse,
      urls: { postgres: postgresEngine.url, warehouse: warehouseEngine.url },
      facts: () => ({
        postgres: factsOf(postgresEngine, postgresVersion),
        warehouse: factsOf(warehouseEngine, warehouseVersion),
      }),
      close: () => closing.run(),
    };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

type Engine = { url: string; process: Supervised | undefined };

/** When one engine fails to start, the other is stopped before the failure is reported. */
async function bothOrNeither(starts: [Promise<Engine>, Promise<Engine>]): Promise<[Engine, Engine]> {
  const [first, second] = await Promise.allSettled(starts);
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  for (const result of [first, second]) if (result.status === 'fulfilled') await result.value.process?.stop();
  throw (first.status === 'rejected' ? first : (second as PromiseRejectedResult)).reason;
}

function factsOf(engine: Engine, version: string): EngineFacts {
  const embedded = engine.process;
  return {
    mode: embedded === undefined ? 'url' : 'embedded',
    version,
    address: addressOf(engine.url),
    ...(embedded !== undefined && { pid: embedded.pid(), restarts: embedded.restarts() }),
  };
}

/** Host and port of a URL, never its user or password. */
export function addressOf(url: string): string {
  const { protocol, hostname, port, searchParams } = new URL(url);
  const usual = protocol === 'https:' ? '8443' : protocol === 'http:' ? '8123' : '5432';
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || usual}`;
}

function checkUrls(options: StorageOptions): void {
  const problems = [
    {
      at: 'LOYALTY_POSTGRES_URL',
      url: options.postgresUrl,
      schemes: ['postgres:', 'postgresql:'],
      example: 'postgres://user:password@host:5432/loyalty',
    },
    {
      at: 'LOYALTY_CLICKHOUSE_URL',
      url: options.clickhouseUrl,
      schemes: ['http:', 'https:'],
      example: 'http://user:password@host:8123/loyalty',
    },
  ].flatMap(({ at, url, schemes, example }) => {
    if (url === undefined || (URL.canParse(url) && schemes.includes(new URL(url).protocol))) return [];
    return [{ at, message: `is not an address of this kind of engine; it looks like ${example}` }];
  });
  if (problems.length > 0) throw new InvalidInput('storage.bad_url', problems);
}

async function checkPostgres(postgres: Postgres, url: string): Promise<string> {
  const rows = await reached(
    postgres.query<{ version: string }>(`SELECT current_setting('server_version') AS version`),
    'Postgres',
    'LOYALTY_POSTGRES_URL',
    url,
  );
  return newEnough(rows[0]?.version ?? '', oldestMajor.postgres, 'Postgres', 'LOYALTY_POSTGRES_URL');
}

async function checkWarehouse(warehouse: Warehouse, url: string): Promise<string> {
  const rows = await reached(
    warehouse.query<{ version: string }>('SELECT version() AS version'),
    'ClickHouse',
    'LOYALTY_CLICKHOUSE_URL',
    url,
  );
  return newEnough(rows[0]?.version ?? '', oldestMajor.warehouse, 'ClickHouse', 'LOYALTY_CLICKHOUSE_URL');
}

async function reached<Row>(asked: Promise<Row[]>, engine: string, setting: string, url: string): Promise<Row[]> {
  const unreached = (reason: string | undefined, cause?: unknown): Unavailable => {
    const code = engine === 'Postgres' ? 'storage.postgres_down' : 'storage.warehouse_down';
    const advice = `Check that it runs and that ${setting} has the right address, user and password.`;
    return new Unavailable(code, `${engine} at ${addressOf(url)} does not answer (${reason}). ${advice}`, 10, { cause });
  };
  let rows: Row[] | undefined;
  try {
    rows = await Promise.race([asked, sleep(firstAnswerMsMax, undefined, { ref: false })]);
  } catch (error) {
    const cause = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    // Network faults have a short name, the engines' own refusals (a wrong password, an unknown database) a sentence.
    throw unreached(/^E[A-Z_]+$/.test(cause.code ?? '') ? cause.code : cause.message.split('\n')[0], error);
  }
  if (rows === undefined) throw unreached(`nothing in ${firstAnswerMsMax / 1000} seconds`);
  return rows;
}

function newEnough(version: string, oldest: number, engine: string, setting: string): string {
  if (Number.parseInt(version, 10) >= oldest) return version;
  throw new InvalidInput('storage.engine_too_old', [
    { at: setting, message: `${engine} ${version} is too old: ${oldest} or newer is needed` },
  ]);
}
