import type { PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import type { PairState } from '../queries/pairs.ts';
import * as queries from '../queries/pairs.ts';

/** Two identifiers of different people that are likely one person's. */
export interface LikelyPair {
  readonly id: number;
  readonly identifiers: readonly [number, number];
  /** Who holds them by now. */
  readonly people: readonly [PersonId, PersonId];
  readonly bits: number;
  readonly chance: number;
  readonly worth: number;
  readonly rule: string;
  readonly levels: readonly number[];
  readonly counts: readonly number[];
  readonly model: number;
  readonly foundAt: number;
  readonly state: PairState;
  readonly decisionId?: number;
}

/** What a reviewer said of a pair, and how sure the statistics were. */
export interface SaidOfPair {
  readonly verdict: PairState;
  readonly by: string;
  readonly time: number;
  readonly reason: string;
}

export interface PairsPage {
  readonly items: readonly LikelyPair[];
  /** Where the next page begins. */
  readonly next?: { readonly worth: number; readonly id: number };
}

/** Pairs in a state, the one whose decision is worth most first. */
export async function listLikelyPairs(
  sql: Sql,
  state: PairState,
  page: { readonly after?: { readonly worth: number; readonly id: number } | undefined; readonly limit: number },
): Promise<PairsPage> {
  const { worth, id } = page.after ?? { worth: Number.MAX_VALUE, id: 0 };
  const rows = await sql.query<queries.PairRow>(queries.pairsInState, [state, worth, id, page.limit]);
  const last = rows.at(-1);
  const items = rows.map(likelyPairOf);
  return rows.length === page.limit && last !== undefined ? { items, next: { worth: last.worth, id: last.id } } : { items };
}

// A page shows the surest.
const pairsOfPersonMax = 20;

/** Pairs that one person's identifiers have a part in, the surest first. */
export async function pairsOfPerson(sql: Sql, identifierIds: readonly number[]): Promise<LikelyPair[]> {
  const rows = await sql.prepared<queries.PairRow>('linkage_pairs_of', queries.pairsOfIdentifiers, [
    int8Array(identifierIds),
    pairsOfPersonMax,
  ]);
  return rows.map(likelyPairOf);
}

/** What is said of two people, and whether it is settled. */
export interface StandingPair {
  readonly id: number;
  readonly people: readonly [number, number];
  /** Two who are not joined are likelier one than two, and nobody has said yet which: it waits, or was put aside. */
  readonly isOpen: boolean;
  /** The newest words of two reviewers contradict each other. */
  readonly isDisputed: boolean;
}

// What is as likely two as one is shown to a reviewer, and makes nobody one customer until she has spoken.
const evenOdds = 0.5;

/** Every pair that some people have a part in, as far as it says something of who they are now. */
export async function standingPairs(sql: Sql, people: readonly number[]): Promise<StandingPair[]> {
  const rows = await sql.prepared<queries.StandingPairRow>('linkage_standing_pairs', queries.pairsOfPeople, [int8Array(people)]);
  const judged = rows.filter(({ state }) => state !== 'open').map(({ id }) => id);
  const said = judged.length === 0 ? new Map<number, SaidOfPair[]>() : await readVerdicts(sql, judged);
  return rows.map(({ id, person_a, person_b, state, chance }) => ({
    ...{ id, people: [person_a, person_b] as const },
    isOpen: person_a !== person_b && chance > evenOdds && (state === 'open' || state === 'later'),
    isDisputed: isDisputed(said.get(id) ?? []),
  }));
}

// A notice of Postgres holds eight thousand bytes.
const identifiersPerNotice = 400;

/** Tells, when the caller's transaction is committed, whoever follows how people stand: pairs of these identifiers came, went or were judged. */
export async function tellPairs(sql: Sql, identifierIds: Iterable<number>): Promise<void> {
  const ids = [...new Set(identifierIds)];
  const notices = Array.from({ length: Math.ceil(ids.length / identifiersPerNotice) }, (_, at) =>
    ids.slice(at * identifiersPerNotice, (at + 1) * identifiersPerNotice).join(' '),
  );
  if (notices.length > 0) await sql.query(queries.notifyPairs, [textArray(notices)]);
}

/** More are not counted for a list: nobody looks at so many. */
export const waitingMax = 10_000;

/** How many pairs are open, `waitingMax` at most. */
export async function countWaiting(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ pairs: number }>(queries.countOpen, [waitingMax]);
  return row?.pairs ?? 0;
}

/** How many pairs are in each state. */
export async function countPairs(sql: Sql): Promise<Readonly<Record<PairState, number>>> {
  const rows = await sql.query<{ state: PairState; pairs: number }>(queries.countStates);
  const counts = new Map(rows.map(({ state, pairs }) => [state, pairs]));
  return Object.fromEntries(queries.pairStates.map((state) => [state, counts.get(state) ?? 0])) as Record<PairState, number>;
}

/** What was said of each of some pairs, oldest first. */
export async function readVerdicts(sql: Sql, pairIds: readonly number[]): Promise<Map<number, SaidOfPair[]>> {
  const rows = await sql.query<queries.VerdictRow>(queries.verdictsOf, [int8Array(pairIds)]);
  const said = new Map<number, SaidOfPair[]>();
  for (const { pair_id, verdict, decided_by: by, decided_at: time, reason } of rows)
    said.set(pair_id, [...(said.get(pair_id) ?? []), { verdict, by, time, reason }]);
  return said;
}

/** Whether the newest words of two reviewers contradict each other. Pure. */
export function isDisputed(said: readonly SaidOfPair[]): boolean {
  const newest = new Map(said.map(({ by, verdict }) => [by, verdict]));
  const meant = new Set([...newest.values()].filter((verdict) => verdict !== 'later' && verdict !== 'open'));
  return meant.size > 1;
}

export function likelyPairOf(row: queries.PairRow): LikelyPair {
  return {
    ...{ id: row.id, identifiers: [row.a, row.b], people: [row.person_a as PersonId, row.person_b as PersonId] },
    ...{ bits: row.bits, chance: row.chance, worth: row.worth, rule: row.rule, model: row.model },
    ...{ levels: JSON.parse(row.levels) as number[], counts: JSON.parse(row.counts) as number[] },
    ...{ foundAt: row.found_at, state: row.state },
    ...(row.decision_id === null ? {} : { decisionId: row.decision_id }),
  };
}
