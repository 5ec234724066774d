import { InvalidInput, isJson } from '../foundation/index.ts';
import type { FileHead } from './file-bytes.ts';
import type { FileShape, FileShapeOptions, TextEncoding } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import { type CellRow, isBroken } from './row.ts';
import { RecordSplitter } from './split-records.ts';
import { decodeText, detectEncoding } from './text-decoding.ts';

// The order settles a tie: what most exports use first.
const delimiterCandidates = [',', ';', '\t', '|', '\u0001', '\u001f', '^', '~', '||', '::', ':', '§', '¦'];

const magics: ReadonlyArray<{ bytes: string; message: string }> = [
  { bytes: 'PK\u0003\u0004', message: 'this is a ZIP archive or an Excel workbook (.xlsx): unpack it, or save the sheet as CSV' },
  { bytes: '\u00d0\u00cf\u0011\u00e0', message: 'this is an old Excel or Word file: save the sheet as CSV' },
  { bytes: '%PDF', message: 'this is a PDF: export the data as CSV' },
  { bytes: 'Obj\u0001', message: 'this is an Avro file: export the data as Parquet, NDJSON or CSV' },
  { bytes: 'ORC', message: 'this is an ORC file: export the data as Parquet, NDJSON or CSV' },
  { bytes: 'BZh', message: 'this file is compressed with bzip2: compress it with gzip, or not at all' },
  { bytes: '\u00fd7zXZ', message: 'this file is compressed with xz: compress it with gzip, or not at all' },
  { bytes: '\u0028\u00b5\u002f\u00fd', message: 'this file is compressed with zstd: compress it with gzip, or not at all' },
  { bytes: '7z\u00bc\u00af', message: 'this is a 7z archive: unpack it first' },
  { bytes: 'SQLite format 3', message: 'this is an SQLite database: export the table as CSV' },
];

/**
 * Recognises a file by its beginning; `options` win over what is found.
 * @throws InvalidInput `connector.unknown_format` | `connector.no_rows` with what to do instead
 */
export function detectShape(file: FileHead, options: FileShapeOptions = {}): FileShape {
  const { head, complete, compression } = file;
  if (head.length === 0) throw new InvalidInput('connector.no_rows', [{ at: 'file', message: 'the file is empty' }]);
  const start = head.toString('latin1', 0, 16);
  const base: Omit<FileShape, 'format' | 'encoding' | 'skipLines'> & { skipLines: number } = {
    compression,
    delimiter: ',',
    quote: '"',
    header: true,
    skipLines: options.skipLines ?? 0,
    ragged: options.ragged ?? 'refuse',
  };
  if (start.startsWith('PAR1') || start.startsWith('PARE')) {
    if (compression === 'gzip') refuse('this is a gzipped Parquet file: Parquet is compressed inside; unpack it and send it as it is');
    return { ...base, format: 'parquet', encoding: 'utf-8' };
  }
  const known = magics.find((magic) => start.startsWith(magic.bytes));
  if (known !== undefined) refuse(known.message);
  const encoding = options.encoding ?? textEncodingOf(head, complete);
  const text = sampleText(head, encoding);
  if (text.trim() === '') throw new InvalidInput('connector.no_rows', [{ at: 'file', message: 'the file has nothing but blank lines' }]);
  const format = options.format ?? formatOf(text);
  if (format !== 'csv' && format !== 'columns') return { ...base, format, encoding };
  // The sample is UTF-8 by now, whatever the file is.
  const lines = completeLines(text, complete);
  // Excel writes the delimiter into a line of its own where a country's habits would mislead its readers.
  const told = options.skipLines === undefined ? /^sep=([^\r\n]{1,3})\r?\n/i.exec(lines)?.[1] : undefined;
  if (told !== undefined) base.skipLines = 1;
  const delimiter = format === 'columns' ? '' : (options.delimiter ?? told ?? detectDelimiter(lines, base.skipLines));
  const quote = options.quote ?? '"';
  const actual =
    delimiter === undefined ? ({ format: 'columns', delimiter: '', quote: '' } as const) : ({ format, delimiter, quote } as const);
  const header =
    options.header ?? looksLikeHeading(splitSample(lines, actual.delimiter, actual.quote).filter((row) => row.line > base.skipLines));
  return { ...base, ...actual, header, encoding };
}

function refuse(message: string): never {
  throw new InvalidInput('connector.unknown_format', [{ at: 'file', message }]);
}

function textEncodingOf(head: Buffer, complete: boolean): TextEncoding {
  const encoding = detectEncoding(head, complete);
  if (encoding === 'utf-32') refuse('the text is encoded as UTF-32: save it as UTF-8');
  if (encoding === 'binary')
    refuse('this is not a text file, nor Parquet; CSV, text in columns, NDJSON, JSON and Parquet are read, gzipped or not');
  return encoding;
}

