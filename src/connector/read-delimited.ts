import { InvalidInput } from '../foundation/index.ts';
import { encodingAfterReading, readByteText } from './file-bytes.ts';
import type { FileShape } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import { type BrokenRow, type CellRow, isBroken, type Row, type RowBatch } from './row.ts';
import { RecordSplitter } from './split-records.ts';
import type { StoredFile } from './stored-file.ts';

/** The names of a table's columns: the heading, made unique and without blanks around; `column 3` where a heading is empty. */
export function columnNames(cells: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = String(cell ?? '').trim() || `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** A row as wide as the heading, or the reason why it is not; undefined for a row without any content. */
export function fitRow(row: CellRow | BrokenRow, columns: readonly string[], ragged: FileShape['ragged']): Row | undefined {
  if (isBroken(row)) return row;
  const width = row.cells.length;
  if (row.cells.every((cell) => cell === '')) return undefined;
  if (width === columns.length) return row;
  if (width > columns.length && row.cells.slice(columns.length).every((cell) => cell === '')) {
    return { line: row.line, cells: row.cells.slice(0, columns.length) };
  }
  if (width < columns.length && ragged === 'pad') {
    return { line: row.line, cells: [...row.cells, ...Array<string>(columns.length - width).fill('')] };
  }
  return {
    line: row.line,
    reason: `has ${width} ${width === 1 ? 'cell' : 'cells'} where the heading has ${columns.length}`,
    text: row.cells.join(' | ').slice(0, connectorLimits.refusedTextCharactersMax),
  };
}

export function delimitedShapeOf(shape: FileShape): { delimiter: string; quote: string; encoding: FileShape['encoding'] } {
  const encoding = encodingAfterReading(shape);
  return shape.format === 'columns' ? { delimiter: '', quote: '', encoding } : { delimiter: shape.delimiter, quote: shape.quote, encoding };
}

/**
 * Reads a table of text row by row. The first batch comes with the columns known.
 * @throws InvalidInput `connector.no_rows`, `connector.too_many_columns`, `connector.damaged_gzip`
 */
export async function* readDelimited(
  stored: StoredFile,
  shape: FileShape,
  onColumns: (columns: readonly string[]) => void,
): AsyncGenerator<RowBatch> {
  const splitter = new RecordSplitter(delimitedShapeOf(shape));
  let columns: readonly string[] | undefined;
  const pending: Row[] = [];
  const take = (raw: CellRow | BrokenRow): void => {
    if (raw.line <= shape.skipLines) return;
    if (columns === undefined) {
      columns = headingOf(raw, shape.header);
      onColumns(columns);
      if (shape.header) return;
    }
    const row = fitRow(raw, columns, shape.ragged);
    if (row !== undefined) pending.push(row);
  };
  let bytesRead = 0;
  let failure: unknown;
  try {
    for await (const chunk of readByteText(stored, shape)) {
      for (const raw of splitter.push(chunk.text, false)) take(raw);
      bytesRead = chunk.bytesRead;
      while (pending.length >= connectorLimits.batchRows) yield { rows: pending.splice(0, connectorLimits.batchRows), bytesRead };
    }
    for (const raw of splitter.push('', true)) take(raw);
  } catch (error) {
    // The rows that came before the damage are good: they are handed on first.
    failure = error;
  }
  if (failure === undefined && columns === undefined) {
    throw new InvalidInput('connector.no_rows', [{ at: 'file', message: 'the file has no line with content' }]);
  }
  while (pending.length > 0) yield { rows: pending.splice(0, connectorLimits.batchRows), bytesRead };
  if (failure !== undefined) throw failure;
}

function headingOf(raw: CellRow | BrokenRow, header: boolean): string[] {
  if (isBroken(raw)) {
    throw new InvalidInput('connector.no_header', [{ at: `line ${raw.line}`, message: `the heading cannot be read: it ${raw.reason}` }]);
  }
  if (raw.cells.length > connectorLimits.columnsMax) {
    const message = `${raw.cells.length.toLocaleString('en')} columns in one line; at most ${connectorLimits.columnsMax.toLocaleString('en')} are read. Is the delimiter right?`;
    throw new InvalidInput('connector.too_many_columns', [{ at: `line ${raw.line}`, message }]);
  }
  return columnNames(header ? raw.cells : raw.cells.map(() => ''));
}
