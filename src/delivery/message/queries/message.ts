import { openStates } from '../message.ts';

/** Messages in Postgres: one text a question, parameters bound. */

export interface MessageRow {
  readonly id: number;
  readonly key: string;
  readonly identifier_id: number;
  readonly person_id: number;
  readonly ways: string[];
  readonly way: string;
  readonly purpose: string;
  readonly is_promotion: boolean;
  readonly is_answer: boolean;
  readonly product: string | null;
  readonly body: string;
  readonly state: string;
  readonly reasons: string;
  readonly group_id: number | null;
  readonly audience_id: number | null;
  readonly mailing_id: number | null;
  readonly rule: string | null;
  readonly asked_for: number;
  readonly due_at: number;
  readonly until_at: number | null;
  readonly address_id: number | null;
  readonly connector: string | null;
  readonly is_stand_in: boolean;
  readonly words: string | null;
  readonly sent_at: number | null;
  readonly attempts: number;
  readonly has_begun: boolean;
  readonly error: string | null;
  readonly receipt: string | null;
  readonly receipt_at: number | null;
  readonly made_by: string;
  readonly made_at: number;
}

export interface StepRow {
  readonly at: number;
  readonly state: string;
  readonly code: string;
  readonly words: string;
  readonly way: string | null;
  readonly made_by: string;
}

const open = openStates.map((state) => `'${state}'`).join(', ');

/** The person is whoever holds the identifier now. */
const columns = `message.id, message.key, message.identifier_id, identifier.person_id, message.ways, message.way, message.purpose,
  message.is_promotion, message.is_answer, message.product, message.body, message.state, message.reasons, message.group_id, message.audience_id, message.mailing_id,
  message.rule, message.asked_for, message.due_at, message.until_at, message.address_id, message.connector, message.is_stand_in, message.words,
  message.sent_at, message.attempts, message.has_begun, message.error, message.receipt, message.receipt_at, message.made_by, message.made_at`;
const withPerson = `FROM message JOIN identifier ON identifier.id = message.identifier_id`;

/** One row a wish; what was asked for before under the same `once` is passed over. */
export const insertMessages = `
INSERT INTO message (key, identifier_id, ways, way, purpose, is_promotion, is_answer, product, body, state, reason, reasons, group_id, audience_id, mailing_id,
  rule, asked_for, due_at, until_at, made_by, made_at, once)
SELECT key, identifier_id, ways, way, purpose, is_promotion, is_answer, product, body, state, reason, reasons, group_id, audience_id, mailing_id,
  rule, asked_for, due_at, until_at, made_by, made_at, once
FROM jsonb_to_recordset($1::jsonb) AS wish (key text, identifier_id int8, ways text[], way text, purpose text, is_promotion bool, is_answer bool,
  product text, body text, state text, reason text, reasons text, group_id int8, audience_id int8, mailing_id int8, rule text, asked_for int8, due_at int8,
  until_at int8, made_by text, made_at int8, once text)
ON CONFLICT (once) DO NOTHING
RETURNING id, key`;

export const selectByKey = `SELECT ${columns} ${withPerson} WHERE message.key = $1`;
export const selectMade = `
SELECT ${columns}, message.once ${withPerson} WHERE message.id = ANY ($1::int8[]) OR message.once = ANY ($2::text[]) ORDER BY message.id`;
export const lockByKey = `SELECT ${columns} ${withPerson} WHERE message.key = $1 FOR UPDATE OF message`;

const due = `SELECT id FROM message WHERE state IN (${open}) AND due_at <= $1`;

/** What is due, the longest due first: up to $2 of what is no mail, and up to $3 mails; what another copy of the product has in hand is passed over. */
export const takeDue = `
SELECT ${columns} ${withPerson}
WHERE message.id IN (
  SELECT id FROM (${due} AND way <> 'email' ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED) AS others
  UNION ALL
  SELECT id FROM (${due} AND way = 'email' ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) AS mails
)
ORDER BY message.due_at, message.id`;

