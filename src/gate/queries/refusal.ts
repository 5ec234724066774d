export interface RefusalCountRow {
  readonly day: number;
  readonly code: string;
  readonly asker: string;
  readonly purpose: string;
  readonly channel: string;
  readonly refusals: number;
}

export interface RefusalRow {
  readonly id: number;
  readonly at: number;
  readonly identifier_id: number;
  readonly person_id: number | null;
  readonly code: string;
  readonly asker: string;
  readonly purpose: string;
  readonly channel: string;
  readonly item: string;
  readonly words: string;
  readonly until_at: number | null;
}

export const addCounts = `
INSERT INTO gate_refusal_count (day, code, asker, purpose, channel, refusals)
SELECT * FROM unnest($1::int4[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int8[])
ON CONFLICT (day, code, asker, purpose, channel) DO UPDATE SET refusals = gate_refusal_count.refusals + excluded.refusals`;

export const addRefusals = `
INSERT INTO gate_refusal (at, identifier_id, code, asker, purpose, channel, item, words, until_at)
SELECT * FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int8[])`;

/** Newest $1 stay. */
export const forgetRefusals = 'DELETE FROM gate_refusal WHERE id <= (SELECT max(id) FROM gate_refusal) - $1';

export const selectCounts = 'SELECT day, code, asker, purpose, channel, refusals FROM gate_refusal_count WHERE day >= $1';

export const selectRefusals = `
SELECT r.id, r.at, r.identifier_id, i.person_id, r.code, r.asker, r.purpose, r.channel, r.item, r.words, r.until_at
FROM gate_refusal r LEFT JOIN identifier i ON i.id = r.identifier_id
WHERE ($1::text IS NULL OR r.code = $1) AND ($2::int8 IS NULL OR r.id < $2) AND ($3::text IS NULL OR r.asker = $3)
  AND r.at >= $5::int8
ORDER BY r.id DESC LIMIT $4`;
