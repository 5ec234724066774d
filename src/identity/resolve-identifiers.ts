import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache, type IdentifierId, type PersonId } from '../foundation/index.ts';
import { boolArray, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import { attachPermissionOf, mayAttach, mergeAttachPermission, nothingSaid } from './attach-permission.ts';
import type { IdentifiedEvent, Identifier } from './identifier.ts';
import {
  addEvidence,
  attachOfRow,
  type Evidence,
  type GraphChange,
  type KnownIdentifier,
  writeAttachPermission,
  writeEvidence,
} from './identity-graph.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { decodeMarks, encodeMarks, marksOf, mergeMarks, noMarks, type PersonalMarks } from './personal-marks.ts';
import * as graph from './queries/graph.ts';
import { resolveComponents } from './resolve-components.ts';
import { type NamedEvent, SeenEvidence } from './seen-evidence.ts';

/** What a batch's identifiers turned out to be. */
export interface ResolvedBatch {
  /** For each event of the batch, in order: the identifier it belongs to (its strongest). */
  readonly owners: readonly KnownIdentifier[];
  /** Identifiers that were seen for the first time. */
  readonly added: readonly KnownIdentifier[];
  /** People, also former ones, whose identifiers changed hands. */
  readonly peopleChanged: ReadonlySet<number>;
  /** The last writes, which may still be under way: nothing else may be asked of the connection before. */
  readonly writing: Promise<void>;
}

// Half a kilobyte an identifier: 400,000 of them are about 200 MB, and a busy hour of most firms.
const identifiersCachedMax = 400_000;

/**
 * Finds or creates the identifiers of a batch and adds the evidence that the events carry. What it has seen stays in bounded caches,
 * so that an event of a known person asks the database nothing. The caller holds the identity lock, and calls `forget` when another
 * writer was there in between or when its transaction failed.
 */
export class IdentifierResolver {
  readonly #byName = new BoundedCache<string, KnownIdentifier>(identifiersCachedMax);
  readonly #byId = new BoundedCache<number, KnownIdentifier>(identifiersCachedMax);
  readonly #seen = new SeenEvidence();

  forget(): void {
    this.#byName.clear();
    this.#byId.clear();
    this.#seen.forget();
  }

  async resolve(sql: Sql, batch: readonly IdentifiedEvent[], rules: IdentityRules): Promise<ResolvedBatch> {
    const known = new Map<string, KnownIdentifier>();
    const fresh = await this.#find(sql, batch, known);
    const freshIds = new Set(fresh.map((one) => one.identifier.id as number));
    const named = batch.map(({ event, identifiers }): NamedEvent => {
      return { event, identifiers: identifiers.map((one) => known.get(nameOf(one)) as KnownIdentifier) };
    });
    const marked = noteMarks(named, freshIds);
    const { said, turned } = notePermission(named, freshIds, rules);
    const earlier = noteFirstSeen(named, freshIds);
    const evidence = this.#seen.newIn(named, rules);
    const { among, touching } = separate(evidence, freshIds);
    const refused = resolveFresh(fresh, among, rules);
    const write = async (): Promise<void> => {
      if (fresh.length > 0) await addFresh(sql, fresh);
      if (among.length > 0) await writeEvidence(sql, among, refused);
      if (earlier.length > 0) {
        await sql.prepared('identity_set_first_seen', graph.setFirstSeen, [
          int8Array(earlier.map((one) => one.id)),
          int8Array(earlier.map((one) => one.firstSeen)),
        ]);
      }
      if (said.length > 0) await writeAttachPermission(sql, said);
    };
    const writing = write();
    // Whoever awaits it is told; until then it is nobody's unhandled failure.
    writing.catch(() => {});
    const peopleChanged = new Set<number>();
    if (touching.length > 0 || marked.size > 0 || turned.length > 0) {
      await writing;
      const change = await addEvidence(sql, touching, marked, turned, rules);
      for (const person of change.people) peopleChanged.add(person);
      this.#move(change, known);
    }
    for (const { identifier } of fresh) this.#remember(identifier);
    this.#seen.remember(evidence);
    return {
      owners: named.map((one) => one.identifiers[0] as KnownIdentifier),
      added: fresh.map((one) => one.identifier),
      peopleChanged,
      writing,
    };
  }

  /** Fills `known` with the batch's identifiers; answers those seen for the first time, which have numbers and are not written yet. */
  async #find(sql: Sql, batch: readonly IdentifiedEvent[], known: Map<string, KnownIdentifier>): Promise<FreshIdentifier[]> {
    const unknown = new Map<string, { identifier: Identifier; event: CustomerEvent }>();
    for (const { event, identifiers } of batch) {
      for (const identifier of identifiers) {
        const name = nameOf(identifier);
        if (known.has(name) || unknown.has(name)) continue;
        const cached = this.#byName.get(name);
        if (cached) known.set(name, cached);
        else unknown.set(name, { identifier, event });
      }
    }
    if (unknown.size === 0) return [];
    const asked = [...unknown.values()];
    const found = await sql.prepared<graph.IdentifierRow>('identity_find', graph.findIdentifiers, [
      textArray(asked.map((one) => one.identifier.namespace)),
      textArray(asked.map((one) => one.identifier.value)),
    ]);
    for (const row of found) {
      const { id, namespace, value, shared } = row;
      const identifier = {
        id: id as IdentifierId,
        namespace,
        value,
        personId: row.person_id as PersonId,
        shared,
        marks: decodeMarks(row.marks),
        attach: attachOfRow(row),
        firstSeen: row.first_seen,
      };
      known.set(nameOf(row), identifier);
      this.#remember(identifier);
      unknown.delete(nameOf(row));
    }
    if (unknown.size === 0) return [];
    const [drawn] = await sql.prepared<{ last: number }>('identity_draw', graph.drawIdentifierNumbers, [unknown.size]);
    const first = (drawn?.last as number) - unknown.size + 1;
    return [...unknown.values()].map(({ identifier: { namespace, value }, event }, index) => {
      const id = first + index;
      const identifier = {
        id: id as IdentifierId,
        namespace,
        value,
        personId: id as PersonId,
        shared: false,
        marks: noMarks,
        attach: nothingSaid,
        firstSeen: event.time,
      };
      known.set(nameOf(identifier), identifier);
      return { identifier, sourceId: event.sourceId };
    });
  }

  #move(change: GraphChange, known: ReadonlyMap<string, KnownIdentifier>): void {
    const byId = new Map([...known.values()].map((identifier) => [identifier.id as number, identifier]));
    for (const moved of change.moved) {
      for (const identifier of [byId.get(moved.id), this.#byId.get(moved.id)]) {
        if (identifier === undefined) continue;
        identifier.personId = moved.personId as PersonId;
        identifier.shared = moved.shared;
      }
    }
  }

  #remember(identifier: KnownIdentifier): void {
    this.#byName.set(nameOf(identifier), identifier);
    this.#byId.set(identifier.id, identifier);
  }
}

