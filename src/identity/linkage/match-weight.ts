import type { Comparison } from './comparison.ts';
import type { Agreement } from './estimate-agreement.ts';

/** What agreement is worth, in bits (log2 of how many times likelier it is of one person than of two). */
export interface MatchWeights {
  /** Log-odds of a pair of which nothing is known. */
  readonly priorBits: number;
  /** By comparison and level. */
  readonly bits: readonly (readonly number[])[];
  /** By comparison: how often the equal level is met of one person. */
  readonly equal: readonly number[];
  /** By comparison: how many other records of her own are expected to have the same value. */
  readonly own: readonly number[];
  /** By comparison: the least share of others with the same value that is believed. */
  readonly rarest: readonly number[];
  readonly records: number;
}

/** One comparison's part in a score. */
export interface WaterfallStep {
  readonly comparison: string;
  /** `prior` for the first step, `missing` where nothing could be compared. */
  readonly level: string;
  readonly bits: number;
}

/** The weights that follow from what was estimated. Pure. */
export function matchWeights({ matched, unmatched, matches, prior }: Agreement, records: number): MatchWeights {
  return {
    priorBits: Math.log2(prior / (1 - prior)),
    bits: matched.map((row, place) => row.map((share, level) => Math.log2(share / (unmatched[place]?.[level] as number)))),
    equal: matched.map((row) => row[0] as number),
    own: matched.map((row) => ((2 * matches) / records) * (row[0] as number)),
    rarest: unmatched.map((row) => Math.min(row[0] as number, 0.5 / records)),
    records,
  };
}

/**
 * What each comparison adds to the score of a pair. Where values are equal, how many records share the value counts instead of how many share any: the
 * others with it, less those that are expected to be her own (after Winkler 1989, "frequency-based matching"). Pure.
 * @param levels a level for each comparison, 0 where nothing could be compared. @param counts records with the value, a number for each comparison.
 */
export function waterfallOf(
  comparisons: readonly Comparison[],
  weights: MatchWeights,
  levels: readonly number[],
  counts: readonly number[],
): WaterfallStep[] {
  const steps = comparisons.map(({ field, levels: named }, place): WaterfallStep => {
    const level = levels[place] as number;
    if (level === 0) return { comparison: field, level: 'missing', bits: 0 };
    const name = named[level - 1]?.name as string;
    if (level > 1) return { comparison: field, level: name, bits: weights.bits[place]?.[level - 1] as number };
    const others = ((counts[place] as number) - 1 - (weights.own[place] as number)) / weights.records;
    const share = Math.max(others, weights.rarest[place] as number);
    return { comparison: field, level: name, bits: Math.log2((weights.equal[place] as number) / share) };
  });
  return [{ comparison: 'prior', level: 'prior', bits: weights.priorBits }, ...steps];
}