/** What waits for these people, whether it is due or not. */
export const takeOpenOf = `
SELECT ${columns} ${withPerson}
WHERE message.id IN (
  SELECT message.id FROM message WHERE state IN (${open})
    AND identifier_id IN (SELECT id FROM identifier WHERE person_id = ANY ($1::int8[]))
  ORDER BY message.id LIMIT $2 FOR UPDATE SKIP LOCKED
)
ORDER BY message.id`;

/** What is open of a mailing. */
export const takeOpenOfMailing = `
SELECT ${columns} ${withPerson}
WHERE message.mailing_id = $1 AND message.state IN (${open}) ORDER BY message.id LIMIT $2 FOR UPDATE OF message`;

/** The next moment at which something is due. */
export const nextDue = `SELECT min(due_at) AS due_at FROM message WHERE state IN (${open})`;

/** Whether any of these people has something that waits: the cheap question before the dear one. */
export const anyOpenOf = `
SELECT DISTINCT identifier.person_id FROM identifier JOIN message ON message.identifier_id = identifier.id
WHERE identifier.person_id = ANY ($1::int8[]) AND message.state IN (${open})`;

/** Two ways of sending to one person take turns, so that neither overlooks what the other spends of her attention. Locks go in order of people. */
export const lockPeople = `
SELECT pg_advisory_xact_lock(7100000000000000 + person_id) FROM (SELECT unnest($1::int8[]) AS person_id ORDER BY 1) AS people`;

export const updateMessages = `
UPDATE message SET state = new.state, way = new.way, reason = new.reason, reasons = new.reasons, due_at = new.due_at, address_id = new.address_id,
  connector = new.connector, is_stand_in = new.is_stand_in, words = new.words, sent_at = new.sent_at, attempts = new.attempts,
  claimed_until = new.claimed_until, has_begun = false, error = new.error
FROM jsonb_to_recordset($1::jsonb) AS new (id int8, state text, way text, reason text, reasons text, due_at int8, address_id int8, connector text,
  is_stand_in bool, words text, sent_at int8, attempts int4, claimed_until int8, error text)
WHERE message.id = new.id`;

export const insertSteps = `
INSERT INTO message_step (message_id, at, state, code, words, way, made_by)
SELECT message_id, at, state, code, words, way, made_by
FROM jsonb_to_recordset($1::jsonb) AS step (message_id int8, at int8, state text, code text, words text, way text, made_by text)`;

export const selectSteps = 'SELECT at, state, code, words, way, made_by FROM message_step WHERE message_id = $1 ORDER BY id';

/** Webhooks that take something now. */
export const selectWebhooksOn = 'SELECT id FROM webhook WHERE enabled';

/** From here on the other side may have it: what is found like this after a crash is not sent again. */
export const markBegun = `UPDATE message SET has_begun = true WHERE id = $1 AND state = 'sending'`;

/** In the hands of a connector that died with its process. */
export const takeLeft = `
SELECT ${columns} ${withPerson}
WHERE message.id IN (
  SELECT id FROM message WHERE state = 'sending' AND connector = 'smtp' AND claimed_until < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
)
ORDER BY message.id`;

/** Planned for people of a group who are in it no more. */
export const takeGone = `
SELECT ${columns} ${withPerson}
WHERE message.id IN (
  SELECT message.id FROM message JOIN identifier ON identifier.id = message.identifier_id
  WHERE message.group_id IS NOT NULL AND message.state IN (${open})
    AND ($2::int8[] IS NULL OR identifier.person_id = ANY ($2::int8[]))
    AND NOT EXISTS (SELECT FROM group_member WHERE group_member.group_id = message.group_id AND group_member.person_id = identifier.person_id)
  ORDER BY message.id LIMIT $1 FOR UPDATE OF message SKIP LOCKED
)
ORDER BY message.id`;

export const membersAmong = `
SELECT group_id, person_id FROM group_member
WHERE (group_id, person_id) IN (SELECT * FROM unnest($1::int8[], $2::int8[]))`;

