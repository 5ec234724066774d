import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '../foundation/index.ts';
import type { FileShapeOptions } from './file-shape.ts';
import { inspectFile } from './inspect-file.ts';
import { openRows } from './open-rows.ts';
import { isBroken, isObjectRow, type Row } from './row.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function file(content: Buffer | string): Promise<string> {
  const path = join(folder, `file-${files++}`);
  await writeFile(path, content);
  return path;
}

async function readAll(path: string, options?: FileShapeOptions) {
  const opened = await openRows(path, options);
  const rows: Row[] = [];
  let message: string | undefined;
  try {
    for await (const batch of opened.batches) rows.push(...batch.rows);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    message = error.message;
  }
  return {
    ...opened,
    rows,
    cells: rows.map((row) => (isBroken(row) ? `${row.line}: ${row.reason}` : isObjectRow(row) ? row.object : row.cells)),
    message,
  };
}

/** What a person is told of a file that cannot be read. */
async function refusal(content: Buffer | string, options?: FileShapeOptions): Promise<string> {
  const path = await file(content);
  try {
    const { message } = await readAll(path, options);
    return message ?? 'was read';
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.message;
  }
}

describe('a file of any usual shape', () => {
  it('is recognised by its delimiter, with decimal commas or without', async () => {
    const shapes: Array<[string, string]> = [
      ['name;amount\nA;1,50\nB;2,75\n', ';'],
      ['name\tamount\nA\t1,50\n', '\t'],
      ['name|note\nA|x, y\nB|z, w\n', '|'],
      ['name||note\nA||x|y\n', '||'],
      ['a^b\n1^2\n', '^'],
      ['just one column\nvalue one\n', ','],
      ['Name\nAnn Smith\nBob Jones\n', ','],
    ];
    for (const [content, delimiter] of shapes)
      expect((await readAll(await file(content))).shape).toMatchObject({ format: 'csv', delimiter, header: true });
    expect((await readAll(await file(' id  date  n\n 1 20200101 3\n 2 20200102 4\n'))).shape).toMatchObject({ format: 'columns' });
  });

  it('is read in UTF-8, with a byte order mark or without, in both orders of UTF-16, in Windows-1252, gzipped or not', async () => {
    const text = 'name,city\nZoë,Köln\n"Łukasz",“Łódź”\n';
    const western = 'name,city\nZoë,Köln\nRenée,€\n';
    const utf16 = Buffer.from(text, 'utf16le');
    const contents = [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      utf16,
      gzipSync(Buffer.from(text)),
      Buffer.concat([gzipSync(Buffer.from(text.slice(0, 20))), gzipSync(Buffer.from(text.slice(20)))]),
    ];
    for (const content of contents) {
      const { columns, cells } = await readAll(await file(content));
      expect(columns).toEqual(['name', 'city']);
      expect(cells).toEqual([
        ['Zoë', 'Köln'],
        ['Łukasz', '“Łódź”'],
      ]);
    }
    const bytes = Buffer.from(western.replace('€', '\x80'), 'latin1');
    expect(await readAll(await file(bytes))).toMatchObject({
      shape: { encoding: 'windows-1252' },
      cells: [
        ['Zoë', 'Köln'],
        ['Renée', '€'],
      ],
    });
  });

  it('may turn out to be Windows-1252 or UTF-8 long after its beginning', async () => {
    const plain = `name,n\n${'abcdef,1\n'.repeat(40_000)}`;
    const { cells, shape } = await readAll(
      await file(Buffer.concat([Buffer.from(plain), Buffer.from('Jos\xe9,2\n', 'latin1'), Buffer.from('Zoë,3\n')])),
    );
    expect(shape.encoding).toBe('ascii-so-far');
    expect(cells.slice(-2)).toEqual([
      ['José', '2'],
      ['Zoë', '3'],
    ]);
  });

  it('has ragged rows told with their line, trailing blanks forgiven, and empty rows left out', async () => {
    const content = 'a,b,c\n1,2,3\n1,2\n1,2,3,,\n,,\n1,2,3,4\n\n9,9,9\n';
    expect((await readAll(await file(content))).cells).toEqual([
      ['1', '2', '3'],
      '3: has 2 cells where the heading has 3',
      ['1', '2', '3'],
      '6: has 4 cells where the heading has 3',
      ['9', '9', '9'],
    ]);
    expect((await readAll(await file(content), { ragged: 'pad' })).cells[1]).toEqual(['1', '2', '']);
  });

  it('has its columns told apart, and a heading only where there is one', async () => {
    expect((await readAll(await file('id,name,name,\n1,a,b,c\n'))).columns).toEqual(['id', 'name', 'name (2)', 'column 4']);
    expect(await readAll(await file('1,Ann,ann@example.org\n2,Bob,bob@example.org\n'))).toMatchObject({
      shape: { header: false },
      columns: ['column 1', 'column 2', 'column 3'],
    });
    expect(await readAll(await file('sep=;\r\na,x;b\r\n1,5;2\r\n'))).toMatchObject({ columns: ['a,x', 'b'], cells: [['1,5', '2']] });
    expect(await readAll(await file('Report of May\n\nid;n\n1;2\n'), { skipLines: 2 })).toMatchObject({
      columns: ['id', 'n'],
      cells: [['1', '2']],
    });
  });

  it('may be lines of JSON: a bad one is told, the others are read', async () => {
    const { cells, shape } = await readAll(await file('{"a":1}\n\n{"a":}\r\n[1]\n{"b":{"c":"é"}}'));
    expect(shape.format).toBe('ndjson');
    expect(cells).toEqual([
      { a: 1 },
      expect.stringMatching(/^3: is not JSON/),
      '4: is JSON, but not an object with named fields',
      { b: { c: 'é' } },
    ]);
  });

  it('may be one array of JSON over many lines, in chunks of any size', async () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(objects, fc.constantFrom(0, 2), async (rows, indent) => {
        const given = JSON.parse(JSON.stringify(rows));
        const { cells, message } = await readAll(await file(` \n${JSON.stringify(rows, null, indent)}\n`));
        expect(message).toBeUndefined();
        expect(cells).toEqual(given);
      }),
      { numRuns: 40 },
    );
    const { rows } = await readAll(await file('[\n  {"a": 1},\n  {"a":\n 2}\n, 7]'));
    expect(rows.map((row) => row.line)).toEqual([2, 3, 5]);
  });
});

