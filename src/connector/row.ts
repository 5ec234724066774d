import type { JsonObject, JsonValue } from '../foundation/index.ts';

/** One value of a row. Text formats give text; Parquet and JSON give what they hold, dates as ISO text. */
export type Cell = JsonValue | undefined;

/** A row that the reader could split: `cells` follow the columns of the file. */
export interface CellRow {
  /** Physical line of the file where the row begins, counted from 1; for Parquet the number of the row. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A row of a JSON format. `text` is the row as it stands in the file. */
export interface ObjectRow {
  readonly line: number;
  readonly object: JsonObject;
  readonly text: string;
}

/** A row that could not be read at all, with a reason for people and the text as far as it is known. */
export interface BrokenRow {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

export type Row = CellRow | ObjectRow | BrokenRow;

/** Rows handed on together, with how far into the file (in its own, possibly compressed, bytes) they reach. */
export interface RowBatch {
  readonly rows: readonly Row[];
  readonly bytesRead: number;
}

export function isBroken(row: Row): row is BrokenRow {
  return 'reason' in row;
}

export function isObjectRow(row: Row): row is ObjectRow {
  return 'object' in row;
}

/** A row as text for the list of refused rows: its cells, or the line as it stood in the file. */
export function textsOf(row: Row): string[] {
  if (isBroken(row) || isObjectRow(row)) return [row.text];
  return row.cells.map(cellText);
}

/** A cell as text: text stays as it is, absent is empty, anything else is written as JSON. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