/** The sample as UTF-8 bytes-in-a-string without a byte order mark. */
function sampleText(head: Buffer, encoding: TextEncoding): string {
  // A broken character at the end of the sample does no harm here.
  const text =
    encoding === 'windows-1252'
      ? (decodeText(head.toString('latin1'), encoding) ?? '')
      : new TextDecoder(encoding === 'ascii-so-far' ? 'utf-8' : encoding).decode(head);
  return Buffer.from(text, 'utf8').toString('latin1');
}

function formatOf(text: string): FileShape['format'] {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('[') && /^\[\s*([{\]])/.test(trimmed)) return 'json';
  if (!trimmed.startsWith('{')) return 'csv';
  const firstLine = trimmed.slice(0, trimmed.search(/[\r\n]|$/));
  if (isJson(firstLine) || /^\{.*\}\s*$/.test(firstLine) || !/[\r\n]/.test(trimmed)) return 'ndjson';
  refuse('this is one JSON object written over several lines; send an array of objects, or one object per line (NDJSON)');
}

/** The sample cut at its last line break, so that no half line is judged. */
function completeLines(text: string, complete: boolean): string {
  if (complete) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end + 1);
}

/** The first rows of a sample; what cannot be split is left out. */
export function splitSample(text: string, delimiter: string, quote: string): CellRow[] {
  const splitter = new RecordSplitter({ delimiter, quote, encoding: 'utf-8' });
  const rows: CellRow[] = [];
  for (const row of splitter.push(text, true)) {
    if (!isBroken(row) && row.cells.some((cell) => cell !== '')) rows.push(row);
    if (rows.length >= connectorLimits.sampleRows) break;
  }
  return rows;
}

/**
 * The delimiter that cuts most rows into the same number of cells, heading included; undefined where white space does it
 * better than any delimiter; a comma where nothing parts the line (a list with one column).
 */
function detectDelimiter(text: string, skipLines: number): string | undefined {
  // Every candidate reads the sample once: a part of it is enough for that.
  const part = text.length > 64 * 1024 ? completeLines(text.slice(0, 64 * 1024), false) : text;
  let best: { delimiter: string | undefined; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of [...delimiterCandidates, undefined]) {
    const rows = splitSample(part, delimiter ?? '', delimiter === undefined ? '' : '"').filter((row) => row.line > skipLines);
    // White space parts prose as well: it has to be clearly better than the rest, and to look like columns.
    const score = delimiter !== undefined ? evenness(rows) : looksLikeColumns(part, rows) ? evenness(rows) * 0.7 : 0;
    if (score > best.score * 1.0001) best = { delimiter, score };
  }
  return best.delimiter;
}

/** From 0 (no columns) up: the share of rows as wide as the first, weighed by how many columns that gives. */
function evenness(rows: readonly CellRow[]): number {
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const same = rows.filter((row) => row.cells.length === width).length / rows.length;
  return same < 0.5 ? same * 0.1 : same * same * (2 - 1 / width);
}

/** Aligned by several blanks, or numbers for the most part: names and sentences are neither. */
function looksLikeColumns(text: string, rows: readonly CellRow[]): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
  if (lines.filter((line) => /\S[ \t]{2,}\S|^[ \t]+\S/.test(line)).length >= lines.length * 0.3) return true;
  const cells = rows.flatMap((row) => row.cells);
  return cells.filter((cell) => /^[\d.,:/-]+$/.test(String(cell))).length >= cells.length * 0.4;
}

const dataLike = /^[+-]?[\d.,]+%?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^[^@\s]+@[^@\s]+\.[^@\s]+$|^\d{4}-\d\d-\d\d/;

/** Whether the first row names columns: no cell of it looks like data, while a later one does or the names differ from what follows. */
function looksLikeHeading(rows: readonly CellRow[]): boolean {
  const first = rows[0]?.cells.map((cell) => String(cell).trim()) ?? [];
  if (first.some((cell) => dataLike.test(cell))) {
    // Years and weeks as headings (2023, 2024 …) are fine as long as words stand among them.
    const data = first.filter((cell) => dataLike.test(cell)).length;
    return (
      data <= first.length / 4 &&
      first.filter((cell) => /^\p{L}/u.test(cell)).length >= first.length / 2 &&
      !first.some((cell) => cell.includes('@'))
    );
  }
  const filled = first.filter((cell) => cell !== '');
  if (filled.length === 0 || new Set(filled).size < filled.length * 0.5) return false;
  return filled.every((cell) => cell.length <= 200);
}
