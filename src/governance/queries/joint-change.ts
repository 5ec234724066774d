import type { JointState } from '../joint/joint-change.ts';

export interface JointChangeRow {
  readonly id: number;
  readonly kind: string;
  readonly subject: string;
  readonly change: string;
  readonly reason: string;
  readonly proposed_by_kind: string;
  readonly proposed_by_id: number | null;
  readonly proposed_by_name: string;
  readonly proposed_at: number;
  readonly required_roles: string[];
  readonly state: JointState;
  readonly settled_by: string | null;
  readonly settled_at: number | null;
  readonly settled_reason: string | null;
}

export interface JointSignatureRow {
  readonly change_id: number;
  readonly user_id: number;
  readonly name: string;
  readonly role: string;
  readonly signed_at: number;
  readonly reason: string;
}

const columns = `id, kind, subject, change, reason, proposed_by_kind, proposed_by_id, proposed_by_name, proposed_at, required_roles,
  state, settled_by, settled_at, settled_reason`;

/** No row comes back when a change of this kind and subject is open already: the partial index keeps them apart. */
export const insertChange = `
INSERT INTO joint_change (kind, subject, change, reason, proposed_by_kind, proposed_by_id, proposed_by_name, proposed_at, required_roles,
  state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed')
ON CONFLICT (kind, subject) WHERE state IN ('proposed', 'signed') DO NOTHING
RETURNING id`;

/** Locked: two signatures at once stand in line, and the second sees the first. */
export const lockChange = `SELECT ${columns} FROM joint_change WHERE id = $1 FOR UPDATE`;

export const selectChanges = `
SELECT ${columns} FROM joint_change
WHERE ($1::int8 IS NULL OR id < $1) AND ($2::bool IS NULL OR (state IN ('proposed', 'signed')) = $2)
  AND ($3::text IS NULL OR kind = $3)
ORDER BY id DESC LIMIT $4`;

export const selectChange = `SELECT ${columns} FROM joint_change WHERE id = $1`;

export const selectSignatures = `
SELECT change_id, user_id, name, role, signed_at, reason FROM joint_signature WHERE change_id = ANY($1::int8[]) ORDER BY signed_at, role`;

export const insertSignature = `
INSERT INTO joint_signature (change_id, user_id, name, role, signed_at, reason) VALUES ($1, $2, $3, $4, $5, $6)`;

export const updateState = `
UPDATE joint_change SET state = $2, settled_by = $3, settled_at = $4, settled_reason = $5 WHERE id = $1`;
