export interface AudienceRow {
  readonly id: number;
  readonly state: 'active' | 'archived';
  readonly version: number;
  readonly body: string;
  readonly size: number | null;
  readonly counted: string | null;
  readonly counted_at: number | null;
  readonly took_ms: number | null;
}

const select = `
SELECT audience.id, state, version, body, size, counted, counted_at, took_ms
FROM audience LEFT JOIN audience_size ON audience_size.audience_id = audience.id`;

export const selectAudiences = `${select} ORDER BY state, audience.id`;
export const selectActive = `${select} WHERE state = 'active' ORDER BY audience.id`;
export const selectAudience = `${select} WHERE audience.id = $1`;
/** Whoever changes rules does it alone: circles are seen only in all of them. */
export const lockRules = `SELECT pg_advisory_xact_lock(hashtextextended('loyalty audience rules', 0))`;

export const insertAudience = `
WITH made AS (INSERT INTO audience (version, body) VALUES (1, $1) RETURNING id), versioned AS (
  INSERT INTO audience_version (audience_id, version, body, changed_by, changed_at, reason) SELECT id, 1, $1, $2, $3, $4 FROM made
)
INSERT INTO audience_size (audience_id) SELECT id FROM made RETURNING audience_id AS id`;
export const countActive = `SELECT count(*) AS audiences FROM audience WHERE state = 'active'`;

export const addVersion = `
WITH versioned AS (
  INSERT INTO audience_version (audience_id, version, body, changed_by, changed_at, reason, restores) VALUES ($1, $2, $3, $4, $5, $6, $7)
), uncounted AS (UPDATE audience_size SET counted = '' WHERE audience_id = $1)
UPDATE audience SET version = $2, body = $3 WHERE id = $1`;
export const setState = `
WITH uncounted AS (UPDATE audience_size SET counted = '' WHERE audience_id = $1)
UPDATE audience SET state = $2 WHERE id = $1`;

export interface AudienceVersionRow {
  readonly version: number;
  readonly body: string;
  readonly changed_by: string;
  readonly changed_at: number;
  readonly reason: string;
  readonly restores: number | null;
}
export const selectVersions = `
SELECT version, body, changed_by, changed_at, reason, restores FROM audience_version WHERE audience_id = $1 ORDER BY version DESC LIMIT $2`;
export const selectVersion = `
SELECT version, body, changed_by, changed_at, reason, restores FROM audience_version WHERE audience_id = $1 AND version = $2`;

/** Pages from one on, with the last change that each holds. */
export const pagesFrom = `SELECT page, through, people FROM audience_page WHERE audience_id = $1 AND page >= $2 ORDER BY page LIMIT $3`;
/** Every change up to this one is in the saved pages. */
export const savedThrough = 'SELECT saved_through FROM audience_size WHERE audience_id = $1';
/** What changed after a page was saved. */
export const changesAfter = `SELECT id, came, went FROM audience_change WHERE audience_id = $1 AND id > $2 ORDER BY id`;

export interface ChangeRow {
  readonly id: number;
  readonly audience_id: number;
  readonly at: number;
  readonly cause: 'event' | 'rule' | 'time';
  readonly size: number;
  readonly came: readonly number[];
  readonly went: readonly number[];
}
/** The stream: in order of commitment, since whoever writes it does so alone. */
export const changesOfAll = `
SELECT id, audience_id, at, cause, size, came, went FROM audience_change WHERE id > $1 ORDER BY id LIMIT $2`;
export const changesOfOne = `
SELECT id, audience_id, at, cause, size, came, went FROM audience_change WHERE audience_id = $1 AND id > $2 ORDER BY id LIMIT $3`;
export const sizeOfEverybody = 'SELECT size FROM audience_size WHERE audience_id = 0';
export const lastChange = 'SELECT coalesce(max(id), 0) AS id FROM audience_change';

/** By day: how many came and left, and the size at its end. */
export const daysOfAudience = `
SELECT (at / 86400000)::int AS day, sum(cardinality(came))::int AS came, sum(cardinality(went))::int AS went,
  (array_agg(size ORDER BY id DESC))[1] AS size
FROM audience_change WHERE audience_id = $1 AND at >= $2 GROUP BY 1 ORDER BY 1`;

export const newestOfOne = `
SELECT id, audience_id, at, cause, size, came, went FROM audience_change WHERE audience_id = $1 ORDER BY id DESC LIMIT $2`;
