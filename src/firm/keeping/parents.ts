import { InvalidInput } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { formatFirmId } from '../firm.ts';
import { type WholeRow, wholesById } from '../queries/firm.ts';
import * as queries from '../queries/standing.ts';
import { parentProblem, parentsMax } from '../role/parent-chain.ts';
import { dayOf } from '../role/span.ts';

/** The relation of a firm to the one that it is a part of. */
export const partOf = 'part of';

/** Who is above whom now, upwards from some firms. */
export async function readParents(sql: Sql, firms: readonly number[]): Promise<Map<number, number>> {
  const rows = await sql.prepared<{ firm_id: number; parent_id: number }>('firm_parents', queries.parentsOfFirms, [
    int8Array(firms),
    parentsMax,
  ]);
  return new Map(rows.map(({ firm_id, parent_id }) => [firm_id, parent_id]));
}

interface Put {
  readonly since: string;
  readonly by: string;
  readonly at: number;
}

/** Puts a firm under another, as a source says it: what is so already, or would be a circle, is left as it is. The caller holds the lock of firms. */
export async function putUnder(sql: Sql, firm: number, parent: number, put: Put): Promise<void> {
  const wholes = await sql.prepared<WholeRow>('firm_wholes', wholesById, [int8Array([firm, parent])]);
  const [below, above] = [firm, parent].map((id) => wholes.find(({ asked_id }) => asked_id === id)?.id ?? id) as [number, number];
  const parentOf = await readParents(sql, [below, above]);
  if (parentOf.get(below) === above || parentProblem(below, above, parentOf) !== undefined) return;
  await replaceParent(sql, below, above, put);
}

/** Puts a firm under another, or under none. @throws InvalidInput `firm.bad_parent` */
export async function setParent(sql: Sql, firm: number, parent: number | undefined, put: Put): Promise<void> {
  const parentOf = await readParents(sql, parent === undefined ? [firm] : [firm, parent]);
  if (parentOf.get(firm) === parent) return;
  if (parent !== undefined) {
    const problem = parentProblem(firm, parent, parentOf);
    if (problem !== undefined) throw new InvalidInput('firm.bad_parent', [{ at: 'parent', message: wordsOf(problem, firm, parent) }]);
  }
  await replaceParent(sql, firm, parent, put);
}

function wordsOf(problem: NonNullable<ReturnType<typeof parentProblem>>, firm: number, parent: number): string {
  if (problem.code === 'itself') return 'a firm is no part of itself: name another one';
  if (problem.code === 'tooLong')
    return `there are ${parentsMax} firms above ${formatFirmId(parent)} already: name one that is nearer to the top`;
  const through = problem.through.map(formatFirmId).join(', then ');
  return `${formatFirmId(parent)} is itself a part of ${formatFirmId(firm)} (through ${through}): this would be a circle. End the other relation first`;
}

async function replaceParent(sql: Sql, firm: number, parent: number | undefined, { since, by, at }: Put): Promise<void> {
  const rows = await sql.prepared<queries.RelationRow>('firm_relations', queries.relationsOfFirms, [int8Array([firm]), 10_000]);
  for (const row of rows.filter((one) => one.firm_id === firm && one.kind === partOf && one.until === null)) {
    const until = [row.since, since].sort().at(-1);
    await sql.prepared('firm_end_relation', queries.endRelation, [row.id, firm, until, by]);
  }
  if (parent === undefined) return;
  await sql.prepared('firm_add_relation', queries.addRelation, [firm, partOf, parent, '', since || dayOf(at), null, by, at]);
}