/** An identifier seen for the first time, with what its row needs beside it. */
interface FreshIdentifier {
  readonly identifier: KnownIdentifier;
  readonly sourceId: number;
}

/** Takes over the earliest time at which each identifier was seen; answers the earlier identifiers whose time moved back. */
function noteFirstSeen(batch: readonly NamedEvent[], fresh: ReadonlySet<number>): KnownIdentifier[] {
  const changed = new Set<KnownIdentifier>();
  for (const { event, identifiers } of batch) {
    for (const identifier of identifiers) {
      if (event.time >= identifier.firstSeen) continue;
      identifier.firstSeen = event.time;
      if (!fresh.has(identifier.id)) changed.add(identifier);
    }
  }
  return [...changed];
}

/** Takes over what the batch says in browsers and devices; answers those of before that say something new, and those that change the answer. */
function notePermission(
  batch: readonly NamedEvent[],
  fresh: ReadonlySet<number>,
  rules: IdentityRules,
): { said: KnownIdentifier[]; turned: number[] } {
  const before = new Map<KnownIdentifier, boolean>();
  for (const { event, identifiers } of batch) {
    const statement = attachPermissionOf(event, rules);
    if (statement === nothingSaid) continue;
    for (const identifier of identifiers) {
      if (!ruleOf(rules, identifier.namespace).device) continue;
      const attach = mergeAttachPermission(identifier.attach, statement);
      if (attach === identifier.attach) continue;
      if (!fresh.has(identifier.id) && !before.has(identifier))
        before.set(identifier, mayAttach(identifier.namespace, identifier.attach, rules));
      identifier.attach = attach;
    }
  }
  const turned = [...before].filter(([identifier, could]) => mayAttach(identifier.namespace, identifier.attach, rules) !== could);
  return { said: [...before.keys()], turned: turned.map(([identifier]) => identifier.id) };
}

