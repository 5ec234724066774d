export interface DriftRow {
  readonly id: number;
  readonly noticed_at: number;
  readonly noticed_version: number;
  readonly noticed_share: number;
  readonly base: number;
  readonly version: number;
  readonly share: number;
  readonly before: number;
  readonly now: number;
}

/** What nobody has answered; at most one. */
export const openDrift = `
SELECT id, noticed_at, noticed_version, noticed_share, base, version, share, before, now FROM value_drift WHERE answered_at IS NULL`;

export const addDrift = `
INSERT INTO value_drift (noticed_at, noticed_version, noticed_share, base, version, share, before, now)
VALUES ($1, $2, $3, $4, $2, $3, $5, $6)`;

/** A newer fit while the notice stands: how far that one is from the same base. */
export const moveDrift = `UPDATE value_drift SET version = $2, share = $3, before = $4, now = $5 WHERE id = $1`;

export const answerDrift = `
UPDATE value_drift SET answered_at = $2, answered_by = $3, answer = CASE WHEN version = $1 THEN 'accepted' ELSE 'rolled_back' END, reason = $4
WHERE answered_at IS NULL`;

/** Notices of which nobody outside was told yet, taken by one copy of the product. */
export const takeUntoldDrifts = `
UPDATE value_drift SET told_at = $1
WHERE id IN (SELECT id FROM value_drift WHERE told_at IS NULL FOR UPDATE SKIP LOCKED)
RETURNING id, noticed_at, noticed_version, noticed_share, base, version, share, before, now`;

/**
 * What a new fit is held against: the base of an open notice; else the version that somebody last put to use or accepted; else the oldest that was
 * fitted to at least half as many people as $1.
 */
export const driftBase = `
SELECT coalesce(
  (SELECT base FROM value_drift WHERE answered_at IS NULL),
  (SELECT version FROM value_model_use WHERE accepted ORDER BY id DESC LIMIT 1),
  (SELECT min(version) FROM value_model WHERE 2 * (body::jsonb ->> 'people')::bigint >= $1)
) AS base`;
