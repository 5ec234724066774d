import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/fields.ts';
import type { Sensitivity } from './fields-in-use.ts';
import type { FieldResult } from './measure-history.ts';

/** Why a field is kept, as a person says: somebody is served with it, it foretells something, or the law asks for it. */
export const keepReasons = ['serves', 'predicts', 'legal'] as const;
export type KeepReason = (typeof keepReasons)[number];

export interface FieldDeclaration {
  readonly reason?: KeepReason | undefined;
  readonly owner: string;
  readonly note: string;
  /** Where a person knows better than the rules. */
  readonly sensitivity?: Sensitivity | undefined;
}

export interface DeclaredField extends FieldDeclaration {
  readonly at: number;
  readonly by: string;
}

export interface KeptResult extends FieldResult {
  readonly version: number;
  readonly measuredAt: number;
  readonly measuredBy: string;
}

// A year of weekly measurements.
const resultsKept = 52;

export async function addFieldResult(sql: Sql, result: FieldResult, now: number, by: string): Promise<number> {
  const [row] = await sql.query<{ version: number }>(queries.addResult, [now, by, JSON.stringify(result)]);
  await sql.query(queries.forgetResults, [resultsKept]);
  return row?.version as number;
}

/** The newest measurement; undefined before the first. */
export async function readFieldResult(sql: Sql): Promise<KeptResult | undefined> {
  const [row] = await sql.query<queries.ResultRow>(queries.newestResult);
  if (row === undefined) return undefined;
  return { ...(JSON.parse(row.body) as FieldResult), version: row.version, measuredAt: row.measured_at, measuredBy: row.measured_by };
}

// The newest is shown; the one before stands on pages that are open.
const listedResults = 2;

/** The measurements whose people are kept, the newest first. */
export async function readListedResults(sql: Sql): Promise<(FieldResult & { readonly listing: string })[]> {
  const rows = await sql.query<Pick<queries.ResultRow, 'body'>>(queries.newestBodies, [listedResults]);
  return rows.map(({ body }) => JSON.parse(body) as FieldResult).filter((result) => result.listing !== undefined) as never;
}

/** What people say of fields, by field as `formatField` writes it. */
export async function readDeclarations(sql: Sql): Promise<Map<string, DeclaredField>> {
  const rows = await sql.query<queries.DeclarationRow>(queries.declarations);
  return new Map(
    rows.map((row) => [
      row.field,
      {
        reason: (row.reason ?? undefined) as KeepReason | undefined,
        owner: row.owner,
        note: row.note,
        sensitivity: (row.sensitivity ?? undefined) as Sensitivity | undefined,
        at: row.changed_at,
        by: row.changed_by,
      },
    ]),
  );
}

export async function declareField(sql: Sql, field: string, said: FieldDeclaration, now: number, by: string): Promise<void> {
  await sql.query(queries.putDeclaration, [field, said.reason ?? null, said.owner, said.note, said.sensitivity ?? null, now, by]);
}
