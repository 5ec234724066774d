import { type AttachPermission, isRefused, mayAttach, nothingSaid } from './attach-permission.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';
import { agree, contradict, encodeMarks, mergeMarks, noMarks, type PersonalMarks } from './personal-marks.ts';
import { type OwnLink, standingLinks } from './standing-links.ts';

/** An identifier in the graph of evidence. */
export interface GraphNode {
  readonly id: number;
  readonly namespace: string;
  readonly value: string;
  /** True when the node's other links were not loaded because it is known to be shared: it stays so. */
  readonly keepShared?: boolean;
  readonly marks?: PersonalMarks;
  readonly attach?: AttachPermission;
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
  /** What she said at one end of the other, where that joins by a person's own link only. */
  readonly word?: AttachPermission;
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
  /**
   * Why an edge joins nobody: `shared_identifier`, `not_permitted`, `taken_back`, `no_own_word`, `held_by_another`, `names_differ`, `nothing_says_one`,
   * `limit_reached:<namespace>`, `split_by_decision:<id>`.
   */
  readonly refused: ReadonlyMap<number, string>;
  readonly shared: ReadonlySet<number>;
}

/**
 * People as components of the graph of evidence under the rules. A pure function of the set of nodes, edges and decisions: the order
 * in which they arrived plays no part, so taking an edge or a decision away gives what would have been without it.
 *
 * Four rounds: what people decided; evidence between identifiers that name somebody by themselves; evidence with things that may be in
 * several hands; links of people's own, which say nothing of the identifiers they were made by. Within a round edges are taken by strength,
 * time of first observation and the names of their ends, and each is used unless that would break a guard. Cost: O(E log E) for the E edges given.
 */
export function resolveComponents(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  aparts: readonly Apart[],
  rules: IdentityRules,
): Resolution {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const shareable = new Set(nodes.filter((node) => ruleOf(rules, node.namespace).shareable).map((node) => node.id));
  const components = new Components(nodes, aparts, rules, shareable);
  const names = new Set(nodes.filter((node) => ruleOf(rules, node.namespace).onlyByOwnLink).map((node) => node.id));
  const isOwn = (edge: GraphEdge): boolean => !edge.decided && (names.has(edge.a) || names.has(edge.b));
  const isTakenBack = ({ word }: GraphEdge): boolean => word !== undefined && isRefused(word);
  const neighbours = neighboursOf(edges.filter((edge) => !edge.decided && !isOwn(edge) && !isTakenBack(edge)));
  const ordered = inOrder(edges, nodeById);
  const refused = new Map<number, string>();
  const shared = new Set<number>();
  const silent = new Set(nodes.filter((node) => !mayAttach(node.namespace, node.attach ?? nothingSaid, rules)).map((node) => node.id));
  const reasonBefore = (edge: GraphEdge): string | undefined => {
    if (shared.has(edge.a) || shared.has(edge.b)) return 'shared_identifier';
    if (silent.has(edge.a) || silent.has(edge.b)) return 'not_permitted';
    // Where the rules have come to trust a name since, her word on it holds still.
    return isTakenBack(edge) && !isOwn(edge) ? 'taken_back' : undefined;
  };
  const take = (round: (edge: GraphEdge) => boolean): void => {
    for (const edge of ordered) {
      if (!round(edge)) continue;
      const word = edge.decided ? 'decided' : isOwn(edge) ? 'own' : undefined;
      const reason = (edge.decided ? undefined : reasonBefore(edge)) ?? components.join(edge.a, edge.b, word);
      if (reason !== undefined) refused.set(edge.id, reason);
    }
  };
  const isLoose = (edge: GraphEdge): boolean => shareable.has(edge.a) || shareable.has(edge.b);
  take((edge) => edge.decided);
  // Only now is it known which accounts are one person's: an e-mail of both of them is not shared.
  const sharing = { nodeById, neighbours, rules, components, shareable };
  for (const node of nodes) if (!shareable.has(node.id) && isShared(node, sharing)) shared.add(node.id);
  take((edge) => !edge.decided && !isOwn(edge) && !isLoose(edge));
  // Only now is it known whose e-mails and accounts are one person's: a phone seen with several of them is hers alone.
  const strangers = { ...sharing, nobodys: new Set(shared) };
  for (const node of nodes) if (shareable.has(node.id) && (isShared(node, sharing) || joinsStrangers(node, strangers))) shared.add(node.id);
  take((edge) => !edge.decided && !isOwn(edge) && isLoose(edge));
  if (names.size > 0) {
    // Only now is it known which identifiers are one person's: her word is hers whichever of them she said it by.
    const links = ordered.filter(isOwn).map((edge) => ownLinkOf(edge, names));
    const heard = links.filter(({ speaker }) => !shared.has(speaker) && !silent.has(speaker));
    const held = new Set(ordered.filter((edge) => edge.decided && !refused.has(edge.id)).flatMap(({ a, b }) => [a, b]));
    const standing = standingLinks(heard, (id) => components.personOf(id), held);
    for (const name of standing.shared) shared.add(name);
    take((edge) => isOwn(edge) && !standing.refused.has(edge.id));
    for (const [id, reason] of standing.refused) refused.set(id, reason);
  }
  return { personOf: components.people(), refused, shared };
}

function ownLinkOf({ id, a, b, word = nothingSaid }: GraphEdge, names: ReadonlySet<number>): OwnLink {
  return names.has(a) ? { id, speaker: b, name: a, word } : { id, speaker: a, name: b, word };
}

