import { int8Array, type Sql } from '../../storage/index.ts';
import { readRoles } from '../keeping/roles.ts';
import * as queries from '../queries/firm.ts';
import { liveRoles, type PartyRole, type PartyRoleName } from '../role/party-role.ts';
import { dayOf } from '../role/span.ts';
import { briefOfRow, type FirmInBrief } from './read-firm.ts';

export interface ListedFirm extends FirmInBrief {
  readonly roles: readonly PartyRole[];
  /** People said to belong to it itself. */
  readonly contacts: number;
}

/** The newest firms first, below a number, with what they are to us now. Three statements. */
export async function listFirms(
  sql: Sql,
  { before, role, limit, now }: { before: number | undefined; role: PartyRoleName | undefined; limit: number; now: number },
): Promise<ListedFirm[]> {
  const rows =
    role === undefined
      ? await sql.prepared<queries.FirmRow>('firm_list', queries.listFirms, [before ?? null, limit])
      : await sql.prepared<queries.FirmRow>('firm_list_in_role', queries.listFirmsInRole, [before ?? null, limit, role, dayOf(now)]);
  return describe(sql, rows, now);
}

/** The next firms after a number, in the order of their numbers: for walks over all of them. */
export async function nextFirms(sql: Sql, after: number, limit: number): Promise<FirmInBrief[]> {
  const rows = await sql.prepared<queries.FirmRow>('firm_next', queries.nextFirms, [after, limit]);
  return rows.map(briefOfRow);
}

/** Some firms as the list shows them, in the order given. */
export async function listedFirms(sql: Sql, ids: readonly number[], now: number): Promise<ListedFirm[]> {
  const rows = await sql.prepared<queries.WholeRow>('firm_wholes', queries.wholesById, [int8Array(ids)]);
  const listed = new Map((await describe(sql, rows, now)).map((firm) => [firm.id, firm]));
  return ids.flatMap((id) => listed.get(id) ?? []);
}

async function describe(sql: Sql, rows: readonly queries.FirmRow[], now: number): Promise<ListedFirm[]> {
  const ids = rows.map(({ id }) => id);
  const [roles, counts] = await Promise.all([
    readRoles(sql, ids),
    sql.prepared<{ firm_id: number; contacts: number }>('firm_count_contacts', queries.countContacts, [int8Array(ids), dayOf(now)]),
  ]);
  const contactsOf = new Map(counts.map(({ firm_id, contacts }) => [firm_id, contacts]));
  return rows.map((row) => ({
    ...briefOfRow(row),
    roles: liveRoles(roles.get(row.id) ?? [], dayOf(now)),
    contacts: contactsOf.get(row.id) ?? 0,
  }));
}