/** Who left audiences that something waits for, from a place in the stream of their changes on; and how far the stream goes. */
export const leftAudiences = `
SELECT DISTINCT unnest(went) AS person_id FROM audience_change
WHERE id > $1 AND id <= $2 AND audience_id IN (SELECT audience_id FROM message WHERE audience_id IS NOT NULL AND state IN (${open}))`;

export const setReceipt = 'UPDATE message SET receipt = $2, receipt_at = $3 WHERE id = $1';

/** Given to the product's own inbox for apps and pages, not yet over. */
export const selectInApp = `
SELECT ${columns} ${withPerson}
WHERE identifier.person_id = $1 AND message.way = 'inApp' AND message.state = 'sent' AND (message.until_at IS NULL OR message.until_at > $2)
  AND (message.receipt IS NULL OR message.receipt IN ('delivered', 'seen'))
ORDER BY message.id DESC LIMIT $3 FOR UPDATE OF message`;

/** Newest first; each condition counts where it is given. */
export const selectMessages = `
SELECT ${columns} ${withPerson}
WHERE ($1::int8 IS NULL OR message.id < $1)
  AND ($2::int8 IS NULL OR message.identifier_id IN (SELECT id FROM identifier WHERE person_id = $2))
  AND ($3::text[] IS NULL OR message.state = ANY ($3))
  AND ($4::text IS NULL OR message.way = $4)
  AND ($5::text IS NULL OR message.reason = $5)
  AND ($6::text IS NULL OR message.receipt = $6)
  AND ($7::int8 IS NULL OR message.mailing_id = $7)
ORDER BY message.id DESC LIMIT $8`;

export const countStates = `SELECT state, reason, count(*) AS messages FROM message WHERE state IN (${open}, 'sending', 'unsure') GROUP BY state, reason
UNION ALL
SELECT state, reason, count(*) FROM message WHERE state NOT IN (${open}, 'sending', 'unsure') AND made_at >= $1 GROUP BY state, reason`;
export const countReceipts = `
SELECT receipt, count(*) AS messages FROM message WHERE receipt IS NOT NULL AND made_at >= $1 GROUP BY receipt`;

export const deleteOld = `
DELETE FROM message WHERE id IN (
  SELECT id FROM message WHERE made_at < $1 AND state NOT IN (${open}, 'sending') ORDER BY id LIMIT $2
) RETURNING id`;
export const deleteSteps = 'DELETE FROM message_step WHERE message_id = ANY ($1::int8[])';

/** Heard by whoever sends: something was planned, or may be due. */
export const notifyPlanned = `SELECT pg_notify('messages_planned', '')`;
/** Heard by open pages. */
export const notifyPages = `SELECT pg_notify('topic', 'messages')`;
export const notifyPeople = `SELECT pg_notify('messages_of', payload) FROM unnest($1::text[]) AS payload`;

/** Addresses that something came back from. */
export const selectBounced = 'SELECT identifier_id FROM message_address WHERE identifier_id = ANY ($1::int8[])';
export const addBounced = `
INSERT INTO message_address (identifier_id, bounced_at, words) VALUES ($1, $2, $3)
ON CONFLICT (identifier_id) DO UPDATE SET bounced_at = excluded.bounced_at, words = excluded.words WHERE message_address.bounced_at < excluded.bounced_at`;
/** Something arrived there after all, later than it came back. */
export const forgetBounced = 'DELETE FROM message_address WHERE identifier_id = $1 AND bounced_at < $2';
/** Which of a person's identifiers were seen together. */
export const linksAmong = `
SELECT a, b FROM edge WHERE refused IS NULL AND a = ANY ($1::int8[]) AND b = ANY ($1::int8[])`;

export const selectIdentifier = 'SELECT namespace, value FROM identifier WHERE id = $1';
export const peopleOf = 'SELECT id, person_id FROM identifier WHERE id = ANY ($1::int8[])';
/** The address that a bounce speaks of: the one that it names, else the one that it belongs to. */
export const selectMailAddress = `
SELECT id FROM identifier WHERE namespace = 'email' AND CASE WHEN $2::text IS NULL THEN id = $1 ELSE value = $2 END`;
