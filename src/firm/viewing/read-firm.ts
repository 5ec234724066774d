import type { JsonValue } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import type { FirmForm } from '../firm.ts';
import { readParents } from '../keeping/parents.ts';
import { type HeldRole, readRoles } from '../keeping/roles.ts';
import type { FirmNamespace } from '../number/firm-identifier.ts';
import * as queries from '../queries/firm.ts';
import * as standing from '../queries/standing.ts';
import { parentsAbove } from '../role/parent-chain.ts';

/** A fact about a firm with who says so, by which message, and since when (milliseconds since 1970). */
export interface FirmFact {
  readonly name: string;
  readonly value: JsonValue;
  /** 0: a colleague, whose name is in `saidBy`. */
  readonly sourceId: number;
  readonly saidBy: string;
  readonly messageId: string | undefined;
  readonly since: number;
  readonly lastSaid: number;
}

export interface FirmInBrief {
  readonly id: number;
  readonly form: FirmForm;
  readonly name: string;
}

export interface KnownFirm extends FirmInBrief {
  readonly madeAt: number;
  readonly changedAt: number;
  readonly identifiers: readonly {
    readonly namespace: FirmNamespace;
    readonly value: string;
    readonly sourceId: number;
    readonly saidBy: string;
    readonly time: number;
  }[];
  /** By name: what counts first, then what others say. */
  readonly facts: readonly { readonly name: string; readonly chosen: FirmFact; readonly others: readonly FirmFact[] }[];
  /** Ended ones too. */
  readonly roles: readonly HeldRole[];
  /** To and from other firms, ended ones too; parents and parts among them. */
  readonly relations: readonly FirmRelation[];
  /** The firms above it, the nearest first. */
  readonly parents: readonly FirmInBrief[];
}

export interface FirmRelation {
  readonly id: number;
  readonly from: FirmInBrief;
  readonly kind: string;
  readonly to: FirmInBrief;
  readonly context: string;
  readonly since: string;
  readonly until: string | undefined;
  readonly saidBy: string;
}

const relationsMax = 500;

/** A firm with all that is known of it but its people. The row is read by the caller, who knows that there is one. */
export async function readFirm(sql: Sql, row: queries.FirmRow): Promise<KnownFirm> {
  const ids = int8Array([row.id]);
  const [identifiers, facts, roles, relations, parentOf] = await Promise.all([
    sql.prepared<queries.IdentifierRow>('firm_identifiers_of_wholes', queries.identifiersOfWholes, [ids]),
    sql.prepared<queries.FactRow>('firm_facts', queries.factsOfFirms, [ids]),
    readRoles(sql, [row.id]),
    sql.prepared<standing.RelationRow>('firm_relations', standing.relationsOfFirms, [ids, relationsMax]),
    readParents(sql, [row.id]),
  ]);
  const above = parentsAbove(row.id, parentOf);
  const names = await readFirmNames(sql, [row.id, ...above, ...relations.flatMap(({ firm_id, other_id }) => [firm_id, other_id])]);
  return {
    ...briefOfRow(row),
    ...{ madeAt: row.made_at, changedAt: row.changed_at },
    identifiers: identifiers.map(({ namespace, value, source_id, said_by, first_time }) => ({
      ...{ namespace: namespace as FirmNamespace, value, sourceId: source_id, saidBy: said_by, time: first_time },
    })),
    facts: chooseFacts(facts.map(factOfRow)),
    roles: roles.get(row.id) ?? [],
    relations: relationsIn(relations, names),
    parents: above.flatMap((id) => names.get(id) ?? []),
  };
}

/** Relations with the firms at both ends; those with one that cannot be read are left out. */
export function relationsIn(rows: readonly standing.RelationRow[], names: ReadonlyMap<number, FirmInBrief>): FirmRelation[] {
  return rows.flatMap(({ id, firm_id, kind, other_id, context, since, until, said_by }) => {
    const [from, to] = [names.get(firm_id), names.get(other_id)];
    return from === undefined || to === undefined
      ? []
      : [{ ...{ id, from, kind, to, context, since, saidBy: said_by }, until: until ?? undefined }];
  });
}

/** Some firms by what they are called, each as it is shown. */
export async function readFirmNames(sql: Sql, ids: readonly number[]): Promise<Map<number, FirmInBrief>> {
  const rows = await sql.prepared<queries.WholeRow>('firm_wholes', queries.wholesById, [int8Array([...new Set(ids)])]);
  return new Map(rows.map((row) => [row.asked_id, briefOfRow(row)]));
}

export function briefOfRow({ id, form, name }: queries.FirmRow): FirmInBrief {
  return { id, form: form as FirmForm, name };
}

/**
 * What counts of each fact is what was last said anew: a list that says the same every night does not drown out who mended it in between, and when it
 * says something else it counts again. Pure.
 */
export function chooseFacts(facts: readonly FirmFact[]): KnownFirm['facts'] {
  const byName = new Map<string, FirmFact[]>();
  for (const fact of facts) byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
  return [...byName]
    .map(([name, all]) => {
      const [chosen, ...others] = [...all].sort((left, right) => right.since - left.since || left.sourceId - right.sourceId);
      return { name, chosen: chosen as FirmFact, others };
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function factOfRow({ name, value, source_id, said_by, message_id, since, last_said }: queries.FactRow): FirmFact {
  return {
    ...{ name, sourceId: source_id, saidBy: said_by, since, lastSaid: last_said },
    value: JSON.parse(value) as JsonValue,
    messageId: message_id ?? undefined,
  };
}
