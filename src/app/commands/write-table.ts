import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileWriter, parquetWriteRows } from 'hyparquet-writer';
import { InvalidInput } from '../../foundation/index.ts';

/** A column of a table that is written. */
export interface TableColumn {
  readonly name: string;
  readonly kind: 'text' | 'whole' | 'number' | 'day';
  /** Digits behind the point where a number is written as text; all of them in Parquet. */
  readonly digits?: number;
}

/** Days are written 2026-03-31; what is unknown is left out. */
export type TableRow = Readonly<Record<string, string | number | undefined>>;

const endings = ['.csv', '.csv.gz', '.json', '.ndjson', '.parquet'] as const;
type Ending = (typeof endings)[number];

/** What a file's name says of its format. @throws InvalidInput `app.bad_arguments` */
export function endingOf(path: string): Ending {
  const ending = path.toLowerCase().endsWith('.csv.gz') ? '.csv.gz' : extname(path).toLowerCase();
  if ((endings as readonly string[]).includes(ending)) return ending as Ending;
  throw new InvalidInput('app.bad_arguments', [{ at: '--output', message: `${path} should end in one of: ${endings.join(', ')}` }]);
}

// Rows of Parquet that are held at once: a few megabytes.
const rowsPerGroup = 50_000;
const linesPerChunk = 1_000;

/**
 * Writes rows as they come, in the format that the file's name says; the file is there whole or not at all. Memory does not grow with the rows.
 * @throws InvalidInput `app.bad_arguments` for a name that says no format
 */
export async function writeTable(path: string, columns: readonly TableColumn[], rows: Iterable<TableRow>): Promise<void> {
  const ending = endingOf(path);
  const unfinished = `${path}.unfinished`;
  try {
    if (ending === '.parquet') await writeParquet(unfinished, columns, rows);
    else {
      const text = Readable.from(inChunks(ending === '.json' ? jsonText(columns, rows) : linesOf(ending, columns, rows)));
      const file = createWriteStream(unfinished);
      await (ending === '.csv.gz' ? pipeline(text, createGzip(), file) : pipeline(text, file));
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The same as text on a stream, as CSV. */
export async function printTable(stream: NodeJS.WritableStream, columns: readonly TableColumn[], rows: Iterable<TableRow>): Promise<void> {
  try {
    await pipeline(Readable.from(inChunks(linesOf('.csv', columns, rows))), stream, { end: false });
  } catch (error) {
    // Whoever read them has seen enough: `… | head`.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

async function writeParquet(path: string, columns: readonly TableColumn[], rows: Iterable<TableRow>): Promise<void> {
  const types = { text: 'STRING', whole: 'INT32', number: 'DOUBLE', day: 'STRING' } as const;
  await parquetWriteRows({
    writer: fileWriter(path),
    // A day is text in Parquet too: every reader takes it for the same day.
    columns: columns.map(({ name, kind }) => ({ name, type: types[kind], nullable: true })),
    rows: nullsForUnknown(columns, rows),
    rowGroupSize: rowsPerGroup,
    createdBy: 'Loyalty Loop',
  });
}

function* nullsForUnknown(columns: readonly TableColumn[], rows: Iterable<TableRow>): Generator<Record<string, string | number | null>> {
  for (const row of rows) yield Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]));
}

function* linesOf(ending: '.csv' | '.csv.gz' | '.ndjson', columns: readonly TableColumn[], rows: Iterable<TableRow>): Generator<string> {
  if (ending === '.ndjson') {
    for (const row of rows) yield `${JSON.stringify(plainRow(columns, row))}\n`;
    return;
  }
  yield `${columns.map(({ name }) => csvCell(name)).join(',')}\n`;
  for (const row of rows) yield `${columns.map((column) => csvCell(cellText(column, row[column.name]))).join(',')}\n`;
}

function* jsonText(columns: readonly TableColumn[], rows: Iterable<TableRow>): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    yield `${before}${JSON.stringify(plainRow(columns, row))}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function plainRow(columns: readonly TableColumn[], row: TableRow): object {
  const value = (column: TableColumn) => {
    const cell = row[column.name];
    return typeof cell === 'number' && column.digits !== undefined ? Number(cell.toFixed(column.digits)) : cell;
  };
  return Object.fromEntries(columns.map((column) => [column.name, value(column)]));
}

function cellText({ digits }: TableColumn, cell: string | number | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'number' && digits !== undefined ? cell.toFixed(digits) : String(cell);
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    if (chunk.push(line) < linesPerChunk) continue;
    yield chunk.join('');
    chunk = [];
  }
  yield chunk.join('');
}
