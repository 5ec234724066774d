import type { ContentState } from '../item/content-item.ts';

export interface ItemRow {
  readonly id: number;
  readonly state: ContentState;
  readonly version: number;
  readonly revision: number;
  readonly body: string;
  /** JSON: a list of tags. */
  readonly tags: string;
}

export interface ItemVersionRow {
  readonly version: number;
  readonly body: string;
  readonly changed_by: string;
  readonly changed_at: number;
  readonly reason: string;
  readonly restores: number | null;
}

const tags = `
coalesce((SELECT json_agg(json_strip_nulls(json_build_object('kind', kind, 'value', value, 'state', state,
  'because', CASE WHEN because = '{}' THEN NULL ELSE to_json(because) END, 'by', settled_by, 'at', settled_at)) ORDER BY kind, value)
  FROM content_tag WHERE item_id = content_item.id), '[]')::text AS tags`;
const columns = `id, state, version, revision, body, ${tags}`;

export const selectItem = `SELECT ${columns} FROM content_item WHERE id = $1`;
export const selectItemByKey = `SELECT ${columns} FROM content_item WHERE key = $1`;
/** Tags hang on the row: whoever changes either holds it. */
export const lockItem = 'SELECT id FROM content_item WHERE id = $1 FOR UPDATE';
export const selectItems = `SELECT ${columns} FROM content_item WHERE id = ANY ($1::int8[]) ORDER BY id`;
export const selectAll = `SELECT ${columns} FROM content_item WHERE state <> 'archived' ORDER BY id`;
export const selectRevisions = `SELECT id, revision FROM content_item WHERE state = 'active'`;

export const insertItem = `
WITH made AS (
  INSERT INTO content_item (key, kind, state, version, body) VALUES ($1, $2, $3, 1, $4) ON CONFLICT (key) DO NOTHING RETURNING id
), versioned AS (
  INSERT INTO content_version (item_id, version, body, changed_by, changed_at, reason) SELECT id, 1, $4, $5, $6, $7 FROM made
)
SELECT id FROM made`;

export const countActive = `SELECT count(*)::int AS items FROM content_item WHERE state = 'active'`;
export const keysLike = `SELECT key FROM content_item WHERE key = $1 OR starts_with(key, $1 || '-')`;

/** A new version on top of the one that is there; the caller holds the row. */
export const addVersion = `
WITH versioned AS (
  INSERT INTO content_version (item_id, version, body, changed_by, changed_at, reason, restores) VALUES ($1, $2, $3, $4, $5, $6, $7)
)
UPDATE content_item SET version = $2, revision = revision + 1, body = $3 WHERE id = $1`;

export const setState = 'UPDATE content_item SET state = $2, revision = revision + 1 WHERE id = $1';
export const bumpRevision = 'UPDATE content_item SET revision = revision + 1 WHERE id = $1';

export const selectVersions = `
SELECT version, body, changed_by, changed_at, reason, restores FROM content_version WHERE item_id = $1 ORDER BY version DESC LIMIT $2`;
export const selectVersion = `
SELECT version, body, changed_by, changed_at, reason, restores FROM content_version WHERE item_id = $1 AND version = $2`;

/** Newest first, after the number of the page before. */
export const listItems = `
SELECT ${columns} FROM content_item
WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR kind = $2)
  AND ($3::text IS NULL OR EXISTS (SELECT FROM content_tag WHERE item_id = content_item.id AND content_tag.kind = $3 AND value = $4 AND content_tag.state <> 'refused'))
  AND ($5::boolean IS NULL OR $5 = EXISTS (SELECT FROM content_tag WHERE item_id = content_item.id AND content_tag.state = 'suggested'))
  AND ($6::text IS NULL OR body::jsonb ->> 'product' = $6) AND ($7::text IS NULL OR body::jsonb ->> 'language' = $7)
  AND ($8::text IS NULL OR strpos(lower(concat_ws(' ', key, body::jsonb ->> 'title', body::jsonb ->> 'keyFact', body::jsonb ->> 'owner')), lower($8)) > 0)
  AND ($9::int8 IS NULL OR id < $9)
ORDER BY id DESC LIMIT $10`;

export const countItems = `SELECT state, count(*)::int AS items FROM content_item GROUP BY state`;

/** Whoever keeps items in memory hears of it when the transaction commits; so do pages that show content. */
export const notifyChanged = `SELECT pg_notify('content_changed', $1), pg_notify('topic', 'content')`;
