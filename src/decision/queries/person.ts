/** One row of what a decision knows of a person: an identifier with its summary, or something that was written about one of them. */
export interface PersonRow {
  readonly kind: 'identifier' | 'settlement' | 'exception' | 'override' | 'refused' | 'contact';
  readonly identifier_id: number;
  readonly person_id: number;
  /** identifier: namespace; settlement: trait; exception: stance; override: place; refused: the signal; contact: the channel. */
  readonly name: string;
  /** identifier: value; settlement: value as JSON; exception: note; override: key of the content; refused: why; contact: the purpose. */
  readonly value: string;
  readonly source_id: number | null;
  /** identifier: first seen; else when it was written. */
  readonly at: number;
  /** exception: the group; identifier: 1 for one that several people share; contact: 1 for a promotion and 2 for an answer, added. */
  readonly number: number;
  readonly made_by: string | null;
  /** identifier: the summary; settlement and override: why; contact: how it was met. */
  readonly body: string | null;
}

const columnsAround = `
  SELECT 'settlement' AS kind, own.id AS identifier_id, own.person_id, trait AS name, settlement.value, settlement.source_id, settled_at AS at, 0::int8 AS number,
    settled_by AS made_by, reason AS body
  FROM own JOIN settlement ON settlement.identifier_id = own.id
  UNION ALL
  SELECT 'exception', own.id, own.person_id, stance, note, NULL, made_at, group_id, made_by, NULL
  FROM own JOIN group_exception ON group_exception.identifier_id = own.id AND ended_at IS NULL
  UNION ALL
  SELECT 'override', own.id, own.person_id, place, item, NULL, made_at, 0, made_by, reason
  FROM own JOIN decision_override ON decision_override.identifier_id = own.id AND ended_at IS NULL
  UNION ALL
  SELECT 'refused', own.id, own.person_id, signal, reason, NULL, refused_at, 0, refused_by, NULL
  FROM own JOIN refused_signal ON refused_signal.identifier_id = own.id
  UNION ALL
  SELECT 'contact', own.id, own.person_id, sent.channel, sent.purpose, NULL, sent.at, sent.is_promotion::int::int8 + 2 * sent.is_answer::int, sent.message, sent.state
  FROM own CROSS JOIN LATERAL (SELECT * FROM contact WHERE contact.identifier_id = own.id ORDER BY at DESC LIMIT 50) AS sent`;

/**
 * Everything that a decision asks of people, in one read: it is the one question that somebody waits for in milliseconds, so it reads the tables of the
 * rooms that own them in one statement. $1, $2: namespaces and values of identifiers (text[], text[]; one that several people share names nobody);
 * $3: numbers of people (int8[]).
 */
export const peopleAsked = `
WITH asked AS MATERIALIZED (
  SELECT named.person_id FROM unnest($1::text[], $2::text[]) AS given (namespace, value)
  JOIN identifier AS named ON named.namespace = given.namespace AND named.value = given.value AND NOT named.shared
  UNION
  SELECT numbered.person_id FROM unnest($3::int8[]) AS given (id) JOIN identifier AS numbered ON numbered.id = given.id
), own AS MATERIALIZED (
  SELECT id, namespace, value, person_id, first_seen, source_id, shared FROM asked JOIN identifier USING (person_id)
)
SELECT * FROM (
  SELECT 'identifier' AS kind, own.id AS identifier_id, own.person_id, own.namespace AS name, own.value, own.source_id, own.first_seen AS at,
    own.shared::int::int8 AS number, NULL AS made_by, summary.body
  FROM own LEFT JOIN summary ON summary.identifier_id = own.id
  UNION ALL ${columnsAround}
) AS known ORDER BY at, identifier_id`;
