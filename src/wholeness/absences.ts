import { Conflict, type JsonValue, NotFound, type PersonId } from '../foundation/index.ts';
import type { ChosenTrait } from '../profile/index.ts';
import { int8Array, type Sql } from '../storage/index.ts';
import * as queries from './queries/absence.ts';

/** Somebody of the firm says of a customer that a source has nothing of her, and never will until it is taken back. */
export interface Absence {
  readonly person: PersonId;
  readonly source: number;
  readonly reason: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The trait in which a system of the firm, or she herself, says where she is not: numbers or names of sources. */
const absentTrait = 'absentSources';
const absentTraitInSnakeCase = 'absent_sources';

/** What was said of some people and holds, oldest first. */
export async function absencesOf(sql: Sql, people: readonly PersonId[]): Promise<Absence[]> {
  const rows = await sql.prepared<queries.AbsenceRow>('view_absences', queries.absencesOf, [int8Array(people)]);
  return rows.map((row) => ({
    ...{ person: row.person_id as PersonId, source: row.source_id, reason: row.reason },
    ...{ by: row.said_by, at: row.said_at },
  }));
}

/**
 * Writes down, inside the caller's transaction, that a source has nothing of somebody.
 * @throws Conflict `wholeness.absent_already`
 */
export async function sayAbsent(sql: Sql, { person, source, reason, by, at }: Absence): Promise<void> {
  const said = await absencesOf(sql, [person]);
  const [row] = said.some((one) => one.source === source)
    ? []
    : await sql.query(queries.addAbsence, [person, source, reason.trim(), by, at]);
  if (row === undefined) throw new Conflict('wholeness.absent_already', 'it is said already that this source does not know her');
  await sql.query(queries.notifyView, [String(person)]);
}

/** Takes it back, inside the caller's transaction. @throws NotFound `wholeness.not_absent` */
export async function endAbsence(sql: Sql, { person, source, reason, by, at }: Absence): Promise<void> {
  const ended = await sql.query(queries.endAbsence, [person, source, by, at, reason.trim()]);
  if (ended.length === 0) throw new NotFound('wholeness.not_absent', 'nobody has said that this source does not know her');
  await sql.query(queries.notifyView, [String(person)]);
}

/** A source as it may be named in the trait. */
export interface NamedSource {
  readonly id: number;
  readonly name: string;
}

/** The sources of which any system, or she herself, says in a trait that they do not know her. Pure. */
export function absentByTrait(traits: readonly ChosenTrait[], sources: readonly NamedSource[]): Set<number> {
  const said = traits.find(({ name }) => name === absentTrait || name === absentTraitInSnakeCase);
  const named = said === undefined ? [] : [said, ...said.others].flatMap(({ value }): readonly JsonValue[] => [value].flat());
  const isNamed = ({ id, name }: NamedSource): boolean =>
    named.some((one) => one === id || (typeof one === 'string' && [String(id), name.toLowerCase()].includes(one.trim().toLowerCase())));
  return new Set(sources.filter(isNamed).map(({ id }) => id));
}
