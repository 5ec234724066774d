import { dayMs, NotFound, type PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as queries from '../queries/group.ts';
import { lastPerson, readSweep, type SweepRow } from '../queries/keep.ts';

/** How many people groups know of, and how far a new count has come. */
export interface GroupFigures {
  readonly people: number;
  /** 0 to 1; undefined when sizes are those of the groups as they are. */
  readonly countedShare?: number;
}

/** How a group's size moved. */
export interface GroupTrend {
  /** The size on the day asked for, when the group was counted by then. */
  readonly before: number;
}

/** How many people there are, and whether a change of groups is still being counted. */
export async function readFigures(sql: Sql): Promise<GroupFigures> {
  const [sweep] = await sql.query<SweepRow>(readSweep);
  if (sweep === undefined) return { people: 0 };
  if (sweep.done_key === sweep.key && sweep.key !== '') return { people: sweep.people };
  const [last] = await sql.query<{ person_id: number | null }>(lastPerson);
  const reach = last?.person_id ?? 0;
  return { people: sweep.people, countedShare: reach === 0 ? 0 : Math.min(1, Math.max(0, (sweep.after_person ?? 0) / reach)) };
}

/** Sizes of groups at the end of a day (whole UTC days since 1970), or the newest before it. */
export async function groupTrends(sql: Sql, day: number): Promise<Map<number, GroupTrend>> {
  const rows = await sql.query<{ group_id: number; size: number }>(queries.sizesBefore, [day]);
  return new Map(rows.map(({ group_id, size }) => [group_id, { before: size }]));
}

export interface Moved {
  readonly joined: number;
  readonly gone: number;
  /** Which of them were asked for, the last ones first; `at`: when, milliseconds since 1970. */
  readonly rows: readonly { readonly person: PersonId; readonly at: number }[];
}

/**
 * Who has come to a group, or left it, since the end of a day (whole UTC days since 1970) and is so still: the one less the other is by how much its size has
 * changed. Cost: a walk over the group.
 * @throws NotFound `audience.moves_not_kept`
 */
export async function readMoved(
  sql: Sql,
  group: number,
  asked: { readonly day: number; readonly way: 'gone' | 'joined'; readonly from: number; readonly limit: number },
): Promise<Moved> {
  const { day, way, from, limit } = asked;
  const moment = (day + 1) * dayMs;
  const [row] = await sql.query<{ joined: number; gone: number; size: number; before: number | null }>(queries.countMoved, [
    ...[group, moment, day + 1],
  ]);
  const { joined = 0, gone = 0, size = 0, before } = row ?? {};
  // Who left before ended memberships were kept is not known.
  if (before === undefined || before === null || joined - gone !== size - before)
    throw new NotFound('audience.moves_not_kept', 'who has come and left since is not kept that far back; it is from now on');
  const rows = await sql.query<{ person_id: number; at: number }>(way === 'joined' ? queries.selectJoined : queries.selectGone, [
    ...[group, moment, limit, from],
  ]);
  return { joined, gone, rows: rows.map(({ person_id, at }) => ({ person: person_id as PersonId, at })) };
}

/** The days on which a group's membership changed, after a day. */
export function groupDays(sql: Sql, group: number, after: number): Promise<{ day: number; size: number; joined: number; gone: number }[]> {
  return sql.query(queries.sizesOfGroup, [group, after]);
}

/** Members in the order of their numbers, after one of them. */
export async function membersPage(
  sql: Sql,
  group: number,
  after: number | undefined,
  limit: number,
): Promise<{ person: PersonId; since: number }[]> {
  const rows = await sql.query<{ person_id: number; since: number }>(queries.selectMembers, [group, after ?? null, limit]);
  return rows.map(({ person_id, since }) => ({ person: person_id as PersonId, since }));
}

/** Everybody whom groups know of, in the order of their numbers, with how many of `groups` each is in. */
export async function everybodyPage(
  sql: Sql,
  groups: readonly number[],
  from: number,
  limit: number,
): Promise<{ person: PersonId; groups: number }[]> {
  const rows = await sql.query<{ person_id: number; groups: number }>(queries.selectEverybody, [from, limit, int8Array(groups)]);
  return rows.map(({ person_id, groups }) => ({ person: person_id as PersonId, groups }));
}

/** Since when a person has been in which group, as it is stored: that may be a second behind what is true. */
export async function membershipsOfPerson(sql: Sql, person: PersonId): Promise<Map<number, number>> {
  const rows = await sql.query<{ group_id: number; since: number }>(queries.membershipsOf, [int8Array([person])]);
  return new Map(rows.map(({ group_id, since }) => [group_id, since]));
}
