import type { IdentifierId, PersonId } from '../foundation/index.ts';
import { boolArray, float8Array, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import { type AttachPermission, isRefused, nothingSaid } from './attach-permission.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { decodeMarks, encodeMarks, type PersonalMarks } from './personal-marks.ts';
import * as graph from './queries/graph.ts';
import { type Apart, type GraphEdge, type GraphNode, resolveComponents } from './resolve-components.ts';

/** An identifier as it stands now. */
export interface KnownIdentifier {
  readonly id: IdentifierId;
  readonly namespace: string;
  readonly value: string;
  personId: PersonId;
  shared: boolean;
  marks: PersonalMarks;
  attach: AttachPermission;
  /** Milliseconds since 1970: the earliest event that carried it. */
  firstSeen: number;
}

/** `observed` together in an event; `alias`: the sender says that both are one person, which holds against limits as a steward's word does. */
export type EvidenceRule = 'observed' | 'alias';

/** One observation of two identifiers together. */
export interface Evidence {
  readonly rule: EvidenceRule;
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly time: number;
  readonly receivedAt: number;
  /** Both ends name somebody by themselves: it may show that those who share a phone are one. */
  readonly isFirm: boolean;
  /** What the owner of one end says of the other, where that joins by a person's own link only. */
  readonly word?: AttachPermission;
}

/** What a change of the graph did: who belongs to whom now, and all people (also former ones) whose picture changed. */
export interface GraphChange {
  readonly moved: readonly { id: number; personId: number; shared: boolean }[];
  readonly people: ReadonlySet<number>;
}

// A person has a handful of identifiers; a cluster of this many is a fault in the rules, and is left as it is rather than welded.
const clusterMax = 20_000;
// Shared identifiers with more links than these stay shared. Decisions are rare, and give back a browser of two accounts that are one
// person's; names come with every import, and tell nothing about a kiosk.
const linksExaminedByDecision = 1_000;
const linksExaminedByName = 100;

/** What a row says of permission to be known by what was seen of a browser. */
export function attachOfRow(row: Pick<graph.IdentifierRow, 'attach_allowed_at' | 'attach_refused_at'>): AttachPermission {
  return saidAt(row.attach_refused_at, row.attach_allowed_at);
}

/** What a row says of a link of somebody's own. */
export function wordOfRow(row: Pick<graph.EdgeRow, 'linked_at' | 'unlinked_at'>): AttachPermission {
  return saidAt(row.unlinked_at, row.linked_at);
}

function saidAt(refusedAt: number | null, allowedAt: number | null): AttachPermission {
  if (refusedAt === null && allowedAt === null) return nothingSaid;
  return { ...(refusedAt === null ? {} : { refusedAt }), ...(allowedAt === null ? {} : { allowedAt }) };
}

/** Writes down what was said in browsers and devices; the people around them are brought up to date by `addEvidence`. */
export async function writeAttachPermission(sql: Sql, said: readonly Pick<KnownIdentifier, 'attach' | 'id'>[]): Promise<void> {
  await sql.prepared('identity_set_attach', graph.setAttachPermission, [
    int8Array(said.map((one) => one.id)),
    int8Array(said.map((one) => one.attach.refusedAt)),
    int8Array(said.map((one) => one.attach.allowedAt)),
  ]);
}

/** Adds evidence and new personal marks, and brings the people they and `turned` touch up to date, inside the caller's transaction. */
export async function addEvidence(
  sql: Sql,
  evidence: readonly Evidence[],
  marked: ReadonlyMap<number, PersonalMarks>,
  turned: readonly number[],
  rules: IdentityRules,
): Promise<GraphChange> {
  if (evidence.length > 0) await writeEvidence(sql, evidence);
  if (marked.size > 0) {
    const marks = [...marked.values()].map(encodeMarks);
    await sql.prepared('identity_set_marks', graph.setMarks, [int8Array([...marked.keys()]), textArray(marks)]);
  }
  const seeds = new Set([...evidence.flatMap((edge) => [edge.a, edge.b]), ...marked.keys(), ...turned]);
  if (evidence.some((edge) => edge.rule === 'alias')) return bringUpToDate(sql, seeds, rules, linksExaminedByDecision);
  const maySettle = marked.size > 0 || turned.length > 0 || evidence.some((edge) => edge.isFirm);
  return bringUpToDate(sql, seeds, rules, maySettle ? linksExaminedByName : 0);
}

/** Writes evidence, each pair at most once in the list, with why it is refused where that is known already. */
export async function writeEvidence(sql: Sql, evidence: readonly Evidence[], refused: readonly (string | null)[] = []): Promise<void> {
  await sql.prepared('identity_add_edges', graph.addEdges, [
    int8Array(evidence.map((edge) => Math.min(edge.a, edge.b))),
    int8Array(evidence.map((edge) => Math.max(edge.a, edge.b))),
    textArray(evidence.map((edge) => edge.rule)),
    float8Array(evidence.map((edge) => edge.strength)),
    int4Array(evidence.map((edge) => edge.sourceId)),
    textArray(evidence.map((edge) => edge.messageId)),
    int8Array(evidence.map((edge) => edge.time)),
    int8Array(evidence.map((edge) => edge.receivedAt)),
    textArray(evidence.map((_, index) => refused[index] ?? null)),
  ]);
  const said = evidence.filter((edge) => edge.word !== undefined);
  if (said.length === 0) return;
  await sql.prepared('identity_add_words', graph.addWords, [
    int8Array(said.map((edge) => Math.min(edge.a, edge.b))),
    int8Array(said.map((edge) => Math.max(edge.a, edge.b))),
    int8Array(said.map((edge) => edge.word?.allowedAt)),
    int8Array(said.map((edge) => edge.word?.refusedAt)),
  ]);
}

/**
 * Computes again the people around `seeds`: loads every identifier that evidence connects to them (beyond shared ones only by what
 * people decided), resolves the components and writes what differs. Shared identifiers with up to `linksExamined` links are looked at
 * again: a decision, another name of somebody or firm evidence may show that those who seemed two are one.
 */
export async function bringUpToDate(
  sql: Sql,
  seeds: ReadonlySet<number>,
  rules: IdentityRules,
  linksExamined = linksExaminedByDecision,
): Promise<GraphChange> {
  const cluster = await loadCluster(sql, seeds, rules, linksExamined);
  const ids = [...cluster.rows.keys()];
  const aparts: Apart[] = (await sql.query<graph.ApartRow>(graph.splitsTouching, [int8Array(ids)])).map((row) => ({
    decisionId: row.id,
    members: new Set(JSON.parse(row.members) as number[]),
    others: new Set(JSON.parse(row.others) as number[]),
  }));
  const nodes: GraphNode[] = [...cluster.rows.values()].map((row) => ({
    ...row,
    keepShared: cluster.border.has(row.id),
    marks: decodeMarks(row.marks),
    attach: attachOfRow(row),
  }));
  const edges: GraphEdge[] = [...cluster.edges.values()].map((row) => ({
    id: row.id,
    a: row.a,
    b: row.b,
    strength: row.strength,
    firstTime: row.first_time,
    decided: row.decision_id !== null || row.rule === 'alias',
    word: wordOfRow(row),
  }));
  const resolution = resolveComponents(nodes, edges, aparts, rules);

  const moved: { id: number; personId: number; shared: boolean }[] = [];
  const people = new Set<number>();
  for (const row of cluster.rows.values()) {
    const personId = resolution.personOf.get(row.id) as number;
    const shared = resolution.shared.has(row.id);
    if (personId === row.person_id && shared === row.shared) continue;
    moved.push({ id: row.id, personId, shared });
    people.add(personId).add(row.person_id);
  }
  if (moved.length > 0) {
    await sql.prepared('identity_set_people', graph.setPeople, [
      int8Array(moved.map((one) => one.id)),
      int8Array(moved.map((one) => one.personId)),
      boolArray(moved.map((one) => one.shared)),
    ]);
  }
  const changed = [...cluster.edges.values()].filter((edge) => (resolution.refused.get(edge.id) ?? null) !== edge.refused);
  if (changed.length > 0) {
    await sql.prepared('identity_set_refused', graph.setRefused, [
      int8Array(changed.map((edge) => edge.id)),
      textArray(changed.map((edge) => resolution.refused.get(edge.id) ?? null)),
    ]);
  }
  return { moved, people };
}

interface Cluster {
  readonly rows: Map<number, graph.IdentifierRow>;
  readonly edges: Map<number, graph.EdgeRow>;
  /** Shared identifiers of which only decided links were followed: the others join nobody. */
  readonly border: Set<number>;
}

async function loadCluster(sql: Sql, seeds: ReadonlySet<number>, rules: IdentityRules, linksExamined: number): Promise<Cluster> {
  const cluster: Cluster = { rows: new Map(), edges: new Map(), border: new Set() };
  const beyond = await grow(sql, cluster, [...seeds], rules, linksExamined);
  // Whether a thing is shared depends on who those around it are by firm evidence, and that does not lead through things. So those beyond a
  // shared thing are needed only for the case that it joins them: the shared things around them in turn stay as they are.
  await grow(sql, cluster, beyond, rules, 0);
  for (const edge of cluster.edges.values()) if (!cluster.rows.has(edge.a) || !cluster.rows.has(edge.b)) cluster.edges.delete(edge.id);
  if (cluster.border.size > 1) {
    for (const edge of await sql.prepared<graph.EdgeRow>('identity_edges_among', graph.edgesAmong, [int8Array([...cluster.border])]))
      cluster.edges.set(edge.id, edge);
  }
  return cluster;
}

/** Adds what evidence connects to `from`; answers what lies behind shared things that are looked at again, and is not loaded yet. */
async function grow(
  sql: Sql,
  { rows, edges, border }: Cluster,
  from: readonly number[],
  rules: IdentityRules,
  linksExamined: number,
): Promise<number[]> {
  const behind = new Set<number>();
  let frontier = from.filter((id) => !rows.has(id));
  while (frontier.length > 0) {
    const found = await sql.prepared<graph.IdentifierRow>('identity_by_id', graph.identifiersById, [int8Array(frontier)]);
    for (const row of found) rows.set(row.id, row);
    const shared = found.filter((row) => row.shared);
    const examined = new Set([
      ...(await fewLinked(
        sql,
        shared.filter((row) => !isOwnName(row, rules)),
        linksExamined,
      )),
      // Whose a name is that people link themselves turns on all that makes one person of their identifiers.
      ...(await fewLinked(
        sql,
        shared.filter((row) => isOwnName(row, rules)),
        linksExaminedByDecision,
      )),
    ]);
    const closed = shared.map((row) => row.id).filter((id) => !examined.has(id));
    for (const id of closed) border.add(id);
    const open = found.filter((row) => !border.has(row.id)).map((row) => row.id);
    const next = new Set<number>();
    const loaded = [
      ...(open.length > 0 ? await sql.prepared<graph.EdgeRow>('identity_edges_of', graph.edgesOf, [int8Array(open)]) : []),
      ...(closed.length > 0 ? await sql.prepared<graph.EdgeRow>('identity_decided_of', graph.decidedEdgesOf, [int8Array(closed)]) : []),
    ];
    // What a thing itself says, or is decided of it, concerns those around it: only one that merely lies on the way is a border.
    const told = new Set(from);
    for (const edge of loaded) if (edge.rule !== 'observed') told.add(edge.a).add(edge.b);
    for (const edge of loaded) {
      edges.set(edge.id, edge);
      for (const [near, end] of [
        [edge.b, edge.a],
        [edge.a, edge.b],
      ] as const) {
        if (rows.has(end)) continue;
        const thing = rows.get(near);
        // Who took a link back is not the name's; where she has another that holds, that one leads to her.
        if (thing !== undefined && isOwnName(thing, rules) && isRefused(wordOfRow(edge))) continue;
        const isBorder = thing !== undefined && examined.has(near) && ruleOf(rules, thing.namespace).shareable === true;
        const isBehind = isBorder && !told.has(near);
        (isBehind ? behind : next).add(end);
      }
    }
    if (rows.size + next.size + behind.size > clusterMax) return [];
    frontier = [...next];
  }
  return [...behind].filter((id) => !rows.has(id));
}

function isOwnName({ namespace }: graph.IdentifierRow, rules: IdentityRules): boolean {
  return ruleOf(rules, namespace).onlyByOwnLink === true;
}

async function fewLinked(sql: Sql, rows: readonly graph.IdentifierRow[], linksMax: number): Promise<number[]> {
  if (rows.length === 0 || linksMax === 0) return [];
  const ids = rows.map((row) => row.id);
  const counts = await sql.query<{ id: number; edges: number }>(graph.edgeCounts, [int8Array(ids), linksMax + 1]);
  return counts.filter((count) => count.edges <= linksMax).map((count) => count.id);
}
