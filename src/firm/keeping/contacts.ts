import { InvalidInput, NotFound, type PersonId } from '../../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import { type FirmId, formatFirmId } from '../firm.ts';
import * as queries from '../queries/contact.ts';
import type { BuyingRoleName } from '../role/buying-role.ts';
import { overlap, type Span, spanProblems } from '../role/span.ts';
import { type ByHand, byHandSource } from './firms.ts';

/** What somebody does when her firm buys, as a colleague writes it down. */
export interface NewBuyingRole extends Span {
  readonly role: BuyingRoleName;
  readonly context: string;
}

/**
 * Says that somebody belongs to a firm, and what she does when it buys; who had left is back. A role that she has in those days already is not said twice.
 * @throws InvalidInput `firm.bad_span`
 */
export async function addContact(
  sql: Sql,
  firm: FirmId,
  person: PersonId,
  role: NewBuyingRole | undefined,
  { by, now }: ByHand,
): Promise<void> {
  if (role !== undefined) {
    const problems = spanProblems(role, 'until');
    if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  }
  await sql.query(queries.addContacts, [
    int8Array([firm]),
    int8Array([person]),
    int4Array([byHandSource]),
    textArray([by]),
    textArray([null]),
    int8Array([now]),
  ]);
  const own = await sql.query<queries.ContactRow>(queries.contactsOfPerson, [int8Array([person]), 1_000]);
  await sql.query(queries.takeBack, [
    firm,
    int8Array(own.filter(({ firm_id }) => firm_id === firm).map(({ identifier_id }) => identifier_id)),
  ]);
  if (role === undefined) return;
  const held = await sql.query<queries.BuyingRoleRow>(queries.buyingRolesOfPerson, [int8Array([person])]);
  const isSaid = held.some(
    (one) =>
      one.firm_id === firm &&
      one.role === role.role &&
      one.context === role.context &&
      overlap({ since: one.since, until: one.until ?? undefined }, role),
  );
  if (isSaid) return;
  await sql.query(queries.addBuyingRole, [firm, person, role.role, role.context, role.since, role.until ?? null, by, now]);
}

/** Says that somebody belongs to a firm no more: she stays in its history. @throws NotFound `firm.no_such_contact`; InvalidInput `firm.bad_span` */
export async function endContact(sql: Sql, firm: FirmId, person: PersonId, until: string, { by }: ByHand): Promise<void> {
  const gone = await sql.query<{ first_time: number }>(queries.leave, [firm, person, until]);
  if (gone.length === 0) throw new NotFound('firm.no_such_contact', `she is no contact of ${formatFirmId(firm)}`);
  await sql.query(queries.endBuyingRolesOf, [firm, person, until, by]);
}

/** Ends what somebody does when her firm buys. @throws NotFound `firm.no_such_role`; InvalidInput `firm.bad_span` */
export async function endBuyingRole(sql: Sql, firm: FirmId, id: number, until: string, { by }: ByHand): Promise<void> {
  const roles = await sql.query<queries.BuyingRoleRow>(queries.buyingRolesOfFirms, [int8Array([firm])]);
  const role = roles.find((one) => one.id === id);
  if (role === undefined || role.until !== null) {
    throw new NotFound('firm.no_such_role', `${formatFirmId(firm)} has no buying role ${id} that could be ended`);
  }
  const problems = spanProblems({ since: role.since, until }, 'until');
  if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  await sql.query(queries.endBuyingRole, [id, firm, until, by]);
}
