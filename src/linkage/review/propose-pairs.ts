import type { PersonId } from '../../foundation/index.ts';
import { bornInOtherYears, type KeptApart, keptApart, mergeMarks, noMarks, type PersonalMarks, readMarks } from '../../identity/index.ts';
import { type Fragment, readFragments } from '../../profile/index.ts';
import { int4Array, int8Array, type Sql } from '../../storage/index.ts';
import { type ComparingContext, type FoundPair, nameOfTwo } from '../found-pair.ts';
import * as queries from '../queries/pairs.ts';
import { tellPairs } from './likely-pairs.ts';

// An order says more of what is at stake than a page that was looked at.
const eventsPerOrder = 5;

/**
 * Puts pairs before a reviewer: not those about whose people somebody has said already that they are one or two, nor those whom a split keeps apart, or their years of
 * birth where no day is known to compare (a father and a son of one name). What stood open of
 * `changed`, or at all where everybody was compared, and is not among them any more goes.
 */
export async function proposePairs(
  sql: Sql,
  found: readonly FoundPair[],
  changed: readonly number[] | 'everybody',
  { model, now }: Pick<ComparingContext, 'model' | 'now'>,
): Promise<void> {
  const { fragments, standing } = await readStanding(sql, found);
  const gone = await removeOpen(sql, standing, changed);
  await tellPairs(
    sql,
    gone.flatMap(({ a, b }) => [a, b]),
  );
  if (standing.length === 0) return;
  await tellPairs(
    sql,
    standing.flatMap(({ one, other }) => [one.identifierId, other.identifierId]),
  );
  await sql.query(queries.notifyJoins);
  for (const { one, other, bits, chance, rule, levels, counts } of standing) {
    const sides = [one, other].map(({ personId }) => weightOf(fragments.get(personId as PersonId) ?? []));
    await sql.prepared('linkage_put_pair', queries.putPair, [
      ...[one.identifierId, other.identifierId, bits, chance],
      ...[worthOf(chance, sides), rule, int4Array(levels), int4Array(counts), model.version, now],
    ]);
  }
}

/** Those about whose people nothing has been said or decided, and nothing known keeps apart; with all that is known of these people. */
async function readStanding(
  sql: Sql,
  found: readonly FoundPair[],
): Promise<{ fragments: Map<PersonId, Fragment[]>; standing: readonly FoundPair[] }> {
  if (found.length === 0) return { fragments: new Map(), standing: [] };
  const people = [...new Set(found.flatMap(({ one, other }) => [one.personId, other.personId]))] as PersonId[];
  const fragments = await readFragments(sql, people);
  const personOf = new Map([...fragments].flatMap(([person, own]) => own.map(({ identifier }) => [identifier.id as number, person])));
  const identifiers = [...personOf.keys()];
  const judged = await sql.prepared<{ a: number; b: number }>('linkage_judged', queries.judgedAmong, [int8Array(identifiers)]);
  const settled = new Set(judged.map(({ a, b }) => nameOfTwo(personOf.get(a) as number, personOf.get(b) as number)));
  const splits = await keptApart(sql, identifiers);
  const marks = new Map<number, PersonalMarks>();
  for (const [id, own] of await readMarks(sql, identifiers)) {
    const person = personOf.get(id) as number;
    marks.set(person, mergeMarks(marks.get(person) ?? noMarks, own));
  }
  const standing = found.filter(
    ({ one, other }) =>
      !settled.has(nameOfTwo(one.personId, other.personId)) &&
      !bornInOtherYears(marks.get(one.personId) ?? noMarks, marks.get(other.personId) ?? noMarks) &&
      !splits.some((split) => isBetween(split, one.identifierId, other.identifierId)),
  );
  return { fragments, standing };
}

async function removeOpen(
  sql: Sql,
  found: readonly FoundPair[],
  changed: Parameters<typeof proposePairs>[2],
): Promise<{ a: number; b: number }[]> {
  if (changed === 'everybody') {
    const sides = [found.map(({ one }) => one.identifierId), found.map(({ other }) => other.identifierId)];
    return sql.prepared('linkage_remove_open_but', queries.removeOpenBut, sides.map(int8Array));
  }
  return changed.length === 0 ? [] : sql.prepared('linkage_remove_open', queries.removeOpen, [int8Array(changed)]);
}

/** What a decision about a pair is worth: the chance that two are one, times what would come together, which counts by its size's logarithm. Pure. */
export function worthOf(chance: number, weights: readonly number[]): number {
  return chance * Math.log2(2 + Math.min(...weights));
}

function weightOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, { summary }) => sum + summary.count + eventsPerOrder * summary.orders.length, 0);
}

function isBetween({ members, others }: KeptApart, one: number, other: number): boolean {
  return (members.has(one) && others.has(other)) || (members.has(other) && others.has(one));
}
