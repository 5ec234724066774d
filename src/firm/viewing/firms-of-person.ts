import type { PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as queries from '../queries/contact.ts';
import { type HeldBuyingRole, heldBuyingRole } from './account.ts';
import { type FirmInBrief, readFirmNames } from './read-firm.ts';

/** A firm that somebody belongs to, or did. */
export interface FirmOfPerson {
  readonly firm: FirmInBrief;
  readonly roles: readonly HeldBuyingRole[];
  readonly sourceId: number;
  readonly saidBy: string;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly leftOn: string | undefined;
}

// Who deals with more firms than this is an agency, and is found there.
const firmsMax = 50;

/** The firms of a person, those she left included, the newest said first. Three statements, one for who has none. */
export async function firmsOfPerson(sql: Sql, person: PersonId): Promise<FirmOfPerson[]> {
  const contacts = await sql.prepared<queries.ContactRow>('firm_contacts_of_person', queries.contactsOfPerson, [
    int8Array([person]),
    firmsMax,
  ]);
  if (contacts.length === 0) return [];
  const [roles, names] = await Promise.all([
    sql.prepared<queries.BuyingRoleRow>('firm_buying_roles_of_person', queries.buyingRolesOfPerson, [int8Array([person])]),
    readFirmNames(
      sql,
      contacts.map(({ firm_id }) => firm_id),
    ),
  ]);
  const byFirm = new Map<number, FirmOfPerson>();
  for (const { firm_id, said_by, source_id, first_time, last_time, left_on } of contacts) {
    const firm = names.get(firm_id);
    const met = byFirm.get(firm_id);
    if (firm === undefined) continue;
    byFirm.set(firm_id, {
      firm,
      roles: roles.filter((role) => role.firm_id === firm_id).map(heldBuyingRole),
      sourceId: met?.sourceId ?? source_id,
      saidBy: met?.saidBy ?? said_by,
      firstTime: Math.min(met?.firstTime ?? first_time, first_time),
      lastTime: Math.max(met?.lastTime ?? last_time, last_time),
      leftOn: left_on === null || (met !== undefined && met.leftOn === undefined) ? undefined : left_on,
    });
  }
  return [...byFirm.values()].sort((left, right) => right.lastTime - left.lastTime);
}
