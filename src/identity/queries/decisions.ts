export interface DecisionRow {
  id: number;
  kind: 'split' | 'join';
  members: string;
  others: string;
  decided_by: string;
  reason: string;
  decided_at: number;
  undone_at: number | null;
  undone_by: string | null;
  undone_reason: string | null;
  evidence: string | null;
}

const columns = `id, kind, array_to_json(members)::text AS members, array_to_json(others)::text AS others,
  decided_by, reason, decided_at, undone_at, undone_by, undone_reason, evidence`;

export const addDecision = `
INSERT INTO identity_decision (kind, members, others, decided_by, reason, decided_at, evidence)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`;

export const decisionById = `SELECT ${columns} FROM identity_decision WHERE id = $1 FOR UPDATE`;

export const markUndone = `
UPDATE identity_decision SET undone_at = $2, undone_by = $3, undone_reason = $4 WHERE id = $1`;

/** Decisions about any of the identifiers given, newest first. */
export const decisionsAbout = `
SELECT ${columns} FROM identity_decision WHERE members && $1::int8[] OR others && $1::int8[] ORDER BY id DESC LIMIT 100`;

/** With the people whom the identifiers belong to by now. */
export const recentDecisions = `
SELECT ${columns},
  (SELECT array_to_json(array_agg(DISTINCT person_id))::text FROM identifier WHERE identifier.id = ANY (members || others)) AS people
FROM identity_decision ORDER BY id DESC LIMIT $1`;
