import {
  type Cell,
  cellReader,
  dateReader,
  guessDateFormat,
  guessDecimal,
  isBroken,
  openRows,
  parseNumber,
  type ReadableRow,
  trimmedText,
} from '../../connector/index.ts';
import { dayMs, InvalidInput, type Problem } from '../../foundation/index.ts';
import type { Purchase } from '../../value/index.ts';

export interface PurchaseColumns {
  readonly customer: string;
  readonly date: string;
  readonly amount: string;
}

// Enough to see what is wrong with a file, few enough to be read.
const problemsShownMax = 20;
// The format of dates and numbers shows in the beginning.
const samplesMax = 1_000;

interface RawPurchase {
  readonly line: number;
  readonly customer: string;
  readonly date: Cell;
  readonly amount: Cell;
}

/**
 * The purchases in a bare file: CSV, NDJSON, JSON, Parquet or text in columns, one purchase a row. Dates are read to the day, in UTC. A
 * file with rows that cannot be read is refused whole: a model fitted to the rest would be about other people.
 * @throws InvalidInput `app.bad_purchases` with the lines
 */
export async function readPurchases(path: string, columns: PurchaseColumns): Promise<Purchase[]> {
  const opened = await openRows(path);
  requireColumns(opened.columns, columns);
  const read = {
    customer: cellReader(columns.customer, opened.columns),
    date: cellReader(columns.date, opened.columns),
    amount: cellReader(columns.amount, opened.columns),
  };
  const rows: RawPurchase[] = [];
  const problems: Problem[] = [];
  for await (const batch of opened.batches) {
    for (const row of batch.rows) {
      if (isBroken(row)) problems.push({ at: `line ${row.line}`, message: row.reason });
      else rows.push(rawPurchase(row, read));
    }
  }
  const purchases = purchasesOf(rows, problems);
  if (problems.length > 0) {
    const more = problems.length - problemsShownMax;
    const shown = problems.slice(0, problemsShownMax);
    if (more > 0) shown.push({ at: path, message: `and ${more} more` });
    throw new InvalidInput('app.bad_purchases', shown);
  }
  if (purchases.length === 0) throw new InvalidInput('app.bad_purchases', [{ at: path, message: 'holds no purchase' }]);
  return purchases;
}

function requireColumns(there: readonly string[] | undefined, { customer, date, amount }: PurchaseColumns): void {
  if (there === undefined) return;
  const problems = Object.entries({ customer, date, amount })
    .filter(([, column]) => !there.includes(column))
    .map(([option, column]) => ({
      at: `--${option}`,
      message: `the file has no column called ${column}; there are: ${there.join(', ')}`,
    }));
  if (problems.length > 0) throw new InvalidInput('app.bad_purchases', problems);
}

function rawPurchase(row: ReadableRow, read: Record<keyof PurchaseColumns, (row: ReadableRow) => Cell>): RawPurchase {
  return { line: row.line, customer: trimmedText(read.customer(row)), date: read.date(row), amount: read.amount(row) };
}

function purchasesOf(rows: readonly RawPurchase[], problems: Problem[]): Purchase[] {
  const samples = (pick: (row: RawPurchase) => Cell) => rows.slice(0, samplesMax).map((row) => trimmedText(pick(row)));
  const readDate = dateReader(
    guessDateFormat(
      samples((row) => row.date),
      true,
    )?.format,
    'UTC',
  );
  const decimal = guessDecimal(samples((row) => row.amount)) ?? '.';
  const purchases: Purchase[] = [];
  for (const { line, customer, date, amount } of rows) {
    const time = readDate(date);
    const value = parseNumber(amount, decimal);
    const faults = [
      customer === '' ? 'names no customer' : '',
      time === undefined ? `${JSON.stringify(date ?? '')} is no date` : '',
      value === undefined ? `${JSON.stringify(amount ?? '')} is no amount` : '',
    ].filter((fault) => fault !== '');
    if (time === undefined || value === undefined || faults.length > 0) problems.push({ at: `line ${line}`, message: faults.join('; ') });
    else purchases.push({ customer, day: Math.floor(time / dayMs), amount: value });
  }
  return purchases;
}
