/** Whoever changes membership does it alone, for the length of one small batch: two hands would count one person twice. */
export const lockMembers = `SELECT pg_advisory_xact_lock(hashtextextended('loyalty group members', 0))`;

export const changeMembers = `
WITH gone AS (
  DELETE FROM group_member USING unnest($1::int8[], $2::int8[]) AS leaving (group_id, person_id)
  WHERE group_member.group_id = leaving.group_id AND group_member.person_id = leaving.person_id
  RETURNING group_member.group_id, group_member.person_id, group_member.since
), noted AS (
  INSERT INTO group_left (group_id, person_id, since, until) SELECT group_id, person_id, since, $5 FROM gone
), forgotten AS (
  DELETE FROM group_left WHERE ctid = ANY (ARRAY(SELECT ctid FROM group_left WHERE until < $7 LIMIT 1000))
), come AS (
  INSERT INTO group_member (group_id, person_id, since)
  SELECT group_id, person_id, $5 FROM unnest($3::int8[], $4::int8[]) AS joining (group_id, person_id)
  ON CONFLICT DO NOTHING RETURNING group_id
), moved AS (
  SELECT group_id, sum(joined)::int AS joined, sum(gone)::int AS gone
  FROM (SELECT group_id, 1 AS joined, 0 AS gone FROM come UNION ALL SELECT group_id, 0, 1 FROM gone) AS each GROUP BY group_id
), sized AS (
  UPDATE customer_group SET size = size + joined - gone FROM moved WHERE customer_group.id = moved.group_id
  RETURNING customer_group.id, size, joined, gone
)
INSERT INTO group_day (group_id, day, size, joined, gone) SELECT id, $6::int, size, joined, gone FROM sized
ON CONFLICT (group_id, day) DO UPDATE SET size = excluded.size, joined = group_day.joined + excluded.joined, gone = group_day.gone + excluded.gone`;

/** When to look again, and how many people there are to be looked at. */
export const noteChecked = `
WITH gone AS (
  DELETE FROM group_check WHERE person_id = ANY ($3::int8[]) RETURNING person_id
), noted AS (
  INSERT INTO group_check (person_id, due_at) SELECT * FROM unnest($1::int8[], $2::int8[])
  ON CONFLICT (person_id) DO UPDATE SET due_at = excluded.due_at
  RETURNING (xmax = 0) AS is_new
)
UPDATE group_sweep SET people = people + (SELECT count(*) FROM noted WHERE is_new) - (SELECT count(*) FROM gone)
WHERE EXISTS (SELECT FROM noted WHERE is_new) OR EXISTS (SELECT FROM gone)`;

export const peopleDue = `SELECT person_id FROM group_check WHERE due_at <= $1 ORDER BY due_at LIMIT $2`;
export const notify = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload';

export interface SweepRow {
  readonly people: number;
  readonly key: string;
  readonly after_person: number | null;
  readonly done_key: string | null;
  readonly done_at: number | null;
}
export const readSweep = 'SELECT people, key, after_person, done_key, done_at FROM group_sweep';
export const beginSweep = 'UPDATE group_sweep SET key = $1, after_person = -1';
export const moveSweep = 'UPDATE group_sweep SET after_person = $1';
export const endSweep = 'UPDATE group_sweep SET after_person = NULL, done_key = key, done_at = $1';

/** The next people, those who are one with somebody else by now included: they leave their groups. */
export const nextPeople = `
SELECT person_id FROM (
  (SELECT DISTINCT person_id FROM identifier WHERE person_id > $1 ORDER BY person_id LIMIT $2)
  UNION
  (SELECT person_id FROM group_check WHERE person_id > $1 ORDER BY person_id LIMIT $2)
) AS everybody ORDER BY person_id LIMIT $2`;
export const lastPerson = 'SELECT max(person_id) AS person_id FROM identifier';

/** One person in so many, chosen by a hash of their number. */
export const peopleOneIn = `
SELECT DISTINCT person_id FROM identifier WHERE (hashint8(person_id) & 2147483647) % $1 = 0 ORDER BY person_id LIMIT $2`;

export const readTenths = 'SELECT key, body FROM worth_tenths ORDER BY (key = $1) DESC, made_at DESC LIMIT 1';
export const writeTenths = `
INSERT INTO worth_tenths (key, body, made_at) VALUES ($1, $2, $3)
ON CONFLICT (key) DO UPDATE SET body = excluded.body, made_at = excluded.made_at`;
