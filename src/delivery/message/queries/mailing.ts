export interface MailingRow {
  readonly id: number;
  readonly group_id: number | null;
  readonly audience_id: number | null;
  readonly body: string;
  readonly state: 'cancelled' | 'planned' | 'planning';
  readonly after_person: number;
  readonly people: number;
  readonly made_by: string;
  readonly made_at: number;
}

const columns = 'id, group_id, audience_id, body, state, after_person, people, made_by, made_at';

export const insertMailing = `
INSERT INTO mailing (group_id, audience_id, body, made_by, made_at, once) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (once) DO NOTHING RETURNING ${columns}`;
export const selectByOnce = `SELECT ${columns} FROM mailing WHERE once = $1`;
export const selectMailing = `SELECT ${columns} FROM mailing WHERE id = $1`;
export const selectMailings = `SELECT ${columns} FROM mailing WHERE ($1::int8 IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
export const takePlanning = `SELECT ${columns} FROM mailing WHERE state = 'planning' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
export const nextMembers = `
SELECT person_id FROM group_member WHERE group_id = $1 AND person_id > $2 ORDER BY person_id LIMIT $3`;
export const moveOn = 'UPDATE mailing SET after_person = $2, people = people + $3, state = $4 WHERE id = $1';
export const cancelMailing = `UPDATE mailing SET state = 'cancelled' WHERE id = $1 AND state <> 'cancelled' RETURNING id`;
export const countOfMailings = `
SELECT mailing_id, state, count(*) AS messages FROM message WHERE mailing_id = ANY ($1::int8[]) GROUP BY mailing_id, state`;
