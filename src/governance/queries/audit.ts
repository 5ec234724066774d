import type { ChainedEntry } from '../audit-entry.ts';

export interface HeadRow {
  readonly id: number;
  readonly hash: Buffer;
  readonly signature: Buffer;
}

export interface AuditRow extends ChainedEntry {
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** The lock that puts all writers in one line: without it two entries could claim one place in the chain. */
export const lockHead = 'SELECT id, hash, signature FROM audit_head FOR UPDATE';
export const readKeyId = 'SELECT key_id FROM audit_head';
export const readHead = 'SELECT id, hash, signature FROM audit_head';

/** Entries and the head that they lead to, in one statement. */
export const appendEntries = `
WITH added AS (
  INSERT INTO audit (id, time, actor_kind, actor_id, actor_name, action, subject, reason, details, previous_hash, hash)
  SELECT * FROM unnest($1::int8[], $2::int8[], $3::text[], $4::int8[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                       $10::bytea[], $11::bytea[])
)
UPDATE audit_head SET id = $12, hash = $13, signature = $14, key_id = $15`;

const columns = 'id, time, actor_kind, actor_id, actor_name, action, subject, reason, details, previous_hash, hash';

export const selectChain = `SELECT ${columns} FROM audit WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3`;

/** One statement, one snapshot: entries are always added together with the head, so nothing may lie beyond it. */
export const selectBeyondHead = 'SELECT min(id) AS id FROM audit WHERE id > (SELECT id FROM audit_head)';
export const selectEntry = `SELECT ${columns} FROM audit WHERE id = $1`;

/** Newest first; each filter is off when null. A person is the subject of every decision that concerns her, wherever it was made. */
export const selectEntries = `
SELECT ${columns} FROM audit
WHERE ($1::int8 IS NULL OR id < $1)
  AND ($2::text IS NULL OR subject = $2
    OR ($2 LIKE 'person:%' AND action LIKE 'identity.%' AND details::jsonb -> 'people' ? substr($2, 8)))
  AND ($3::text IS NULL OR action = $3 OR action LIKE $3 || '.%')
  AND ($4::text IS NULL OR actor_name = $4)
  AND ($5::int8 IS NULL OR time >= $5)
  AND ($6::int8 IS NULL OR time < $6)
ORDER BY id DESC LIMIT $7`;
