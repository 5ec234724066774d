import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetParsers,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
} from 'hyparquet';
import { compressors as decompressors } from 'hyparquet-compressors';
import { InvalidInput } from '../foundation/index.ts';
import { connectorLimits } from './limits.ts';
import type { Cell, RowBatch } from './row.ts';
import { pathOf, readAt, type StoredFile } from './stored-file.ts';

/** A Parquet file whose footer has been read. */
export interface ParquetFile {
  readonly columns: readonly string[];
  /** Places of the columns with one plain value a row; the others hold lists, maps or structures. */
  readonly flat: readonly number[];
  readonly rows: number;
  readonly bytesTotal: number;
  readonly metadata: FileMetaData;
}

/** Reads the footer. @throws InvalidInput `connector.damaged_parquet` */
export async function openParquet(stored: StoredFile): Promise<ParquetFile> {
  return withFile(stored, async (file) => {
    const metadata = await readable(async () => {
      await checkFooter(file);
      return parquetMetadataAsync(file, { geoparquet: false });
    });
    const elements = topColumns(metadata);
    return {
      columns: elements.map((element) => element.name),
      flat: elements.flatMap((element, index) =>
        (element.num_children ?? 0) === 0 && element.repetition_type !== 'REPEATED' ? [index] : [],
      ),
      rows: Number(metadata.num_rows),
      bytesTotal: file.byteLength,
      metadata,
    };
  });
}

/** What of a file is read; everything when absent. */
export interface ParquetPart {
  /** Columns with lists, maps or structures are decoded whole pages at a time, which costs much: those that nobody wants stay undefined. */
  readonly wanted?: ReadonlySet<string> | undefined;
  readonly rowsMax?: number | undefined;
}

/**
 * Reads a Parquet file window by window: a window is a part of one row group that is small enough to be held decoded,
 * whatever the size of the file and of its row groups. Columns are decoded one after the other.
 */
export async function* readParquet(
  stored: StoredFile,
  file: ParquetFile,
  { wanted, rowsMax = file.rows }: ParquetPart = {},
): AsyncGenerator<RowBatch> {
  const handle = await open(pathOf(stored), 'r');
  try {
    const buffer = bufferOf(handle, stored, file.bytesTotal);
    const flat = new Set(file.flat);
    const elements = topColumns(file.metadata).map((element, index) =>
      wanted === undefined || flat.has(index) || wanted.has(element.name) ? element : undefined,
    );
    const scan = await readable(() =>
      parquetScan({ file: buffer, metadata: file.metadata, compressors: boundedCompressors, parsers, utf8: false }),
    );
    let groupStart = 0;
    for (const group of file.metadata.row_groups) {
      const groupRows = Number(group.num_rows);
      const windowRows = windowOf(group, groupRows);
      const groupEnd = Math.min(groupStart + groupRows, rowsMax);
      for (let start = groupStart; start < groupEnd; start += windowRows) {
        const end = Math.min(start + windowRows, groupEnd);
        const columns = await readWindow(scan, elements, start, end);
        for (let first = start; first < end; first += connectorLimits.batchRows) {
          const last = Math.min(first + connectorLimits.batchRows, end);
          yield { rows: rowsOf(columns, start, first, last), bytesRead: Math.round((last / Math.max(1, file.rows)) * file.bytesTotal) };
        }
      }
      groupStart += groupRows;
    }
  } finally {
    await handle.close();
  }
}

/** A decoded column of a window; values become cells only as their rows are handed on. */
interface WindowColumn {
  readonly values: ArrayLike<unknown>;
  readonly toCell: (value: unknown) => Cell;
}

async function readWindow(
  scan: ParquetScan,
  elements: ReadonlyArray<SchemaElement | undefined>,
  rowStart: number,
  rowEnd: number,
): Promise<WindowColumn[]> {
  const columns: WindowColumn[] = [];
  for (const element of elements) {
    if (element === undefined) {
      columns.push({ values: [], toCell: () => undefined });
      continue;
    }
    const values = await readable(() => scan.readColumn({ column: element.name, rowStart, rowEnd }));
    columns.push({ values: values as ArrayLike<unknown>, toCell: cellReader(element) });
  }
  return columns;
}

function rowsOf(
  columns: readonly WindowColumn[],
  windowStart: number,
  first: number,
  last: number,
): Array<{ line: number; cells: Cell[] }> {
  const rows = [];
  for (let index = first; index < last; index++) {
    rows.push({ line: index + 1, cells: columns.map(({ values, toCell }) => toCell(values[index - windowStart])) });
  }
  return rows;
}

