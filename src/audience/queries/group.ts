export interface GroupRow {
  readonly id: number;
  readonly starter: string | null;
  readonly state: 'active' | 'archived';
  readonly version: number;
  readonly body: string;
  readonly size: number;
}

export interface GroupVersionRow {
  readonly version: number;
  readonly body: string;
  readonly changed_by: string;
  readonly changed_at: number;
  readonly reason: string;
  readonly restores: number | null;
}

const columns = 'id, starter, state, version, body, size';

export const selectGroups = `SELECT ${columns} FROM customer_group ORDER BY state, size DESC, id`;
export const selectActive = `SELECT ${columns} FROM customer_group WHERE state = 'active' ORDER BY id`;
export const selectGroup = `SELECT ${columns} FROM customer_group WHERE id = $1`;
export const lockGroup = `SELECT ${columns} FROM customer_group WHERE id = $1 FOR UPDATE`;

export const insertGroup = `
WITH made AS (
  INSERT INTO customer_group (starter, version, body) VALUES ($1, 1, $2) ON CONFLICT (starter) DO NOTHING RETURNING id
), versioned AS (
  INSERT INTO group_version (group_id, version, body, changed_by, changed_at, reason) SELECT id, 1, $2, $3, $4, $5 FROM made
)
SELECT id FROM made`;

export const countGroups = `SELECT count(*) AS groups FROM customer_group WHERE state = 'active'`;

/** A new version on top of the one that is there; the caller holds the row. */
export const addVersion = `
WITH versioned AS (
  INSERT INTO group_version (group_id, version, body, changed_by, changed_at, reason, restores) VALUES ($1, $2, $3, $4, $5, $6, $7)
)
UPDATE customer_group SET version = $2, body = $3 WHERE id = $1`;

export const setState = 'UPDATE customer_group SET state = $2 WHERE id = $1';

export const dropMembers = `
WITH gone AS (DELETE FROM group_member WHERE group_id = $1 RETURNING group_id, person_id, since),
noted AS (INSERT INTO group_left (group_id, person_id, since, until) SELECT group_id, person_id, since, $2 FROM gone)
UPDATE customer_group SET size = 0 WHERE id = $1`;

export const selectVersions = `
SELECT version, body, changed_by, changed_at, reason, restores FROM group_version WHERE group_id = $1 ORDER BY version DESC LIMIT $2`;
export const selectVersion = `
SELECT version, body, changed_by, changed_at, reason, restores FROM group_version WHERE group_id = $1 AND version = $2`;

/** Size on the last day at or before each of some days, for the trend. */
export const sizesBefore = `
SELECT DISTINCT ON (group_id) group_id, day, size FROM group_day WHERE day <= $1 ORDER BY group_id, day DESC`;
export const sizesOfGroup = `SELECT day, size, joined, gone FROM group_day WHERE group_id = $1 AND day > $2 ORDER BY day`;

/** Newest members first; the page after is after the last one's time and number. */
export const selectMembers = `
SELECT person_id, since FROM group_member
WHERE group_id = $1 AND ($2::int8 IS NULL OR person_id > $2) ORDER BY person_id LIMIT $3`;

/** Who is in a group and was not at a moment ($2), and the other way round, each once. */
const wasIn = (person: string) => `EXISTS (
  SELECT FROM group_left WHERE group_left.group_id = $1 AND group_left.person_id = ${person} AND group_left.since < $2 AND group_left.until >= $2)`;
const joined = `
SELECT person_id, since AS at FROM group_member WHERE group_id = $1 AND since >= $2 AND NOT ${wasIn('group_member.person_id')}`;
const gone = `
SELECT person_id, max(until) AS at FROM group_left
WHERE group_id = $1 AND since < $2 AND until >= $2
  AND NOT EXISTS (SELECT FROM group_member WHERE group_member.group_id = $1 AND group_member.person_id = group_left.person_id)
GROUP BY person_id`;

/** How many came and left since a moment, with the size now and the one that was counted until the day before it, in one look. */
export const countMoved = `
SELECT (SELECT count(*) FROM (${joined}) AS came) AS joined, (SELECT count(*) FROM (${gone}) AS went) AS gone,
  size, (SELECT group_day.size FROM group_day WHERE group_day.group_id = $1 AND day < $3::int ORDER BY day DESC LIMIT 1) AS before
FROM customer_group WHERE id = $1`;
export const selectJoined = `${joined} ORDER BY at DESC, person_id LIMIT $3 OFFSET $4`;
export const selectGone = `${gone} ORDER BY at DESC, person_id LIMIT $3 OFFSET $4`;

export const selectEverybody = `
SELECT person_id, (SELECT count(*) FROM group_member WHERE group_member.person_id = page.person_id AND group_id = ANY ($3)) AS groups
FROM (SELECT person_id FROM group_check ORDER BY person_id LIMIT $2 OFFSET $1) AS page ORDER BY person_id`;

/** Members whose numbers hash below a border: the same people every time. */
export const sampleMembers = `
SELECT person_id FROM group_member WHERE group_id = $1 AND (hashint8(person_id) & 65535) < $2 ORDER BY hashint8(person_id) LIMIT $3`;
export const sampleOthers = `
SELECT person_id FROM group_check
WHERE (hashint8(person_id) & 65535) < $2
  AND NOT EXISTS (SELECT FROM group_member WHERE group_member.group_id = $1 AND group_member.person_id = group_check.person_id)
ORDER BY hashint8(person_id) LIMIT $3`;
export const samplePeople = `
SELECT person_id FROM group_check WHERE (hashint8(person_id) & 65535) < $1 ORDER BY hashint8(person_id) LIMIT $2`;

export const membershipsOf = `SELECT group_id, person_id, since FROM group_member WHERE person_id = ANY ($1::int8[])`;
