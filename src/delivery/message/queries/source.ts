/** Two copies of the product that start at one moment make one source. */
export const lockMaking = 'SELECT pg_advisory_xact_lock(7100000000000000)';
export const selectSource = 'SELECT source_id FROM message_source';
export const insertSource = 'INSERT INTO message_source (source_id) VALUES ($1)';
export const sourcesNamed = `SELECT name FROM source WHERE name ILIKE 'Messages%'`;