/** How many rows of a group are decoded together. @throws InvalidInput when one column of the group alone is too large to hold. */
function windowOf(group: FileMetaData['row_groups'][number], rows: number): number {
  const largest = Math.max(0, ...group.columns.map((column) => Number(column.meta_data?.total_compressed_size ?? 0)));
  if (largest > connectorLimits.parquetColumnChunkBytesMax) {
    const message = `one column takes ${Math.round(largest / 1024 / 1024)} MB in a single row group; write the file with smaller row groups (at most ${connectorLimits.parquetColumnChunkBytesMax / 1024 / 1024} MB per column)`;
    throw new InvalidInput('connector.row_group_too_large', [{ at: 'file', message }]);
  }
  const bytesPerRow = Number(group.total_byte_size) / Math.max(1, rows);
  return Math.max(
    100,
    Math.min(connectorLimits.parquetWindowRows, Math.floor(connectorLimits.parquetWindowBytes / Math.max(1, bytesPerRow))),
  );
}

function topColumns(metadata: FileMetaData): SchemaElement[] {
  const columns: SchemaElement[] = [];
  let index = 1;
  const skip = (element: SchemaElement): void => {
    for (let child = 0; child < (element.num_children ?? 0); child++) skip(metadata.schema[++index] as SchemaElement);
  };
  for (; index < metadata.schema.length; index++) {
    const element = metadata.schema[index] as SchemaElement;
    columns.push(element);
    skip(element);
  }
  return columns;
}

/** Turns a decoded value into a cell: whole numbers stay exact, days are dates, times without a zone carry none. */
function cellReader(element: SchemaElement): (value: unknown) => Cell {
  const logical = element.logical_type;
  const isDay = element.converted_type === 'DATE' || logical?.type === 'DATE';
  const isLocal = logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC;
  const scale = element.converted_type === 'DECIMAL' || logical?.type === 'DECIMAL' ? (element.scale ?? 0) : undefined;
  return (value) => {
    if (value instanceof Date) {
      const time = value.getTime();
      if (Number.isNaN(time)) return undefined;
      const text = value.toISOString();
      if (isDay) return text.slice(0, text.indexOf('T'));
      return isLocal ? text.slice(0, -1) : text;
    }
    if (typeof value === 'number') return scale === undefined ? (Number.isFinite(value) ? value : undefined) : Number(value.toFixed(scale));
    return plainCell(value);
  };
}

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint')
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (value instanceof Uint8Array) return textOrBase64(bufferOver(value));
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<unknown>, (item) => plainCell(item) ?? null);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainCell(item)]));
  return undefined;
}

/** Bytes of a column that does not say whether it holds text: older writers leave that out. A picture or a key is no text. */
function textOrBase64(bytes: Buffer): string {
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : bytes.toString('base64');
}

function bounded(decompress: (input: Uint8Array, outputLength: number) => Uint8Array) {
  return (input: Uint8Array, outputLength: number): Uint8Array => {
    if (outputLength > connectorLimits.parquetPageBytesMax) throw damaged(`a page of ${outputLength} bytes is beyond the limit`);
    return decompress(input, outputLength);
  };
}

// Node's own gzip and brotli are faster than those written in JavaScript.
const boundedCompressors: Compressors = {
  ...Object.fromEntries(Object.entries(decompressors).map(([codec, decompress]) => [codec, bounded(decompress)])),
  GZIP: bounded((input, outputLength) => gunzipSync(input, { maxOutputLength: Math.max(1, outputLength) })),
  BROTLI: bounded((input, outputLength) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, outputLength) })),
};

const hyphenated = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

// The reader's own, written for browsers, take several times as long.
const parsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && bufferOver(bytes).toString('utf8'),
  uuidFromBytes: (bytes: Uint8Array | undefined) => bytes && bufferOver(bytes).toString('hex').replace(hyphenated, '$1-$2-$3-$4-$5'),
};

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function withFile<Result>(stored: StoredFile, work: (file: AsyncBuffer) => Promise<Result>): Promise<Result> {
  const handle = await open(pathOf(stored), 'r');
  try {
    return await work(bufferOf(handle, stored, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

function bufferOf(handle: FileHandle, stored: StoredFile, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = new Uint8Array(new ArrayBuffer(Math.max(0, Math.min(end, byteLength) - start)));
      const bytesRead = await readAt(handle, stored, bytes, start);
      if (bytesRead < bytes.length) throw damaged('the file ends too early');
      return bytes.buffer;
    },
  };
}

async function checkFooter(file: AsyncBuffer): Promise<void> {
  if (file.byteLength < 12) throw damaged('the file is too short');
  const tail = Buffer.from(await file.slice(file.byteLength - 8));
  const magic = tail.toString('latin1', 4, 8);
  if (magic === 'PARE') throw damaged('the file is encrypted');
  if (magic !== 'PAR1') throw damaged('its end is missing: the file was cut short while it was copied or written');
  if (tail.readUInt32LE(0) > connectorLimits.parquetFooterBytesMax) throw damaged('its footer is larger than any honest one');
}

/** Runs a step of reading, turning whatever the reader says of damage into a message for people. */
async function readable<Result>(step: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InvalidInput || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw damaged((error as Error).message);
  }
}

function damaged(what: string): InvalidInput {
  const message = `the Parquet file cannot be read: ${what}; send it again or write it anew`;
  return new InvalidInput('connector.damaged_parquet', [{ at: 'file', message }]);
}
