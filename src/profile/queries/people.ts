export interface FragmentRow {
  readonly id: number;
  readonly namespace: string;
  readonly value: string;
  readonly person_id: number;
  readonly first_seen: number;
  readonly source_id: number;
  readonly shared: boolean;
  readonly body: string | null;
}

/** All identifiers of some people with their summaries; those that no event belongs to have none. */
export const fragmentsOfPeople = `
SELECT identifier.id, identifier.namespace, identifier.value, identifier.person_id, identifier.first_seen, identifier.source_id, identifier.shared, summary.body
FROM identifier LEFT JOIN summary ON summary.identifier_id = identifier.id
WHERE identifier.person_id = ANY ($1::int8[]) ORDER BY identifier.id`;

export interface SettlementRow {
  readonly identifier_id: number;
  readonly trait: string;
  readonly value: string;
  readonly source_id: number | null;
  readonly settled_by: string;
  readonly reason: string;
  readonly settled_at: number;
}

/** What was settled for the identifiers of some people, oldest first. */
export const settlementsOf = `
SELECT settlement.identifier_id, trait, settlement.value, settlement.source_id, settled_by, reason, settled_at
FROM identifier JOIN settlement ON settlement.identifier_id = identifier.id
WHERE identifier.person_id = ANY ($1::int8[]) ORDER BY settled_at, settlement.id`;

export const addSettlement = `
INSERT INTO settlement (identifier_id, trait, value, source_id, settled_by, reason, settled_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
