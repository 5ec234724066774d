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
import { dayMs, InvalidInput } from '../../foundation/index.ts';
import { dayText, GrowingPurchaseLog, type PurchaseLog } from '../../value/index.ts';
import { BadRows, DoubtedLines } from './bad-rows.ts';
import { choosePurchaseColumns, type PurchaseColumns, type WantedColumns } from './choose-purchase-columns.ts';

/** A file of purchases, read. */
export interface ReadPurchases {
  readonly log: PurchaseLog;
  /** By place in the log. */
  readonly customers: readonly string[];
  /** What was chosen and what was left out, in words, for whoever asked. */
  readonly notes: readonly string[];
  /** What should be looked at before the figures are believed. */
  readonly warnings: readonly string[];
}

export interface ReadingOptions extends WantedColumns {
  /** Rows that cannot be read are left out, and written to a file beside. */
  readonly isSkippingBad: boolean;
  /** Milliseconds since 1970: what is dated later is doubted. */
  readonly now: number;
}

// The format of dates and numbers shows in the beginning.
const samplesMax = 1_000;

/**
 * The purchases in a bare file: CSV, NDJSON, JSON, Parquet or text in columns, gzipped or not, one purchase a row. Dates are read to the day,
 * in UTC. Rows that name no customer belong to nobody and are left out, and counted; a file with other rows that cannot be read is refused
 * whole, for a model fitted to the rest may be about other people, unless it is asked to go on without them. Memory: 16 bytes a row and a name a person.
 * @throws InvalidInput `app.bad_purchases` with the lines
 */
export async function readPurchases(path: string, { isSkippingBad, now, ...wanted }: ReadingOptions): Promise<ReadPurchases> {
  const opened = await openRows(path);
  const bad = new BadRows(path, isSkippingBad);
  const from = { names: opened.columns, bad, now };
  const samples: ReadableRow[] = [];
  let reader: PurchaseReader | undefined;
  for await (const batch of opened.batches) {
    for (const row of batch.rows) {
      if (isBroken(row)) bad.add(row, row.reason);
      else if (reader !== undefined) reader.read(row);
      else if (samples.push(row) >= samplesMax) reader = readerOf(samples, wanted, from);
    }
  }
  reader ??= readerOf(samples, wanted, from);
  const leftOut = await bad.settle('app.bad_purchases', opened.columns);
  const read = reader.done(path);
  return { ...read, warnings: [...leftOut, ...read.warnings] };
}

/** What rows are read with. */
interface ReadingFrom {
  readonly names: readonly string[] | undefined;
  readonly bad: BadRows;
  readonly now: number;
}

function readerOf(samples: readonly ReadableRow[], wanted: WantedColumns, from: ReadingFrom) {
  const { names } = from;
  const there = names ?? [...new Set(samples.flatMap((row) => ('object' in row ? Object.keys(row.object) : [])))];
  const sampled = there.map((name) => {
    const read = cellReader(name, names);
    return { name, values: samples.map((row) => trimmedText(read(row))) };
  });
  const samplesByName = new Map(sampled.map(({ name, values }) => [name, values]));
  const reader = new PurchaseReader(choosePurchaseColumns(sampled, wanted), samplesByName, from);
  for (const row of samples) reader.read(row);
  return reader;
}

function isAmount(text: string): boolean {
  return parseNumber(text, '.') !== undefined || parseNumber(text, ',') !== undefined;
}

/** Reads row after row into a log. */
class PurchaseReader {
  readonly #log = new GrowingPurchaseLog();
  readonly #columns: PurchaseColumns;
  readonly #bad: BadRows;
  readonly #lastDay: number;
  readonly #future = new DoubtedLines();
  readonly #customerOf: (row: ReadableRow) => Cell;
  readonly #dateOf: (row: ReadableRow) => Cell;
  readonly #timeOf: (cell: Cell) => number | undefined;
  readonly #amountOf: (row: ReadableRow) => { readonly amount: number | undefined; readonly text: () => string };
  #read = 0;
  #nameless = 0;

  constructor(columns: PurchaseColumns, samples: ReadonlyMap<string, readonly string[]>, { names, bad, now }: ReadingFrom) {
    this.#columns = columns;
    this.#bad = bad;
    // Where it is tomorrow already, something may have been bought.
    this.#lastDay = Math.floor(now / dayMs) + 1;
    this.#customerOf = cellReader(columns.customer, names);
    this.#dateOf = cellReader(columns.date, names);
    this.#timeOf = dateReader(guessDateFormat(samples.get(columns.date) ?? [], true)?.format, 'UTC');
    const numberIn = (column: string) => {
      const read = cellReader(column, names);
      // One word among the amounts says nothing of how the others are written.
      const decimal = guessDecimal((samples.get(column) ?? []).filter(isAmount)) ?? '.';
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
      this.#bad.add(row, faults.join('; '));
      return;
    }
    this.#read += 1;
    const day = Math.floor(time / dayMs);
    if (day > this.#lastDay) this.#future.add(row.line);
    this.#log.add(customer, day, amount);
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
    const warnings = this.#future.told(
      (count, lines) =>
        `${count.toLocaleString('en')} ${count === 1 ? 'row is' : 'rows are'} dated after today (${dayText(this.#lastDay - 1)}): ${lines}. Is the date right? It counts as it stands; --end names an earlier last day.`,
    );
    return { log, customers, notes, warnings };
  }
}
