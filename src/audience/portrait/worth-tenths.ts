import { createHash } from 'node:crypto';
import type { Clock, PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { ValueCosts, ValueModel } from '../../value/index.ts';
import { peopleOneIn, readTenths, writeTenths } from '../queries/keep.ts';
import { type PortraitContext, type WorthTenths, worthOf } from './portrait.ts';
import { readPortraits } from './read-portraits.ts';

// A border between tenths is then right to a fiftieth of a tenth in most cases.
const sampleMax = 20_000;
const pagePeople = 200;
// With fewer in a currency a tenth is a handful.
const peopleMin = 30;

/** Names what tenths depend on: the version of the model, and what margin and service are taken to be. */
export function tenthsKey(model: ValueModel, costs: ValueCosts): string {
  const digest = createHash('sha256').update(JSON.stringify(costs)).digest('hex').slice(0, 12);
  return `${model.version}-${digest}`;
}

/** Where the tenths begin for this model; those of the one before while these are being worked out. */
export async function readWorthTenths(sql: Sql, key: string): Promise<{ tenths: WorthTenths; isOwn: boolean } | undefined> {
  const [row] = await sql.query<{ key: string; body: string }>(readTenths, [key]);
  return row === undefined ? undefined : { tenths: JSON.parse(row.body) as WorthTenths, isOwn: row.key === key };
}

/**
 * Works out where the tenths of a model's people begin, and keeps it: for the life of the version they stay where they are, so that nobody
 * changes groups because others bought. One person in so many that at most 20,000 are read, by a hash of their number; no chance in it.
 * Assumption: those are like all. Cost: some seconds of the lowest priority.
 */
export async function workOutTenths(
  sql: Sql,
  world: { readonly model: ValueModel; readonly costs: ValueCosts; readonly identifiers: number },
  context: PortraitContext,
  clock: Clock,
  rest: () => Promise<void>,
): Promise<WorthTenths> {
  const oneIn = Math.max(1, Math.ceil(world.identifiers / sampleMax));
  const rows = await sql.query<{ person_id: number }>(peopleOneIn, [oneIn, sampleMax]);
  const visits: number[] = [];
  const profit = new Map<string, number[]>();
  for (let from = 0; from < rows.length; from += pagePeople) {
    const people = rows.slice(from, from + pagePeople).map(({ person_id }) => person_id as PersonId);
    for (const portrait of (await readPortraits(sql, people, context)).values()) {
      const worth = worthOf(portrait, world, context.now);
      if (worth === undefined) continue;
      visits.push(worth.visits);
      profit.set(worth.currency, [...(profit.get(worth.currency) ?? []), worth.profit]);
    }
    await rest();
  }
  const tenths: WorthTenths = {
    visits: bordersOf(visits),
    profit: Object.fromEntries(
      [...profit].filter(([, all]) => all.length >= peopleMin).map(([currency, all]) => [currency, bordersOf(all)]),
    ),
  };
  await sql.query(writeTenths, [tenthsKey(world.model, world.costs), JSON.stringify(tenths), clock.now()]);
  return tenths;
}

/** The nine borders between ten equal parts, from below: the same places as in ClickHouse's `quantilesExact`, by which everybody is shown. Pure. */
export function bordersOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  return Array.from({ length: 9 }, (_, at) => sorted[Math.floor(((at + 1) / 10) * sorted.length)] as number);
}
