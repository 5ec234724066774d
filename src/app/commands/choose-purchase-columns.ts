import { guessColumn, guessDateFormat, guessDecimal } from '../../connector/index.ts';
import { InvalidInput } from '../../foundation/index.ts';

/** The columns of a file of purchases; the amount stands in one, or is a price times a quantity. */
export interface PurchaseColumns {
  readonly customer: string;
  readonly date: string;
  /** Undefined: visits alone. */
  readonly amount: string | { readonly price: string; readonly quantity: string } | undefined;
}

/** What somebody said about the columns; the rest is found. */
export interface WantedColumns {
  readonly customer?: string | undefined;
  readonly date?: string | undefined;
  readonly amount?: string | undefined;
}

/** A column with some of its values, as text. */
export interface SampledColumn {
  readonly name: string;
  readonly values: readonly string[];
}

// `Order Total`, `basket_value`: what is taken together, whatever of.
const sums = /(total|value)\W*$/i;
// Said for `--amount` where visits alone are wanted.
const withoutAmounts = 'none';
const headless = /^column \d+$/;

/**
 * Chooses the columns of who, when and how much: those that were named, else those whose heading says it, in several languages; in text
 * without headings the first column, the first that reads as days, and the last that reads as numbers. A file without amounts is one of visits. Pure.
 * @throws InvalidInput `app.bad_purchases` with what there is
 */
export function choosePurchaseColumns(columns: readonly SampledColumn[], wanted: WantedColumns): PurchaseColumns {
  const there = columns.map(({ name }) => name);
  const isWithoutAmounts = wanted.amount === withoutAmounts && !there.includes(withoutAmounts);
  const named = isWithoutAmounts ? { ...wanted, amount: undefined } : wanted;
  const unknown = Object.entries(named).filter(([, name]) => name !== undefined && !there.includes(name));
  if (unknown.length > 0) {
    throw refused(
      unknown.map(([option, name]) => ({ at: `--${option}`, message: `the file has no column called ${name}; ${thereAre(there)}` })),
    );
  }
  const found = there.every((name) => headless.test(name)) ? byPlace(columns) : byHeading(columns);
  const chosen = {
    customer: wanted.customer ?? found.customer,
    date: wanted.date ?? found.date,
    amount: isWithoutAmounts ? undefined : (wanted.amount ?? found.amount),
  };
  const missing = Object.entries(chosen).filter(([option, column]) => option !== 'amount' && column === undefined);
  if (missing.length > 0) {
    throw refused(missing.map(([option]) => ({ at: `--${option}`, message: `say which column holds the ${option}; ${thereAre(there)}` })));
  }
  return chosen as PurchaseColumns;
}

function byHeading(columns: readonly SampledColumn[]): Partial<PurchaseColumns> {
  const guesses = columns
    .map(({ name, values }) => ({ name, guess: guessColumn(name, values) }))
    .sort((left, right) => right.guess.certainty - left.guess.certainty);
  const meaning = (...meanings: readonly string[]) =>
    meanings.flatMap((one) => guesses.filter(({ guess }) => guess.meaning === one)).map(({ name }) => name)[0];
  const [price, quantity] = [meaning('price'), meaning('quantity')];
  // What is called so is it, whatever stands in it: its rows will tell what is wrong.
  const called = (name: string) => columns.find((column) => column.name.toLowerCase() === name)?.name;
  const customer = called('customer') ?? meaning('userId', 'loyaltyCard', 'email', 'phone', 'anonymousId');
  const date = called('date') ?? meaning('time');
  // A price alone is the amount of files with one thing a row.
  const inAll = columns.find(({ name, values }) => sums.test(name) && guessDecimal(values) !== undefined)?.name;
  const amount =
    called('amount') ?? meaning('amount') ?? inAll ?? (price !== undefined && quantity !== undefined ? { price, quantity } : price);
  return {
    ...(customer === undefined ? {} : { customer }),
    ...(date === undefined ? {} : { date }),
    ...(amount === undefined ? {} : { amount }),
  };
}

function byPlace(columns: readonly SampledColumn[]): Partial<PurchaseColumns> {
  const date = columns.slice(1).find(({ values }) => guessDateFormat(values, true) !== undefined)?.name;
  const amount = columns.findLast(({ name, values }) => name !== date && guessDecimal(values) !== undefined)?.name;
  const customer = columns[0]?.name;
  if (customer === undefined || date === undefined) return {};
  return { customer, date, ...(amount === undefined || amount === customer ? {} : { amount }) };
}

function thereAre(columns: readonly string[]): string {
  return `there are: ${columns.join(', ')}`;
}

function refused(problems: { at: string; message: string }[]): InvalidInput {
  return new InvalidInput('app.bad_purchases', problems);
}
