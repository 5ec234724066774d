export const readSummaries = `
SELECT s.identifier_id, s.body FROM unnest($1::int8[]) AS given (id) JOIN summary s ON s.identifier_id = given.id`;

export const updateSummaries = `
UPDATE summary SET body = given.body FROM unnest($1::int8[], $2::text[]) AS given (id, body) WHERE summary.identifier_id = given.id`;

export const addSummaries = `
INSERT INTO summary (identifier_id, body) SELECT * FROM unnest($1::int8[], $2::text[])
ON CONFLICT (identifier_id) DO UPDATE SET body = excluded.body`;

/** One notice a payload. */
export const notify = `SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload`;

/** The next summaries by number of their identifier. */
export const nextSummaries = `
SELECT identifier_id, body FROM summary WHERE identifier_id > $1 ORDER BY identifier_id LIMIT $2`;
