export interface StockRow {
  readonly product: string;
  readonly place: string;
  readonly quantity: number;
  readonly at: number;
}

export const selectStock = 'SELECT product, place, quantity, at FROM stock WHERE $1::text[] IS NULL OR product = ANY($1)';

/** An older count does not replace a newer one. */
export const upsertStock = `
INSERT INTO stock (product, place, quantity, at)
SELECT product, place, quantity, $4 FROM unnest($1::text[], $2::text[], $3::int8[]) AS given (product, place, quantity)
ON CONFLICT (product, place) DO UPDATE SET quantity = excluded.quantity, at = excluded.at WHERE stock.at <= excluded.at`;

export const removeStock =
  'DELETE FROM stock USING unnest($1::text[], $2::text[]) AS gone (product, place) WHERE stock.product = gone.product AND stock.place = gone.place';

export const notifyStock = `SELECT pg_notify('stock_changed', $1)`;
