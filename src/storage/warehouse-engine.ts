import { randomUUID } from 'node:crypto';
import { Session } from 'chdb';
import { WarehouseError } from './warehouse-error.ts';
import { warehouseLimits } from './warehouse-limits.ts';
import { quotedText, type StatementShape, shapeOf } from './warehouse-statement.ts';

/** One statement as it came over HTTP. */
export interface Statement {
  readonly text: string;
  readonly database: string | undefined;
  readonly defaultFormat: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Values of `{name:Type}`, in the escaping of TabSeparated, as ClickHouse's HTTP interface wants them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  /** True to answer only when the whole result is known. */
  readonly wholeResult: boolean;
  /** Data of an INSERT: in memory, or in a file that the engine reads itself. */
  readonly data: { readonly bytes: Buffer } | { readonly file: string } | undefined;
  /** Ends the statement in the engine when the caller has gone. */
  readonly signal: AbortSignal;
}

export interface Outcome {
  readonly format: string;
  readonly writtenRows: number;
  readonly writtenBytes: number;
  /** What the statement returns, in pieces. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Engine {
  readonly version: string;
  run(statement: Statement): Promise<Outcome>;
  close(): void;
}

/** Formats in which pieces laid end to end are the whole; others have a head, a foot or both. */
const piecewiseFormats =
  /^(JSONEachRow|JSONCompactEachRow|JSONStringsEachRow|JSONCompactStringsEachRow|NDJSON|JSONLines|TabSeparated|TSV|TabSeparatedRaw|TSVRaw|CSV|RowBinary|Native|Values|LineAsString|RawBLOB)$/i;
const rawInsertFormats = /^(JSONEachRow|JSONCompactEachRow|CSV|CSVWithNames|TSV|TabSeparated|TSVWithNames|TabSeparatedWithNames)$/;
const settingName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * Opens the engine on `folder`. Each statement has a connection of its own (a quarter of a millisecond), so that neither settings,
 * parameters nor the database of one are seen by another.
 */
export function openEngine(folder: string, memoryBytes: number, configFile: string): Engine {
  // A statement that sets parameters is itself a statement, and may be as long: this one bound must hold from the start.
  const connectionArgs = [`--config-file=${configFile}`, `--max_query_size=${warehouseLimits.statementBytesMax}`];
  const connect = () => new Session(folder, { connectionArgs });
  // Held open for as long as the process lives: the engine ends with its last connection.
  const keeper = connect();
  const version = keeper.query('SELECT version()', 'TabSeparatedRaw').trim();
  return {
    version,
    run: (statement) => runStatement(connect(), keeper, memoryBytes, statement),
    close: () => keeper.close(),
  };
}

async function runStatement(session: Session, keeper: Session, memoryBytes: number, statement: Statement): Promise<Outcome> {
  const mark = randomUUID();
  const abort = () => void keeper.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${mark}' ASYNC`).catch(() => undefined);
  const release = () => {
    statement.signal.removeEventListener('abort', abort);
    session.close();
  };
  try {
    const shape = shapeOf(statement.text);
    if (shape.several) throw new WarehouseError(62, 'Syntax error: Multi-statements are not allowed (SYNTAX_ERROR)');
    const format = shape.format ?? statement.defaultFormat;
    const piecewise = shape.kind === 'select' && !statement.wholeResult && isPiecewise(format, statement.settings);
    await prepare(session, { ...bounds(memoryBytes, piecewise), ...statement.settings, log_comment: mark }, statement);
    statement.signal.throwIfAborted();
    statement.signal.addEventListener('abort', abort);
    if (shape.kind === 'insert' && (statement.data !== undefined || shape.insert?.inlineData)) {
      const { rows, bytes } = await insertData(session, statement, shape);
      release();
      return { format, writtenRows: rows, writtenBytes: bytes, chunks: nothing() };
    }
    if (piecewise) {
      const stream = await startStream(session, statement.text, format);
      if (stream !== undefined) return { format, writtenRows: 0, writtenBytes: 0, chunks: released(stream, release) };
    }
    const result = await session.queryAsync(statement.text, { format });
    release();
    return { format, writtenRows: 0, writtenBytes: 0, chunks: once(result.bytes()) };
  } catch (error) {
    release();
    throw error;
  }
}

function isPiecewise(format: string, settings: Readonly<Record<string, string>>): boolean {
  return piecewiseFormats.test(format) && settings.output_format_json_array_of_rows === undefined;
}

/** Our own bounds, which the caller's settings may change: a statement that needs more memory sorts and groups on the disk. */
function bounds(memoryBytes: number, piecewise: boolean): Record<string, string> {
  const half = String(Math.floor(memoryBytes / 2));
  return {
    max_memory_usage: String(memoryBytes),
    max_bytes_before_external_group_by: half,
    max_bytes_before_external_sort: half,
    ...(!piecewise && { max_result_bytes: String(warehouseLimits.resultMemoryBytesMax) }),
  };
}

/** Sets the connection up: database, settings and parameters. */
async function prepare(session: Session, settings: Readonly<Record<string, string>>, statement: Statement): Promise<void> {
  if (statement.database !== undefined && statement.database !== 'default') {
    await session.queryAsync(`USE \`${statement.database.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``);
  }
  const assignments: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (!settingName.test(name))
      throw new WarehouseError(115, `Setting ${name} is neither a builtin setting nor started with a prefix (UNKNOWN_SETTING)`);
    assignments.push(`${name} = ${quotedText(value)}`);
  }
  for (const [name, value] of Object.entries(statement.parameters)) {
    if (!settingName.test(name)) throw new WarehouseError(456, `Parameter name ${name} is not an identifier (UNKNOWN_QUERY_PARAMETER)`);
    assignments.push(`param_${name} = ${quotedText(value)}`);
  }
  // Last, as a read-only connection may no longer change settings.
  if (statement.readOnly) assignments.push('readonly = 2');
  await session.queryAsync(`SET ${assignments.join(', ')}`);
}

async function insertData(session: Session, statement: Statement, shape: StatementShape): Promise<{ rows: number; bytes: number }> {
  const { data, text } = statement;
  const insert = shape.insert;
  if (data === undefined || insert === undefined) return counted(await session.queryAsync(text));
  if ('file' in data || (!rawInsertFormats.test(shape.format ?? '') && insert.plain)) {
    if (!('file' in data)) throw new WarehouseError(73, `Insert data in ${shape.format} must come through a file (UNKNOWN_FORMAT)`);
    const withFile = `${text.slice(0, insert.clausesAt)} FROM INFILE ${quotedText(data.file)} COMPRESSION 'none' ${text.slice(insert.clausesAt)}`;
    return counted(await session.queryAsync(withFile));
  }
  if (data.bytes.length === 0) return { rows: 0, bytes: 0 };
  if (insert.plain && insert.table !== undefined) {
    if (insert.settings !== undefined) await session.queryAsync(`SET ${insert.settings}`);
    const done = await session.insert({
      table: insert.table,
      values: data.bytes,
      format: shape.format as 'JSONEachRow',
      ...(insert.columns === undefined ? {} : { columns: insert.columns }),
    });
    return { rows: done.rowsWritten, bytes: done.bytesWritten };
  }
  return counted(await session.queryAsync(`${text}\n${data.bytes.toString('utf8')}`));
}

/** True when the statement's data cannot be handed over from memory, for example Parquet. */
export function needsFile(text: string): boolean {
  const { insert, format } = shapeOf(text);
  return insert?.plain === true && !rawInsertFormats.test(format ?? '');
}

function counted(result: { rowsRead: number; bytesRead: number }): { rows: number; bytes: number } {
  return { rows: result.rowsRead, bytes: result.bytesRead };
}

/** The first piece is fetched here, so that a statement which fails at once is answered with its error and not with a torn body. */
async function startStream(session: Session, text: string, format: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  const stream = session.queryStream(text.replace(/;\s*$/, ''), { format })[Symbol.asyncIterator]();
  try {
    const first = await stream.next();
    return (async function* pieces() {
      try {
        for (let piece = first; !piece.done; piece = await stream.next()) yield piece.value.raw();
      } finally {
        await stream.return?.();
      }
    })();
  } catch (error) {
    // WITH may also open an INSERT, and some table functions cannot be streamed.
    if (/Streaming query is not supported/.test((error as Error).message)) return undefined;
    throw error;
  }
}

async function* released(chunks: AsyncIterable<Uint8Array>, release: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } finally {
    release();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Nothing to send.
}
