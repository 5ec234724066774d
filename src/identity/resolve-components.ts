import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { contradict, encodeMarks, mergeMarks, noMarks, type PersonalMarks } from './personal-marks.ts';

/** An identifier in the graph of evidence. */
export interface GraphNode {
  readonly id: number;
  readonly namespace: string;
  readonly value: string;
  /** True when the node's other links were not loaded because it is known to be shared: it stays so. */
  readonly keepShared?: boolean;
  readonly marks?: PersonalMarks;
}

/** Evidence that two identifiers belong to one person. */
export interface GraphEdge {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  /** When the evidence was first observed, milliseconds. */
  readonly firstTime: number;
  /** Decided by a steward: holds against guards and limits. */
  readonly decided: boolean;
}

/** A steward's decision that no person holds an identifier of both sides. */
export interface Apart {
  readonly decisionId: number;
  readonly members: ReadonlySet<number>;
  readonly others: ReadonlySet<number>;
}

export interface Resolution {
  /** Each node's person: the lowest node number of its component. */
  readonly personOf: ReadonlyMap<number, number>;
  /** Why an edge joins nobody: `shared_identifier`, `names_differ`, `limit_reached:<namespace>`, `split_by_decision:<id>`. */
  readonly refused: ReadonlyMap<number, string>;
  readonly shared: ReadonlySet<number>;
}

/**
 * People as components of the graph of evidence under the rules. A pure function of the set of nodes, edges and decisions: the order
 * in which they arrived plays no part, so taking an edge or a decision away gives what would have been without it.
 *
 * Edges are taken by decision, strength, time of first observation and the names of their ends, and each is used unless that would
 * break a guard. Cost: O(E log E) for the E edges given.
 */
export function resolveComponents(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  aparts: readonly Apart[],
  rules: IdentityRules,
): Resolution {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const components = new Components(nodes, aparts, rules);
  const refused = new Map<number, string>();
  const ordered = inOrder(edges, nodeById);
  const use = (edge: GraphEdge, reason = components.join(edge.a, edge.b, edge.decided)): void => {
    if (reason !== undefined) refused.set(edge.id, reason);
  };
  for (const edge of ordered) if (edge.decided) use(edge);
  // Only now is it known which accounts are one person's: a browser used by both of them is not shared.
  const shared = findShared(nodeById, edges, rules, components);
  for (const edge of ordered) {
    if (edge.decided) continue;
    if (shared.has(edge.a) || shared.has(edge.b)) use(edge, 'shared_identifier');
    else use(edge);
  }
  return { personOf: components.people(), refused, shared };
}

/** Nodes seen directly with more different anchors than their rule allows, or with two that cannot be one person. */
function findShared(
  nodes: ReadonlyMap<number, GraphNode>,
  edges: readonly GraphEdge[],
  rules: IdentityRules,
  decided: Components,
): Set<number> {
  const neighbours = new Map<number, Map<string, Set<number>>>();
  const note = (nodeId: number, otherId: number): void => {
    const other = nodes.get(otherId);
    if (other === undefined) return;
    const byNamespace = neighbours.get(nodeId) ?? new Map<string, Set<number>>();
    neighbours.set(nodeId, byNamespace);
    const ids = byNamespace.get(other.namespace) ?? new Set();
    byNamespace.set(other.namespace, ids);
    ids.add(decided.personOf(otherId));
  };
  for (const edge of edges) {
    if (edge.decided) continue;
    note(edge.a, edge.b);
    note(edge.b, edge.a);
  }
  const shared = new Set<number>();
  for (const node of nodes.values()) {
    const limits = ruleOf(rules, node.namespace).sharedAbove;
    if (node.keepShared) shared.add(node.id);
    if (limits === undefined) continue;
    const around = neighbours.get(node.id);
    const isOverLimit = Object.entries(limits).some(([namespace, most]) => (around?.get(namespace)?.size ?? 0) > most);
    if (isOverLimit || (around !== undefined && namesSeveral([...around.values()], decided))) shared.add(node.id);
  }
  return shared;
}

// Who shares an identifier with many others is told by the limits; comparing all their names in pairs would tell nothing more.
const comparedMax = 20;

/** True when two of the people (as far as decisions join them) have names or birthdays that contradict each other. */
function namesSeveral(people: readonly ReadonlySet<number>[], decided: Components): boolean {
  const stated = new Map<string, PersonalMarks>();
  for (const person of people.flatMap((some) => [...some])) {
    const marks = decided.marksOf(person);
    const text = encodeMarks(marks);
    if (text !== null) stated.set(text, marks);
  }
  // In an order of their own, so that who is compared does not depend on who came first.
  const compared = [...stated.keys()].sort().slice(0, comparedMax);
  return compared.some((one, index) =>
    compared.slice(0, index).some((other) => contradict(stated.get(one) as PersonalMarks, stated.get(other) as PersonalMarks)),
  );
}

