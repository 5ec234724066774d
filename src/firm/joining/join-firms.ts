import { Conflict, NotFound } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { type FirmId, formatFirmId } from '../firm.ts';
import type { ByHand } from '../keeping/firms.ts';
import { readFirmRow } from '../keeping/firms.ts';
import { readParents } from '../keeping/parents.ts';
import { lockFirms } from '../queries/firm.ts';
import * as queries from '../queries/joining.ts';
import { parentsAbove } from '../role/parent-chain.ts';
import { wholesOf } from './whole-firms.ts';

/** A join of two firms as it was decided, and perhaps undone. Times in milliseconds since 1970. */
export interface FirmJoin {
  readonly id: number;
  /** The records that it connects, and what they are shown as now is theirs to find. */
  readonly firms: readonly [FirmId, FirmId];
  readonly reason: string;
  readonly by: string;
  readonly time: number;
  readonly undone: { readonly by: string; readonly time: number; readonly reason: string } | undefined;
}

/** What a join rests on: the pair with its chance and model, where the statistics proposed it. */
export interface JoinEvidence {
  readonly pair?: number;
  readonly chance?: number;
  readonly model?: number;
}

/**
 * Joins two firms: both are shown as the older one, with all that is said of either. No row of theirs is moved or changed, so that lists go on saying what they say of each, and an undo
 * is exact. Answers the decision's number and the firm that is shown.
 * @throws NotFound `firm.not_found`; Conflict `firm.same_firm`, `firm.above_itself`, `firm.two_parents`
 */
export async function joinFirms(
  sql: Sql,
  pair: readonly [FirmId, FirmId],
  { reason, evidence }: { readonly reason: string; readonly evidence: JoinEvidence },
  { by, now }: ByHand,
): Promise<{ readonly id: number; readonly firm: FirmId }> {
  await sql.query(lockFirms);
  const [one, other] = [(await readFirmRow(sql, pair[0])).id, (await readFirmRow(sql, pair[1])).id];
  if (one === other) throw new Conflict('firm.same_firm', `${formatFirmId(pair[0])} and ${formatFirmId(pair[1])} are one firm already`);
  await checkParents(sql, one, other);
  const [row] = await sql.query<{ id: number }>(queries.addJoin, [one, other, reason, by, now, JSON.stringify(evidence)]);
  await showWholes(sql, [one, other], now);
  return { id: (row as { id: number }).id, firm: Math.min(one, other) as FirmId };
}

/** A firm has one parent and is not above itself; joined it would. */
async function checkParents(sql: Sql, one: number, other: number): Promise<void> {
  const parentOf = await readParents(sql, [one, other]);
  const [names, above] = [[one, other].map(formatFirmId), [one, other].map((firm) => parentsAbove(firm, parentOf))];
  if (above[0]?.includes(other) || above[1]?.includes(one)) {
    throw new Conflict(
      'firm.above_itself',
      `${names.join(' and ')} are parts of one another: say that they are one group, or end that relation first`,
    );
  }
  const [first, second] = [parentOf.get(one), parentOf.get(other)];
  if (first !== undefined && second !== undefined && first !== second) {
    throw new Conflict(
      'firm.two_parents',
      `${names[0]} is a part of ${formatFirmId(first)} and ${names[1]} of ${formatFirmId(second)}: end one of the two relations first`,
    );
  }
}

/** Undoes a join: each is again what it was, with what has been said of it since. @throws NotFound `firm.no_such_join`; Conflict `firm.join_undone` */
export async function undoFirmJoin(sql: Sql, id: number, reason: string, { by, now }: ByHand): Promise<FirmJoin> {
  await sql.query(lockFirms);
  const join = await readFirmJoin(sql, id);
  if (join.undone !== undefined) throw new Conflict('firm.join_undone', 'this join was undone already');
  await sql.query(queries.undoJoin, [id, by, now, reason]);
  await sql.query(queries.reopenPair, [id]);
  await showWholes(sql, [(await readFirmRow(sql, join.firms[0])).id], now);
  return join;
}

/** @throws NotFound `firm.no_such_join` */
export async function readFirmJoin(sql: Sql, id: number): Promise<FirmJoin> {
  const [row] = await sql.query<queries.JoinRow>(queries.joinById, [id]);
  if (row === undefined) throw new NotFound('firm.no_such_join', `no join of firms has the number ${id}`);
  return firmJoinOf(row);
}

/** The joins that a firm is made of, newest first, those that were undone too. */
export async function joinsOfFirm(sql: Sql, whole: number): Promise<FirmJoin[]> {
  const members = await sql.query<queries.MemberRow>(queries.membersOf, [int8Array([whole])]);
  const rows = await sql.query<queries.JoinRow>(queries.joinsOf, [int8Array(members.map(({ id }) => id))]);
  return rows.map(firmJoinOf);
}

/** Writes down what each record of some firms is shown as, by the joins that hold. */
async function showWholes(sql: Sql, firms: readonly number[], now: number): Promise<void> {
  const members = await sql.query<queries.MemberRow>(queries.membersOf, [int8Array(firms)]);
  const ids = members.map(({ id }) => id);
  const wholes = wholesOf(ids, await sql.query<queries.JoinRow>(queries.joinsAmong, [int8Array(ids)]));
  for (const { id, whole_id } of members) {
    const whole = wholes.get(id) ?? id;
    if (whole !== whole_id) await sql.query(queries.setWhole, [id, whole === id ? null : whole, now]);
  }
}

function firmJoinOf({ id, a, b, reason, decided_by, decided_at, undone_by, undone_at, undone_reason }: queries.JoinRow): FirmJoin {
  return {
    ...{ id, firms: [a as FirmId, b as FirmId] as const, reason, by: decided_by, time: decided_at },
    undone: undone_at === null ? undefined : { by: undone_by ?? '', time: undone_at, reason: undone_reason ?? '' },
  };
}
