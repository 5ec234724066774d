export interface MemberRow {
  readonly id: number;
  readonly whole_id: number;
}

/** All records that are shown as these firms. */
export const membersOf = 'SELECT id, whole_id FROM firm WHERE whole_id = ANY ($1::int8[]) ORDER BY id';

export interface JoinRow {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: number;
  readonly evidence: string;
  readonly undone_by: string | null;
  readonly undone_at: number | null;
  readonly undone_reason: string | null;
}

const columns = 'id, a, b, reason, decided_by, decided_at, evidence, undone_by, undone_at, undone_reason';

export const addJoin = `
INSERT INTO firm_join (a, b, reason, decided_by, decided_at, evidence) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`;

/** Joins that hold, of any of these records. */
export const joinsAmong = `
SELECT ${columns} FROM firm_join WHERE undone_at IS NULL AND (a = ANY ($1::int8[]) OR b = ANY ($1::int8[]))`;

/** Also those that were undone: newest first. */
export const joinsOf = `
SELECT ${columns} FROM firm_join WHERE a = ANY ($1::int8[]) OR b = ANY ($1::int8[]) ORDER BY id DESC LIMIT 100`;

export const joinById = `SELECT ${columns} FROM firm_join WHERE id = $1`;

export const undoJoin = 'UPDATE firm_join SET undone_by = $2, undone_at = $3, undone_reason = $4 WHERE id = $1';

export const setWhole = 'UPDATE firm SET joined_into = $2, changed_at = $3 WHERE id = $1';

/** A pair that was joined by a decision is open again. */
export const reopenPair = `UPDATE firm_pair SET state = 'open', join_id = NULL WHERE join_id = $1 RETURNING id`;
