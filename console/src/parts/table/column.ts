import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The plain value, for sorting and for the exported file. */
  plain?: (row: Row) => string | number | undefined;
  /** A CSS grid track, `minmax(0, 2fr)` when not given. */
  track?: string;
  align?: 'end';
  /** Left out until somebody asks for it. */
  extra?: boolean;
}

/** The columns to show: those named in the address bar, in the table's own order, or all but the extra ones. */
export function shownColumns<Row>(columns: Column<Row>[], chosen: string | undefined): Column<Row>[] {
  if (chosen === undefined || chosen === '') return columns.filter((column) => column.extra !== true);
  const ids = new Set(chosen.split(','));
  // The first column names the row; without it nobody knows what the others say.
  return columns.filter((column, at) => at === 0 || ids.has(column.id));
}

/** The address-bar text after one column has been switched; undefined when that is the default view again. */
export function withColumnSwitched<Row>(columns: Column<Row>[], chosen: string | undefined, id: string): string | undefined {
  const shown = new Set(shownColumns(columns, chosen).map((column) => column.id));
  if (!shown.delete(id)) shown.add(id);
  const ids = columns.filter((column) => shown.has(column.id)).map((column) => column.id);
  const usual = columns.filter((column) => column.extra !== true).map((column) => column.id);
  return ids.join(',') === usual.join(',') ? undefined : ids.join(',');
}

/** `name` sorts upwards, `-name` downwards, nothing leaves the server's order; this is the next one when a heading is pressed. */
export function nextSort(sort: string | undefined, id: string): string | undefined {
  if (sort === id) return `-${id}`;
  return sort === `-${id}` ? undefined : id;
}

export function sortedRows<Row>(rows: Row[], columns: Column<Row>[], sort: string | undefined, locale: string): Row[] {
  if (sort === undefined) return rows;
  const downwards = sort.startsWith('-');
  const plain = columns.find((column) => column.id === (downwards ? sort.slice(1) : sort))?.plain;
  if (plain === undefined) return rows;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const direction = downwards ? -1 : 1;
  return [...rows].sort((one, other) => {
    const a = plain(one);
    const b = plain(other);
    // What is unknown goes last, whichever way the list runs.
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return order * direction;
  });
}

/** The table as a CSV file (RFC 4180), with the columns that are on the screen. */
export function csvOf<Row>(rows: Row[], columns: Column<Row>[]): string {
  const plain = columns.filter((column) => column.plain !== undefined);
  const lines = [plain.map((column) => csvCell(column.header)).join(',')];
  for (const row of rows) lines.push(plain.map((column) => csvCell(column.plain?.(row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  // A cell that begins like a formula would be run by a spreadsheet program.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
