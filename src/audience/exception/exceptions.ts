import { Conflict, dayMs, InvalidInput, NotFound, type PersonId, type Problem } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as queries from '../queries/exception.ts';

/** Somebody of the firm knows better than a rule: she never, or always, counts as one of a group. */
export interface GroupException {
  readonly id: number;
  readonly person: PersonId;
  readonly group: number;
  readonly stance: 'never' | 'always';
  readonly note: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When somebody should look whether it is still so. It stays in force until it is ended. */
  readonly reviewAt: number;
}

const noteCharactersMax = 500;
const reviewDaysMax = 730;

/** What is wrong with an exception that somebody would pin. Pure. */
function problemsOf(note: string, reviewAt: number, now: number): Problem[] {
  const problems: Problem[] = [];
  if (note.trim().length < 3) problems.push({ at: 'note', message: 'say what you know that the rule does not' });
  if (note.length > noteCharactersMax) problems.push({ at: 'note', message: `at most ${noteCharactersMax} characters` });
  if (!(reviewAt > now)) problems.push({ at: 'reviewBy', message: 'is no day to come' });
  if (reviewAt > now + reviewDaysMax * dayMs)
    problems.push({ at: 'reviewBy', message: `is more than ${reviewDaysMax} days away: people change` });
  return problems;
}

/**
 * Pins an exception, inside the caller's transaction; membership follows when she is looked at next.
 * @throws InvalidInput `audience.bad_exception`; Conflict `audience.pinned_already`
 */
export async function pinException(sql: Sql, wanted: Omit<GroupException, 'id'>): Promise<number> {
  const problems = problemsOf(wanted.note, wanted.reviewAt, wanted.at);
  if (problems.length > 0) throw new InvalidInput('audience.bad_exception', problems);
  const { person, group, stance, note, by, at, reviewAt } = wanted;
  if ((await exceptionsOfPeople(sql, [person])).some((one) => one.group === group)) throw pinnedAlready();
  const [row] = await sql.query<{ id: number }>(queries.insertException, [person, group, stance, note.trim(), by, at, reviewAt]);
  if (row === undefined) throw pinnedAlready();
  return row.id;
}

function pinnedAlready(): Conflict {
  return new Conflict('audience.pinned_already', 'an exception for this group is pinned to her already; end that one first');
}

/** In force for some people, the oldest first. */
export async function exceptionsOfPeople(sql: Sql, people: readonly PersonId[]): Promise<GroupException[]> {
  return (await sql.query<queries.ExceptionRow>(queries.exceptionsOf, [int8Array(people)])).map(exceptionOf);
}

/** Which exceptions to list: of one group, those due for review by a moment, those after the last one of the page before. */
export interface ExceptionFilter {
  readonly group?: number | undefined;
  readonly dueBy?: number | undefined;
  readonly after?: Pick<GroupException, 'id' | 'reviewAt'> | undefined;
  readonly limit: number;
}

/** In force, those that are due for review first. */
export async function listExceptions(sql: Sql, { group, dueBy, after, limit }: ExceptionFilter): Promise<GroupException[]> {
  const values = [group ?? null, dueBy ?? null, after?.reviewAt ?? null, after?.id ?? null, limit];
  return (await sql.query<queries.ExceptionRow>(queries.exceptionsInForce, values)).map(exceptionOf);
}

/** How many are in force, of one group or of all, and how many of them are due for review now, and by a moment to come. */
export interface ExceptionCounts {
  readonly inForce: number;
  readonly due: number;
  /** Those that are due now included. */
  readonly soon: number;
}

export async function countExceptions(sql: Sql, group: number | undefined, now: number, soonBy: number): Promise<ExceptionCounts> {
  const [row] = await sql.query<queries.ExceptionCountsRow>(queries.countExceptions, [group ?? null, now, soonBy]);
  return row as queries.ExceptionCountsRow;
}

/** @throws NotFound `audience.unknown_exception` */
export async function readException(sql: Sql, id: number): Promise<GroupException> {
  const [row] = await sql.query<queries.ExceptionRow>(queries.selectException, [id]);
  if (row === undefined) throw new NotFound('audience.unknown_exception', `there is no exception ${id} in force`);
  return exceptionOf(row);
}

/** Ends it, inside the caller's transaction: the rule holds again. @throws NotFound `audience.unknown_exception` */
export async function endException(sql: Sql, id: number, ended: { by: string; at: number; reason: string }): Promise<GroupException> {
  const exception = await readException(sql, id);
  await sql.query(queries.endException, [id, ended.by, ended.at, ended.reason]);
  return exception;
}

/** Reviewed and still so, until another day. @throws NotFound `audience.unknown_exception`; InvalidInput `audience.bad_exception` */
export async function keepException(sql: Sql, id: number, reviewAt: number, now: number): Promise<GroupException> {
  const exception = await readException(sql, id);
  const problems = problemsOf(exception.note, reviewAt, now);
  if (problems.length > 0) throw new InvalidInput('audience.bad_exception', problems);
  await sql.query(queries.postponeReview, [id, reviewAt]);
  return { ...exception, reviewAt };
}

function exceptionOf(row: queries.ExceptionRow): GroupException {
  return {
    ...{ id: row.id, person: row.person_id as PersonId, group: row.group_id, stance: row.stance },
    ...{ note: row.note, by: row.made_by, at: row.made_at, reviewAt: row.review_at },
  };
}