/** Takes over what the batch states of people; answers those of earlier identifiers whose marks have changed by it. */
function noteMarks(batch: readonly NamedEvent[], fresh: ReadonlySet<number>): Map<number, PersonalMarks> {
  const changed = new Map<number, PersonalMarks>();
  for (const { event, identifiers } of batch) {
    const stated = marksOf(event);
    if (stated === noMarks) continue;
    const owner = identifiers[0] as KnownIdentifier;
    const marks = mergeMarks(owner.marks, stated);
    if (marks === owner.marks) continue;
    owner.marks = marks;
    if (!fresh.has(owner.id)) changed.set(owner.id, marks);
  }
  return changed;
}

/** Evidence that connects only identifiers seen for the first time, and evidence that touches earlier ones, directly or through others. */
function separate(evidence: readonly Evidence[], fresh: ReadonlySet<number>): { among: Evidence[]; touching: Evidence[] } {
  const root = new Map<number, number>();
  const rootOf = (id: number): number => {
    let at = id;
    for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
    return at;
  };
  const old = new Set<number>();
  for (const { a, b } of evidence) {
    const [rootA, rootB] = [rootOf(a), rootOf(b)];
    root.set(rootA, rootB);
    if (!fresh.has(a) || !fresh.has(b) || old.has(rootA) || old.has(rootB)) old.add(rootB);
  }
  const among: Evidence[] = [];
  const touching: Evidence[] = [];
  for (const edge of evidence) (old.has(rootOf(edge.a)) ? touching : among).push(edge);
  return { among, touching };
}

/** People of identifiers that nobody knew before: no other evidence and no decision can concern them, so memory holds all there is. */
function resolveFresh(fresh: readonly FreshIdentifier[], evidence: readonly Evidence[], rules: IdentityRules): (string | null)[] {
  if (evidence.length === 0) return [];
  const linked = new Set(evidence.flatMap((edge) => [edge.a, edge.b]));
  const nodes = fresh.map((one) => one.identifier).filter((identifier) => linked.has(identifier.id));
  const edges = evidence.map((edge, id) => ({
    id,
    a: edge.a,
    b: edge.b,
    strength: edge.strength,
    firstTime: edge.time,
    decided: edge.rule === 'alias',
    ...(edge.word && { word: edge.word }),
  }));
  const resolution = resolveComponents(nodes, edges, [], rules);
  for (const identifier of nodes) {
    identifier.personId = resolution.personOf.get(identifier.id) as PersonId;
    identifier.shared = resolution.shared.has(identifier.id);
  }
  return edges.map((edge) => resolution.refused.get(edge.id) ?? null);
}

async function addFresh(sql: Sql, fresh: readonly FreshIdentifier[]): Promise<void> {
  await sql.prepared('identity_add', graph.addIdentifiers, [
    int8Array(fresh.map((one) => one.identifier.id)),
    textArray(fresh.map((one) => one.identifier.namespace)),
    textArray(fresh.map((one) => one.identifier.value)),
    int8Array(fresh.map((one) => one.identifier.personId)),
    boolArray(fresh.map((one) => one.identifier.shared)),
    int8Array(fresh.map((one) => one.identifier.firstSeen)),
    int4Array(fresh.map((one) => one.sourceId)),
    textArray(fresh.map((one) => encodeMarks(one.identifier.marks))),
    int8Array(fresh.map((one) => one.identifier.attach.refusedAt)),
    int8Array(fresh.map((one) => one.identifier.attach.allowedAt)),
  ]);
}

function nameOf(identifier: { namespace: string; value: string }): string {
  return `${identifier.namespace} ${identifier.value}`;
}
