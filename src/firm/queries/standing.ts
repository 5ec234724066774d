export interface RoleRow {
  readonly id: number;
  readonly firm_id: number;
  readonly role: string;
  readonly context: string;
  readonly since: string;
  readonly until: string | null;
  readonly source_id: number;
  readonly said_by: string;
  readonly said_at: number;
  readonly message_id: string | null;
  readonly ended_by: string | null;
}

const roleColumns = 'id, firm_id, role, context, since, until, source_id, said_by, said_at, message_id, ended_by';

export const rolesOfFirms = `
SELECT ${roleColumns.replace('id, firm_id', 'firm_role.id, whole_id AS firm_id')} FROM firm JOIN firm_role ON firm_id = firm.id
WHERE whole_id = ANY ($1::int8[]) ORDER BY since, firm_role.id LIMIT 10000`;

export const addRole = `
INSERT INTO firm_role (firm_id, role, context, context_key, since, until, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;

/** Of what events say only what nobody has said before: a role that was ended comes back by a colleague's hand alone. */
export const addSaidRoles = `
INSERT INTO firm_role (firm_id, role, context, context_key, since, source_id, said_by, said_at, message_id)
SELECT DISTINCT ON (firm_id, role, context_key) firm_id, role, context, context_key, since, source_id, said_by, said_at, message_id
FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int4[], $7::text[], $8::int8[], $9::text[])
  AS given (firm_id, role, context, context_key, since, source_id, said_by, said_at, message_id)
WHERE NOT EXISTS (
  SELECT FROM firm_role held WHERE held.firm_id = given.firm_id AND held.role = given.role AND held.context_key = given.context_key)
ORDER BY firm_id, role, context_key, since`;

/** Of firms that were joined each may hold it: what is shown as one role ends as one. */
export const endRole = `
UPDATE firm_role SET until = greatest(firm_role.since, $3), ended_by = $4, ended_at = $5 FROM firm_role shown
WHERE shown.id = $1 AND firm_role.role = shown.role AND firm_role.context_key = shown.context_key AND firm_role.until IS NULL
  AND firm_role.firm_id IN (SELECT id FROM firm WHERE whole_id = $2)`;

export interface RelationRow {
  readonly id: number;
  readonly firm_id: number;
  readonly kind: string;
  readonly other_id: number;
  readonly context: string;
  readonly since: string;
  readonly until: string | null;
  readonly said_by: string;
  readonly said_at: number;
  readonly ended_by: string | null;
}

const relationColumns =
  'held.id, one.whole_id AS firm_id, held.kind, other.whole_id AS other_id, held.context, held.since, held.until, held.said_by, held.said_at, held.ended_by';
const relationsHeld = `
SELECT ${relationColumns} FROM firm_relation held JOIN firm one ON one.id = held.firm_id JOIN firm other ON other.id = held.other_id`;

/** To and from firms, and all that were joined into them; none between those that are one by now. */
export const relationsOfFirms = `
${relationsHeld} WHERE one.whole_id = ANY ($1::int8[]) AND one.whole_id <> other.whole_id
UNION ${relationsHeld} WHERE other.whole_id = ANY ($1::int8[]) AND one.whole_id <> other.whole_id
ORDER BY since, id LIMIT $2`;

export const addRelation = `
INSERT INTO firm_relation (firm_id, kind, other_id, context, since, until, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING RETURNING id`;

export const endRelation = `
UPDATE firm_relation SET until = $3, ended_by = $4 WHERE id = $1 AND until IS NULL
  AND EXISTS (SELECT FROM firm WHERE whole_id = $2 AND id IN (firm_id, other_id))`;

/** The firms above some firms now, each with whom it is above, as far as the limit. */
export const parentsOfFirms = `
WITH RECURSIVE above AS (
  SELECT asked.id AS other_id, NULL::int8 AS firm_id, 0 AS depth FROM firm asked WHERE asked.id = ANY ($1::int8[])
  UNION
  SELECT parent.whole_id, member.whole_id, above.depth + 1
  FROM above JOIN firm member ON member.whole_id = above.other_id
  JOIN firm_relation relation ON relation.firm_id = member.id AND relation.kind = 'part of' AND relation.until IS NULL
  JOIN firm parent ON parent.id = relation.other_id AND parent.whole_id <> member.whole_id
  WHERE above.depth <= $2
)
SELECT DISTINCT firm_id, other_id AS parent_id FROM above WHERE firm_id IS NOT NULL`;

/** A firm and all that are parts of it or of its parts now: at most \`$2\` steps down and \`$3\` firms, the nearest first. */
export const firmsBelow = `
WITH RECURSIVE below AS (
  SELECT $1::int8 AS firm_id, NULL::int8 AS parent_id, 0 AS depth
  UNION ALL
  SELECT part.whole_id, member.whole_id, below.depth + 1
  FROM below JOIN firm member ON member.whole_id = below.firm_id
  JOIN firm_relation relation ON relation.other_id = member.id AND relation.kind = 'part of' AND relation.until IS NULL
  JOIN firm part ON part.id = relation.firm_id AND part.whole_id <> member.whole_id
  WHERE below.depth < $2
)
SELECT firm_id, parent_id, depth FROM below ORDER BY depth, firm_id LIMIT $3`;

export interface FloorRow {
  readonly product: string;
  readonly minor_units: number;
  readonly currency: string;
  readonly said_by: string;
  readonly said_at: number;
}

export const priceFloors = `
SELECT product, minor_units, currency, said_by, said_at FROM price_floor WHERE $1::text[] IS NULL OR product = ANY ($1) ORDER BY product LIMIT $2`;

export const putPriceFloors = `
INSERT INTO price_floor (product, minor_units, currency, said_by, said_at)
SELECT product, minor_units, currency, $4, $5 FROM unnest($1::text[], $2::int8[], $3::text[]) AS given (product, minor_units, currency)
ON CONFLICT (product) DO UPDATE SET minor_units = excluded.minor_units, currency = excluded.currency, said_by = excluded.said_by, said_at = excluded.said_at`;

export const removePriceFloors = 'DELETE FROM price_floor WHERE product = ANY ($1::text[])';
