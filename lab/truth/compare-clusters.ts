/** Identifiers in groups: each identifier with the name of its group (a true person, or a person as the product sees her). */
export type Grouping = ReadonlyMap<string, number | string>;

/** How well a grouping that was found agrees with the true one, by pairs of identifiers. */
export interface GroupingComparison {
  /** Pairs that were found together. */
  readonly pairsFound: number;
  /** Pairs that belong together. */
  readonly pairsTrue: number;
  readonly pairsBoth: number;
  /** Share of what was found that is true; 1 when nothing was found. */
  readonly precision: number;
  /** Share of what is true that was found; 1 when there is nothing to find. */
  readonly recall: number;
  readonly f1: number;
}

/**
 * Compares two groupings over the identifiers that both know, by counting pairs without making them: time and memory grow with the
 * identifiers, not with their pairs. Pairwise precision and recall as used for record linkage (Christen 2012, section 7.3).
 */
export function compareGroupings(truth: Grouping, found: Grouping): GroupingComparison {
  const trueSizes = new Map<number | string, number>();
  const foundSizes = new Map<number | string, number>();
  const bothSizes = new Map<string, number>();
  for (const [identifier, person] of truth) {
    const cluster = found.get(identifier);
    if (cluster === undefined) continue;
    increase(trueSizes, person);
    increase(foundSizes, cluster);
    increase(bothSizes, `${person}\t${cluster}`);
  }
  const pairsTrue = pairsIn(trueSizes.values());
  const pairsFound = pairsIn(foundSizes.values());
  const pairsBoth = pairsIn(bothSizes.values());
  const precision = pairsFound === 0 ? 1 : pairsBoth / pairsFound;
  const recall = pairsTrue === 0 ? 1 : pairsBoth / pairsTrue;
  return {
    pairsFound,
    pairsTrue,
    pairsBoth,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}

/** Groups that links make, directly and by way of others; each group is named by one of its members. */
export function groupByLinks(links: Iterable<{ readonly a: string; readonly b: string }>): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (member: string): string => {
    let root = member;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent;
    for (let at = member; at !== root; ) {
      const next = parents.get(at) as string;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { a, b } of links) {
    if (!parents.has(a)) parents.set(a, a);
    if (!parents.has(b)) parents.set(b, b);
    parents.set(rootOf(b), rootOf(a));
  }
  return new Map([...parents.keys()].map((member) => [member, rootOf(member)]));
}

/** Several people in one: the group as it was found, and who is in it. */
export interface Weld {
  readonly group: number | string;
  readonly people: readonly string[];
}

/** Groups that hold identifiers of more than one person. `owners` names the one person of each identifier that is hers alone. */
export function findWelds(owners: ReadonlyMap<string, string>, found: Grouping): Weld[] {
  const people = new Map<number | string, Set<string>>();
  for (const [identifier, person] of owners) {
    const group = found.get(identifier);
    if (group === undefined) continue;
    const members = people.get(group);
    if (members === undefined) people.set(group, new Set([person]));
    else members.add(person);
  }
  return [...people].filter(([, members]) => members.size > 1).map(([group, members]) => ({ group, people: [...members].sort() }));
}

/** What `checkLinks` says: recall of the certain links, precision over all that is known to be one person's. */
export interface LinkCheck {
  readonly certainPairs: number;
  readonly certainPairsFound: number;
  readonly recall: number;
  readonly precision: number;
  readonly welds: readonly Weld[];
  /** Identifiers of certain links that the product does not know at all. */
  readonly unknown: number;
}

/**
 * Holds what the product found against the truth. Recall is over pairs that certain links join (an identifier that the product does
 * not know counts as not found); precision is over all identifiers that are one person's, so a probable link that was guessed
 * rightly does no harm.
 */
export function checkLinks(
  certain: Iterable<{ readonly a: string; readonly b: string }>,
  owners: ReadonlyMap<string, string>,
  found: Grouping,
): LinkCheck {
  const groups = groupByLinks(certain);
  const known = compareGroupings(groups, found);
  const sizes = new Map<string, number>();
  let unknown = 0;
  for (const [identifier, group] of groups) {
    increase(sizes, group);
    if (!found.has(identifier)) unknown++;
  }
  const certainPairs = pairsIn(sizes.values());
  return {
    certainPairs,
    certainPairsFound: known.pairsBoth,
    recall: certainPairs === 0 ? 1 : known.pairsBoth / certainPairs,
    precision: compareGroupings(owners, found).precision,
    welds: findWelds(owners, found),
    unknown,
  };
}
