import { isDeepStrictEqual } from 'node:util';
import { hourMs } from '../../foundation/index.ts';
import type { Sql, Warehouse } from '../../storage/index.ts';
import type { ValueModel } from '../model/value-model.ts';
import * as queries from '../queries/everyone.ts';
import type { ValueCosts } from '../value-settings.ts';

/** Everybody as they were scored at one time. Amounts in minor units; days since 1970. */
export interface ScoredEdition {
  readonly number: number;
  /** The version of the model that scored. */
  readonly version: number;
  readonly madeAt: number;
  readonly throughDay: number;
  readonly horizonDays: number;
  readonly costs: ValueCosts;
  /** By currency and tenth of what is expected. */
  readonly tenths: readonly queries.TenthRow[];
}

// A fit of forty million people takes minutes: what was begun longer ago has died.
const begunMsMax = 6 * hourMs;

/** An edition is begun: whatever becomes of it, its rows in the warehouse can be found and dropped. */
export async function beginEdition(sql: Sql, now: number): Promise<number> {
  const [row] = await sql.query<{ number: number }>(queries.beginEdition, [now]);
  return row?.number as number;
}

/** An edition is complete: from now on it is what is shown of everybody. */
export async function endEdition(sql: Sql, { number, ...body }: ScoredEdition): Promise<void> {
  await sql.query(queries.endEdition, [number, JSON.stringify(body)]);
}

/** The newest complete edition; undefined before the first. */
export async function readNewestEdition(sql: Sql): Promise<ScoredEdition | undefined> {
  const [row] = await sql.query<queries.EditionRow>(queries.newestEdition);
  return row === undefined ? undefined : { number: row.number, ...(JSON.parse(row.body as string) as Omit<ScoredEdition, 'number'>) };
}

/** Whether scores are by another version or by other costs than those that count now. Pure. */
export function isEditionStale(
  { version, costs }: Pick<ScoredEdition, 'costs' | 'version'>,
  model: Pick<ValueModel, 'version'> | undefined,
  now: ValueCosts,
): { readonly isStale: boolean; readonly costs: boolean; readonly version: boolean } {
  const is = { costs: !isDeepStrictEqual(costs, now), version: model !== undefined && version !== model.version };
  return { ...is, isStale: is.costs || is.version };
}

/** Drops what only led to the scores of an edition. */
export async function dropOnTheWay(warehouse: Warehouse, number: number): Promise<void> {
  for (const statement of queries.dropOnTheWay) await warehouse.command(statement, { edition: number });
}

/** Drops editions that a newer one has replaced, and those that never came to an end. */
export async function forgetEditions(sql: Sql, warehouse: Warehouse, now: number): Promise<void> {
  const replaced = await sql.query<{ number: number }>(queries.editionsToForget, [now - begunMsMax]);
  for (const { number } of replaced) {
    await dropOnTheWay(warehouse, number);
    await warehouse.command(queries.dropScores, { edition: number });
    await sql.query(queries.forgetEdition, [number]);
  }
}
