import type { BlockingRule } from './blocking-rule.ts';

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
 * How large a block each rule may use, so that all rules together bring no more than `pairsMax` pairs. The smallest blocks of all rules come first, for a value that
 * few share says most; of blocks of one size those of earlier rules. Loose rules have what is left. Pairs that several rules bring count each time. Pure.
 */
export function chooseBlocks(
  rules: readonly Pick<BlockingRule, 'isLoose' | 'name'>[],
  sizes: readonly BlockSize[],
  pairsMax: number,
): RuleReport[] {
  const used = rules.map(() => ({ pairs: 0, sizeMax: 0 }));
  const isLoose = ({ rule }: BlockSize): number => (rules[rule - 1]?.isLoose ? 1 : 0);
  let left = pairsMax;
  for (const looseness of [0, 1]) {
    const full = new Set<number>();
    const own = sizes.filter((each) => isLoose(each) === looseness).sort((one, other) => one.size - other.size || one.rule - other.rule);
    for (const each of own) {
      // Whoever could not use a block uses no larger one.
      if (full.has(each.rule)) continue;
      if (pairsIn(each) > left) {
        full.add(each.rule);
        continue;
      }
      left -= pairsIn(each);
      const rule = used[each.rule - 1] as { pairs: number; sizeMax: number };
      rule.pairs += pairsIn(each);
      rule.sizeMax = each.size;
    }
  }
  return rules.map(({ name }, place) => {
    const pairs = sizes.filter(({ rule }) => rule === place + 1).reduce((sum, each) => sum + pairsIn(each), 0);
    return { name, pairs, pairsUsed: used[place]?.pairs ?? 0, sizeMax: used[place]?.sizeMax ?? 0 };
  });
}

function pairsIn({ size, blocks }: BlockSize): number {
  return (blocks * size * (size - 1)) / 2;
}
