import { dayMs } from '../foundation/index.ts';
import { int8Array, type Sql } from '../storage/index.ts';
import {
  type CustomerStanding,
  type ExpectedStanding,
  expectedOf,
  type Gap,
  type GapKind,
  gapKinds,
  type StandingState,
  standingsOf,
} from './customer-standing.ts';
import type { JudgingContext } from './look-at-people.ts';
import * as keep from './queries/keep.ts';
import * as queries from './queries/read.ts';
import { readCircle } from './read-circle.ts';

/** How many customers are seen whole, and what the others lack. */
export interface SingleViewShare {
  readonly whole: number;
  readonly notYet: number;
  /** Records behind which nobody is known: browsers, codes and names on networks. They are no customers. */
  readonly unknown: number;
  /** Records that are likely another's, and so are counted with her. */
  readonly parts: number;
  /** A customer who lacks several things is in each. */
  readonly gaps: Readonly<Record<GapKind, number>>;
  /** When it was last looked whether anybody had changed; undefined before the first look. */
  readonly lookedAt: number | undefined;
  /** When everybody was last looked at from the first to the last. */
  readonly everybodyAt: number | undefined;
  /** People whose change is still to be looked at. */
  readonly waiting: number;
  /** While everybody is being looked at by another definition, or for the first time: how far that is, 0 to 1. */
  readonly counting: number | undefined;
}

/** One reading of tallies: no page waits for a count. */
export async function readSingleView(sql: Sql): Promise<SingleViewShare> {
  const [rows, [keeper]] = [
    await sql.query<{ kind: string; customers: number }>(queries.tallies),
    await sql.query<keep.KeeperRow>(keep.readKeeper),
  ];
  const of = new Map(rows.map(({ kind, customers }) => [kind, customers]));
  const isCounting = keeper !== undefined && (keeper.done_key === null || keeper.done_key !== keeper.key);
  return {
    ...{ whole: of.get('state:whole') ?? 0, notYet: of.get('state:not_yet') ?? 0 },
    ...{ unknown: of.get('state:unknown') ?? 0, parts: of.get('state:part') ?? 0 },
    gaps: Object.fromEntries(gapKinds.map((kind) => [kind, of.get(`gap:${kind}`) ?? 0])) as Record<GapKind, number>,
    ...{ lookedAt: keeper?.looked_at ?? undefined, everybodyAt: keeper?.done_at ?? undefined, waiting: keeper?.waiting ?? 0 },
    counting: isCounting ? await progressOf(sql, keeper.after_person ?? -1) : undefined,
  };
}

async function progressOf(sql: Sql, after: number): Promise<number> {
  const [last] = await sql.query<{ person_id: number | null }>(keep.lastPerson);
  return after <= 0 ? 0 : Math.min(1, after / Math.max(1, last?.person_id ?? 1));
}

/** Everybody is looked at again, soon. */
export async function measureAgain(sql: Sql): Promise<void> {
  await sql.query(keep.notifyMeasure);
}

export interface SingleViewDay {
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly whole: number;
  readonly notYet: number;
  readonly unknown: number;
}

/** How the share stood at the end of each day since then; of today, as it stands. A day on which the product did not run is left out. */
export async function readSingleViewDays(sql: Sql, since: number): Promise<SingleViewDay[]> {
  const rows = await sql.query<queries.DayRow>(queries.days, [Math.floor(since / dayMs)]);
  return rows.map(({ day, whole, not_yet: notYet, unknown }) => ({ day, whole, notYet, unknown }));
}

/** Which customers to list. */
export interface SingleViewQuestion {
  readonly state: StandingState;
  /** Only with `not_yet`. */
  readonly reason?: GapKind | undefined;
  /** The last number of the page before; 0 at first. */
  readonly after: number;
  readonly limit: number;
}

/** A customer as the share counted her. */
export interface ListedCustomer {
  readonly customerId: number;
  /** Her records, the first of which she stands under. */
  readonly people: readonly number[];
  readonly gaps: readonly Gap[];
}

/** The customers behind a number of the share, by the same rows that it is counted from. */
export async function listSingleView(sql: Sql, { state, reason, after, limit }: SingleViewQuestion): Promise<ListedCustomer[]> {
  // Prepared, so that they go by their index whatever the tables were like when they were last analysed.
  const rows =
    reason === undefined
      ? await sql.prepared<queries.ListedRow>('view_in_state', queries.inState, [state, after, limit])
      : await sql.prepared<queries.ListedRow>('view_with_gap', queries.withGap, [reason, after, limit]);
  const parts = await sql.prepared<{ customer_id: number; person_id: number }>('view_parts', queries.partsOf, [
    int8Array(rows.map(({ person_id }) => person_id)),
  ]);
  return rows.map(({ person_id: customerId, gaps }) => ({
    customerId,
    people: [customerId, ...parts.filter((part) => part.customer_id === customerId).map((part) => part.person_id)],
    gaps: gaps === null ? [] : (JSON.parse(gaps) as Gap[]),
  }));
}

/** How one customer stands at this moment, by the rules by which all are counted, and how each source that is expected does; undefined for a number that nobody has. */
export async function readStandingOf(
  sql: Sql,
  person: number,
  context: JudgingContext,
): Promise<{ readonly standing: CustomerStanding; readonly sources: readonly ExpectedStanding[] } | undefined> {
  const { records, pairs } = await readCircle(sql, [person], context);
  const standing = standingsOf(records, pairs, context.definition, context.now).find(({ people }) => people.includes(person));
  if (standing === undefined) return undefined;
  const own = records.filter(({ personId }) => standing.people.includes(personId));
  return { standing, sources: expectedOf(own, context.definition, context.now) };
}
