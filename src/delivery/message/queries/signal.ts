export interface SignalRow {
  readonly id: number;
  readonly identifier_id: number;
  readonly source_id: number;
  readonly message_id: string;
  readonly name: string;
  readonly time: number;
  readonly properties: string;
}

export const insertSignals = `
INSERT INTO message_signal (identifier_id, source_id, message_id, name, time, properties)
SELECT * FROM unnest($1::int8[], $2::int4[], $3::text[], $4::text[], $5::int8[], $6::text[])`;

/** Taken in the transaction that works them off: what fails is there again. */
export const takeSignals = `
DELETE FROM message_signal WHERE id IN (SELECT id FROM message_signal ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING id, identifier_id, source_id, message_id, name, time, properties`;

/** Heard by whoever works them off, when the transaction that wrote them commits. */
export const notifySignals = `SELECT pg_notify('message_signals', '')`;
