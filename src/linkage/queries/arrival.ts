/** Records on arrival, in Postgres: one text a question, parameters bound. */

export const addDue = 'INSERT INTO linkage_due (identifier_id) SELECT unnest($1::int8[])';

export const nextDue = 'SELECT id, identifier_id FROM linkage_due ORDER BY id LIMIT $1';

export const removeDue = 'DELETE FROM linkage_due WHERE id = ANY ($1::int8[])';

export interface FragmentRow {
  readonly id: number;
  readonly namespace: string;
  readonly value: string;
  readonly person_id: number;
  readonly shared: boolean;
  readonly first_seen: number;
  readonly source_id: number;
  readonly body: string | null;
}

export const fragmentsById = `
SELECT identifier.id, namespace, value, person_id, shared, first_seen, source_id, body
FROM identifier LEFT JOIN summary ON summary.identifier_id = identifier.id
WHERE identifier.id = ANY ($1::int8[])`;

export interface RecordRow {
  readonly identifier_id: number;
  readonly person_id: number;
  readonly fields: readonly string[];
}

/** With who holds the identifier by now. */
export const recordsById = `
SELECT identifier_id, person_id, to_json(fields)::text AS fields
FROM linkage_record JOIN identifier ON identifier.id = identifier_id
WHERE identifier_id = ANY ($1::int8[])`;

export const putRecord = `
INSERT INTO linkage_record (identifier_id, fields) VALUES ($1, $2::text[])
ON CONFLICT (identifier_id) DO UPDATE SET fields = excluded.fields`;

export const removeRecords = 'DELETE FROM linkage_record WHERE identifier_id = ANY ($1::int8[])';

export const addKeys = `
INSERT INTO linkage_key (key, identifier_id) SELECT * FROM unnest($1::int8[], $2::int8[]) ON CONFLICT DO NOTHING`;

export const removeKeys = `
DELETE FROM linkage_key USING unnest($1::int8[], $2::int8[]) AS gone (key, identifier_id)
WHERE linkage_key.key = gone.key AND linkage_key.identifier_id = gone.identifier_id`;

/** Who stands under each key, one more than $2 at most: whoever has so many is told by something else. */
export const keyHolders = `
SELECT asked.key, holder.identifier_id
FROM unnest($1::int8[]) AS asked (key)
CROSS JOIN LATERAL (SELECT identifier_id FROM linkage_key WHERE linkage_key.key = asked.key LIMIT $2) AS holder`;

/** Records after $1 in the order of their identifiers, with who holds them. */
export const recordsAfter = `
SELECT identifier_id, person_id, to_json(fields)::text AS fields
FROM linkage_record JOIN identifier ON identifier.id = identifier_id
WHERE identifier_id > $1 ORDER BY identifier_id LIMIT $2`;

/** Exactly while they are few, beyond that as the table's own statistics have it. */
export const countRecords = `
SELECT CASE WHEN reltuples > 100000 THEN reltuples::int8 ELSE (SELECT count(*) FROM (SELECT FROM linkage_record LIMIT 200000) AS few) END AS records
FROM pg_class WHERE oid = 'linkage_record'::regclass`;
