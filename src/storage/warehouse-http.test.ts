import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';

const quiet = { log: { level: ClickHouseLogLevel.OFF } };
let engines: TestEngines;
let client: ClickHouseClient;
let address: URL;
let user: { 'x-clickhouse-user': string; 'x-clickhouse-key': string };

beforeAll(async () => {
  engines = await testEngines();
  client = createClient({ ...quiet, url: engines.urls.warehouse });
  address = new URL(engines.urls.warehouse);
  user = { 'x-clickhouse-user': address.username, 'x-clickhouse-key': address.password };
});
afterAll(async () => {
  await client?.close();
  await engines?.close();
});

/** A request without the official client; the database of this file's tests is always given. */
function ask(parameters: Record<string, string>, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  const query = new URLSearchParams({ database: address.pathname.slice(1), ...parameters });
  return fetch(`http://${address.host}/?${query}`, { method: 'POST', ...init, headers: { ...user, ...init.headers } });
}

describe('the official client, unchanged', () => {
  it('pings, makes tables, inserts objects and reads them back', async () => {
    expect(await client.ping()).toMatchObject({ success: true });
    await client.command({ query: 'CREATE TABLE visit (id UInt64, at DateTime64(3), tags Array(String)) ENGINE = MergeTree ORDER BY id' });
    const values = [
      { id: 1, at: '2026-01-02 03:04:05.678', tags: ['a', "b'c"] },
      { id: 2, at: '2026-01-02 03:04:06.000', tags: [] },
    ];
    const { summary } = await client.insert({ table: 'visit', values, format: 'JSONEachRow' });
    expect(summary).toMatchObject({ written_rows: '2' });
    await client.insert({ table: 'visit', values: [[3, ['x']]], columns: ['id', 'tags'], format: 'JSONCompactEachRow' });
    const result = await client.query({
      query: 'SELECT id, tags FROM visit WHERE id IN {ids:Array(UInt64)} ORDER BY id',
      query_params: { ids: [1, 3] },
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([
      { id: 1, tags: ['a', "b'c"] },
      { id: 3, tags: ['x'] },
    ]);
  });

  it('reads a result that comes with head and foot, packed', async () => {
    const packing = createClient({ ...quiet, url: engines.urls.warehouse, compression: { request: true, response: true } });
    const result = await packing.query({ query: 'SELECT number AS n FROM numbers(1000)', format: 'JSON' });
    const json = await result.json<{ n: number }>();
    expect(json).toMatchObject({ rows: 1000, meta: [{ name: 'n', type: 'UInt64' }] });
    await packing.insert({ table: 'visit', values: [{ id: 50, tags: [] }], format: 'JSONEachRow' });
    await packing.close();
  });

  it('sends parameters too long for an address as a form', async () => {
    const forms = createClient({ ...quiet, url: engines.urls.warehouse, use_multipart_params: true });
    const ids = Array.from({ length: 50_000 }, (_, id) => id);
    const result = await forms.query({ query: 'SELECT length({ids:Array(UInt64)}) AS n', query_params: { ids }, format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ n: 50_000 }]);
    await forms.close();
  });

  it('sees its settings and database kept from other statements', async () => {
    const settings = { max_threads: 3, log_comment: 'mine' } as const;
    const query = "SELECT getSetting('max_threads') AS threads, currentDatabase() AS base";
    const [set, plain] = await Promise.all([
      client.query({ query, format: 'JSONEachRow', clickhouse_settings: settings }),
      client.query({ query, format: 'JSONEachRow' }),
    ]);
    expect(await set.json()).toEqual([{ threads: 3, base: address.pathname.slice(1) }]);
    expect(((await plain.json()) as { threads: number }[])[0]?.threads).not.toBe(3);
  });

  it('throws its own error with number and name', async () => {
    await expect(client.query({ query: 'SELECT nothing_such()' })).rejects.toMatchObject({ code: '46', type: 'UNKNOWN_FUNCTION' });
    await expect(client.command({ query: 'SELEC 1' })).rejects.toMatchObject({ code: '62', type: 'SYNTAX_ERROR' });
    await expect(client.query({ query: 'SELECT {missing:UInt8}' })).rejects.toMatchObject({ code: '456' });
  });

  it('streams two million rows in bounded memory, there and here', async () => {
    const result = await client.query({ query: "SELECT number, repeat('x', 20) AS text FROM numbers(2000000)", format: 'JSONEachRow' });
    let rows = 0;
    for await (const piece of result.stream()) rows += piece.length;
    expect(rows).toBe(2_000_000);
  });
});

describe('data in the body of an insert', () => {
  const count = async (table: string) => (await engines.warehouse.query<{ n: number }>(`SELECT count() AS n FROM ${table}`))[0]?.n;
  beforeAll(() => engines.warehouse.command('CREATE TABLE thing (id UInt32, name String) ENGINE = MergeTree ORDER BY id'));

  it.each([
    ['JSONEachRow', '{"id":1,"name":"a;b"}\n{"id":2,"name":"-- c"}\n', 2],
    ['CSV', '3,"x;\ny"\n', 1],
    ['CSVWithNames', 'name,id\nz,4\n', 1],
    ['TSV', '5\tq\\tq\n', 1],
    ['Values', "(6,'six'),(7,'seven')", 2],
  ])('is read as %s', async (format, body, rows) => {
    const before = (await count('thing')) ?? 0;
    const response = await ask({ query: `INSERT INTO thing FORMAT ${format}` }, { body });
    expect(await response.text()).toBe('');
    expect(response.status).toBe(200);
    expect(await count('thing')).toBe(before + rows);
  });

  it('may be Parquet, written by the engine itself', async () => {
    const parquet = await (await ask({ query: 'SELECT * FROM thing ORDER BY id FORMAT Parquet' })).arrayBuffer();
    await engines.warehouse.command('CREATE TABLE copy AS thing');
    const response = await ask({ query: 'INSERT INTO copy FORMAT Parquet' }, { body: parquet });
    expect(await response.text()).toBe('');
    expect(await engines.warehouse.query('SELECT * FROM copy ORDER BY id')).toEqual(
      await engines.warehouse.query('SELECT * FROM thing ORDER BY id'),
    );
  });

  it('may be packed, and is refused when the packing is damaged', async () => {
    const body = gzipSync('{"id":100,"name":"packed"}\n');
    const insert = { query: 'INSERT INTO thing FORMAT JSONEachRow' };
    expect((await ask(insert, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
    const damaged = await ask(insert, { body: body.subarray(0, 12), headers: { 'content-encoding': 'gzip' } });
    expect(damaged.status).not.toBe(200);
    expect(await engines.warehouse.query('SELECT name FROM thing WHERE id = 100')).toEqual([{ name: 'packed' }]);
  });

  it('may be larger than is held in memory', async () => {
    await engines.warehouse.command(
      'CREATE TABLE large (id UInt32, name String) ENGINE = MergeTree ORDER BY id SETTINGS non_replicated_deduplication_window = 10',
    );
    const line = (id: number) => `{"id":${id},"name":"${'x'.repeat(1000)}"}\n`;
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, id) => line(id)).join(''));
    expect(body.length).toBeGreaterThan(64 * 1024 * 1024);
    for (let attempt = 0; attempt < 2; attempt++) {
      const response = await ask({ query: 'INSERT INTO large FORMAT JSONEachRow', insert_deduplication_token: 'one' }, { body });
      expect(await response.text()).toBe('');
    }
    expect(await count('large')).toBe(70_000);
  });

  it('may stand behind the statement, both in the body', async () => {
    const response = await ask({}, { body: 'INSERT INTO thing FORMAT JSONEachRow\n{"id":200,"name":"with ; inside"}\n' });
    expect(await response.text()).toBe('');
    expect(await engines.warehouse.query('SELECT name FROM thing WHERE id = 200')).toEqual([{ name: 'with ; inside' }]);
  });

  it('that is wrong is refused with the engine’s words', async () => {
    const response = await ask({ query: 'INSERT INTO thing FORMAT JSONEachRow' }, { body: '{"id":"not a number"}\n' });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('27');
    expect(await response.text()).toMatch(/^Code: 27\. DB::Exception: /);
  });
});

describe('the door', () => {
  it('opens with Basic, headers or parameters, and for a ping without', async () => {
    const basic = `Basic ${Buffer.from(`${address.username}:${address.password}`).toString('base64')}`;
    const url = `http://${address.host}/?query=SELECT%201`;
    expect(await (await fetch(url, { headers: { authorization: basic } })).text()).toBe('1\n');
    expect(await (await fetch(`${url}&user=${address.username}&password=${address.password}`)).text()).toBe('1\n');
    expect(await (await fetch(`http://${address.host}/ping`)).text()).toBe('Ok.\n');
  });

  it.each([{ 'x-clickhouse-key': 'wrong' }, { 'x-clickhouse-user': 'default' }, { 'x-clickhouse-user': '', 'x-clickhouse-key': '' }])(
    'stays shut for %j',
    async (headers) => {
      const response = await ask({ query: 'SELECT 1' }, { headers });
      expect(response.status).toBe(403);
      expect(response.headers.get('x-clickhouse-exception-code')).toBe('516');
      expect(await response.text()).toMatch(/^Code: 516\. DB::Exception: .*\(AUTHENTICATION_FAILED\)/);
    },
  );

  it('lets GET read only', async () => {
    expect((await ask({ query: 'SELECT 1' }, { method: 'GET' })).status).toBe(200);
    const response = await ask({ query: 'CREATE TABLE sneaky (a UInt8) ENGINE = Memory' }, { method: 'GET' });
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  it.each([
    ['two statements', { query: 'SELECT 1; SELECT 2' }, 62],
    ['no statement', {}, 62],
    ['an unknown setting', { query: 'SELECT 1', no_such_setting: '1' }, 115],
    ['a setting that is no name', { query: 'SELECT 1', "x = 1, y'": '1' }, 115],
    ['a session', { query: 'SELECT 1', session_id: 'x' }, 48],
    ['an unknown database', { query: 'SELECT 1', database: 'no`such' }, 81],
  ])('refuses %s', async (_, parameters, code) => {
    const response = await ask(parameters as Record<string, string>);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe(String(code));
  });

  it('refuses a statement that needs too much memory, and lives on', async () => {
    const query = 'SELECT count() FROM (SELECT groupArray(number) AS all FROM numbers(100000000))';
    const response = await ask({ query, max_memory_usage: '50000000' });
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('241');
    expect(await (await ask({ query: 'SELECT 1' })).text()).toBe('1\n');
  });
});

describe('a statement whose caller has gone', () => {
  const running = async () =>
    (
      await engines.warehouse.query<{ n: number }>(
        `SELECT count() AS n FROM system.processes WHERE query LIKE '%left_alone%' AND query NOT LIKE '%system%'`,
      )
    )[0]?.n;

  it('is ended in the engine', async () => {
    const gone = new AbortController();
    const request = ask(
      { query: 'SELECT sum(sipHash64(number)) AS left_alone FROM numbers(1000000000000)' },
      { signal: gone.signal },
    ).catch(() => 'gone');
    await expect.poll(running, { timeout: 10_000 }).toBe(1);
    gone.abort();
    expect(await request).toBe('gone');
    await expect.poll(running, { timeout: 10_000 }).toBe(0);
  });

  it('frees its place when it left amid a long answer', async () => {
    for (let round = 0; round < 12; round++) {
      const gone = new AbortController();
      const response = await ask({ query: "SELECT number, 'left_alone' FROM numbers(1000000000)" }, { signal: gone.signal });
      await response.body?.getReader().read();
      gone.abort();
    }
    await sleep(100);
    await expect.poll(running, { timeout: 15_000 }).toBe(0);
    expect(await (await ask({ query: 'SELECT 1' })).text()).toBe('1\n');
  });
});

it('keeps a hundred callers at once apart', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => engines.warehouse.query<{ n: number }>('SELECT {n:UInt32} AS n, sleep(0.01)', { n })),
  );
  expect(answers.map((rows) => rows[0]?.n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
});
