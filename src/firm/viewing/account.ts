import type { PersonId } from '../../foundation/index.ts';
import { type Fragment, readFragments } from '../../profile/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as contactQueries from '../queries/contact.ts';
import * as queries from '../queries/standing.ts';
import { type AccountReading, readAccount } from '../reading/account-reading.ts';
import { type PersonReading, readPerson } from '../reading/person-reading.ts';
import type { BuyingRoleName } from '../role/buying-role.ts';
import { dayOf, isLive } from '../role/span.ts';
import { type FirmInBrief, readFirmNames } from './read-firm.ts';

/** What somebody does, or did, when her firm buys. */
export interface HeldBuyingRole {
  readonly id: number;
  readonly role: BuyingRoleName;
  readonly context: string;
  readonly since: string;
  readonly until: string | undefined;
  readonly sourceId: number;
  readonly saidBy: string;
}

/** Somebody of a firm, or of one of its sites. */
export interface AccountPerson {
  readonly person: PersonId;
  readonly firm: number;
  readonly sourceId: number;
  readonly saidBy: string;
  /** Milliseconds since 1970: when it was first and last said that she belongs there. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** The day on which she left; she counts no more in anything. */
  readonly leftOn: string | undefined;
  readonly roles: readonly HeldBuyingRole[];
  /** The roles that she has now. */
  readonly buyingRoles: readonly BuyingRoleName[];
  readonly reading: PersonReading;
  readonly fragments: readonly Fragment[];
}

export interface Account {
  readonly people: readonly AccountPerson[];
  readonly reading: AccountReading;
  /** The firm and its parts, the nearest first. */
  readonly parts: readonly AccountPart[];
  /** There are more people or parts than are looked at. */
  readonly isPartial: boolean;
}

/** The firm itself or a part of it, with what it is a part of, and how its own people stand with us. */
export interface AccountPart extends FirmInBrief {
  readonly parent: number | undefined;
  readonly contacts: number;
  readonly reading: AccountReading;
}

// What a page can show and a second can read: a summary is a kilobyte.
const peopleMax = 500;
const partsMax = 200;
const depthMax = 6;

/** A firm with its parts and their people, and how the account stands with us. Four statements, whatever its size. */
export async function readAccountOf(sql: Sql, firm: number, now: number): Promise<Account> {
  const parts = await sql.prepared<{ firm_id: number; parent_id: number | null; depth: number }>('firm_below', queries.firmsBelow, [
    firm,
    depthMax,
    partsMax + 1,
  ]);
  // A circle, which nobody can make, would bring a firm twice.
  const below = [...new Map(parts.slice(0, partsMax).map((part) => [part.firm_id, part])).values()];
  const ids = below.map(({ firm_id }) => firm_id);
  const [contacts, roles, names] = await Promise.all([
    sql.prepared<contactQueries.ContactRow>('firm_contacts', contactQueries.contactsOfFirms, [int8Array(ids), peopleMax + 1]),
    sql.prepared<contactQueries.BuyingRoleRow>('firm_buying_roles', contactQueries.buyingRolesOfFirms, [int8Array(ids)]),
    readFirmNames(sql, ids),
  ]);
  const shown = contacts.slice(0, peopleMax);
  const fragments = await readFragments(sql, [...new Set(shown.map(({ person_id }) => person_id as PersonId))]);
  const people = peopleOf(shown, roles, fragments, now);
  return {
    people,
    reading: readingOf(people, now),
    parts: below.flatMap(({ firm_id, parent_id }): AccountPart[] => {
      const own = people.filter(({ firm: of }) => of === firm_id);
      const known = names.get(firm_id);
      if (known === undefined) return [];
      return [{ ...known, parent: parent_id ?? undefined, contacts: present(own, now).length, reading: readingOf(own, now) }];
    }),
    isPartial: contacts.length > peopleMax || parts.length > partsMax,
  };
}

/** Whose changes change an account: the firm and its parts, and all who ever belonged there. Two statements. */
export async function whoChangesFirm(
  sql: Sql,
  firm: number,
): Promise<{ readonly firms: readonly number[]; readonly people: readonly PersonId[] }> {
  const parts = await sql.prepared<{ firm_id: number }>('firm_below', queries.firmsBelow, [firm, depthMax, partsMax]);
  const firms = [...new Set(parts.map(({ firm_id }) => firm_id))];
  const contacts = await sql.prepared<contactQueries.ContactRow>('firm_contacts', contactQueries.contactsOfFirms, [
    int8Array(firms),
    peopleMax,
  ]);
  return { firms, people: [...new Set(contacts.map(({ person_id }) => person_id as PersonId))] };
}

/** Who is a contact of the group and of a site is one person, with what she does in each. */
function readingOf(people: readonly AccountPerson[], now: number): AccountReading {
  const here = present(people, now);
  const persons = [...new Map(here.map((one) => [one.person, one])).values()];
  return readAccount(
    persons.map(({ person, reading }) => ({
      level: reading.level,
      buyingRoles: [...new Set(here.filter((one) => one.person === person).flatMap(({ buyingRoles }) => buyingRoles))],
    })),
  );
}

function present(people: readonly AccountPerson[], now: number): AccountPerson[] {
  const today = dayOf(now);
  return people.filter(({ leftOn }) => leftOn === undefined || leftOn > today);
}

/** Who of an account is there now, each once. Pure. */
export function presentPeople({ people }: Account, now: number): AccountPerson[] {
  return [...new Map(present(people, now).map((one) => [one.person, one])).values()];
}

/** Rows of identifiers become people: one a firm and person, first seen when the first of her identifiers was. */
function peopleOf(
  contacts: readonly contactQueries.ContactRow[],
  roles: readonly contactQueries.BuyingRoleRow[],
  fragments: ReadonlyMap<PersonId, readonly Fragment[]>,
  now: number,
): AccountPerson[] {
  const byKey = new Map<string, AccountPerson>();
  const today = dayOf(now);
  const readings = new Map<PersonId, PersonReading>();
  for (const row of contacts) {
    const person = row.person_id as PersonId;
    const key = `${row.firm_id} ${person}`;
    const met = byKey.get(key);
    if (met !== undefined) {
      // By one of her identifiers she is still there.
      const leftOn = met.leftOn === undefined || row.left_on === null ? undefined : [met.leftOn, row.left_on].sort().at(-1);
      byKey.set(key, { ...met, lastTime: Math.max(met.lastTime, row.last_time), leftOn });
      continue;
    }
    const held = roles.filter((role) => role.firm_id === row.firm_id && role.person_id === row.person_id).map(heldBuyingRole);
    const own = fragments.get(person) ?? [];
    const reading =
      readings.get(person) ??
      readPerson(
        own.map(({ summary }) => summary),
        now,
      );
    readings.set(person, reading);
    byKey.set(key, {
      ...{ person, firm: row.firm_id, saidBy: row.said_by, firstTime: row.first_time, lastTime: row.last_time },
      sourceId: row.source_id,
      leftOn: row.left_on ?? undefined,
      roles: held,
      buyingRoles: [...new Set(held.filter((role) => isLive(role, today)).map(({ role }) => role))],
      reading,
      fragments: own,
    });
  }
  return [...byKey.values()];
}

export function heldBuyingRole({ id, role, context, since, until, source_id, said_by }: contactQueries.BuyingRoleRow): HeldBuyingRole {
  return {
    ...{ id, context, since, saidBy: said_by },
    role: role as BuyingRoleName,
    until: until ?? undefined,
    sourceId: source_id,
  };
}
