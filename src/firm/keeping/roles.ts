import { Conflict, InvalidInput, NotFound } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { type FirmId, formatFirmId } from '../firm.ts';
import { lockFirms } from '../queries/firm.ts';
import * as queries from '../queries/standing.ts';
import { contextKey, type PartyRole, type PartyRoleName, sameRoleIn } from '../role/party-role.ts';
import { spanProblems } from '../role/span.ts';
import type { ByHand } from './firms.ts';
import { partOf } from './parents.ts';

/** A role with its row's number, and who said so. */
export interface HeldRole extends PartyRole {
  readonly id: number;
  readonly sourceId: number;
  readonly saidBy: string;
  readonly saidAt: number;
  readonly endedBy: string | undefined;
}

/** Roles of some firms, ended ones too, in the order in which they began. */
export async function readRoles(sql: Sql, firms: readonly number[]): Promise<Map<number, HeldRole[]>> {
  const rows = await sql.prepared<queries.RoleRow>('firm_roles', queries.rolesOfFirms, [int8Array(firms)]);
  const byFirm = new Map<number, HeldRole[]>();
  for (const row of rows) {
    const before = byFirm.get(row.firm_id) ?? [];
    const role = heldRole(row);
    if (!before.some((one) => isSameNow(one, role))) byFirm.set(row.firm_id, [...before, role]);
  }
  return byFirm;
}

/** Of firms that were joined each may have said it: it is shown since it was first so. */
function isSameNow(one: HeldRole, other: HeldRole): boolean {
  const isOpen = one.until === undefined && other.until === undefined;
  return isOpen && one.role === other.role && contextKey(one.context) === contextKey(other.context);
}

function heldRole({ id, role, context, since, until, source_id, said_by, said_at, ended_by }: queries.RoleRow): HeldRole {
  return {
    ...{ id, context, since, saidBy: said_by, saidAt: said_at },
    role: role as PartyRoleName,
    ...(until === null ? {} : { until }),
    sourceId: source_id,
    endedBy: ended_by ?? undefined,
  };
}

/** Says what a firm is to us, beside all that it is already. @throws InvalidInput `firm.bad_span`; Conflict `firm.role_held` */
export async function addRole(sql: Sql, firm: FirmId, role: PartyRole, { by, now }: ByHand): Promise<number> {
  const problems = spanProblems(role, 'until');
  if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  await sql.query(lockFirms);
  const same = sameRoleIn((await readRoles(sql, [firm])).get(firm) ?? [], role);
  if (same !== undefined) {
    const until = same.until === undefined ? '' : ` until ${same.until}`;
    throw new Conflict(
      'firm.role_held',
      `${formatFirmId(firm)} is ${role.role} in this context since ${same.since}${until}: end that one first, or say another context`,
    );
  }
  const values = [firm, role.role, role.context, contextKey(role.context), role.since, role.until ?? null, by, now];
  const [row] = await sql.query<{ id: number }>(queries.addRole, values);
  return (row as { id: number }).id;
}

/** Ends a role on a day; it stays in the history. @throws NotFound `firm.no_such_role`; Conflict `firm.role_ended`; InvalidInput `firm.bad_span` */
export async function endRole(sql: Sql, firm: FirmId, id: number, until: string, { by, now }: ByHand): Promise<void> {
  const role = ((await readRoles(sql, [firm])).get(firm) ?? []).find((one) => one.id === id);
  if (role === undefined) throw new NotFound('firm.no_such_role', `${formatFirmId(firm)} has no role ${id}`);
  if (role.until !== undefined)
    throw new Conflict('firm.role_ended', `this role ended on ${role.until} already; what was is not written anew`);
  const problems = spanProblems({ since: role.since, until }, 'until');
  if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  await sql.query(queries.endRole, [id, firm, until, by, now]);
}

/** What one firm is to another: `leases to`, `bids against`. */
export interface NewRelation {
  readonly kind: string;
  readonly other: FirmId;
  readonly context: string;
  readonly since: string;
  readonly until: string | undefined;
}

/** @throws InvalidInput `firm.bad_span`, `firm.bad_relation`; Conflict `firm.relation_held` */
export async function addRelation(sql: Sql, firm: FirmId, relation: NewRelation, { by, now }: ByHand): Promise<void> {
  const problems = spanProblems(relation, 'until');
  if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  const kind = relation.kind.replace(/\s+/g, ' ').trim();
  if (kind.toLowerCase() === partOf) {
    throw new InvalidInput('firm.bad_relation', [{ at: 'kind', message: 'of what a firm is a part is said by PUT /v1/firms/{id}/parent' }]);
  }
  if (relation.other === firm) throw new InvalidInput('firm.bad_relation', [{ at: 'firm', message: 'name another firm' }]);
  const { other, context, since, until } = relation;
  const [row] = await sql.query(queries.addRelation, [firm, kind, other, context, since, until ?? null, by, now]);
  if (row === undefined) throw new Conflict('firm.relation_held', `${formatFirmId(firm)} ${kind} ${formatFirmId(other)} already`);
}

/** Ends a relation on a day. @throws NotFound `firm.no_such_relation`; InvalidInput `firm.bad_span` */
export async function endRelation(sql: Sql, firm: FirmId, id: number, until: string, { by }: ByHand): Promise<void> {
  const rows = await sql.query<queries.RelationRow>(queries.relationsOfFirms, [int8Array([firm]), 10_000]);
  const row = rows.find((one) => one.id === id && one.until === null && one.kind !== partOf);
  if (row === undefined) throw new NotFound('firm.no_such_relation', `${formatFirmId(firm)} has no relation ${id} that could be ended`);
  const problems = spanProblems({ since: row.since, until }, 'until');
  if (problems.length > 0) throw new InvalidInput('firm.bad_span', problems);
  await sql.query(queries.endRelation, [id, firm, until, by]);
}
