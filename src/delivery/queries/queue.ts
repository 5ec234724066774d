export interface HeadRow {
  readonly id: number;
  readonly person_id: number;
  readonly due_at: number;
  readonly claimed_until: number;
}

export interface QueueRow {
  readonly id: number;
  readonly person_id: number;
  readonly identifier_id: number;
  readonly event_id: string;
  readonly event_name: string;
  readonly body: string;
  readonly queued_at: number;
  readonly attempts: number;
}

export interface DeliveryRow {
  readonly id: number;
  readonly webhook_id: number;
  readonly person_id: number;
  readonly event_id: string;
  readonly event_name: string;
  readonly attempt: number;
  readonly at: number;
  readonly outcome: 'delivered' | 'failed' | 'given_up' | 'withheld';
  readonly status: number | null;
  readonly error: string | null;
  readonly took_ms: number;
}

/** The database's own time: the processing transaction knows when an event was received, which may be long ago. */
export const insertQueue = `
INSERT INTO webhook_queue (webhook_id, person_id, identifier_id, event_id, event_name, body, queued_at)
SELECT webhook_id, person_id, identifier_id, event_id, event_name, body, (extract(epoch FROM now()) * 1000)::int8
FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::text[], $5::text[], $6::text[])
     WITH ORDINALITY AS queued (webhook_id, person_id, identifier_id, event_id, event_name, body, place)
ORDER BY place`;

/** Heard by whoever delivers, when the transaction that queued commits. */
export const notifyQueued = `SELECT pg_notify('webhook_queue', '')`;

/**
 * The first waiting event of each of the next $3 people after person $2: a walk from person to person through the index, so that a
 * person with a hundred thousand events waiting costs one step like anybody else.
 */
export const selectHeads = `
WITH RECURSIVE head AS (
  (SELECT id, person_id, due_at, claimed_until, 1 AS place FROM webhook_queue
   WHERE webhook_id = $1 AND person_id > $2 ORDER BY person_id, id LIMIT 1)
  UNION ALL
  SELECT next.id, next.person_id, next.due_at, next.claimed_until, head.place + 1
  FROM head CROSS JOIN LATERAL (
    SELECT id, person_id, due_at, claimed_until FROM webhook_queue
    WHERE webhook_id = $1 AND person_id > head.person_id ORDER BY person_id, id LIMIT 1
  ) AS next
  WHERE head.place < $3
)
SELECT id, person_id, due_at, claimed_until FROM head ORDER BY person_id`;

/**
 * Takes the given heads ($2), each with up to $3 - 1 events of the same person behind it, until $5. Another instance that came first
 * holds the head locked or claimed, and then the whole person is passed over.
 */
export const claimRuns = `
WITH taken AS (
  SELECT id, person_id FROM webhook_queue WHERE id = ANY($2::int8[]) AND claimed_until <= $4 FOR UPDATE SKIP LOCKED
), run AS (
  SELECT behind.id FROM taken CROSS JOIN LATERAL (
    SELECT id FROM webhook_queue WHERE webhook_id = $1 AND person_id = taken.person_id AND id >= taken.id ORDER BY id LIMIT $3
  ) AS behind
)
UPDATE webhook_queue AS queue SET claimed_until = $5 FROM run WHERE queue.id = run.id
RETURNING queue.id, queue.person_id, queue.identifier_id, queue.event_id, queue.event_name, queue.body, queue.queued_at, queue.attempts`;

export const deleteDone = 'DELETE FROM webhook_queue WHERE id = ANY($1::int8[])';
export const releaseRows = 'UPDATE webhook_queue SET claimed_until = 0 WHERE id = ANY($1::int8[])';
export const postponeRow = 'UPDATE webhook_queue SET attempts = attempts + 1, due_at = $2, claimed_until = 0 WHERE id = $1';
/** The subscriber is back: nobody waits out a delay that was meant for its absence. */
export const wakeTried = 'UPDATE webhook_queue SET due_at = 0 WHERE webhook_id = $1 AND attempts > 0 AND due_at > 0';

/** A person's number is that of one of her identifiers, which knows the number that holds it now; after a join that is another one. */
export const followCurrentPeople = `
UPDATE webhook_queue AS queue SET person_id = identifier.person_id FROM identifier
WHERE queue.webhook_id IN (SELECT id FROM webhook) AND queue.person_id = ANY($1::int8[])
  AND identifier.id = queue.person_id AND identifier.person_id <> queue.person_id`;

export const insertDeliveries = `
INSERT INTO webhook_delivery (webhook_id, person_id, identifier_id, event_id, event_name, attempt, at, outcome, status, error, took_ms, body)
SELECT $1, * FROM unnest($2::int8[], $3::int8[], $4::text[], $5::text[], $6::int4[], $7::int8[], $8::text[], $9::int4[], $10::text[], $11::int4[],
                         $12::text[])`;

export const selectDeliveries = `
SELECT id, webhook_id, person_id, event_id, event_name, attempt, at, outcome, status, error, took_ms FROM webhook_delivery
WHERE webhook_id = $1 AND ($2::int8 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`;

/** Puts a finished event back at the end of its person's queue, under the same event id. */
export const requeueDelivery = `
INSERT INTO webhook_queue (webhook_id, person_id, identifier_id, event_id, event_name, body, queued_at)
SELECT webhook_id, person_id, identifier_id, event_id, event_name, body, $3 FROM webhook_delivery
WHERE webhook_id = $1 AND id = $2 AND body IS NOT NULL RETURNING id`;

/** Counting stops at $2: how far beyond the limit is of no interest. */
export const countQueued = 'SELECT count(*) AS count FROM (SELECT FROM webhook_queue WHERE webhook_id = $1 LIMIT $2) AS waiting';
export const selectQueueState = `
SELECT webhook_id, count(*) AS waiting, min(queued_at) AS oldest FROM webhook_queue GROUP BY webhook_id`;

export const deleteOldDeliveries = 'DELETE FROM webhook_delivery WHERE at < $1';
export const deleteManyDeliveries = `
DELETE FROM webhook_delivery WHERE webhook_id = $1
  AND id <= (SELECT id FROM webhook_delivery WHERE webhook_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`;
export const deleteOldQueue = `
DELETE FROM webhook_queue WHERE queued_at < $1 OR webhook_id NOT IN (SELECT id FROM webhook)`;
