import { BoundedCache } from '../../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import { nameFirms } from '../keeping/name-firms.ts';
import { putUnder } from '../keeping/parents.ts';
import { queueFirms } from '../likeness/compare-arrived.ts';
import * as contacts from '../queries/contact.ts';
import * as queries from '../queries/firm.ts';
import * as standing from '../queries/standing.ts';
import { contextKey } from '../role/party-role.ts';
import { dayOf } from '../role/span.ts';
import type { FirmStatement } from './firm-statement.ts';
import { firmsOfGroups } from './firms-of-groups.ts';

/** Who is known to belong where: each later event of hers that only names her firm asks the database nothing. */
export type FirmMemory = BoundedCache<string, true>;

// 60 bytes each.
const belongingCachedMax = 100_000;
// `said_by` of what an event says: its source says so.
const bySource = '';

export function newFirmMemory(): FirmMemory {
  return new BoundedCache(belongingCachedMax);
}

/**
 * Keeps what events say of firms: firms appear, their traits, numbers and roles are kept with source and time, and people become their contacts. In the
 * transaction of the batch; answers the firms that changed. Nothing is asked of the database where no event says anything new.
 */
export async function applyToFirms(sql: Sql, statements: readonly FirmStatement[], memory: FirmMemory): Promise<readonly number[]> {
  const fresh = statements.filter((one) => one.said.describes || memory.get(belongingKey(one)) === undefined);
  if (fresh.length === 0) return [];
  const firms = await firmsOfGroups(sql, fresh);
  const known = fresh.flatMap((one) => {
    const firm = firms.get(one.said.groupId);
    return firm === undefined ? [] : [{ ...one, firm, by: bySource }];
  });
  if (known.length === 0) return [];
  await addFacts(sql, known);
  await addPeople(sql, known);
  await addStanding(sql, known, firms);
  for (const one of known) if (one.identifierId !== undefined) memory.set(belongingKey(one), true);
  const changed = [...new Set(known.map(({ firm }) => firm))];
  await notifyFirms(sql, changed);
  return changed;
}

/** Tells open pages which firms changed, delivered when the transaction commits, and has these compared with others soon after. */
export async function notifyFirms(sql: Sql, firms: readonly number[]): Promise<void> {
  await queueFirms(sql, firms);
  for (let from = 0; from < firms.length; from += firmsPerNotice) {
    await sql.query(queries.notifyFirms, [int8Array(firms.slice(from, from + firmsPerNotice))]);
  }
}

// Postgres takes 8,000 bytes a notice.
const firmsPerNotice = 250;

interface KnownStatement extends FirmStatement {
  readonly firm: number;
  readonly by: string;
}

function belongingKey({ said, identifierId }: FirmStatement): string {
  return `${said.groupId}\0${identifierId}`;
}

async function addFacts(sql: Sql, known: readonly KnownStatement[]): Promise<void> {
  const facts = known.flatMap(({ firm, by, event, said }) =>
    Object.entries({ ...(said.name === undefined ? {} : { name: said.name }), ...said.traits }).map(([name, value]) => ({
      ...{ firm, by, event, name },
      value: JSON.stringify(value),
    })),
  );
  if (facts.length > 0) {
    await sql.prepared('firm_add_facts', queries.addFacts, [
      int8Array(facts.map(({ firm }) => firm)),
      textArray(facts.map(({ name }) => name)),
      int4Array(facts.map(({ event }) => event.sourceId)),
      textArray(facts.map(({ value }) => value)),
      textArray(facts.map(({ by }) => by)),
      textArray(facts.map(({ event }) => event.messageId)),
      int8Array(facts.map(({ event }) => event.time)),
    ]);
    const named = new Set(facts.filter(({ name }) => name === 'name').map(({ firm }) => firm));
    await nameFirms(sql, [...named], Math.max(...known.map(({ event }) => event.time)));
  }
  const numbers = known.flatMap(({ said, ...one }) => said.identifiers.map((identifier) => ({ ...one, identifier })));
  if (numbers.length === 0) return;
  await sql.prepared('firm_add_identifiers', queries.addIdentifiers, [
    textArray(numbers.map(({ identifier }) => identifier.namespace)),
    textArray(numbers.map(({ identifier }) => identifier.value)),
    int8Array(numbers.map(({ firm }) => firm)),
    int4Array(numbers.map(({ event }) => event.sourceId)),
    textArray(numbers.map(({ by }) => by)),
    textArray(numbers.map(({ event }) => event.messageId)),
    int8Array(numbers.map(({ event }) => event.time)),
  ]);
}

async function addPeople(sql: Sql, known: readonly KnownStatement[]): Promise<void> {
  const people = known.flatMap((one) => (one.identifierId === undefined ? [] : [{ ...one, identifierId: one.identifierId }]));
  if (people.length === 0) return;
  await sql.prepared('firm_add_contacts', contacts.addContacts, [
    int8Array(people.map(({ firm }) => firm)),
    int8Array(people.map(({ identifierId }) => identifierId)),
    int4Array(people.map(({ event }) => event.sourceId)),
    textArray(people.map(({ by }) => by)),
    textArray(people.map(({ event }) => event.messageId)),
    int8Array(people.map(({ event }) => event.time)),
  ]);
  const buying = people.flatMap((one) => (one.said.buyingRole === undefined ? [] : [{ ...one, role: one.said.buyingRole }]));
  if (buying.length === 0) return;
  await sql.prepared('firm_add_said_buying_roles', contacts.addSaidBuyingRoles, [
    int8Array(buying.map(({ firm }) => firm)),
    int8Array(buying.map(({ identifierId }) => identifierId)),
    textArray(buying.map(({ role }) => role)),
    textArray(buying.map(({ event }) => dayOf(event.time))),
    int4Array(buying.map(({ event }) => event.sourceId)),
    textArray(buying.map(({ by }) => by)),
    int8Array(buying.map(({ event }) => event.time)),
    textArray(buying.map(({ event }) => event.messageId)),
  ]);
}

async function addStanding(sql: Sql, known: readonly KnownStatement[], firms: ReadonlyMap<string, number>): Promise<void> {
  const roles = known.flatMap(({ said, ...one }) => (said.role === undefined ? [] : [{ ...one, ...said.role }]));
  if (roles.length > 0) {
    await sql.prepared('firm_add_said_roles', standing.addSaidRoles, [
      int8Array(roles.map(({ firm }) => firm)),
      textArray(roles.map(({ role }) => role)),
      textArray(roles.map(({ context }) => context)),
      textArray(roles.map(({ context }) => contextKey(context))),
      textArray(roles.map(({ since }) => since)),
      int4Array(roles.map(({ event }) => event.sourceId)),
      textArray(roles.map(({ by }) => by)),
      int8Array(roles.map(({ event }) => event.time)),
      textArray(roles.map(({ event }) => event.messageId)),
    ]);
  }
  for (const { firm, said, event, by } of known) {
    const parent = said.parentGroupId === undefined ? undefined : firms.get(said.parentGroupId);
    if (parent !== undefined) await putUnder(sql, firm, parent, { since: dayOf(event.time), by, at: event.time });
    if (said.isSite) await sql.prepared('firm_set_form', queries.setFirmForm, [firm, 'site']);
  }
}
