import type { Warehouse } from '../../storage/index.ts';
import * as queries from '../queries/listing.ts';

/** Which people of a back-test: all, those of a tenth, or those who had come again so often; `isOpen` for "and more". */
export type BackTestGroup =
  | { readonly by: 'all' }
  | { readonly by: 'tenth'; readonly group: number }
  | { readonly by: 'count'; readonly group: number; readonly isOpen: boolean };

export const backTestOrders = ['expected', 'came', 'off', 'amount', 'amountOff', 'spentBefore'] as const;
export type BackTestOrder = (typeof backTestOrders)[number];

export interface Page {
  readonly from: number;
  readonly limit: number;
}

export interface BackTestQuestion extends Page {
  readonly listing: string;
  readonly group: BackTestGroup;
  /** Place of the forecast in the report's rows. */
  readonly forecastAt: number;
  /** Only who came within so many days after the cut, with the visits until then. */
  readonly untilDays?: number | undefined;
  readonly order: BackTestOrder;
}

/** A page of people with the sums over all of them. Amounts in minor units. */
export interface Listed<Row, Sums> {
  readonly sums: Sums;
  readonly rows: readonly Row[];
}

/** The people of a back-test, or of a group of it, most of what is asked first. Nobody for a listing that is not kept. */
export async function readBackTestPeople(
  warehouse: Warehouse,
  { listing, group, forecastAt, untilDays, order, from, limit }: BackTestQuestion,
): Promise<Listed<queries.BackTestPersonRow, queries.BackTestSumsRow>> {
  const filter = {
    listing,
    tenth: group.by === 'tenth' ? group.group : 0,
    count: group.by === 'count' ? group.group : -1,
    countIsOpen: group.by === 'count' && group.isOpen,
    until: untilDays ?? -1,
    // Arrays of ClickHouse begin at 1.
    forecast: forecastAt + 1,
  };
  const [[sums], rows] = await Promise.all([
    warehouse.query<queries.BackTestSumsRow>(queries.backTestSums, filter),
    warehouse.query<queries.BackTestPersonRow>(queries.backTestPeople, { ...filter, order, from, limit }),
  ]);
  return { sums: sums as queries.BackTestSumsRow, rows };
}

export interface ModelQuestion extends Page {
  readonly listing: string;
  /** Only who had bought by this day. */
  readonly firstUntilDay?: number | undefined;
  /** Visits counted: after a day, until another. */
  readonly after?: number | undefined;
  readonly through?: number | undefined;
  /** Only who paid something, mostly in this currency. */
  readonly currency?: string | undefined;
}

const dayMax = 2_147_483_647;

/** The people that a model was fitted to, or some of them; who came most often first. */
export async function readModelPeople(
  warehouse: Warehouse,
  { listing, firstUntilDay, after, through, currency, from, limit }: ModelQuestion,
): Promise<Listed<queries.ModelPersonRow, queries.ModelSumsRow>> {
  const filter = {
    listing,
    until: firstUntilDay ?? dayMax,
    after: after ?? -dayMax,
    through: through ?? dayMax,
    currency: currency ?? '*',
  };
  const [[sums], rows] = await Promise.all([
    warehouse.query<queries.ModelSumsRow>(queries.modelSums, filter),
    warehouse.query<queries.ModelPersonRow>(queries.modelPeople, { ...filter, from, limit }),
  ]);
  return { sums: sums as queries.ModelSumsRow, rows };
}

export interface FieldPeopleQuestion extends Page {
  readonly listing: string;
  /** Only of whom this field was known: its place in the measurement's list. */
  readonly fieldAt?: number | undefined;
  /** Only for whom the outcome came, or did not. */
  readonly came?: boolean | undefined;
}

/** The people that fields were measured on, or some of them; who was heard of last before the cut first. */
export async function readFieldPeople(
  warehouse: Warehouse,
  { listing, fieldAt, came, from, limit }: FieldPeopleQuestion,
): Promise<Listed<queries.FieldPersonRow, queries.FieldSumsRow>> {
  const filter = { listing, field: fieldAt ?? -1, came: came === undefined ? -1 : Number(came) };
  const [[sums], rows] = await Promise.all([
    warehouse.query<queries.FieldSumsRow>(queries.fieldSums, filter),
    warehouse.query<queries.FieldPersonRow>(queries.fieldPeople, { ...filter, from, limit }),
  ]);
  return { sums: sums as queries.FieldSumsRow, rows };
}
