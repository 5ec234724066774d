import { Conflict } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { addRetirement, notifyRetired, type RetirementRow, removeRetirement, retirements } from '../queries/retired-fields.ts';
import { parseField } from './field-address.ts';
import { type RetiredFields, retiredFields } from './retired-fields.ts';

/** When, by whom and why a field was given up. Milliseconds since 1970. */
export interface RetiredField {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/** What is retired, by field as `formatField` writes it. */
export async function readRetired(sql: Sql): Promise<Map<string, RetiredField>> {
  const rows = await sql.query<RetirementRow>(retirements);
  return new Map(rows.map((row) => [row.field, { at: row.retired_at, by: row.retired_by, reason: row.reason }]));
}

/** The rules that events are freed of retired fields by, as the database has them now. */
export async function readRetiredRules(sql: Sql): Promise<RetiredFields> {
  return retiredFields([...(await readRetired(sql)).keys()].flatMap((field) => parseField(field) ?? []));
}

/** Stops storing a field, in the caller's transaction; in force everywhere within a second of its commit. @throws Conflict `event.field_retired` */
export async function retireField(sql: Sql, field: string, { at, by, reason }: RetiredField): Promise<void> {
  const [row] = await sql.query(addRetirement, [field, at, by, reason]);
  if (row === undefined) throw new Conflict('event.field_retired', `${field} is retired already`);
  await sql.query(notifyRetired, [field]);
}

/** Stores a field again, from now on. @throws Conflict `event.field_kept` */
export async function collectFieldAgain(sql: Sql, field: string): Promise<void> {
  const [row] = await sql.query(removeRetirement, [field]);
  if (row === undefined) throw new Conflict('event.field_kept', `${field} is not retired`);
  await sql.query(notifyRetired, [field]);
}
