export interface ExceptionRow {
  readonly id: number;
  readonly person_id: number;
  readonly group_id: number;
  readonly stance: 'never' | 'always';
  readonly note: string;
  readonly made_by: string;
  readonly made_at: number;
  readonly review_at: number;
}

const columns = `group_exception.id, identifier.person_id, group_exception.group_id, stance, note, made_by, made_at, review_at`;
const open = `FROM group_exception JOIN identifier ON identifier.id = group_exception.identifier_id WHERE ended_at IS NULL`;

/** In force for some people; where two of one group came together in a join, the newest is last. */
export const exceptionsOf = `SELECT ${columns} ${open} AND identifier.person_id = ANY ($1::int8[]) ORDER BY made_at, group_exception.id`;

/** The page after is after the last one's day of review and number. */
export const exceptionsInForce = `
SELECT ${columns} ${open} AND ($1::int8 IS NULL OR group_id = $1) AND ($2::int8 IS NULL OR review_at <= $2)
AND ($3::int8 IS NULL OR (review_at, group_exception.id) > ($3, $4::int8))
ORDER BY review_at, group_exception.id LIMIT $5`;

export interface ExceptionCountsRow {
  readonly inForce: number;
  readonly due: number;
  readonly soon: number;
}
export const countExceptions = `
SELECT count(*) AS "inForce", count(*) FILTER (WHERE review_at <= $2) AS due, count(*) FILTER (WHERE review_at <= $3) AS soon
${open} AND ($1::int8 IS NULL OR group_id = $1)`;

export const selectException = `SELECT ${columns} ${open} AND group_exception.id = $1`;

/** No row comes back when she has one for this group already. */
export const insertException = `
INSERT INTO group_exception (identifier_id, group_id, stance, note, made_by, made_at, review_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (identifier_id, group_id) WHERE ended_at IS NULL DO NOTHING RETURNING id`;

export const endException = `
UPDATE group_exception SET ended_by = $2, ended_at = $3, ended_reason = $4 WHERE id = $1 AND ended_at IS NULL RETURNING id`;
export const postponeReview = `UPDATE group_exception SET review_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id`;
