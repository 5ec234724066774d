import { detectShape } from './detect-shape.ts';
import { readHead } from './file-bytes.ts';
import type { FileShape, FileShapeOptions } from './file-shape.ts';
import { readDelimited } from './read-delimited.ts';
import { readJsonArray, readJsonLines } from './read-json.ts';
import { openParquet, type ParquetPart, readParquet } from './read-parquet.ts';
import type { RowBatch } from './row.ts';
import type { StoredFile } from './stored-file.ts';

/** A file recognised and ready to be read. */
export interface OpenedRows {
  readonly shape: FileShape;
  /** The columns of a table; undefined for JSON, whose rows name their own fields. */
  readonly columns: readonly string[] | undefined;
  /** Places of the columns whose values name a row; undefined: all of them do. */
  readonly namingColumns?: readonly number[];
  readonly bytesTotal: number;
  /** Rows in the file where its format says so (Parquet). */
  readonly rowsTotal: number | undefined;
  readonly batches: AsyncIterable<RowBatch>;
}

/**
 * Opens a file of any format that we read. Memory stays bounded whatever the size of the file.
 * @throws InvalidInput `connector.…` for a file that cannot be read as a whole; the same while reading, after the rows before the damage
 * @param part what is needed of the file; only formats that store columns apart make use of it
 */
export async function openRows(stored: StoredFile, options: FileShapeOptions = {}, part: ParquetPart = {}): Promise<OpenedRows> {
  const file = await readHead(stored);
  const shape = detectShape(file, options);
  const { bytesTotal } = file;
  if (shape.format === 'parquet') {
    const parquet = await openParquet(stored);
    const { columns, flat, rows } = parquet;
    return {
      ...{ shape, columns, bytesTotal, rowsTotal: rows },
      ...(flat.length > 0 && flat.length < columns.length ? { namingColumns: flat } : {}),
      batches: readParquet(stored, parquet, part),
    };
  }
  if (shape.format === 'ndjson')
    return { shape, columns: undefined, bytesTotal, rowsTotal: undefined, batches: readJsonLines(stored, shape) };
  if (shape.format === 'json')
    return { shape, columns: undefined, bytesTotal, rowsTotal: undefined, batches: readJsonArray(stored, shape) };
  return openTable(stored, shape, bytesTotal);
}

/** Reads a table up to its heading, then hands on the batches, the first included. */
async function openTable(stored: StoredFile, shape: FileShape, bytesTotal: number): Promise<OpenedRows> {
  let columns: readonly string[] = [];
  const batches = readDelimited(stored, shape, (found) => {
    columns = found;
  });
  const first = await batches.next();
  const all = async function* (): AsyncGenerator<RowBatch> {
    try {
      if (first.done !== true) yield first.value;
      yield* batches;
    } finally {
      await batches.return(undefined);
    }
  };
  return { shape, columns, bytesTotal, rowsTotal: undefined, batches: all() };
}
