import { InvalidInput, isJsonObject, type JsonValue } from '../foundation/index.ts';
import { encodingAfterReading, readByteText } from './file-bytes.ts';
import type { FileShape } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import type { Row, RowBatch } from './row.ts';
import { JsonArrayScanner } from './scan-json.ts';
import { RecordSplitter } from './split-records.ts';
import type { StoredFile } from './stored-file.ts';
import { decodeText, needsDecoding } from './text-decoding.ts';

// A cell that no JSON line can hold as one character outside of strings, so that a line stays whole.
const neverDelimiter = '\u0000';

/** Reads lines that are JSON objects. A bad line is one broken row; the next line is read as if nothing had been. */
export async function* readJsonLines(stored: StoredFile, shape: FileShape): AsyncGenerator<RowBatch> {
  const encoding = encodingAfterReading(shape);
  const splitter = new RecordSplitter({ delimiter: neverDelimiter, quote: '', encoding });
  yield* collect(stored, shape, (chunk, atEnd) =>
    splitter.push(chunk, atEnd).flatMap((raw) => {
      if (!('cells' in raw)) return [raw];
      const text = raw.cells.join(neverDelimiter).trim();
      return text === '' ? [] : [parseRow(text, raw.line)];
    }),
  );
}

/** Reads the elements of one JSON array. */
export async function* readJsonArray(stored: StoredFile, shape: FileShape): AsyncGenerator<RowBatch> {
  const encoding = encodingAfterReading(shape);
  const scanner = new JsonArrayScanner();
  yield* collect(stored, shape, (chunk, atEnd) => {
    const rows = scanner.push(chunk).map(({ text, line }): Row => {
      const plain = needsDecoding(text) ? decodeText(text, encoding) : text;
      return plain === undefined ? { line, reason: 'holds bytes that are not UTF-8', text: '' } : parseRow(plain, line);
    });
    if (atEnd && scanner.strayLine !== undefined) {
      rows.push({ line: scanner.strayLine, reason: 'stands outside of the first array and is not read', text: '' });
    }
    const open = scanner.unfinishedLine();
    if (scanner.pendingBytes > connectorLimits.recordBytesMax || (atEnd && open !== undefined)) {
      const what = atEnd
        ? 'the array is never closed: the file was cut short, or a bracket or quote is missing'
        : 'an element is longer than 4 MB, or a bracket or quote is missing';
      // The elements before it are good and go first.
      rows.push({ line: open ?? 1, reason: what, text: '' });
      return { rows, failure: new InvalidInput('connector.unclosed_json', [{ at: `line ${open}`, message: what }]) };
    }
    return rows;
  });
}

type Collected = Row[] | { rows: Row[]; failure: Error };

async function* collect(
  stored: StoredFile,
  shape: FileShape,
  take: (chunk: string, atEnd: boolean) => Collected,
): AsyncGenerator<RowBatch> {
  const pending: Row[] = [];
  let bytesRead = 0;
  let seen = false;
  let failure: unknown;
  const add = (collected: Collected): void => {
    const rows = Array.isArray(collected) ? collected : collected.rows;
    for (const row of rows) pending.push(row);
    if (rows.length > 0) seen = true;
    if (!Array.isArray(collected)) throw collected.failure;
  };
  try {
    for await (const chunk of readByteText(stored, shape)) {
      bytesRead = chunk.bytesRead;
      add(take(chunk.text, false));
      while (pending.length >= connectorLimits.batchRows) yield { rows: pending.splice(0, connectorLimits.batchRows), bytesRead };
    }
    add(take('', true));
  } catch (error) {
    failure = error;
  }
  if (failure === undefined && !seen)
    throw new InvalidInput('connector.no_rows', [{ at: 'file', message: 'the file has no line with content' }]);
  while (pending.length > 0) yield { rows: pending.splice(0, connectorLimits.batchRows), bytesRead };
  if (failure !== undefined) throw failure;
}

function parseRow(text: string, line: number): Row {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    const shown = text.slice(0, connectorLimits.refusedTextCharactersMax);
    return { line, reason: `is not JSON: ${(error as Error).message.slice(0, 200)}`, text: shown };
  }
  if (!isJsonObject(value)) {
    return { line, reason: 'is JSON, but not an object with named fields', text: text.slice(0, connectorLimits.refusedTextCharactersMax) };
  }
  return { line, object: value, text };
}
