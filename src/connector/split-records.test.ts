import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEncoding } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import type { BrokenRow, CellRow } from './row.ts';
import { RecordSplitter } from './split-records.ts';

interface Reading {
  delimiter?: string;
  quote?: string;
  encoding?: TextEncoding;
  /** Sizes of the chunks that the text comes in; whole when absent. */
  cuts?: number[];
}

function read(bytes: Buffer, { delimiter = ',', quote = '"', encoding = 'utf-8', cuts = [] }: Reading = {}): Array<CellRow | BrokenRow> {
  const splitter = new RecordSplitter({ delimiter, quote, encoding });
  const text = bytes.toString('latin1');
  const rows: Array<CellRow | BrokenRow> = [];
  let at = 0;
  for (const size of cuts) {
    rows.push(...splitter.push(text.slice(at, at + size), false));
    at += size;
  }
  rows.push(...splitter.push(text.slice(at), false), ...splitter.push('', true));
  return rows;
}

const cellsOf = (text: string, reading?: Reading) =>
  read(Buffer.from(text), reading).map((row) => ('cells' in row ? row.cells : row.reason));

describe('records of a text file', () => {
  it('come back as they were written, whatever is in them and however the chunks fall', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.replaceAll('\0', '')),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', 'é', '€', '😀', '|', ';'), maxLength: 8 }),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|', '||', '§'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      cuts: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
      isEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(table, style, (rows, { delimiter, lineEnd, cuts, isEnded }) => {
        const written = rows.map((row) => row.map((value) => `"${value.toWellFormed().replaceAll('"', '""')}"`).join(delimiter));
        const text = written.join(lineEnd) + (isEnded ? lineEnd : '');
        const back = read(Buffer.from(text), { delimiter, cuts });
        expect(back.map((row) => ('cells' in row ? row.cells : row))).toEqual(rows.map((row) => row.map((value) => value.toWellFormed())));
        expect(back.map((row) => row.line)).toEqual(linesOf(written, lineEnd));
      }),
      { numRuns: 300 },
    );
  });

  it('come back unquoted where nothing needs a quote', () => {
    const plainCell = fc.stringMatching(/^[^",\r\n\0]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plainCell, plainCell), { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 30 })),
        (rows, cuts) => {
          const kept = rows.filter(([first]) => !/^[ \t]/.test(first));
          expect(cellsOf(kept.map((row) => row.join(',')).join('\n'), { cuts })).toEqual(kept);
        },
      ),
    );
  });

  it('have the line numbers that an editor shows, with breaks inside quotes and all three line ends in one file', () => {
    const rows = read(Buffer.from('a,b\r\n"one\ntwo\r\nthree",x\rlast,y\n\n\nend,z'));
    expect(rows.map((row) => row.line)).toEqual([1, 2, 5, 8]);
    expect(rows[1]).toMatchObject({ cells: ['one\ntwo\r\nthree', 'x'] });
  });

  it('with a quote that is never closed cost their own line and no other', () => {
    const rows = read(Buffer.from('a,b\n1,"open\n2,fine\n3,fine too\n'));
    expect(rows.map((row) => ('cells' in row ? row.cells.join('|') : `${row.line}: ${row.reason.slice(0, 35)}`))).toEqual(
      ['a|b', '2: opens a quote that is never closed;', '2|fine', '3|fine too'].map((text) => text.slice(0, 38)),
    );
  });

  it('with text after a closing quote are told, and the next lines are read', () => {
    expect(cellsOf('"He said "hi" to me",x\nok,y')).toEqual([
      expect.stringContaining('write a quote inside a quoted cell twice'),
      ['ok', 'y'],
    ]);
    expect(cellsOf('"broken\n"x,1\nok,y')).toEqual([expect.stringContaining('after a closing quote'), expect.anything(), ['ok', 'y']]);
  });

  it('keep a quote in the middle of an unquoted cell', () => {
    expect(cellsOf('5" pipe,12"\nx,y')).toEqual([
      ['5" pipe', '12"'],
      ['x', 'y'],
    ]);
  });

  it('may have blanks before a quoted cell', () => {
    expect(cellsOf('a, "b, c" ,d')).toEqual([['a', 'b, c', 'd']]);
  });

  it('are read as Windows-1252, as UTF-8, or line by line as either where nothing was known yet', () => {
    const bytes = Buffer.concat([Buffer.from('Zoë,1\n'), Buffer.from('Jos\xe9 \x80,2\n', 'latin1')]);
    expect(read(bytes, { encoding: 'ascii-so-far' }).map((row) => ('cells' in row ? row.cells[0] : row))).toEqual(['Zoë', 'José €']);
    expect(read(bytes, { encoding: 'windows-1252' })[1]).toMatchObject({ cells: ['José €', '2'] });
    expect(read(bytes, { encoding: 'utf-8' })[1]).toEqual({ line: 2, reason: 'holds bytes that are not UTF-8', text: 'José €,2' });
  });

  it('longer than the limit are told once, and what follows is read', () => {
    const long = 'x'.repeat(connectorLimits.recordBytesMax + 10);
    const cuts = Array.from({ length: 40 }, () => 200_000);
    for (const reading of [{}, { cuts }]) {
      const rows = read(Buffer.from(`a,b\n${long},1\nc,d\n"${long}\n",1\ne,f`), reading);
      expect(rows.map((row) => ('cells' in row ? row.cells.join() : row.reason))).toEqual([
        'a,b',
        'is longer than 4 MB',
        'c,d',
        'is longer than 4 MB',
        expect.stringMatching(/never closed/),
        'e,f',
      ]);
      expect(rows.at(-1)?.line).toBe(6);
    }
  });

  it('of a million columns are one wide row', () => {
    const [row] = cellsOf('x,'.repeat(999_999));
    expect(row).toHaveLength(1_000_000);
  });

  it('in columns are parted by any blanks', () => {
    expect(cellsOf(' 00001 19970101  1   11.77\r\n\t00002\t19970112 1 12.00', { delimiter: '', quote: '' })).toEqual([
      ['00001', '19970101', '1', '11.77'],
      ['00002', '19970112', '1', '12.00'],
    ]);
  });

  it('of a file with lone CRs are found without looking through it again for each', () => {
    const text = 'abc,def\r'.repeat(200_000);
    const begun = performance.now();
    expect(cellsOf(text)).toHaveLength(200_000);
    // Quadratic search takes minutes.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

/** Where records begin, counted over the breaks in those before. */
function linesOf(written: readonly string[], lineEnd: string): number[] {
  let line = 1;
  // A record that ends in a CR inside quotes is followed by the quote, so breaks never run together.
  return written.map((record) => {
    const begins = line;
    line += (record + lineEnd).match(/\r\n|\r|\n/g)?.length ?? 0;
    return begins;
  });
}
