export interface QuarantineRow {
  id: number;
  received_at: number;
  source_id: number;
  protocol: string;
  meta: string;
  reason: string;
  message: string;
  at: string;
  body: string;
  readable: boolean;
  attempts: number;
  edited_by: string | null;
}

const columns = 'id, received_at, source_id, protocol, meta, reason, message, at, body, readable, attempts, edited_by';

export const addToQuarantine = `
INSERT INTO quarantine (received_at, source_id, protocol, meta, reason, message, at, body, readable, message_key)
SELECT received_at, source_id, protocol, meta, reason, message, at, body, readable, key::uuid
FROM unnest($1::int8[], $2::int4[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $10::text[])
  AS given (received_at, source_id, protocol, meta, reason, message, at, body, readable, key)
ON CONFLICT (message_key) DO NOTHING`;

export const countByReason = `SELECT reason, count(*)::int8 AS count FROM quarantine GROUP BY reason ORDER BY count DESC, reason`;

export const listQuarantine = `
SELECT ${columns} FROM quarantine
WHERE ($1::text IS NULL OR reason = $1) AND ($2::int IS NULL OR source_id = $2) AND ($3::int8 IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4`;

export const quarantineById = `SELECT ${columns} FROM quarantine WHERE id = $1`;

export const mendQuarantined = `
UPDATE quarantine SET body = $2, readable = true, edited_by = $3 WHERE id = $1 RETURNING id`;

/** Those tried least first, so that what can never be read does not stand before the rest; else in the order in which they came. */
export const lockQuarantined = `
SELECT ${columns} FROM quarantine
WHERE ($1::int8[] IS NULL OR id = ANY ($1)) AND ($2::text IS NULL OR reason = $2) AND ($3::int IS NULL OR source_id = $3)
ORDER BY attempts, id LIMIT $4 FOR UPDATE SKIP LOCKED`;

export const removeQuarantined = 'DELETE FROM quarantine WHERE id = ANY ($1::int8[]) RETURNING id';

export const countAttempts = 'UPDATE quarantine SET attempts = least(attempts + 1, 32767) WHERE id = ANY ($1::int8[])';
