/** Whoever changes how customers stand does it alone, for the length of one small batch: two hands would count one customer twice. */
export const lockViews = `SELECT pg_advisory_xact_lock(hashtextextended('loyalty single view standings', 0))`;

/** Who is of one customer with any of these, as it was last judged. */
export const matesOf = `
SELECT customer_id AS person_id FROM view_standing WHERE person_id = ANY ($1::int8[]) AND state = 'part'
UNION
SELECT part.person_id
FROM view_standing AS own JOIN view_standing AS part ON part.customer_id = own.customer_id AND part.state = 'part'
WHERE own.person_id = ANY ($1::int8[])`;

export interface StandingRow {
  readonly person_id: number;
  readonly customer_id: number;
  readonly state: 'not_yet' | 'part' | 'unknown' | 'whole';
  readonly gaps: string | null;
  readonly due_at: number | null;
}
const columns = 'person_id, customer_id, state, gaps, due_at';
export const standingRows = `SELECT ${columns} FROM view_standing WHERE person_id = ANY ($1::int8[])`;

export const putStandings = `
INSERT INTO view_standing (${columns}) SELECT * FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[], $5::int8[])
ON CONFLICT (person_id) DO UPDATE
SET customer_id = excluded.customer_id, state = excluded.state, gaps = excluded.gaps, due_at = excluded.due_at`;
export const removeStandings = 'DELETE FROM view_standing WHERE person_id = ANY ($1::int8[])';

export const addGaps = 'INSERT INTO view_gap (kind, customer_id) SELECT * FROM unnest($1::text[], $2::int8[]) ON CONFLICT DO NOTHING';
export const removeGaps = `
DELETE FROM view_gap USING unnest($1::text[], $2::int8[]) AS gone (kind, customer_id)
WHERE view_gap.kind = gone.kind AND view_gap.customer_id = gone.customer_id`;

export const addToTallies = `
INSERT INTO view_tally (kind, customers) SELECT * FROM unnest($1::text[], $2::int8[])
ON CONFLICT (kind) DO UPDATE SET customers = view_tally.customers + excluded.customers`;

/** How many stand how on a day, as far as it has gone. */
export const noteDay = `
INSERT INTO view_day (day, whole, not_yet, unknown)
SELECT $1::int, coalesce(sum(customers) FILTER (WHERE kind = 'state:whole'), 0), coalesce(sum(customers) FILTER (WHERE kind = 'state:not_yet'), 0),
  coalesce(sum(customers) FILTER (WHERE kind = 'state:unknown'), 0)
FROM view_tally
ON CONFLICT (day) DO UPDATE SET whole = excluded.whole, not_yet = excluded.not_yet, unknown = excluded.unknown
WHERE (view_day.whole, view_day.not_yet, view_day.unknown) IS DISTINCT FROM (excluded.whole, excluded.not_yet, excluded.unknown)`;

export const peopleDue = 'SELECT person_id FROM view_standing WHERE due_at <= $1 ORDER BY due_at LIMIT $2';
export const peopleOf = 'SELECT DISTINCT person_id FROM identifier WHERE id = ANY ($1::int8[])';
export const notifyPages = `SELECT pg_notify('topic', 'singleView')`;
export const notifyMeasure = `SELECT pg_notify('view_changed', 'everybody')`;

export interface KeeperRow {
  readonly key: string;
  readonly after_person: number | null;
  readonly done_key: string | null;
  readonly done_at: number | null;
  readonly looked_at: number | null;
  readonly waiting: number;
}
export const readKeeper = 'SELECT key, after_person, done_key, done_at, looked_at, waiting FROM view_keeper';
export const beginSweep = 'UPDATE view_keeper SET key = $1, after_person = -1';
export const moveSweep = 'UPDATE view_keeper SET after_person = $1';
export const endSweep = 'UPDATE view_keeper SET after_person = NULL, done_key = key, done_at = $1, looked_at = $1';
export const noteLooked = 'UPDATE view_keeper SET looked_at = $1, waiting = $2';

/** The next people, those who are one with somebody else by now included: they leave. */
export const nextPeople = `
SELECT person_id FROM (
  (SELECT DISTINCT person_id FROM identifier WHERE person_id > $1 ORDER BY person_id LIMIT $2)
  UNION
  (SELECT person_id FROM view_standing WHERE person_id > $1 ORDER BY person_id LIMIT $2)
) AS everybody ORDER BY person_id LIMIT $2`;
export const lastPerson = 'SELECT max(person_id) AS person_id FROM identifier';
