import { dayMs, type PersonId } from '../../foundation/index.ts';
import { int8Array, type Postgres, type Sql } from '../../storage/index.ts';
import type { Group } from '../group/group.ts';
import { activeGroups } from '../group/groups.ts';
import type { Portrait, PortraitContext, World } from '../portrait/portrait.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import { type ExceptionRow, exceptionsOf } from '../queries/exception.ts';
import { membershipsOf } from '../queries/group.ts';
import * as queries from '../queries/keep.ts';
import { holds } from '../rule/evaluate-rule.ts';
import { nextFlip } from '../rule/next-flip.ts';

// Sizes are held against those of a week before; the rest is for who looks a little later.
const leftKeptDays = 14;

/** What membership is decided by, besides the person. */
export interface KeepingContext extends PortraitContext {
  readonly world: World;
}

export interface Kept {
  /** Memberships that began or ended. */
  readonly changes: number;
  readonly changed: ReadonlySet<number>;
}

/** Whether a person belongs, and why it is so if somebody said so against the rule. Pure. */
export function belongs(
  group: Pick<Group, 'id' | 'rule'>,
  portrait: Portrait,
  exceptions: readonly Pick<ExceptionRow, 'group_id' | 'stance'>[],
  { world, now }: KeepingContext,
): boolean {
  const pinned = exceptions.findLast(({ group_id }) => group_id === group.id);
  return pinned === undefined ? holds(group.rule, portrait, world, now) === true : pinned.stance === 'always';
}

/**
 * Looks at some people for every group in use, writes who came and who left, and notes when to look again. One short transaction, alone: sizes
 * are counted in the statement that changes membership.
 */
export async function keepMembers(postgres: Postgres, people: readonly PersonId[], context: KeepingContext): Promise<Kept> {
  if (people.length === 0) return { changes: 0, changed: new Set() };
  return postgres.transaction(async (sql) => {
    await sql.query(queries.lockMembers);
    return keepIn(sql, people, context);
  });
}

async function keepIn(sql: Sql, people: readonly PersonId[], context: KeepingContext): Promise<Kept> {
  const ids = int8Array(people);
  const groups = await activeGroups(sql);
  const portraits = await readPortraits(sql, people, context);
  const exceptions = await sql.query<ExceptionRow>(exceptionsOf, [ids]);
  const before = await sql.query<{ group_id: number; person_id: number }>(membershipsOf, [ids]);
  const wanted = new Set<string>();
  const due: (number | null)[] = [];
  const rules = groups.map(({ rule }) => rule);
  for (const [person, portrait] of portraits) {
    const own = exceptions.filter(({ person_id }) => person_id === person);
    for (const group of groups) if (belongs(group, portrait, own, context)) wanted.add(`${group.id} ${person}`);
    due.push(nextFlip(rules, portrait, context.world, context.now) ?? null);
  }
  const there = new Set(before.map(({ group_id, person_id }) => `${group_id} ${person_id}`));
  const gone = [...there].filter((one) => !wanted.has(one)).map(pairOf);
  const come = [...wanted].filter((one) => !there.has(one)).map(pairOf);
  const missing = people.filter((person) => !portraits.has(person));
  await sql.query(queries.noteChecked, [int8Array([...portraits.keys()]), due, int8Array(missing)]);
  if (gone.length + come.length > 0) {
    await sql.query(queries.changeMembers, [
      ...[int8Array(gone.map(([group]) => group)), int8Array(gone.map(([, person]) => person))],
      ...[int8Array(come.map(([group]) => group)), int8Array(come.map(([, person]) => person))],
      ...[context.now, Math.floor(context.now / dayMs), context.now - leftKeptDays * dayMs],
    ]);
    await sql.query(queries.notify, ['topic', ['groups']]);
  }
  return { changes: gone.length + come.length, changed: new Set([...gone, ...come].map(([, person]) => person)) };
}

function pairOf(text: string): readonly [group: number, person: number] {
  const [group, person] = text.split(' ');
  return [Number(group), Number(person)];
}
