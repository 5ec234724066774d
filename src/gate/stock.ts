import type { JsonValue } from '../foundation/index.ts';
import { int8Array, type Postgres, type Sql, textArray } from '../storage/index.ts';
import { notifyStock, removeStock, type StockRow, selectStock, upsertStock } from './queries/stock.ts';

/** How many there are of a product in a place; '' stands for everywhere. Time in milliseconds since 1970. */
export interface StockCount {
  readonly product: string;
  readonly place: string;
  readonly quantity: number;
  readonly at: number;
}

/** Counts of products, from memory: every decision asks for those of its options. */
export interface StockDirectory {
  /** Over all places, or in one; undefined where nobody keeps count. */
  stockOf(product: string, place?: string): number | undefined;
  list(): StockCount[];
  /** Reads all again; resolves when memory is as new as the database was at the call. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

// A notification can be lost while the listening connection is being made again.
const reloadMs = 60_000;
// A notice carries 8,000 bytes; more products than fit are read all again.
const noticeCharactersMax = 7_000;

/** Loads the counts and keeps the copy in memory current, within a second of a change; each process makes its own. */
export async function createStockDirectory(
  postgres: Postgres,
  onProblem: (message: string, error?: unknown) => void,
): Promise<StockDirectory> {
  let counts = new Map<string, Map<string, StockCount>>();
  let reading: Promise<void> = Promise.resolve();
  const read = async (products: readonly string[] | undefined): Promise<void> => {
    const rows = await postgres.query<StockRow>(selectStock, [products ?? null]);
    if (products === undefined) counts = new Map();
    else for (const product of products) counts.delete(product);
    for (const row of rows) {
      const places = counts.get(row.product) ?? new Map<string, StockCount>();
      counts.set(row.product, places.set(row.place, row));
    }
  };
  // Readings run one after another: an older answer never replaces a newer one.
  const readAgain = (products?: readonly string[]): Promise<void> => {
    const next = reading.catch(() => undefined).then(() => read(products));
    reading = next;
    return next;
  };
  const readQuietly = (products?: readonly string[]): void => {
    readAgain(products).catch((error: unknown) => onProblem('stock could not be read again; what is in memory stays in force', error));
  };
  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('stock_changed', (payload) => readQuietly(productsIn(payload)));
  const timer = setInterval(readQuietly, reloadMs);
  timer.unref();
  try {
    await readAgain();
  } catch (error) {
    clearInterval(timer);
    await stopListening();
    throw error;
  }
  return {
    stockOf(product, place) {
      const places = counts.get(product);
      if (places === undefined) return undefined;
      if (place !== undefined) return places.get(place)?.quantity;
      let sum = 0;
      for (const { quantity } of places.values()) sum += quantity;
      return sum;
    },
    list: () => [...counts.values()].flatMap((places) => [...places.values()]),
    refresh: () => readAgain(),
    async close() {
      clearInterval(timer);
      await stopListening();
      await reading.catch(() => undefined);
    },
  };
}

function productsIn(payload: string): readonly string[] | undefined {
  if (payload === '') return undefined;
  const products = JSON.parse(payload) as JsonValue;
  return Array.isArray(products) ? products.filter((one): one is string => typeof one === 'string') : undefined;
}

/** One count as somebody tells it; `quantity` undefined: nobody keeps count any more. */
export interface StockChange {
  readonly product: string;
  readonly place: string;
  readonly quantity: number | undefined;
}

/** Writes down counts and tells every copy, in the caller's transaction. */
export async function putStock(sql: Sql, changes: readonly StockChange[], now: number): Promise<void> {
  const kept = changes.filter(({ quantity }) => quantity !== undefined);
  const gone = changes.filter(({ quantity }) => quantity === undefined);
  const products = (some: readonly StockChange[]) => textArray(some.map(({ product }) => product));
  const places = (some: readonly StockChange[]) => textArray(some.map(({ place }) => place));
  if (kept.length > 0)
    await sql.query(upsertStock, [products(kept), places(kept), int8Array(kept.map(({ quantity }) => quantity as number)), now]);
  if (gone.length > 0) await sql.query(removeStock, [products(gone), places(gone)]);
  const notice = JSON.stringify([...new Set(changes.map(({ product }) => product))]);
  await sql.query(notifyStock, [notice.length > noticeCharactersMax ? '' : notice]);
}
