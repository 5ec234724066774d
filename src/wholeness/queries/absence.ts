export interface AbsenceRow {
  readonly person_id: number;
  readonly source_id: number;
  readonly reason: string;
  readonly said_by: string;
  readonly said_at: number;
}

/** In force, of some people. */
export const absencesOf = `
SELECT identifier.person_id, view_absence.source_id, reason, said_by, said_at
FROM identifier JOIN view_absence ON view_absence.identifier_id = identifier.id AND ended_at IS NULL
WHERE identifier.person_id = ANY ($1::int8[]) ORDER BY said_at, view_absence.id`;

export const addAbsence = `
INSERT INTO view_absence (identifier_id, source_id, reason, said_by, said_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (identifier_id, source_id) WHERE ended_at IS NULL DO NOTHING RETURNING id`;

export const endAbsence = `
UPDATE view_absence SET ended_by = $3, ended_at = $4, ended_reason = $5
WHERE source_id = $2 AND ended_at IS NULL AND identifier_id IN (SELECT id FROM identifier WHERE person_id = $1)
RETURNING id`;

/** The keeper looks at her before whoever waits. */
export const notifyView = `SELECT pg_notify('view_changed', $1)`;
