import { hourMs } from '../../foundation/index.ts';
import type { Sql, Warehouse } from '../../storage/index.ts';
import { readListedResults } from '../fields/keep-fields.ts';
import { listModels, readCurrentModel } from '../model/value-models.ts';
import * as queries from '../queries/listing.ts';

/** Fits whose people can be looked at, besides the one in use. */
const fitsKept = 5;
/** Back-tests on days of somebody's own. */
const ownBackTestsKept = 8;
// A fit writes its people before it is in the list of models: what is this young may belong to one that another copy is making.
const restMs = hourMs;

export type ListingKind = 'fields' | 'fit' | 'own';

/** A name for the people of a fit, a back-test or a measurement of fields: of what, of when, and unlike any other. Pure. */
export function listingName(kind: ListingKind, now: number, unlike: string): string {
  return `${kind}-${now}-${unlike}`;
}

/** Which of `listings` nobody shows any more. Pure. */
export function listingsToForget(listings: readonly string[], shown: ReadonlySet<string>, now: number): string[] {
  const madeAt = (listing: string) => Number(listing.split('-')[1]);
  const own = listings.filter((listing) => listing.startsWith('own-')).sort((left, right) => madeAt(right) - madeAt(left));
  const fits = listings.filter((listing) => !listing.startsWith('own-') && !shown.has(listing) && now - madeAt(listing) > restMs);
  return [...own.slice(ownBackTestsKept), ...fits];
}

/** Drops the people of fits that are neither in use nor among the last few, of older back-tests on own days and of older measurements of fields. */
export async function forgetListings(sql: Sql, warehouse: Warehouse, now: number): Promise<void> {
  const [listings, newest, current, ofFields] = await Promise.all([
    warehouse.query<{ listing: string }>(queries.listingsInWarehouse),
    listModels(sql, fitsKept),
    readCurrentModel(sql),
    readListedResults(sql),
  ]);
  const shown = [...newest, ...(current === undefined ? [] : [current])]
    .flatMap(({ body }) => body.listing ?? [])
    .concat(ofFields.map(({ listing }) => listing));
  const forgotten = listingsToForget(
    listings.map(({ listing }) => listing),
    new Set(shown),
    now,
  );
  for (const listing of forgotten) {
    // First out of what is shown: rows without an entry are found again, an entry without rows would show nobody.
    await sql.query(queries.forgetListing, [listing]);
    await warehouse.command(queries.dropModelListing, { listing });
    await warehouse.command(queries.dropBackTestListing, { listing });
    await warehouse.command(queries.dropFieldListing, { listing });
  }
}
