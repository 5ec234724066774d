import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import * as queries from '../queries/standing.ts';

/** The lowest price at which we sell a product to firms: a thing for our own side of the table. Time in milliseconds since 1970. */
export interface PriceFloor {
  readonly product: string;
  readonly minorUnits: number;
  readonly currency: string;
  readonly saidBy: string;
  readonly saidAt: number;
}

/** Of these products, or of all, at most `limit`. */
export async function readPriceFloors(sql: Sql, products: readonly string[] | undefined, limit: number): Promise<PriceFloor[]> {
  const rows = await sql.query<queries.FloorRow>(queries.priceFloors, [products === undefined ? null : textArray(products), limit]);
  return rows.map(({ product, minor_units, currency, said_by, said_at }) => ({
    ...{ product, currency },
    minorUnits: minor_units,
    saidBy: said_by,
    saidAt: said_at,
  }));
}

/** Says the lowest prices of products; without one there is none any more. Others stay as they are. */
export async function putPriceFloors(
  sql: Sql,
  floors: readonly { product: string; price: { minorUnits: number; currency: string } | undefined }[],
  { by, now }: { by: string; now: number },
): Promise<void> {
  const kept = floors.flatMap(({ product, price }) => (price === undefined ? [] : [{ product, ...price }]));
  const gone = floors.filter(({ price }) => price === undefined).map(({ product }) => product);
  if (gone.length > 0) await sql.query(queries.removePriceFloors, [textArray(gone)]);
  if (kept.length === 0) return;
  await sql.query(queries.putPriceFloors, [
    textArray(kept.map(({ product }) => product)),
    int8Array(kept.map(({ minorUnits }) => minorUnits)),
    textArray(kept.map(({ currency }) => currency)),
    by,
    now,
  ]);
}
