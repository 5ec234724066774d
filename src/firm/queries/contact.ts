export const addContacts = `
INSERT INTO firm_contact (firm_id, identifier_id, source_id, said_by, message_id, first_time, last_time)
SELECT DISTINCT ON (firm_id, identifier_id) firm_id, identifier_id, source_id, said_by, message_id, at, at
FROM unnest($1::int8[], $2::int8[], $3::int4[], $4::text[], $5::text[], $6::int8[]) AS given (firm_id, identifier_id, source_id, said_by, message_id, at)
ORDER BY firm_id, identifier_id, at
ON CONFLICT (firm_id, identifier_id) DO UPDATE SET
  first_time = least(firm_contact.first_time, excluded.first_time), last_time = greatest(firm_contact.last_time, excluded.last_time)`;

export interface ContactRow {
  readonly firm_id: number;
  readonly identifier_id: number;
  readonly person_id: number;
  readonly source_id: number;
  readonly said_by: string;
  readonly message_id: string | null;
  readonly first_time: number;
  readonly last_time: number;
  readonly left_on: string | null;
}

const columns =
  'member.whole_id AS firm_id, contact.identifier_id, identifier.person_id, contact.source_id, contact.said_by, contact.message_id, contact.first_time, contact.last_time, contact.left_on';

/** People of some firms, at most \`$2\`, whom a colleague or an event named; what several people share is nobody. */
export const contactsOfFirms = `
SELECT ${columns} FROM firm member JOIN firm_contact contact ON contact.firm_id = member.id
JOIN identifier ON identifier.id = contact.identifier_id AND NOT identifier.shared
WHERE member.whole_id = ANY ($1::int8[]) ORDER BY contact.first_time, contact.identifier_id LIMIT $2`;

export const contactsOfPerson = `
SELECT ${columns} FROM identifier JOIN firm_contact contact ON contact.identifier_id = identifier.id JOIN firm member ON member.id = contact.firm_id
WHERE identifier.person_id = ANY ($1::int8[]) AND NOT identifier.shared ORDER BY contact.first_time, member.whole_id LIMIT $2`;

/** She is a contact again, whoever said that she had left. */
export const takeBack =
  'UPDATE firm_contact SET left_on = NULL WHERE firm_id IN (SELECT id FROM firm WHERE whole_id = $1) AND identifier_id = ANY ($2::int8[])';

export const leave = `
UPDATE firm_contact SET left_on = $3 FROM identifier
WHERE identifier.id = firm_contact.identifier_id AND identifier.person_id = $2 AND firm_contact.firm_id IN (SELECT id FROM firm WHERE whole_id = $1)
RETURNING firm_contact.first_time`;

export interface BuyingRoleRow {
  readonly id: number;
  readonly firm_id: number;
  readonly identifier_id: number;
  readonly person_id: number;
  readonly role: string;
  readonly context: string;
  readonly since: string;
  readonly until: string | null;
  readonly source_id: number;
  readonly said_by: string;
}

const roleColumns =
  'held.id, member.whole_id AS firm_id, held.identifier_id, identifier.person_id, held.role, held.context, held.since, held.until, held.source_id, held.said_by';

export const buyingRolesOfFirms = `
SELECT ${roleColumns} FROM firm member JOIN firm_buying_role held ON held.firm_id = member.id JOIN identifier ON identifier.id = held.identifier_id
WHERE member.whole_id = ANY ($1::int8[]) ORDER BY held.since, held.id LIMIT 5000`;

export const buyingRolesOfPerson = `
SELECT ${roleColumns} FROM identifier JOIN firm_buying_role held ON held.identifier_id = identifier.id JOIN firm member ON member.id = held.firm_id
WHERE identifier.person_id = ANY ($1::int8[]) ORDER BY held.since, held.id LIMIT 500`;

export const addBuyingRole = `
INSERT INTO firm_buying_role (firm_id, identifier_id, role, context, since, until, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;

/** Of what events say only what is not said already: a role that was ended comes back by a colleague's hand alone. */
export const addSaidBuyingRoles = `
INSERT INTO firm_buying_role (firm_id, identifier_id, role, context, since, source_id, said_by, said_at, message_id)
SELECT DISTINCT ON (firm_id, identifier_id, role) firm_id, identifier_id, role, '', since, source_id, said_by, said_at, message_id
FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[], $5::int4[], $6::text[], $7::int8[], $8::text[])
  AS given (firm_id, identifier_id, role, since, source_id, said_by, said_at, message_id)
WHERE NOT EXISTS (
  SELECT FROM firm_buying_role held
  WHERE held.firm_id = given.firm_id AND held.identifier_id = given.identifier_id AND held.role = given.role)
ORDER BY firm_id, identifier_id, role, since`;

export const endBuyingRole =
  'UPDATE firm_buying_role SET until = $3, ended_by = $4 WHERE id = $1 AND firm_id IN (SELECT id FROM firm WHERE whole_id = $2) AND until IS NULL';

/** All that a person still is to a firm ends when she leaves it; what would begin later never did. */
export const endBuyingRolesOf = `
UPDATE firm_buying_role SET until = greatest(since, $3), ended_by = $4 FROM identifier
WHERE identifier.id = firm_buying_role.identifier_id AND identifier.person_id = $2 
  AND firm_buying_role.firm_id IN (SELECT id FROM firm WHERE whole_id = $1) AND until IS NULL`;

export const nameOwner = `
INSERT INTO firm_problem_owner (identifier_id, problem_since, owner, named_by, named_at) VALUES ($1, $2, $3, $4, $5)`;

export interface OwnerRow {
  readonly person_id: number;
  readonly problem_since: number;
  readonly owner: string;
  readonly named_by: string;
  readonly named_at: number;
}

/** Who was named, newest first. */
export const ownersOfPeople = `
SELECT identifier.person_id, named.problem_since, named.owner, named.named_by, named.named_at
FROM identifier JOIN firm_problem_owner named ON named.identifier_id = identifier.id
WHERE identifier.person_id = ANY ($1::int8[]) ORDER BY named.id DESC LIMIT 1000`;
