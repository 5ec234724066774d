/** About how many people there are: identifiers, of which a person has a few. */
export const identifiersCount = `SELECT count(*) AS identifiers FROM identifier`;

/**
 * One in \`$1\` of all people, chosen by a hash of their number (the same people every time), in the order of another hash, so that whoever
 * stops early has a fair part of them. Identifiers in several hands are nobody.
 */
export const sampledPeople = `
SELECT person_id, id FROM identifier
WHERE NOT shared AND ($1 = 1 OR (hashint8(person_id) & 2147483647) % $1 = 0)
ORDER BY hashint8extended(person_id, 1), id LIMIT $2`;

export interface SampledPersonRow {
  readonly person_id: number;
  readonly id: number;
}

/** When the newest event happened that is not in the future. */
export const newestEvent = `
SELECT toUnixTimestamp64Milli(max(time)) AS newest FROM event WHERE time <= fromUnixTimestamp64Milli({now:Int64}, 'UTC')`;

/** Events of some identifiers up to a time, in order; their bodies only up to the cut: what comes after it must not be known. */
export const eventsOfIdentifiers = `
SELECT identifier_id, toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received_at) AS received, source_id, kind, name, channel,
  if(time < fromUnixTimestamp64Milli({cut:Int64}, 'UTC'), body, '') AS body
FROM event
WHERE identifier_id IN {ids:Array(UInt64)} AND time < fromUnixTimestamp64Milli({end:Int64}, 'UTC')
ORDER BY identifier_id, time, source_id, message_id`;

export interface FieldEventRow {
  readonly identifier_id: number;
  readonly at: number;
  readonly received: number;
  readonly source_id: number;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly body: string;
}

/** What events take on disk; 0 where the warehouse keeps its tables elsewhere. */
export const storedBytes = `
SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase() AND table LIKE 'event%'`;

export const addResult = `INSERT INTO value_field_result (measured_at, measured_by, body) VALUES ($1, $2, $3) RETURNING version`;

export interface ResultRow {
  readonly version: number;
  readonly measured_at: number;
  readonly measured_by: string;
  readonly body: string;
}

export const newestResult = `SELECT version, measured_at, measured_by, body FROM value_field_result ORDER BY version DESC LIMIT 1`;

export const newestBodies = `SELECT body FROM value_field_result ORDER BY version DESC LIMIT $1`;

/** Results are looked at again for a while, not for ever. */
export const forgetResults = `DELETE FROM value_field_result WHERE version <= (SELECT max(version) FROM value_field_result) - $1`;

export const declarations = `SELECT field, reason, owner, note, sensitivity, changed_at, changed_by FROM value_field`;

export interface DeclarationRow {
  readonly field: string;
  readonly reason: string | null;
  readonly owner: string;
  readonly note: string;
  readonly sensitivity: string | null;
  readonly changed_at: number;
  readonly changed_by: string;
}

export const putDeclaration = `
INSERT INTO value_field (field, reason, owner, note, sensitivity, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (field) DO UPDATE SET reason = excluded.reason, owner = excluded.owner, note = excluded.note,
  sensitivity = excluded.sensitivity, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;
