import { NotFound } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { BackTestReport } from '../backtest/back-test-report.ts';
import * as queries from '../queries/listing.ts';

/** A fit or a back-test whose people are kept. */
export interface ValueListing {
  readonly listing: string;
  /** One person in so many was read. */
  readonly oneIn: number;
  /** What was foretold of them and came; absent for a fit without a back-test. */
  readonly backTest?: BackTestReport;
}

/** From now on the people under this name can be looked at. */
export async function addListing(sql: Sql, { listing, oneIn, backTest }: ValueListing): Promise<void> {
  await sql.query(queries.addListing, [listing, oneIn, backTest === undefined ? null : JSON.stringify(backTest)]);
}

/** @throws NotFound `value.people_not_kept` */
export async function readListing(sql: Sql, listing: string | undefined): Promise<ValueListing> {
  const [row] = listing === undefined ? [] : await sql.query<queries.ListingRow>(queries.listingByName, [listing]);
  if (row === undefined) {
    throw new NotFound(
      'value.people_not_kept',
      'who is behind this figure is not kept any more; those of the newest fits, back-tests and measurements of fields are',
    );
  }
  const backTest = row.back_test === null ? undefined : (JSON.parse(row.back_test) as BackTestReport);
  return { listing: row.listing, oneIn: row.one_in, ...(backTest === undefined ? {} : { backTest }) };
}

/** The names of all whose people are kept. */
export async function keptListings(sql: Sql): Promise<Set<string>> {
  return new Set((await sql.query<{ listing: string }>(queries.listingNames)).map(({ listing }) => listing));
}
