import { eventKinds } from '../event/index.ts';
import { InvalidInput, isJsonObject, type JsonObject } from '../foundation/index.ts';
import type { FileShape, FileShapeOptions } from './file-shape.ts';
import { type ColumnGuess, guessColumn } from './guess-column.ts';
import { connectorLimits } from './limits.ts';
import type { SealText } from './map-batch.ts';
import type { Mapping } from './mapping.ts';
import { type OpenedRows, openRows } from './open-rows.ts';
import { cellText, isBroken, isObjectRow, type Row } from './row.ts';
import type { StoredFile } from './stored-file.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** A column as the mapping screen shows it. */
export interface InspectedColumn {
  readonly name: string;
  readonly samples: readonly string[];
  readonly guess: ColumnGuess;
}

/** What can be said of a file by reading its beginning. */
export interface FileInspection {
  readonly shape: FileShape;
  readonly bytesTotal: number;
  /** Rows in all, where the format says so (Parquet). */
  readonly rowsTotal?: number;
  readonly columns: readonly InspectedColumn[];
  readonly suggestion: Mapping;
  /** Rows of the beginning that could not be read, or that there are none. */
  readonly problems: ReadonlyArray<{ line: number; message: string }>;
}

/**
 * Recognises a file and proposes a mapping. Reads its beginning only, whatever its size. `seal` takes full numbers out of the samples.
 * @throws InvalidInput `connector.…` with a message for people when the file cannot be read as a whole
 */
export async function inspectFile(
  stored: StoredFile,
  options: FileShapeOptions = {},
  seal: SealText = (json) => json,
): Promise<FileInspection> {
  const opened = await openRows(stored, options, { rowsMax: connectorLimits.sampleRows });
  const rows: Row[] = [];
  for await (const batch of opened.batches) {
    for (const row of batch.rows) rows.push(row);
    if (rows.length >= connectorLimits.sampleRows) break;
  }
  const readable = rows.filter((row) => !isBroken(row));
  const objects = readable.filter(isObjectRow).map((row) => row.object);
  const table = opened.columns ?? namesOf(objects);
  if (table.length === 0) throw new InvalidInput('connector.no_rows', [{ at: 'file', message: noRowsMessage(rows) }]);
  const columns = table.map((name, index) => {
    const values = readable.map((row) => (isBroken(row) ? '' : cellText(isObjectRow(row) ? at(row.object, name) : row.cells[index])));
    return { name, samples: sealedSamples(name, samplesOf(values), seal), guess: guessColumn(name, values) };
  });
  const isSegment =
    opened.columns === undefined && objects.length > 0 && objects.filter(isSegmentMessage).length >= objects.length * segmentShareMin;
  return {
    shape: opened.shape,
    bytesTotal: opened.bytesTotal,
    ...(opened.rowsTotal === undefined ? {} : { rowsTotal: opened.rowsTotal }),
    columns,
    suggestion: { ...(isSegment ? { kind: 'segment' as const } : suggestMapping(columns)), ...fileOptions(opened, options) },
    problems:
      rows.length === 0
        ? [{ line: opened.shape.skipLines + 1, message: 'there are headings here and no row below them' }]
        : rows
            .filter(isBroken)
            .slice(0, connectorLimits.samplesShown)
            .map((row) => ({ line: row.line, message: row.reason })),
  };
}

/** What the mapping has to say of the file so that an import reads it as this inspection did. */
function fileOptions({ shape, columns }: OpenedRows, options: FileShapeOptions): Pick<Mapping, 'file'> {
  const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  if (columns !== undefined && shape.format !== 'parquet' && !shape.header) said.header = false;
  return Object.keys(said).length === 0 ? {} : { file: said as NonNullable<Mapping['file']> };
}

/** Under the column's name, as some numbers are sealed by the name of their field. */
function sealedSamples(name: string, samples: readonly string[], seal: SealText): string[] {
  return Object.values(JSON.parse(seal(JSON.stringify({ [name]: samples }))) as Record<string, string[]>)[0] ?? [];
}

function noRowsMessage(rows: readonly Row[]): string {
  const broken = rows.find(isBroken);
  return broken === undefined ? 'the file has no row with content' : `no row can be read; line ${broken.line} ${broken.reason}`;
}

// Exports have a bad message among many; those are refused one by one, by line. A file of something else has none.
const segmentShareMin = 0.9;

function isSegmentMessage(object: JsonObject): boolean {
  return (
    (eventKinds as readonly unknown[]).includes(object.type) &&
    (object.userId !== undefined || object.anonymousId !== undefined || object.context !== undefined)
  );
}

/** The fields of objects, those of nested objects as dotted paths, in order of appearance. */
function namesOf(objects: readonly JsonObject[]): string[] {
  const names = new Set<string>();
  const visit = (object: JsonObject, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (isJsonObject(value) && depth < 4) visit(value, `${prefix}${key}.`, depth + 1);
      else if (names.size < 1000) names.add(prefix + key);
    }
  };
  for (const object of objects) visit(object, '', 0);
  return [...names];
}

function at(object: JsonObject, path: string): JsonObject[string] {
  let value: JsonObject[string] = object;
  for (const name of path.split('.')) value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** A few different values, the first that come. */
function samplesOf(values: readonly string[]): string[] {
  const samples = new Set<string>();
  for (const value of values) {
    if (value.trim() !== '') samples.add(value.slice(0, 200));
    if (samples.size >= connectorLimits.samplesShown) break;
  }
  return [...samples];
}
