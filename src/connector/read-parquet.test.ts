import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { SourceId } from '../foundation/index.ts';
import { inspectFile } from './inspect-file.ts';
import { openImport } from './open-import.ts';
import { openRows } from './open-rows.ts';
import type { Row } from './row.ts';
import { encryption, passingFileKey } from './stored-file.ts';

const rows = 300_000;
let engines: TestEngines;
let folder: string;
let path: string;

beforeAll(async () => {
  engines = await testEngines();
  folder = await mkdtemp(join(inject('engines').dataDir, 'parquet-'));
  path = join(folder, 'one-large-row-group.parquet');
  // Written by ClickHouse: one row group, types of all sorts.
  await engines.warehouse.command(`
    INSERT INTO FUNCTION file('${path}', 'Parquet')
    SELECT number AS id, toDateTime64('2025-01-01 10:00:00.250', 3, 'UTC') + number AS at, toDate('2025-01-01') + number % 300 AS day,
      toDecimal64(number / 100, 2) AS amount, concat('customer ', toString(number % 1000)) AS name, [number, number + 1] AS list,
      map('a', number) AS pairs, tuple(number, 'x') AS parts, number % 3 = 0 ? NULL : number AS gap,
      toUUID('1f2e52fc-4ba5-4bb2-8955-85fb14e23395') AS uuid, 9007199254740993 + number AS large
    FROM numbers(${rows})
    SETTINGS output_format_parquet_row_group_size = ${rows}, engine_file_truncate_on_insert = 1`);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await engines.close();
});

async function read(opened: Awaited<ReturnType<typeof openRows>>): Promise<{ count: number; rows: Row[] }> {
  const kept: Row[] = [];
  let count = 0;
  for await (const batch of opened.batches) {
    for (const row of batch.rows) if (count++ % 60_000 === 1) kept.push(row);
  }
  return { count, rows: kept };
}

describe('a Parquet file', () => {
  it('gives the same rows when it lies encrypted, at hardly any cost', async () => {
    const stored = { path: `${path}.sealed`, key: passingFileKey() };
    await pipeline(createReadStream(path), encryption(stored.key), createWriteStream(stored.path));
    const begun = performance.now();
    const plain = await read(await openRows(path));
    const between = performance.now();
    expect(await read(await openRows(stored))).toEqual(plain);
    // Wide, as others may use the machine: it tells an expensive way of decrypting, not a few per cent.
    expect(performance.now() - between).toBeLessThan(3 * (between - begun));
  }, 60_000);

  it('gives its rows with exact values, also from the middle of a large row group', async () => {
    const { count, rows: kept } = await read(await openRows(path));
    expect(count).toBe(rows);
    expect(kept[0]).toEqual({
      line: 2,
      cells: [
        1,
        '2025-01-01T10:00:01.250Z',
        '2025-01-02',
        0.01,
        'customer 1',
        [1, 2],
        { a: 1 },
        { 1: 1, 2: 'x' },
        1,
        '1f2e52fc-4ba5-4bb2-8955-85fb14e23395',
        '9007199254740994',
      ],
    });
    const later = kept[4] as { line: number; cells: unknown[] };
    expect([later.line, ...later.cells.slice(3, 7)]).toEqual([240_002, 2400.01, 'customer 1', [240_001, 240_002], { a: 240_001 }]);
  }, 60_000);

  it('is read without its lists and structures where nobody wants them, under the same names of rows', async () => {
    const source = { id: 1 as SourceId, timezone: 'UTC', currency: 'EUR' };
    const mapping = {
      kind: 'track',
      event: 'Order Completed',
      time: { column: 'at' },
      identifiers: { user_id: 'name' },
      properties: { revenue: 'amount' },
    };
    const names = async (given: unknown): Promise<string[]> => {
      const { opened, identity } = await openImport({ file: path, fileName: 'f', mapping: given, source, secret: 's' });
      const found: string[] = [];
      for await (const batch of opened.batches) {
        for (const row of batch.rows) if ('cells' in row) found.push(JSON.stringify(identity.next(row)));
        if (found.length >= 1000) break;
      }
      return found;
    };
    const plain = await names(mapping);
    expect(new Set(plain).size).toBe(plain.length);
    expect(await names({ ...mapping, properties: { ...mapping.properties, list: 'list' } })).toEqual(plain);
  }, 60_000);

  it('gives text from columns that do not say that they hold it, and other bytes as base64', async () => {
    const unsaid = join(folder, 'unsaid.parquet');
    await engines.warehouse.command(`
      INSERT INTO FUNCTION file('${unsaid}', 'Parquet') SELECT 'Jörg' AS name, unhex('00FF') AS picture, unhex('FFFE41') AS key
      SETTINGS output_format_parquet_string_as_string = 0, engine_file_truncate_on_insert = 1`);
    const cells: unknown[] = [];
    for await (const { rows: found } of (await openRows(unsaid)).batches) for (const row of found) cells.push('cells' in row && row.cells);
    expect(cells).toEqual([['Jörg', 'AP8=', '//5B']]);
  });

  it('is looked at in its beginning only', async () => {
    const begun = performance.now();
    const { columns, rowsTotal, suggestion } = await inspectFile(path);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(rowsTotal).toBe(rows);
    expect(columns.map((column) => column.name)).toEqual([
      'id',
      'at',
      'day',
      'amount',
      'name',
      'list',
      'pairs',
      'parts',
      'gap',
      'uuid',
      'large',
    ]);
    expect(suggestion).toMatchObject({ kind: 'track', time: { column: 'at' } });
  }, 60_000);
});
