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
import { GrowingPurchaseLog, type PurchaseLog } from '../../value/index.ts';
import { choosePurchaseColumns, type PurchaseColumns, type WantedColumns } from './choose-purchase-columns.ts';

/** A file of purchases, read. */
export interface ReadPurchases {
  readonly log: PurchaseLog;
  /** By place in the log. */
  readonly customers: readonly string[];
  /** What was chosen and what was left out, in words, for whoever asked. */
  readonly notes: readonly string[];
}

// Enough to see what is wrong with a file, few enough to be read.
const problemsShownMax = 20;
// The format of dates and numbers shows in the beginning.
const samplesMax = 1_000;

/**
 * The purchases in a bare file: CSV, NDJSON, JSON, Parquet or text in columns, gzipped or not, one purchase a row. Dates are read to the day,
 * in UTC. Rows that name no customer belong to nobody and are left out, and counted; a file with other rows that cannot be read is refused
 * whole: a model fitted to the rest would be about other people. Memory: 16 bytes a row and a name a person.
 * @throws InvalidInput `app.bad_purchases` with the lines
 */
export async function readPurchases(path: string, wanted: WantedColumns): Promise<ReadPurchases> {
  const opened = await openRows(path);
  const problems = new Problems(path);
  const samples: ReadableRow[] = [];
  let reader: PurchaseReader | undefined;
  for await (const batch of opened.batches) {
    for (const row of batch.rows) {
      if (isBroken(row)) problems.add(row.line, row.reason);
      else if (reader !== undefined) reader.read(row);
      else if (samples.push(row) >= samplesMax) reader = readerOf(samples, opened.columns, wanted, problems);
    }
  }
  reader ??= readerOf(samples, opened.columns, wanted, problems);
  problems.throwIfAny();
  return reader.done(path);
}

function readerOf(samples: readonly ReadableRow[], names: readonly string[] | undefined, wanted: WantedColumns, problems: Problems) {
  const there = names ?? [...new Set(samples.flatMap((row) => ('object' in row ? Object.keys(row.object) : [])))];
  const sampled = there.map((name) => {
    const read = cellReader(name, names);
    return { name, values: samples.map((row) => trimmedText(read(row))) };
  });
  const reader = new PurchaseReader(
    choosePurchaseColumns(sampled, wanted),
    names,
    new Map(sampled.map(({ name, values }) => [name, values])),
    problems,
  );
  for (const row of samples) reader.read(row);
  return reader;
}

/** Problems with their lines: the first ones, and how many there are. */
class Problems {
  readonly #path: string;
  readonly #shown: Problem[] = [];
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  add(line: number, message: string): void {
    this.#count += 1;
    if (this.#shown.length < problemsShownMax) this.#shown.push({ at: `line ${line}`, message });
  }

  throwIfAny(): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#shown.length;
    throw new InvalidInput('app.bad_purchases', [...this.#shown, ...(more > 0 ? [{ at: this.#path, message: `and ${more} more` }] : [])]);
  }
}

/** Reads row after row into a log. */
class PurchaseReader {
  readonly #log = new GrowingPurchaseLog();
  readonly #columns: PurchaseColumns;
  readonly #problems: Problems;
  readonly #customerOf: (row: ReadableRow) => Cell;
  readonly #dateOf: (row: ReadableRow) => Cell;
  readonly #timeOf: (cell: Cell) => number | undefined;
  readonly #amountOf: (row: ReadableRow) => { readonly amount: number | undefined; readonly text: () => string };
  #read = 0;
  #nameless = 0;

  constructor(
    columns: PurchaseColumns,
    names: readonly string[] | undefined,
    samples: ReadonlyMap<string, readonly string[]>,
    problems: Problems,
  ) {
    this.#columns = columns;
    this.#problems = problems;
    this.#customerOf = cellReader(columns.customer, names);
    this.#dateOf = cellReader(columns.date, names);
    this.#timeOf = dateReader(guessDateFormat(samples.get(columns.date) ?? [], true)?.format, 'UTC');
    const numberIn = (column: string) => {
      const read = cellReader(column, names);
      const decimal = guessDecimal(samples.get(column) ?? []) ?? '.';
      return (row: ReadableRow) => ({ number: parseNumber(read(row), decimal), text: () => JSON.stringify(read(row) ?? '') });
    };
    if (columns.amount === undefined) this.#amountOf = () => ({ amount: 0, text: () => '' });
    else if (typeof columns.amount === 'string') {
      const amountOf = numberIn(columns.amount);
      this.#amountOf = (row) => {
        const { number, text } = amountOf(row);
        return { amount: number, text };
      };
    } else {
      const [priceOf, quantityOf] = [numberIn(columns.amount.price), numberIn(columns.amount.quantity)];
      this.#amountOf = (row) => {
        const [price, quantity] = [priceOf(row), quantityOf(row)];
        const amount = price.number === undefined || quantity.number === undefined ? undefined : price.number * quantity.number;
        return { amount, text: () => `${price.text()} × ${quantity.text()}` };
      };
    }
  }

  read(row: ReadableRow): void {
    const customer = trimmedText(this.#customerOf(row));
    if (customer === '') {
      this.#nameless += 1;
      return;
    }
    const date = this.#dateOf(row);
    const time = this.#timeOf(date);
    const { amount, text } = this.#amountOf(row);
    if (time === undefined || amount === undefined) {
      const faults = [
        ...(time === undefined ? [`${JSON.stringify(date ?? '')} is no date`] : []),
        ...(amount === undefined ? [`${text()} is no amount`] : []),
      ];
      this.#problems.add(row.line, faults.join('; '));
      return;
    }
    this.#read += 1;
    this.#log.add(customer, Math.floor(time / dayMs), amount);
  }

  done(path: string): ReadPurchases {
    const { log, customers, returns, onlyReturned } = this.#log.done();
    if (log.people === 0) throw new InvalidInput('app.bad_purchases', [{ at: path, message: 'holds no purchase of anybody' }]);
    const { customer, date, amount } = this.#columns;
    const amounts =
      amount === undefined
        ? 'no column looks like amounts, so visits alone are looked at (name one with --amount)'
        : `amount is ${typeof amount === 'string' ? amount : `${amount.price} × ${amount.quantity}`}`;
    const notes = [
      `${this.#read.toLocaleString('en')} rows of ${customers.length.toLocaleString('en')} customers; customer is ${customer}, date is ${date}, ${amounts}.`,
      ...(this.#nameless === 0 ? [] : [`${this.#nameless.toLocaleString('en')} rows name no customer and are left out.`]),
      ...(returns === 0
        ? []
        : [
            `${returns.toLocaleString('en')} rows below zero are returns: no visits, taken off what the customer had bought by then, at most to nothing.`,
          ]),
      ...(onlyReturned === 0
        ? []
        : [
            `${onlyReturned.toLocaleString('en')} ${onlyReturned === 1 ? 'customer who only gave back is' : 'customers who only gave back are'} left out.`,
          ]),
    ];
    return { log, customers, notes };
  }
}
