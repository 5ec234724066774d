import type { Agreement, ComparedField } from './estimate-agreement.ts';
import { agreesTogether, type Explanation, fieldsTogether, type PairKinds, personKinds } from './explanation.ts';

/** What agreement is worth, in bits (log2 of how many times likelier it is of one person than of two). */
export interface MatchWeights {
  /** Log-odds of a pair of which nothing is known, against each of the explanations. */
  readonly priorBits: readonly number[];
  /** Log-odds that one person has moved, against that she stayed. */
  readonly movedBits: number;
  /** By comparison and level. */
  readonly bits: readonly (readonly number[])[];
  /** By comparison: how often the equal level is met of one person. */
  readonly equal: readonly number[];
  /** By comparison and level: how often it is met of one; only where levels beyond the first go by how rare the shared value is. */
  readonly matched?: readonly (readonly number[])[];
  /** By comparison: how many other records of her own are expected to have the same value. */
  readonly own: readonly number[];
  /** By comparison: the least share of others with the same value that is believed. */
  readonly rarest: readonly number[];
  readonly records: number;
  /** How many records what is assumed of strangers outweighs: so many that say it and none that shares a value more than assumed. Absent where enough are counted. */
  readonly assumed?: number;
  /** What it takes off that a pair agrees in both fields that go together, where strangers do so by more than chance. */
  readonly togetherBits?: number;
  /** What labels have changed; absent where nothing. */
  readonly correction?: Correction;
}

/** What labels add to a score, in bits. */
export interface Correction {
  /** Of every pair. */
  readonly start: number;
  /** By comparison and level (from 0 for the first level). */
  readonly bits: readonly (readonly number[])[];
}

/** One comparison's part in a score. */
export interface WaterfallStep {
  readonly comparison: string;
  /** The level; `missing` where nothing could be compared. Of the first step, `prior`, the explanation that stands against one person most. */
  readonly level: string;
  readonly bits: number;
}

/** The weights that follow from what was estimated. Pure. */
export function matchWeights({ matched, unmatched, matches, prior, moved, others, together }: Agreement, records: number): MatchWeights {
  return {
    priorBits: others.map((other) => Math.log2((prior * (1 - moved)) / other)),
    movedBits: Math.log2(moved / (1 - moved)),
    bits: matched.map((row, place) => row.map((share, level) => Math.log2(share / (unmatched[place]?.[level] as number)))),
    equal: matched.map((row) => row[0] as number),
    own: matched.map((row) => ((2 * matches) / records) * (row[0] as number)),
    rarest: unmatched.map((row) => Math.min(row[0] as number, 0.5 / records)),
    records,
    togetherBits: Math.log2(together),
  };
}

/**
 * What each comparison adds to the score of a pair, against the explanation that is likeliest if it is not one person: what that explanation shares adds
 * nothing, nor does what she left behind, if it is likelier that she moved; `others` is what the less likely readings add and take off. Where values are equal, how many records share the value counts instead of how
 * many share any: the others with it, less those that are expected to be her own (after Winkler 1989, "frequency-based matching"). Pure.
 * @param levels a level for each comparison, 0 where nothing could be compared. @param counts records with the value, a number for each comparison.
 */
export function waterfallOf(
  comparisons: readonly ComparedField[],
  weights: MatchWeights,
  levels: readonly number[],
  counts: readonly number[],
  kinds: PairKinds = personKinds,
): WaterfallStep[] {
  const { explanations, leftBehind } = kinds;
  const paired = fieldsTogether(comparisons, kinds);
  const together = paired !== undefined && agreesTogether(paired, levels) ? (weights.togetherBits ?? 0) : 0;
  const steps = comparisons.map((comparison, place) =>
    stepOf(comparison, place, weights, levels[place] as number, counts[place] as number),
  );
  const sumOver = (fields: (field: string) => boolean): number =>
    steps.reduce((sum, { bits }, place) => sum + (fields(comparisons[place]?.field as string) ? bits : 0), 0);
  const isLeft = (field: string): boolean => leftBehind.includes(field);
  const [stayed, moved] = [sumOver(() => true), weights.movedBits + sumOver((field) => !isLeft(field))];
  const hasMoved = moved > stayed;
  /** What a comparison adds to an explanation. */
  const addedTo = (explanation: Explanation, place: number): number => {
    const { shared, ownWay } = explanation;
    const { field } = comparisons[place] as ComparedField;
    // Of two fields that go together, the second is the less news.
    if (place === paired?.fields[1].place && paired.counts[explanations.indexOf(explanation)]) return together;
    const own = ownWay?.[field]?.[(levels[place] as number) - 1];
    const bits = steps[place]?.bits as number;
    if (own !== undefined) return bits + Math.log2(own / (weights.matched?.[place]?.[(levels[place] as number) - 1] as number));
    return shared.includes(field) ? bits : 0;
  };
  const against = explanations.map(
    (one, at) => steps.reduce((sum, _, place) => sum + addedTo(one, place), 0) - (weights.priorBits[at] as number),
  );
  const likeliest = against.indexOf(Math.max(...against));
  const explanation = explanations[likeliest] as Explanation;
  const told = steps.map((step, place) => {
    const field = comparisons[place]?.field as string;
    return { ...step, bits: (hasMoved && isLeft(field) ? 0 : step.bits) - addedTo(explanation, place) };
  });
  const prior = (weights.priorBits[likeliest] as number) + (hasMoved ? weights.movedBits : 0);
  const all = log2OfSum([stayed, moved]) - log2OfSum(against);
  const { correction } = weights;
  return [
    { comparison: 'prior', level: explanation.name, bits: prior + (correction?.start ?? 0) },
    ...told.map((step, place) => ({ ...step, bits: step.bits + addedAt(correction, place, levels[place] as number) })),
    { comparison: 'others', level: 'others', bits: all - prior - told.reduce((sum, { bits }) => sum + bits, 0) },
  ];
}

/** What labels add to the score of a pair with these levels. Pure. */
export function addedBits(correction: Correction, levels: readonly number[]): number {
  return levels.reduce((sum, level, place) => sum + addedAt(correction, place, level), correction.start);
}

function addedAt(correction: Correction | undefined, place: number, level: number): number {
  return correction?.bits[place]?.[level - 1] ?? 0;
}

function log2OfSum(bits: readonly number[]): number {
  const most = Math.max(...bits);
  return most + Math.log2(bits.reduce((sum, one) => sum + 2 ** (one - most), 0));
}

function stepOf(
  { field, levels: named }: ComparedField,
  place: number,
  weights: MatchWeights,
  level: number,
  count: number,
): WaterfallStep {
  if (level === 0) return { comparison: field, level: 'missing', bits: 0 };
  const { name, byCount = level === 1 } = named[level - 1] as ComparedField['levels'][number];
  const matched = weights.matched?.[place]?.[level - 1] ?? (weights.equal[place] as number);
  if (!byCount) return { comparison: field, level: name, bits: weights.bits[place]?.[level - 1] as number };
  return { comparison: field, level: name, bits: Math.log2(matched / shareOfStrangers(weights, place, count)) };
}

/** Which share of two people has the same value by chance, where so many records have it. Pure. */
export function shareOfStrangers({ own, records, rarest, assumed = 0 }: MatchWeights, place: number, count: number): number {
  const least = rarest[place] as number;
  return Math.max((count - 1 - (own[place] as number) + assumed * least) / (records + assumed), least);
}