interface Sharing {
  readonly nodeById: ReadonlyMap<number, GraphNode>;
  readonly neighbours: ReadonlyMap<number, ReadonlySet<number>>;
  readonly rules: IdentityRules;
  /** As far as they are joined by the rounds before. */
  readonly components: Components;
  readonly shareable: ReadonlySet<number>;
}

/** With whom each node was observed. */
function neighboursOf(edges: readonly GraphEdge[]): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  const note = (id: number, other: number): void => {
    const known = neighbours.get(id);
    if (known === undefined) neighbours.set(id, new Set([other]));
    else known.add(other);
  };
  for (const edge of edges) {
    note(edge.a, edge.b);
    note(edge.b, edge.a);
  }
  return neighbours;
}

/** Seen directly with more different anchors than its rule allows, or with two who cannot be one person. */
function isShared(node: GraphNode, { nodeById, neighbours, rules, components }: Sharing): boolean {
  if (node.keepShared) return true;
  const { sharedAbove: limits, shareable } = ruleOf(rules, node.namespace);
  if (limits === undefined) return false;
  const people = new Set<number>();
  const byNamespace = new Map<string, Set<number>>();
  for (const id of neighbours.get(node.id) ?? []) {
    const other = nodeById.get(id);
    if (other === undefined) continue;
    const person = components.personOf(id);
    people.add(person);
    const known = byNamespace.get(other.namespace) ?? new Set();
    byNamespace.set(other.namespace, known.add(person));
  }
  // What may be in several hands says nothing of how many have what names somebody by itself: one e-mail address, two cards.
  const isOverLimit = Object.entries(limits).some(
    ([namespace, most]) => (shareable || !ruleOf(rules, namespace).shareable) && (byNamespace.get(namespace)?.size ?? 0) > most,
  );
  return isOverLimit || namesSeveral(people, components);
}

/** Seen directly with two who are each known by themselves, where no names or birthdays on both sides say that they are one. */
function joinsStrangers(
  node: GraphNode,
  { nodeById, neighbours, components, shareable, nobodys }: Sharing & { readonly nobodys: ReadonlySet<number> },
): boolean {
  const people = new Set<number>();
  for (const id of neighbours.get(node.id) ?? [])
    if (nodeById.has(id) && !shareable.has(id) && !nobodys.has(id)) people.add(components.personOf(id));
  if (people.size > comparedMax) return true;
  const marks = [...people].map((person) => components.marksOf(person));
  return marks.some((one, index) => marks.slice(0, index).some((other) => !agree(one, other)));
}

// Who shares an identifier with many others is told by the limits; comparing all their names in pairs would tell nothing more.
const comparedMax = 20;

/** True when two of the people have names or birthdays that contradict each other. */
function namesSeveral(people: ReadonlySet<number>, components: Components): boolean {
  const stated = new Map<string, PersonalMarks>();
  for (const person of people) {
    const marks = components.marksOf(person);
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

/**
 * Disjoint sets that know how many identifiers of each namespace they hold, whether one of those names somebody by itself, how they are
 * called and on which side of each decision they are.
 */
class Components {
  readonly #parent = new Map<number, number>();
  readonly #counts = new Map<number, Map<string, number>>();
  readonly #marks = new Map<number, PersonalMarks>();
  readonly #sides = new Map<number, Map<number, 'members' | 'others'>>();
  readonly #rules: IdentityRules;
  readonly #shareable: ReadonlySet<number>;
  /** Roots of components that hold an identifier which names somebody by itself. */
  readonly #anchored = new Set<number>();

  constructor(nodes: readonly GraphNode[], aparts: readonly Apart[], rules: IdentityRules, shareable: ReadonlySet<number>) {
    this.#rules = rules;
    this.#shareable = shareable;
    for (const node of nodes) {
      if (!shareable.has(node.id)) this.#anchored.add(node.id);
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

  /** Joins the components of two nodes, by evidence or on somebody's word; answers why not where a guard forbids it. */
  join(a: number, b: number, word?: 'decided' | 'own'): string | undefined {
    const rootA = this.personOf(a);
    const rootB = this.personOf(b);
    if (rootA === rootB) return undefined;
    const isLoose = word === undefined && (this.#shareable.has(a) || this.#shareable.has(b));
    const reason = this.#forbiddenBy(rootA, rootB, word === 'decided') ?? (isLoose ? this.#strangers(rootA, rootB) : undefined);
    if (reason !== undefined) return reason;
    const [kept, joined] = rootA < rootB ? [rootA, rootB] : [rootB, rootA];
    this.#parent.set(joined, kept);
    const counts = this.#counts.get(kept) as Map<string, number>;
    for (const [namespace, count] of this.#counts.get(joined) as Map<string, number>)
      counts.set(namespace, (counts.get(namespace) ?? 0) + count);
    this.#counts.delete(joined);
    if (this.#anchored.delete(joined)) this.#anchored.add(kept);
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

  /** A chain of things that may be in several hands joins two known people no more than one such thing does. */
  #strangers(rootA: number, rootB: number): string | undefined {
    const areKnown = this.#anchored.has(rootA) && this.#anchored.has(rootB);
    return areKnown && !agree(this.marksOf(rootA), this.marksOf(rootB)) ? 'nothing_says_one' : undefined;
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
