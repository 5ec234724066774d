import { BoundedCache, type IdentifierId, type PersonId } from '../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import type { IdentifiedEvent, Identifier } from './identifier.ts';
import { addEvidence, type Evidence, type KnownIdentifier } from './identity-graph.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import * as graph from './queries/graph.ts';

/** What a batch's identifiers turned out to be. */
export interface ResolvedBatch {
  /** For each event of the batch, in order: the identifier it belongs to (its strongest). */
  readonly owners: readonly KnownIdentifier[];
  /** Identifiers that were seen for the first time. */
  readonly added: readonly KnownIdentifier[];
  /** People, also former ones, whose identifiers changed hands. */
  readonly peopleChanged: ReadonlySet<number>;
}

// Half a kilobyte an identifier: 400,000 of them are about 200 MB, and a busy hour of most firms.
const identifiersCachedMax = 400_000;
const pairsCachedMax = 400_000;

/**
 * Finds or creates the identifiers of a batch and adds the evidence that the events carry. What it has seen stays in bounded caches,
 * so that an event of a known person asks the database nothing. The caller holds the identity lock, and calls `forget` when another
 * writer was there in between or when its transaction failed.
 */
export class IdentifierResolver {
  readonly #byName = new BoundedCache<string, KnownIdentifier>(identifiersCachedMax);
  readonly #byId = new BoundedCache<number, KnownIdentifier>(identifiersCachedMax);
  readonly #pairs = new BoundedCache<string, number>(pairsCachedMax);

  forget(): void {
    this.#byName.clear();
    this.#byId.clear();
    this.#pairs.clear();
  }

  async resolve(sql: Sql, batch: readonly IdentifiedEvent[], rules: IdentityRules): Promise<ResolvedBatch> {
    const known = new Map<string, KnownIdentifier>();
    const added = await this.#findOrAdd(sql, batch, known);
    const evidence = this.#newEvidence(batch, known, rules);
    const peopleChanged = new Set<number>();
    if (evidence.length > 0) {
      const change = await addEvidence(sql, evidence, rules);
      for (const person of change.people) peopleChanged.add(person);
      const byId = new Map([...known.values()].map((identifier) => [identifier.id as number, identifier]));
      for (const moved of change.moved) {
        for (const identifier of [byId.get(moved.id), this.#byId.get(moved.id)]) {
          if (identifier === undefined) continue;
          identifier.personId = moved.personId as PersonId;
          identifier.shared = moved.shared;
        }
      }
      for (const edge of evidence) this.#pairs.set(pairKey(edge.a, edge.b), edge.time);
    }
    return { owners: batch.map((one) => known.get(nameOf(one.identifiers[0] as Identifier)) as KnownIdentifier), added, peopleChanged };
  }

  async #findOrAdd(sql: Sql, batch: readonly IdentifiedEvent[], known: Map<string, KnownIdentifier>): Promise<KnownIdentifier[]> {
    const unknown = new Map<string, { identifier: Identifier; first: IdentifiedEvent }>();
    for (const one of batch) {
      for (const identifier of one.identifiers) {
        const name = nameOf(identifier);
        if (known.has(name) || unknown.has(name)) continue;
        const cached = this.#byName.get(name);
        if (cached) known.set(name, cached);
        else unknown.set(name, { identifier, first: one });
      }
    }
    if (unknown.size === 0) return [];
    const asked = [...unknown.values()];
    const found = await sql.prepared<graph.IdentifierRow>('identity_find', graph.findIdentifiers, [
      textArray(asked.map((one) => one.identifier.namespace)),
      textArray(asked.map((one) => one.identifier.value)),
    ]);
    for (const row of found) {
      this.#remember(known, row);
      unknown.delete(nameOf(row));
    }
    const missing = [...unknown.values()];
    if (missing.length === 0) return [];
    const created = await sql.prepared<graph.IdentifierRow>('identity_add', graph.addIdentifiers, [
      textArray(missing.map((one) => one.identifier.namespace)),
      textArray(missing.map((one) => one.identifier.value)),
      int8Array(missing.map((one) => one.first.event.time)),
      int4Array(missing.map((one) => one.first.event.sourceId)),
    ]);
    return created.map((row) => this.#remember(known, row));
  }

  #remember(known: Map<string, KnownIdentifier>, row: graph.IdentifierRow): KnownIdentifier {
    const identifier: KnownIdentifier = {
      id: row.id as IdentifierId,
      namespace: row.namespace,
      value: row.value,
      personId: row.person_id as PersonId,
      shared: row.shared,
    };
    const name = nameOf(row);
    known.set(name, identifier);
    this.#byName.set(name, identifier);
    this.#byId.set(row.id, identifier);
    return identifier;
  }

  /** Pairs not seen before, or seen now at an earlier time, each once with its earliest observation. */
  #newEvidence(batch: readonly IdentifiedEvent[], known: ReadonlyMap<string, KnownIdentifier>, rules: IdentityRules): Evidence[] {
    const evidence = new Map<string, Evidence>();
    for (const { event, identifiers } of batch) {
      if (identifiers.length < 2) continue;
      const owner = known.get(nameOf(identifiers[0] as Identifier)) as KnownIdentifier;
      for (const other of identifiers.slice(1)) {
        const linked = known.get(nameOf(other)) as KnownIdentifier;
        const key = pairKey(owner.id, linked.id);
        const before = evidence.get(key)?.time ?? this.#pairs.get(key);
        if (before !== undefined && before <= event.time) continue;
        evidence.set(key, {
          a: owner.id,
          b: linked.id,
          strength:
            event.kind === 'alias' ? 1 : Math.min(ruleOf(rules, owner.namespace).strength, ruleOf(rules, linked.namespace).strength),
          sourceId: event.sourceId,
          messageId: event.messageId,
          time: event.time,
          receivedAt: event.receivedAt,
        });
      }
    }
    return [...evidence.values()];
  }
}

function nameOf(identifier: { namespace: string; value: string }): string {
  return `${identifier.namespace} ${identifier.value}`;
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
