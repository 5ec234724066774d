import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { MemberSet, pageOf } from '../members/member-set.ts';
import * as queries from '../queries/audience.ts';

// Two hundred thousand numbers at the most, of which a page of a list needs a few hundred.
const pagesAtOnce = 3;

/** The people of an audience in the order of their numbers, after one of them: the saved pages, with what changed since. */
export async function audiencePeople(sql: Sql, audience: number, after: number, limit: number): Promise<PersonId[]> {
  const found: number[] = [];
  const changed = await changesBeyondPages(sql, audience);
  let from = pageOf(after + 1);
  for (;;) {
    const rows = await sql.query<{ page: number; through: number; people: Buffer }>(queries.pagesFrom, [audience, from, pagesAtOnce]);
    const until = rows.length < pagesAtOnce ? Number.POSITIVE_INFINITY : (rows.at(-1)?.page ?? 0);
    const set = new MemberSet();
    const through = new Map<number, number>();
    for (const { page, through: last, people } of rows) {
      set.load(page, people);
      through.set(page, last);
    }
    for (const { id, came, went } of changed) {
      const isHere = (person: number): boolean => {
        const page = pageOf(person);
        return page >= from && page <= until && id > (through.get(page) ?? 0);
      };
      for (const person of went) if (isHere(person)) set.delete(person);
      for (const person of came) if (isHere(person)) set.add(person);
    }
    for (const page of set.pages()) {
      for (const person of set.peopleOf(page)) if (person > after && found.length < limit) found.push(person);
      if (found.length === limit) return found as PersonId[];
    }
    if (until === Number.POSITIVE_INFINITY) return found as PersonId[];
    from = until + 1;
  }
}

/** Changes that not all pages hold yet. */
async function changesBeyondPages(sql: Sql, audience: number): Promise<queries.ChangeRow[]> {
  const [saved] = await sql.query<{ saved_through: number }>(queries.savedThrough, [audience]);
  return sql.query<queries.ChangeRow>(queries.changesAfter, [audience, saved?.saved_through ?? 0]);
}

/** Who came to an audience and who left it, in one commitment. Its number rises from one to the next, over all audiences. */
export interface AudienceMove {
  readonly id: number;
  readonly audience: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What they or others did; that time passed; or that the rule was changed, when those of whom an audience is made are not told. */
  readonly cause: 'event' | 'rule' | 'time';
  readonly size: number;
  readonly came: readonly PersonId[];
  readonly went: readonly PersonId[];
}

/**
 * The stream of all comings and leavings after one of them, oldest first: whoever keeps the number of the last that it has dealt with gets each at least once.
 * `NOTIFY audience_change` tells that there is more. Kept for two weeks.
 */
export async function audienceMoves(sql: Sql, after: number, limit: number): Promise<AudienceMove[]> {
  return movesOf(await sql.query<queries.ChangeRow>(queries.changesOfAll, [after, limit]));
}

/** The same of one audience. */
export async function movesOfAudience(sql: Sql, audience: number, after: number, limit: number): Promise<AudienceMove[]> {
  return movesOf(await sql.query<queries.ChangeRow>(queries.changesOfOne, [audience, after, limit]));
}

/** The same from the newest on, for whoever looks who came and left just now. */
export async function newestMovesOf(sql: Sql, audience: number, limit: number): Promise<AudienceMove[]> {
  return movesOf(await sql.query<queries.ChangeRow>(queries.newestOfOne, [audience, limit]));
}

/** The number of the newest: where whoever begins now begins. */
export async function lastMove(sql: Sql): Promise<number> {
  return (await sql.query<{ id: number }>(queries.lastChange))[0]?.id ?? 0;
}

/** By UTC day how many came and left, and the size at its end; days on which nobody did are left out. */
export function daysOfAudience(
  sql: Sql,
  audience: number,
  since: number,
): Promise<{ day: number; came: number; went: number; size: number }[]> {
  return sql.query(queries.daysOfAudience, [audience, since]);
}

/** How many people audiences know of. */
export async function countPeople(sql: Sql): Promise<number> {
  return (await sql.query<{ size: number }>(queries.sizeOfEverybody))[0]?.size ?? 0;
}

function movesOf(rows: readonly queries.ChangeRow[]): AudienceMove[] {
  return rows.map(({ id, audience_id: audience, at, cause, size, came, went }) => {
    // An array of numbers comes as text or as numbers, as the driver has it.
    return { id, audience, at, cause, size, came: came.map(Number) as PersonId[], went: went.map(Number) as PersonId[] };
  });
}