function inOrder(edges: readonly GraphEdge[], nodes: ReadonlyMap<number, GraphNode>): GraphEdge[] {
  const nameOf = (id: number): string => `${nodes.get(id)?.namespace} ${nodes.get(id)?.value}`;
  const names = new Map(edges.map((edge) => [edge.id, [nameOf(edge.a), nameOf(edge.b)].sort().join(' ')]));
  return [...edges].sort(
    (left, right) =>
      Number(right.decided) - Number(left.decided) ||
      right.strength - left.strength ||
      left.firstTime - right.firstTime ||
      compareText(names.get(left.id) ?? '', names.get(right.id) ?? ''),
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Disjoint sets that know how many identifiers of each namespace they hold, how they are called and on which side of each decision they are. */
class Components {
  readonly #parent = new Map<number, number>();
  readonly #counts = new Map<number, Map<string, number>>();
  readonly #marks = new Map<number, PersonalMarks>();
  readonly #sides = new Map<number, Map<number, 'members' | 'others'>>();
  readonly #rules: IdentityRules;

  constructor(nodes: readonly GraphNode[], aparts: readonly Apart[], rules: IdentityRules) {
    this.#rules = rules;
    for (const node of nodes) {
      this.#parent.set(node.id, node.id);
      this.#counts.set(node.id, new Map([[node.namespace, 1]]));
      if (node.marks !== undefined) this.#marks.set(node.id, node.marks);
      const sides = new Map<number, 'members' | 'others'>();
      for (const apart of aparts) {
        if (apart.members.has(node.id)) sides.set(apart.decisionId, 'members');
        else if (apart.others.has(node.id)) sides.set(apart.decisionId, 'others');
      }
      if (sides.size > 0) this.#sides.set(node.id, sides);
    }
  }

  /** Joins the components of two nodes; answers why not where a guard forbids it. */
  join(a: number, b: number, decided: boolean): string | undefined {
    const rootA = this.personOf(a);
    const rootB = this.personOf(b);
    if (rootA === rootB) return undefined;
    const reason = this.#forbiddenBy(rootA, rootB, decided);
    if (reason !== undefined) return reason;
    const [kept, joined] = rootA < rootB ? [rootA, rootB] : [rootB, rootA];
    this.#parent.set(joined, kept);
    const counts = this.#counts.get(kept) as Map<string, number>;
    for (const [namespace, count] of this.#counts.get(joined) as Map<string, number>)
      counts.set(namespace, (counts.get(namespace) ?? 0) + count);
    this.#counts.delete(joined);
    this.#marks.set(kept, mergeMarks(this.marksOf(kept), this.marksOf(joined)));
    const sides = this.#sides.get(joined);
    if (sides !== undefined) this.#sides.set(kept, new Map([...(this.#sides.get(kept) ?? []), ...sides]));
    return undefined;
  }

  #forbiddenBy(rootA: number, rootB: number, decided: boolean): string | undefined {
    const sidesB = this.#sides.get(rootB);
    for (const [decisionId, side] of this.#sides.get(rootA) ?? []) {
      const other = sidesB?.get(decisionId);
      if (other !== undefined && other !== side) return `split_by_decision:${decisionId}`;
    }
    if (decided) return undefined;
    const countsA = this.#counts.get(rootA) as Map<string, number>;
    for (const [namespace, countB] of this.#counts.get(rootB) as Map<string, number>) {
      const countA = countsA.get(namespace);
      if (countA !== undefined && countA + countB > ruleOf(this.#rules, namespace).perPersonMax) return `limit_reached:${namespace}`;
    }
    return contradict(this.marksOf(rootA), this.marksOf(rootB)) ? 'names_differ' : undefined;
  }

  /** What is stated of a component, given by its lowest number. */
  marksOf(person: number): PersonalMarks {
    return this.#marks.get(person) ?? noMarks;
  }

  people(): Map<number, number> {
    return new Map([...this.#parent.keys()].map((id) => [id, this.personOf(id)]));
  }

  /** The lowest number of the component: joins always keep the lower root. */
  personOf(id: number): number {
    let root = id;
    for (let parent = this.#parent.get(root) as number; parent !== root; parent = this.#parent.get(root) as number) root = parent;
    for (let at = id; at !== root; ) {
      const next = this.#parent.get(at) as number;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }
}
