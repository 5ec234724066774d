export const retirements = `SELECT field, retired_at, retired_by, reason FROM retired_field`;

export interface RetirementRow {
  readonly field: string;
  readonly retired_at: number;
  readonly retired_by: string;
  readonly reason: string;
}

export const addRetirement = `
INSERT INTO retired_field (field, retired_at, retired_by, reason) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING field`;

export const removeRetirement = `DELETE FROM retired_field WHERE field = $1 RETURNING field`;

export const notifyRetired = `SELECT pg_notify('retired_field', $1)`;
