/** Blocks of one size that a rule makes. */
export interface BlockSize {
  readonly rule: number;
  readonly size: number;
  readonly blocks: number;
}

/** What a rule brings, and up to which size its blocks are used. */
export interface RuleReport {
  readonly name: string;
  /** Pairs of all its blocks, also those that another rule brings. */
  readonly pairs: number;
  readonly pairsUsed: number;
  /** Blocks of more records are left out; 0 leaves out the rule. */
  readonly sizeMax: number;
}

/**
 * How large a block each rule may use, so that all rules together bring no more than `pairsMax` pairs: rules in their order, each as many of its blocks as
 * fit, the small ones first, for a value that few share says most. Pairs that several rules bring count each time. Pure.
 */
export function chooseBlocks(names: readonly string[], sizes: readonly BlockSize[], pairsMax: number): RuleReport[] {
  let left = pairsMax;
  return names.map((name, place) => {
    const own = sizes.filter(({ rule }) => rule === place + 1).sort((one, other) => one.size - other.size);
    const pairs = own.reduce((sum, each) => sum + pairsIn(each), 0);
    let [pairsUsed, sizeMax] = [0, 0];
    for (const each of own) {
      if (pairsUsed + pairsIn(each) > left) break;
      pairsUsed += pairsIn(each);
      sizeMax = each.size;
    }
    left -= pairsUsed;
    return { name, pairs, pairsUsed, sizeMax };
  });
}

function pairsIn({ size, blocks }: BlockSize): number {
  return (blocks * size * (size - 1)) / 2;
}
