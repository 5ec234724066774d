import type { IdentifierId, PersonId } from '../foundation/index.ts';
import { boolArray, float8Array, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import type { IdentityRules } from './identity-rules.ts';
import type { PersonalMarks } from './personal-marks.ts';
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
}

/** What a change of the graph did: who belongs to whom now, and all people (also former ones) whose picture changed. */
export interface GraphChange {
  readonly moved: readonly { id: number; personId: number; shared: boolean }[];
  readonly people: ReadonlySet<number>;
}

// A person has a handful of identifiers; a cluster of this many is a fault in the rules, and is left as it is rather than welded.
const clusterMax = 20_000;
// A shared identifier with more links than this stays shared whatever one decision takes away.
const sharedLinksExaminedMax = 1_000;

/** Adds evidence and new personal marks, and brings the people they touch up to date, inside the caller's transaction. */
export async function addEvidence(
  sql: Sql,
  evidence: readonly Evidence[],
  marked: ReadonlyMap<number, PersonalMarks>,
  rules: IdentityRules,
): Promise<GraphChange> {
  if (evidence.length > 0) await writeEvidence(sql, evidence);
  if (marked.size > 0) {
    const marks = [...marked.values()];
    await sql.prepared('identity_set_marks', graph.setMarks, [
      int8Array([...marked.keys()]),
      textArray(marks.map((one) => one.givenName)),
      int8Array(marks.map((one) => one.givenNameAt)),
      textArray(marks.map((one) => one.birthday)),
      int8Array(marks.map((one) => one.birthdayAt)),
    ]);
  }
  const seeds = new Set([...evidence.flatMap((edge) => [edge.a, edge.b]), ...marked.keys()]);
  // Two accounts that turn out to be one person's may give back a browser that seemed to be shared by two.
  return bringUpToDate(
    sql,
    seeds,
    rules,
    evidence.some((edge) => edge.rule === 'alias'),
  );
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
}

/**
 * Computes again the people around `seeds`: loads every identifier that evidence connects to them (not beyond shared ones), resolves
 * the components and writes what differs. `reexamine`: look again at shared identifiers too, because evidence was taken away.
 */
export async function bringUpToDate(sql: Sql, seeds: ReadonlySet<number>, rules: IdentityRules, reexamine = false): Promise<GraphChange> {
  const cluster = await loadCluster(sql, seeds, reexamine);
  const ids = [...cluster.rows.keys()];
  const aparts: Apart[] = (await sql.query<graph.ApartRow>(graph.splitsTouching, [int8Array(ids)])).map((row) => ({
    decisionId: row.id,
    members: new Set(JSON.parse(row.members) as number[]),
    others: new Set(JSON.parse(row.others) as number[]),
  }));
  const nodes: GraphNode[] = [...cluster.rows.values()].map((row) => ({
    ...row,
    keepShared: cluster.border.has(row.id),
    marks: graph.marksOfRow(row),
  }));
  const edges: GraphEdge[] = [...cluster.edges.values()].map((row) => ({
    id: row.id,
    a: row.a,
    b: row.b,
    strength: row.strength,
    firstTime: row.first_time,
    decided: row.decision_id !== null || row.rule === 'alias',
  }));
  const resolution = resolveComponents(nodes, edges, aparts, rules);

  const moved: { id: number; personId: number; shared: boolean }[] = [];
  const people = new Set<number>();
  for (const row of cluster.rows.values()) {
    if (cluster.border.has(row.id)) continue;
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
  /** Shared identifiers whose other links were not followed. */
  readonly border: Set<number>;
}

async function loadCluster(sql: Sql, seeds: ReadonlySet<number>, reexamine: boolean): Promise<Cluster> {
  const rows = new Map<number, graph.IdentifierRow>();
  const edges = new Map<number, graph.EdgeRow>();
  const border = new Set<number>();
  let frontier = [...seeds];
  let followShared = reexamine;
  while (frontier.length > 0) {
    const found = await sql.prepared<graph.IdentifierRow>('identity_by_id', graph.identifiersById, [int8Array(frontier)]);
    for (const row of found) rows.set(row.id, row);
    const sharedOnes = found.filter((row) => row.shared).map((row) => row.id);
    const followed = new Set(followShared && sharedOnes.length > 0 ? await fewLinked(sql, sharedOnes) : []);
    for (const id of sharedOnes) if (!followed.has(id)) border.add(id);
    const open = found.filter((row) => !row.shared || followed.has(row.id)).map((row) => row.id);
    frontier = [];
    if (open.length === 0) break;
    const next = new Set<number>();
    for (const edge of await sql.prepared<graph.EdgeRow>('identity_edges_of', graph.edgesOf, [int8Array(open)])) {
      edges.set(edge.id, edge);
      for (const end of [edge.a, edge.b]) if (!rows.has(end)) next.add(end);
    }
    // Only what the decision touched directly can cease to be shared; further out, shared identifiers stay closed.
    followShared = reexamine && edges.size <= sharedLinksExaminedMax;
    if (rows.size + next.size > clusterMax) {
      for (const edge of [...edges.values()]) if (next.has(edge.a) || next.has(edge.b)) edges.delete(edge.id);
      break;
    }
    frontier = [...next];
  }
  // A closed identifier's link to another closed one says nothing about the people in between.
  return { rows, edges, border };
}

async function fewLinked(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const counts = await sql.query<{ id: number; edges: number }>(graph.edgeCounts, [int8Array(ids), sharedLinksExaminedMax + 1]);
  return counts.filter((count) => count.edges <= sharedLinksExaminedMax).map((count) => count.id);
}
