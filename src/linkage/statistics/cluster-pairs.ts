/** Two records and the log-odds that they are one person. */
export interface WeighedPair {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

export interface ClusterRules {
  /** A pair's evidence for or against counts for no more. */
  readonly bitsMax: number;
  /** What two records count that no rule brought together: they share next to nothing. */
  readonly unseenBits: number;
}

/** All that was compared between two groups. */
interface Between {
  readonly bits: number;
  readonly pairs: number;
}

/**
 * Groups of records, each named by its lowest member, by correlation clustering (Bansal, Blum & Chawla 2004): two groups become one while the sum of the
 * log-odds over all pairs between them is above zero, the greatest sum first (greedy additive edge contraction: Keuper et al. 2015). A chain of likely
 * pairs does not make one large group, because the pairs along it that speak against it count, too. Pure; of equal sums the lowest numbers come first.
 * Cost: pairs × log(pairs).
 */
export function clusterPairs(records: number, pairs: readonly WeighedPair[], rules: ClusterRules): Uint32Array {
  const groups = new Groups(records, rules.unseenBits);
  const heap = new PairHeap();
  for (const { a, b, bits } of pairs) {
    groups.put(a, b, { bits: Math.max(-rules.bitsMax, Math.min(rules.bitsMax, bits)), pairs: 1 });
    heap.push(groups.weighed(a, b));
  }
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    // Groups have grown since: what is between them now is in the heap by itself.
    if (!groups.isCurrent(top)) continue;
    for (const other of groups.join(top.a, top.b)) heap.push(groups.weighed(top.a, other));
  }
  return groups.named();
}

class Groups {
  /** By the group's name; a group that is in another has none. */
  readonly #members: number[][];
  readonly #between: Map<number, Between>[];
  readonly #unseenBits: number;

  constructor(records: number, unseenBits: number) {
    this.#members = Array.from({ length: records }, (_, at) => [at]);
    this.#between = Array.from({ length: records }, () => new Map<number, Between>());
    this.#unseenBits = unseenBits;
  }

  put(a: number, b: number, between: Between): void {
    this.#between[a]?.set(b, between);
    this.#between[b]?.set(a, between);
  }

  /** The evidence between two groups as it is. */
  weighed(a: number, b: number): WeighedPair {
    const { bits, pairs } = this.#between[a]?.get(b) ?? { bits: 0, pairs: 0 };
    const unseen = (this.#members[a]?.length ?? 0) * (this.#members[b]?.length ?? 0) - pairs;
    return { a: Math.min(a, b), b: Math.max(a, b), bits: bits + this.#unseenBits * unseen };
  }

  isCurrent({ a, b, bits }: WeighedPair): boolean {
    return this.#between[a]?.has(b) === true && this.weighed(a, b).bits === bits;
  }

  /** Takes group `b` into `a`, and says with which others `a` now has evidence. */
  join(a: number, b: number): Iterable<number> {
    const kept = this.#between[a] as Map<number, Between>;
    const taken = this.#between[b] as Map<number, Between>;
    kept.delete(b);
    for (const [other, more] of taken) {
      if (other === a) continue;
      const before = kept.get(other) ?? { bits: 0, pairs: 0 };
      this.#between[other]?.delete(b);
      this.put(a, other, { bits: before.bits + more.bits, pairs: before.pairs + more.pairs });
    }
    taken.clear();
    this.#members[a]?.push(...(this.#members[b] as number[]));
    this.#members[b] = [];
    return kept.keys();
  }

  named(): Uint32Array {
    const names = new Uint32Array(this.#members.length);
    this.#members.forEach((members, name) => {
      for (const member of members) names[member] = name;
    });
    return names;
  }
}

/** The greatest evidence first, of equals the lowest numbers; what speaks against does not come in. */
class PairHeap {
  readonly #items: WeighedPair[] = [];

  push(item: WeighedPair): void {
    if (item.bits <= 0) return;
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(item, items[above] as WeighedPair)) break;
      items[at] = items[above] as WeighedPair;
      at = above;
    }
    items[at] = item;
  }

  pop(): WeighedPair | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (let below = 1; below < items.length; below = 2 * at + 1) {
      if (below + 1 < items.length && isBefore(items[below + 1] as WeighedPair, items[below] as WeighedPair)) below++;
      if (!isBefore(items[below] as WeighedPair, last)) break;
      items[at] = items[below] as WeighedPair;
      at = below;
    }
    items[at] = last;
    return top;
  }
}

function isBefore(one: WeighedPair, other: WeighedPair): boolean {
  return one.bits > other.bits || (one.bits === other.bits && (one.a < other.a || (one.a === other.a && one.b < other.b)));
}