describe('a file that cannot be read', () => {
  it('is refused with what it is and what to do', async () => {
    expect(await refusal('')).toBe('file: the file is empty');
    expect(await refusal(' \n\r\n  \n')).toMatch(/nothing but blank lines/);
    expect(await refusal(gzipSync(''))).toMatch(/the file is empty/);
    expect(await refusal(Buffer.from([0, 1, 2, 3, 200, 201, 0, 0, 7, 8, 9, 0, 255]))).toMatch(/not a text file, nor Parquet/);
    expect(await refusal(Buffer.from('PK\u0003\u0004rest of a workbook'))).toMatch(/Excel workbook.*save the sheet as CSV/);
    expect(await refusal('%PDF-1.7 …')).toMatch(/this is a PDF/);
    expect(await refusal(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2]))).toMatch(/zstd.*gzip/);
    expect(await refusal(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toMatch(/UTF-32/);
    expect(await refusal('{\n  "data": [1, 2]\n}\n')).toMatch(/one JSON object written over several lines/);
    expect(await refusal('x,'.repeat(999_999))).toMatch(/1,000,000 columns in one line; at most 16,384/);
    expect(await refusal('[]')).toMatch(/no line with content/);
    expect(await refusal('PAR1 and then nothing of it')).toMatch(/Parquet file cannot be read: its end is missing/);
    expect(await refusal('"a,b\n1,2\n3,4\n')).toMatch(/^line 1: the heading cannot be read: it opens a quote/);
  });

  it('refuses by line what has a zero byte, and as no text what has them everywhere', async () => {
    const small = await readAll(await file('id,name\n1,Ann\n2,B\0b\n3,Cleo\n'));
    expect(small.cells).toEqual([['1', 'Ann'], expect.stringMatching(/^3: holds a zero byte/), ['3', 'Cleo']]);
    expect(small.rows[1]).toMatchObject({ text: '2,B\\u0000b' });
    expect((await readAll(await file('id,name\n1,"A\0n\nn"\n2,"Ben"\n3,\0\n'))).cells).toEqual([
      expect.stringMatching(/^2: holds a zero byte/),
      ['2', 'Ben'],
      expect.stringMatching(/^5: holds a zero byte/),
    ]);
    expect((await readAll(await file('{"a":1}\n{"a":"\0"}\n{"a":3}\n'))).cells).toEqual([
      { a: 1 },
      expect.stringMatching(/^2: holds a zero byte/),
      { a: 3 },
    ]);
    expect(await refusal('i\0d,name\n1,Ann\n2,Ben\n')).toMatch(/^line 1: the heading cannot be read: it holds a zero byte/);
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * at * 31 + at * 7 + (at >> 3)) % 256));
    expect(await refusal(noise)).toMatch(/not a text file, nor Parquet/);
  });

  it('gives the rows before the damage first', async () => {
    const zipped = gzipSync(Buffer.from(`a,b\n${Array.from({ length: 50_000 }, (_, row) => `${row},${Math.sin(row)}`).join('\n')}\n`));
    const cut = await readAll(await file(zipped.subarray(0, zipped.length / 2)));
    expect(cut.rows.length).toBeGreaterThan(10_000);
    expect(cut.message).toMatch(/gzip file ends in the middle/);
    zipped.fill(0x55, zipped.length / 2, zipped.length / 2 + 100);
    expect((await readAll(await file(zipped))).message).toMatch(/gzip file is damaged/);
    const json = await readAll(await file('[{"a":1},{"a":2},{"a":'));
    expect(json.cells.slice(0, 2)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(json.message).toMatch(/array is never closed/);
    expect((await readAll(await file('[{"a":1}] [2]'))).cells).toEqual([{ a: 1 }, '1: stands outside of the first array and is not read']);
  });

  it('with a heading only has columns and no rows, and is told at the inspection', async () => {
    expect(await readAll(await file('a,b,c\n'))).toMatchObject({ columns: ['a', 'b', 'c'], rows: [] });
    const inspection = await inspectFile(await file('a,b,c\n'));
    expect(inspection.columns.map((column) => column.name)).toEqual(['a', 'b', 'c']);
    expect(inspection.problems).toEqual([{ line: 1, message: 'there are headings here and no row below them' }]);
  });

  it('knows a file of messages by most of them', async () => {
    const message = '{"type":"track","event":"Looked","userId":"u1","timestamp":"2026-11-01T10:00:00Z"}\n';
    const bad = '{"type":"track","event":"Looked"}\n';
    expect((await inspectFile(await file(message.repeat(30) + bad))).suggestion).toEqual({ kind: 'segment' });
    expect((await inspectFile(await file(message + bad.repeat(3)))).suggestion.kind).not.toBe('segment');
  });

  it('never takes the process with it, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PAR1', '[', '{"a":', 'a,b\n', '\x1f\x8b'),
        async (bytes, start) => {
          const path = await file(Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
          await readAll(path).catch((error: unknown) => expect(error).toBeInstanceOf(InvalidInput));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(!existsSync(shared))('real files', () => {
  it('are read whole: CDNOW has 69,659 purchases', async () => {
    const { rows, columns } = await readAll(join(shared, 'cdnow/CDNOW_master.txt'));
    expect(columns).toEqual(['customer_id', 'date', 'number_of_cds', 'dollar_value']);
    expect(rows).toHaveLength(69_659);
    expect(rows.filter(isBroken)).toEqual([]);
    expect(rows.at(-1)?.line).toBe(69_660);
  });

  it('are read from Parquet with bounded memory: Online Retail has 541,909 lines', async () => {
    const opened = await openRows(join(shared, 'online-retail/online_retail_541909_no_invoice_no.parquet'));
    let rows = 0;
    let amount = 0;
    for await (const batch of opened.batches) {
      rows += batch.rows.length;
      for (const row of batch.rows) if ('cells' in row) amount += Number(row.cells[1]) * Number(row.cells[3]);
    }
    expect([rows, opened.rowsTotal]).toEqual([541_909, 541_909]);
    expect(amount).toBeCloseTo(9_747_747.93, 1);
    expect(opened.columns).toEqual(['Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country']);
  }, 60_000);

  it('tell when a Parquet file is cut short or overwritten in the middle', async () => {
    const { readFile } = await import('node:fs/promises');
    const whole = await readFile(join(shared, 'online-retail/online_retail_first240007_all_columns.parquet'));
    expect(await refusal(whole.subarray(0, whole.length - 100))).toMatch(/its end is missing/);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 400_000, 405_000);
    expect(await refusal(damaged)).toMatch(/the Parquet file cannot be read/);
  });
});
