import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Conflict, Defect, Unavailable } from '../../src/foundation/index.ts';
import {
  int8Array,
  type Migration,
  migratePostgres,
  migrateWarehouse,
  openStorage,
  type Sql,
  StatementFailed,
  type Storage,
} from '../../src/storage/index.ts';

/** One suite for every way of having engines: started here, and reached by the URLs of those started here. */
const modes = ['embedded', 'by URL'] as const;

const migrations: Migration[] = [
  { id: 'contract/0001-thing', sql: 'CREATE TABLE thing (id int8 PRIMARY KEY, at timestamptz, ids int8[], body jsonb)' },
];
const history = {
  name: 'history',
  columns: [
    ['id', 'UInt64'],
    ['time', "DateTime64(3, 'UTC')"],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  orderBy: ['id'],
  shardBy: 'id',
} as const;

let embedded: Storage;
const dataDir = join(inject('engines').dataDir, `contract-${randomBytes(4).toString('hex')}`);

beforeAll(async () => {
  embedded = await openStorage({ dataDir, warehouse: { memoryBytes: 1024 ** 3 } });
});
afterAll(() => embedded?.close());

/** Repeats while the engine is away, as every caller of ours does. */
async function whenBack<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + 25_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

const pidOf = (engine: 'postgres' | 'warehouse') => embedded.facts()[engine].pid as number;

describe.each(modes)('storage, %s', (mode) => {
  let storage: Storage;
  beforeAll(async () => {
    storage =
      mode === 'embedded'
        ? embedded
        : await openStorage({ dataDir, postgresUrl: embedded.urls.postgres, clickhouseUrl: embedded.urls.warehouse });
    await migratePostgres(storage.postgres, migrations);
    await migrateWarehouse(storage.warehouse, [history]);
    await storage.postgres.query('TRUNCATE thing');
    await storage.warehouse.command('TRUNCATE TABLE history');
  });
  afterAll(async () => {
    if (mode === 'by URL') await storage.close();
  });

  it('says what the engines are, without secrets', () => {
    const facts = storage.facts();
    expect(facts.postgres.mode).toBe(mode === 'embedded' ? 'embedded' : 'url');
    expect(facts.postgres.version).toMatch(/^\d+/);
    expect(facts.warehouse.version).toMatch(/^2\d\./);
    expect(facts.postgres.address).toMatch(/^127\.0\.0\.1:\d+$/);
    const password = new URL(embedded.urls.postgres).password;
    expect(JSON.stringify(facts)).not.toContain(password);
  });

  it('gives whole numbers as numbers, times as dates and JSON as values', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    await storage.postgres.query('INSERT INTO thing VALUES ($1, $2, $3, $4)', [7, at, [1, null, 9007199254740991], { a: ['ü'] }]);
    const rows = await storage.postgres.prepared('read-thing', 'SELECT * FROM thing WHERE id = $1', [7]);
    expect(rows).toEqual([{ id: 7, at, ids: [1, null, 9007199254740991], body: { a: ['ü'] } }]);
    await expect(storage.postgres.query('SELECT 9007199254740993::int8')).rejects.toThrow(Defect);
  });

  it('keeps a transaction whole or not at all, and passes the fault of the work on', async () => {
    const { postgres } = storage;
    const fault = new Error('no thanks');
    const attempt = postgres.transaction(async (sql) => {
      await sql.query('INSERT INTO thing (id) VALUES (100)');
      throw fault;
    });
    await expect(attempt).rejects.toBe(fault);
    await postgres.transaction((sql) => sql.query('INSERT INTO thing (id) VALUES (101)'));
    expect(await postgres.query('SELECT id FROM thing WHERE id >= 100')).toEqual([{ id: 101 }]);
  });

  it('refuses a statement that comes after its transaction has ended', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failing = storage.postgres.transaction(async (sql) => {
      late = sql.query('INSERT INTO thing (id) VALUES (901)').then(() => sql.query('INSERT INTO thing (id) VALUES (902)'));
      late.catch(() => undefined);
      throw new Conflict('contract.given_up', 'given up while a statement is under way');
    });
    await expect(failing).rejects.toThrow(Conflict);
    await expect(late).rejects.toThrow(Defect);
    expect(await storage.postgres.query('SELECT id FROM thing WHERE id > 900')).toEqual([]);
  });

  it('does not report a transaction as kept whose statement failed unnoticed', async () => {
    const attempt = storage.postgres.transaction(async (sql) => {
      await sql.query('INSERT INTO thing (id) VALUES (200)');
      await sql.query('SELECT 1/0').catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow(Defect);
    expect(await storage.postgres.query('SELECT id FROM thing WHERE id = 200')).toEqual([]);
  });

  it('names a refused statement by its SQLSTATE and constraint', async () => {
    await storage.postgres.query('INSERT INTO thing (id) VALUES (300)');
    const fault = await storage.postgres.query('INSERT INTO thing (id) VALUES (300)').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StatementFailed);
    expect(fault).toMatchObject({ code: 'storage.statement_failed', sqlState: '23505', constraint: 'thing_pkey' });
  });

  it('finds by likeness, without accents and by sound', async () => {
    const [row] = await storage.postgres.query(
      `SELECT similarity('okafor', 'okafro') > 0.3 AS likeness, unaccent('José') AS plain, dmetaphone('Smith') = dmetaphone('Smyth') AS sound`,
    );
    expect(row).toEqual({ likeness: true, plain: 'Jose', sound: true });
  });

  it('binds warehouse parameters of all kinds and gives times as ISO text', async () => {
    const text = `it's \\ "odd" \t \n ü {x:String} -- no`;
    const rows = await storage.warehouse.query(
      `SELECT {text:String} AS text, {ids:Array(UInt64)} AS ids, {none:Nullable(String)} AS none, {at:DateTime64(3, 'UTC')} AS at, {names:Array(String)} AS names`,
      { text, ids: [1, 2], none: null, at: new Date(1700000000123), names: ["a'b", 'c\\d'] },
    );
    expect(rows).toEqual([{ text, ids: [1, 2], none: null, at: '2023-11-14T22:13:20.123Z', names: ["a'b", 'c\\d'] }]);
  });

  it('streams rows in pieces, and leaves off when the reader does', async () => {
    let rows = 0;
    for await (const piece of storage.warehouse.stream<{ n: number }>('SELECT number AS n FROM numbers({rows:UInt64})', {
      rows: 300_000,
    })) {
      expect(piece[0]?.n).toBe(rows);
      rows += piece.length;
    }
    expect(rows).toBe(300_000);
    for await (const piece of storage.warehouse.stream('SELECT number AS n FROM numbers(1000000000000)')) if (piece.length > 0) break;
    const fails = async () => {
      for await (const _ of storage.warehouse.stream('SELECT * FROM nothing_of_the_kind'));
    };
    await expect(fails()).rejects.toMatchObject({ engineCode: '60' });
  });

  it('inserts the same token once, however often it is sent', async () => {
    const lines = Array.from({ length: 1000 }, (_, id) => JSON.stringify({ id, time: '2026-01-02T03:04:05.678Z', body: 'x' })).join('\n');
    for (let attempt = 0; attempt < 3; attempt++) await storage.warehouse.insert('history', Buffer.from(lines), `${mode}-batch-1`);
    await storage.warehouse.insert('history', lines, `${mode}-batch-2`);
    const [row] = await storage.warehouse.query('SELECT count() AS rows, uniqExact(id) AS ids, min(time) AS first FROM history');
    expect(row).toEqual({ rows: 2000, ids: 1000, first: '2026-01-02T03:04:05.678Z' });
  });

  it('plans what is prepared once, for all values, and other statements with theirs', async () => {
    const asked = 'SELECT thing.id FROM unnest($1::int8[]) AS given (id) JOIN thing USING (id)';
    const plans = 'SELECT generic_plans AS once, custom_plans AS each FROM pg_prepared_statements WHERE name = $1';
    const ask = async (sql: Sql): Promise<unknown> => {
      for (let round = 0; round < 7; round++) await sql.prepared('contract_asked', asked, [int8Array([round, round + 1])]);
      return (await sql.prepared('contract_plans', plans, ['contract_asked']))[0];
    };
    expect(await ask(storage.postgres)).toEqual({ once: 7, each: 0 });
    expect(await storage.postgres.transaction(ask)).toMatchObject({ each: expect.any(Number) });
    const [before, after] = await storage.postgres.transaction(
      async (sql) => [await ask(sql), await ask(sql)] as { once: number }[],
      'once',
    );
    expect((after?.once ?? 0) - (before?.once ?? 0)).toBe(7);
    expect(await storage.postgres.query('SHOW plan_cache_mode')).toEqual([{ plan_cache_mode: 'auto' }]);
  });

  it('has half as many connections for what is prepared: all threads together stay below what Postgres allows', async () => {
    const ask = () => storage.postgres.prepared<{ pid: number }>('contract_pid', 'SELECT pg_backend_pid() AS pid, pg_sleep(0.05)', []);
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(5);
  });

  it('takes lines that were packed, also in several pieces', async () => {
    const lineOf = (id: number) => `${JSON.stringify({ id: 5_000 + id, time: '2026-01-02T03:04:05.678Z', body: 'packed' })}\n`;
    const pieces = [0, 400].map((from) => gzipSync(Array.from({ length: 400 }, (_, at) => lineOf(from + at)).join('')));
    await storage.warehouse.insert('history', Buffer.concat(pieces), `${mode}-packed`);
    const [row] = await storage.warehouse.query("SELECT count() AS rows, uniqExact(id) AS ids FROM history WHERE body = 'packed'");
    expect(row).toEqual({ rows: 800, ids: 800 });
  });

  it('names a refused warehouse statement by the number of the engine', async () => {
    const fault = await storage.warehouse.query('SELECT * FROM nothing_of_the_kind').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StatementFailed);
    expect(fault).toMatchObject({ engineCode: '60' });
  });

  it('hears notifications, also after Postgres was killed and came back', async () => {
    const heard: string[] = [];
    const stop = await storage.postgres.listen('contract', (payload) => heard.push(payload));
    await storage.postgres.query(`SELECT pg_notify('contract', 'before')`);
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['before']);

    process.kill(pidOf('postgres'), 'SIGKILL');
    const outage = await storage.postgres.query('SELECT pg_sleep(5)').catch((error: unknown) => error);
    expect(outage).toMatchObject({ code: 'storage.postgres_down' });
    await whenBack(() => storage.postgres.query('SELECT 1'));
    // The listener comes back by itself a moment after Postgres; what was said meanwhile is not repeated.
    await expect
      .poll(
        async () => {
          await storage.postgres.query(`SELECT pg_notify('contract', 'after')`);
          return heard.includes('after');
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    await stop();
  }, 60_000);

  it('has lost nothing that was acknowledged before Postgres was killed', async () => {
    const acknowledged: number[] = [];
    let killed = false;
    for (let id = 1000; acknowledged.length < 200; id++) {
      await whenBack(() => storage.postgres.query('INSERT INTO thing (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]));
      acknowledged.push(id);
      if (acknowledged.length === 100 && !killed) {
        killed = true;
        process.kill(pidOf('postgres'), 'SIGKILL');
      }
    }
    const rows = await storage.postgres.query<{ id: number }>('SELECT id FROM thing WHERE id >= 1000 ORDER BY id');
    expect(rows.map(({ id }) => id)).toEqual(acknowledged);
  }, 60_000);

  it('has every row once after the warehouse was killed amid retried inserts', async () => {
    await storage.warehouse.command('TRUNCATE TABLE history');
    for (let batch = 0; batch < 12; batch++) {
      const lines = Array.from({ length: 100 }, (_, n) =>
        JSON.stringify({ id: batch * 100 + n, time: '2026-01-02T03:04:05Z', body: 'y' }),
      ).join('\n');
      const sent = whenBack(() => storage.warehouse.insert('history', lines, `${mode}-killed-${batch}`));
      if (batch === 3 || batch === 8) process.kill(pidOf('warehouse'), 'SIGKILL');
      await sent;
    }
    const [row] = await whenBack(() => storage.warehouse.query('SELECT count() AS rows, uniqExact(id) AS ids FROM history'));
    expect(row).toEqual({ rows: 1200, ids: 1200 });
  }, 60_000);
});

describe('embedded engines', () => {
  it('refuse a second instance on the same data folder, naming the process that has it', async () => {
    const second = await openStorage({ dataDir }).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Conflict);
    expect(second).toMatchObject({ code: 'storage.data_folder_in_use', message: expect.stringContaining(`process ${process.pid}`) });
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)('run Postgres as an ordinary user also when started by root', () => {
    const map = readFileSync(`/proc/${pidOf('postgres')}/uid_map`, 'utf8')
      .trim()
      .split(/\s+/);
    expect(map).toEqual(['65534', '0', '1']);
  });

  it('refuse a wrong warehouse password with ClickHouse’s own code', async () => {
    const url = new URL(embedded.urls.warehouse);
    url.password = 'wrong';
    const fault = await openStorage({ dataDir, postgresUrl: embedded.urls.postgres, clickhouseUrl: url.href }).catch(
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(Unavailable);
    expect((fault as Error).message).toMatch(/^ClickHouse at 127\.0\.0\.1:\d+ does not answer \(.*Authentication failed/);
  });
});

describe('engines by a URL that does not answer', () => {
  it('are reported with host and port and without the password', async () => {
    const unused = { dataDir, postgresUrl: 'postgres://me:s3cret@127.0.0.1:9/x', clickhouseUrl: 'http://me:s3cret@127.0.0.1:9/x' };
    const fault = (await openStorage(unused).catch((error: unknown) => error)) as Error;
    expect(fault).toMatchObject({ code: 'storage.postgres_down' });
    expect(fault.message).toContain('Postgres at 127.0.0.1:9 does not answer (ECONNREFUSED)');
    expect(fault.message).not.toContain('s3cret');
  });

  it('are reported soon when they take the connection and say nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const urls = { postgresUrl: embedded.urls.postgres, clickhouseUrl: `http://me:s3cret@127.0.0.1:${port}/x` };
    await expect(openStorage({ dataDir, ...urls })).rejects.toMatchObject({
      code: 'storage.warehouse_down',
      message: expect.stringContaining(`ClickHouse at 127.0.0.1:${port} does not answer (nothing in 10 seconds)`),
    });
    silent.close();
  }, 20_000);

  it('are refused when they are no such address at all, every problem at once', async () => {
    const wrong = { dataDir, postgresUrl: 'mysql://x', clickhouseUrl: 'localhost' };
    await expect(openStorage(wrong)).rejects.toMatchObject({
      code: 'storage.bad_url',
      problems: [{ at: 'LOYALTY_POSTGRES_URL' }, { at: 'LOYALTY_CLICKHOUSE_URL' }],
    });
  });
});
