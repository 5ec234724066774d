import { dayMs } from '../foundation/index.ts';
import { int8Array, type Postgres, type Sql, textArray } from '../storage/index.ts';
import { type CustomerStanding, type Gap, gapKinds, standingsOf } from './customer-standing.ts';
import * as queries from './queries/keep.ts';
import { type ReadingContext, readCircle } from './read-circle.ts';
import type { SingleViewDefinition } from './single-view-setting.ts';

/** What customers are judged by. */
export interface JudgingContext extends ReadingContext {
  readonly definition: SingleViewDefinition;
  readonly now: number;
}

type Row = queries.StandingRow;

/**
 * Judges some people anew, with whoever is of one customer with them, and writes what differs with the tallies in one short transaction, alone; answers whether anything did.
 * Cost: about a dozen statements whatever the number of people, and some tens of microseconds a person (her summaries are read).
 */
export async function lookAtPeople(postgres: Postgres, people: readonly number[], context: JudgingContext): Promise<boolean> {
  if (people.length === 0) return false;
  return postgres.transaction(async (sql) => {
    await sql.query(queries.lockViews);
    const circle = await readCircle(sql, people, context);
    const before = await sql.prepared<Row>('view_rows', queries.standingRows, [int8Array(circle.numbers)]);
    const after = standingsOf(circle.records, circle.pairs, context.definition, context.now).flatMap(rowsOf);
    const changes = changesBetween(before, after, context.now);
    await writeChanges(sql, changes);
    if (changes.tallies.size > 0) {
      await sql.query(queries.noteDay, [Math.floor(context.now / dayMs)]);
      await sql.query(queries.notifyPages);
    }
    return changes.tallies.size > 0;
  }, 'once');
}

/** How each record of a customer is kept. Pure. */
function rowsOf({ customerId, people, state, gaps, looksAgainAt }: CustomerStanding): Row[] {
  return people.map((person) =>
    person === customerId
      ? {
          ...{ person_id: person, customer_id: customerId, state, due_at: looksAgainAt ?? null },
          gaps: gaps.length === 0 ? null : JSON.stringify(gaps),
        }
      : { person_id: person, customer_id: customerId, state: 'part', gaps: null, due_at: null },
  );
}

interface Changes {
  readonly put: readonly Row[];
  readonly gone: readonly number[];
  readonly gapsAdded: readonly (readonly [kind: string, customer: number])[];
  readonly gapsGone: readonly (readonly [kind: string, customer: number])[];
  /** By how much each number changes; none is 0. */
  readonly tallies: ReadonlyMap<string, number>;
}

/** What is to be written so that what was becomes what is. A look that is due sooner than it must be is left: it finds nothing new. Pure. */
export function changesBetween(before: readonly Row[], after: readonly Row[], now: number): Changes {
  const old = new Map(before.map((row) => [row.person_id, row]));
  const is = new Set(after.map(({ person_id }) => person_id));
  const gone = before.filter(({ person_id }) => !is.has(person_id));
  const put = after.filter((row) => !isSame(old.get(row.person_id), row, now));
  const tallies = new Map<string, number>();
  const count = (kind: string, by: number): void => {
    const sum = (tallies.get(kind) ?? 0) + by;
    if (sum === 0) tallies.delete(kind);
    else tallies.set(kind, sum);
  };
  const gapsAdded: [string, number][] = [];
  const gapsGone: [string, number][] = [];
  for (const row of gone) count(`state:${row.state}`, -1);
  for (const { person_id, state } of put) {
    const was = old.get(person_id);
    if (was !== undefined) count(`state:${was.state}`, -1);
    count(`state:${state}`, 1);
  }
  for (const [person, was, now] of [
    ...gone.map((row) => [row.person_id, row, undefined] as const),
    ...put.map((row) => [row.person_id, old.get(row.person_id), row] as const),
  ]) {
    const [had, has] = [kindsOf(was), kindsOf(now)];
    for (const kind of gapKinds) {
      if (had.has(kind) === has.has(kind)) continue;
      count(`gap:${kind}`, has.has(kind) ? 1 : -1);
      (has.has(kind) ? gapsAdded : gapsGone).push([kind, person]);
    }
  }
  return { put, gone: gone.map(({ person_id }) => person_id), gapsAdded, gapsGone, tallies };
}

function isSame(was: Row | undefined, is: Row, now: number): boolean {
  if (was === undefined || was.customer_id !== is.customer_id || was.state !== is.state || was.gaps !== is.gaps) return false;
  return was.due_at === is.due_at || (was.due_at !== null && is.due_at !== null && was.due_at > now && was.due_at <= is.due_at);
}

function kindsOf(row: Row | undefined): ReadonlySet<string> {
  return new Set(row === undefined || row.gaps === null ? [] : (JSON.parse(row.gaps) as Gap[]).map(({ kind }) => kind));
}

async function writeChanges(sql: Sql, { put, gone, gapsAdded, gapsGone, tallies }: Changes): Promise<void> {
  if (gone.length > 0) await sql.prepared('view_remove', queries.removeStandings, [int8Array(gone)]);
  if (put.length > 0)
    await sql.prepared('view_put', queries.putStandings, [
      int8Array(put.map(({ person_id }) => person_id)),
      int8Array(put.map(({ customer_id }) => customer_id)),
      textArray(put.map(({ state }) => state)),
      put.map(({ gaps }) => gaps),
      put.map(({ due_at }) => due_at),
    ]);
  const columns = (pairs: readonly (readonly [string, number])[]) => [
    textArray(pairs.map(([kind]) => kind)),
    int8Array(pairs.map(([, count]) => count)),
  ];
  if (gapsGone.length > 0) await sql.prepared('view_remove_gaps', queries.removeGaps, columns(gapsGone));
  if (gapsAdded.length > 0) await sql.prepared('view_add_gaps', queries.addGaps, columns(gapsAdded));
  if (tallies.size > 0) await sql.prepared('view_tallies', queries.addToTallies, columns([...tallies]));
}
