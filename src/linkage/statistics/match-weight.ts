import type { Comparison } from './comparison.ts';
import type { Agreement } from './estimate-agreement.ts';
import { explanations } from './explanation.ts';
import type { PersonField } from './person-field.ts';

/** What agreement is worth, in bits (log2 of how many times likelier it is of one person than of two). */
export interface MatchWeights {
  /** Log-odds of a pair of which nothing is known, against each of the explanations. */
  readonly priorBits: readonly number[];
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
  /** The level; `missing` where nothing could be compared. Of the first step, `prior`, the explanation that stands against one person most. */
  readonly level: string;
  readonly bits: number;
}

/** The weights that follow from what was estimated. Pure. */
export function matchWeights({ matched, unmatched, matches, prior, others }: Agreement, records: number): MatchWeights {
  return {
    priorBits: others.map((other) => Math.log2(prior / other)),
    bits: matched.map((row, place) => row.map((share, level) => Math.log2(share / (unmatched[place]?.[level] as number)))),
    equal: matched.map((row) => row[0] as number),
    own: matched.map((row) => ((2 * matches) / records) * (row[0] as number)),
    rarest: unmatched.map((row) => Math.min(row[0] as number, 0.5 / records)),
    records,
  };
}

/**
 * What each comparison adds to the score of a pair, against the explanation that is likeliest if it is not one person: what that explanation shares adds
 * nothing, and `others` takes off what the other explanations are likely, too. Where values are equal, how many records share the value counts instead of how
 * many share any: the others with it, less those that are expected to be her own (after Winkler 1989, "frequency-based matching"). Pure.
 * @param levels a level for each comparison, 0 where nothing could be compared. @param counts records with the value, a number for each comparison.
 */
export function waterfallOf(
  comparisons: readonly Comparison[],
  weights: MatchWeights,
  levels: readonly number[],
  counts: readonly number[],
): WaterfallStep[] {
  const steps = comparisons.map((comparison, place) =>
    stepOf(comparison, place, weights, levels[place] as number, counts[place] as number),
  );
  const against = explanations.map(({ shared }, at) => {
    const told = steps.map((step, place) => (shared.includes(comparisons[place]?.field as PersonField) ? { ...step, bits: 0 } : step));
    const bits = told.reduce((sum, step) => sum + step.bits, weights.priorBits[at] as number);
    return { at, told, bits };
  });
  const { at, told, bits: most } = against.reduce((one, other) => (other.bits < one.bits ? other : one));
  const all = -Math.log2(against.reduce((sum, { bits }) => sum + 2 ** -bits, 0));
  return [
    { comparison: 'prior', level: explanations[at]?.name as string, bits: weights.priorBits[at] as number },
    ...told,
    { comparison: 'others', level: 'others', bits: all - most },
  ];
}

function stepOf({ field, levels: named }: Comparison, place: number, weights: MatchWeights, level: number, count: number): WaterfallStep {
  if (level === 0) return { comparison: field, level: 'missing', bits: 0 };
  const name = named[level - 1]?.name as string;
  if (level > 1) return { comparison: field, level: name, bits: weights.bits[place]?.[level - 1] as number };
  const others = (count - 1 - (weights.own[place] as number)) / weights.records;
  const share = Math.max(others, weights.rarest[place] as number);
  return { comparison: field, level: name, bits: Math.log2((weights.equal[place] as number) / share) };
}
