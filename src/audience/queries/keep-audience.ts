/** Whoever changes membership does it alone: changes are then in order of their numbers. */
export const lockChanges = `SELECT pg_advisory_xact_lock(hashtextextended('loyalty audience changes', 0))`;

/** Changes of some audiences with their sizes; answers the number of each. */
export const addChanges = `
WITH given AS (
  SELECT audience_id, at, came::bigint[] AS came, went::bigint[] AS went
  FROM unnest($1::int8[], $2::text[], $3::text[]) WITH ORDINALITY AS given (audience_id, came, went, at)
), sized AS (
  UPDATE audience_size SET size = size + moved.by
  FROM (SELECT audience_id, sum(cardinality(came) - cardinality(went))::bigint AS by FROM given GROUP BY 1) AS moved
  WHERE audience_size.audience_id = moved.audience_id RETURNING audience_size.audience_id, size
)
INSERT INTO audience_change (audience_id, at, cause, size, came, went)
SELECT given.audience_id, $4, $5, size, came, went FROM given JOIN sized USING (audience_id) ORDER BY given.at
RETURNING id, audience_id`;

/** An audience was counted anew: its pages are written as a whole. */
export const endCount = `
UPDATE audience_size SET size = $2, counted = $3, counted_at = $4, took_ms = $5, saved_through = $6 WHERE audience_id = $1`;
export const makeSize = 'INSERT INTO audience_size (audience_id) VALUES ($1) ON CONFLICT DO NOTHING';
export const addCount = `
INSERT INTO audience_change (audience_id, at, cause, size, came, went) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`;
export const dropPages = 'DELETE FROM audience_page WHERE audience_id = $1';
/** Its people are being found anew. */
export const forgetCount = `UPDATE audience_size SET counted = '' WHERE audience_id = $1`;

export const savePages = `
INSERT INTO audience_page (audience_id, page, through, people)
SELECT * FROM unnest($1::int8[], $2::int4[], $3::int8[], $4::bytea[])
ON CONFLICT (audience_id, page) DO UPDATE SET through = excluded.through, people = excluded.people`;
export const saveThrough = `
UPDATE audience_size SET saved_through = greatest(saved_through, given.through)
FROM unnest($1::int8[], $2::int8[]) AS given (audience_id, through) WHERE audience_size.audience_id = given.audience_id`;
export const saveDue = `
INSERT INTO audience_due (page, due) SELECT * FROM unnest($1::int4[], $2::bytea[])
ON CONFLICT (page) DO UPDATE SET due = excluded.due`;

export const loadPages = 'SELECT page, through, people FROM audience_page WHERE audience_id = $1';
export const loadChanges = `
SELECT id, came, went FROM audience_change WHERE audience_id = $1 AND id > $2 ORDER BY id`;
export interface SizeRow {
  readonly audience_id: number;
  readonly size: number;
  readonly counted: string;
  readonly saved_through: number;
}
export const loadSizes = 'SELECT audience_id, size, counted, saved_through FROM audience_size';
export const loadDue = 'SELECT page, due FROM audience_due';

export interface KeeperRow {
  /** Everything that was received before has been looked at. */
  readonly saved_from: number | null;
  readonly facts_key: string;
  readonly facts_at: number | null;
  /** How far a sweep over everybody has come; null when none is on. */
  readonly swept_after: number | null;
  readonly swept_at: number | null;
}
export const readKeeper = 'SELECT saved_from, facts_key, facts_at, swept_after, swept_at FROM audience_keeper';
export const saveFrom = 'UPDATE audience_keeper SET saved_from = $1';
export const beginSweep =
  'UPDATE audience_keeper SET swept_after = -1, facts_at = CASE WHEN facts_key = $1 THEN facts_at END, facts_key = $1';
export const moveSweep = 'UPDATE audience_keeper SET swept_after = $1';
export const endSweep = 'UPDATE audience_keeper SET swept_after = NULL, swept_at = $1, facts_at = $2';

/** Older changes are in the pages, and whoever hangs on them has had two weeks. */
export const forgetChanges = `
DELETE FROM audience_change WHERE id IN (
  SELECT audience_change.id FROM audience_change LEFT JOIN audience_size USING (audience_id)
  WHERE at < $1 AND (saved_through IS NULL OR audience_change.id <= saved_through) ORDER BY audience_change.id LIMIT 5000)`;

export const peopleOfIdentifiers = 'SELECT DISTINCT person_id FROM identifier WHERE id = ANY ($1::int8[])';
export const nextPeople = 'SELECT DISTINCT person_id FROM identifier WHERE person_id > $1 ORDER BY person_id LIMIT $2';

/** How many people there are in all. */
export const saveEverybody = `
INSERT INTO audience_size (audience_id, size) VALUES (0, $1) ON CONFLICT (audience_id) DO UPDATE SET size = excluded.size`;
