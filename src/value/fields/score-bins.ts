import { chanceAbove, chiSquareChance } from '../special/chances.ts';
import type { BinnedField } from './bin-field.ts';

/** People, and people with the outcome, by bin and fold: all that scores are worked out from. */
export interface BinCounts {
  readonly field: BinnedField;
  readonly folds: number;
  /** Whether the field could be known of a person; others play no part. */
  readonly isAsked: (person: number) => boolean;
  /** [fold × bins + bin] */
  readonly people: Float64Array;
  readonly outcomes: Float64Array;
}

export function countBins(field: BinnedField, outcome: Uint8Array, fold: Uint8Array, folds: number, among?: Uint8Array): BinCounts {
  const isAsked = (person: number): boolean => among === undefined || among[person] === 1;
  const { bin, bins } = field;
  const people = new Float64Array(folds * bins);
  const outcomes = new Float64Array(folds * bins);
  for (let person = 0; person < bin.length; person += 1) {
    if (!isAsked(person)) continue;
    const at = (fold[person] as number) * bins + (bin[person] as number);
    people[at] = (people[at] as number) + 1;
    outcomes[at] = (outcomes[at] as number) + (outcome[person] as number);
  }
  return { field, folds, isAsked, people, outcomes };
}

// A difference that chance alone makes once in a hundred times is not learned from.
const learnedChanceMax = 0.01;
const rateMin = 1e-4;

/**
 * The log-odds of the outcome in each bin, as learned from all folds but those left out; undefined when there is nothing to learn: when
 * the bins differ by no more than chance does once in a hundred times, by the chi-square test of homogeneity, and for numbers also by the
 * Cochran–Armitage test of a trend (Agresti, "Categorical Data Analysis", 2013, 3.2 and 3.3).
 * Rates are drawn towards that of everybody by empirical Bayes: the spread of true rates between bins is what is left of the spread
 * observed after that of chance (method of moments; DerSimonian & Laird 1986). Assumption: people are independent. Cost: a pass over bins.
 * Pure, without chance.
 */
export function scoreBins(counts: BinCounts, isLeftOut: (fold: number) => boolean): Float64Array | undefined {
  const { people, outcomes } = sumFolds(counts, isLeftOut);
  const { bins, ordered } = counts.field;
  let [all, came, squares, filled] = [0, 0, 0, 0];
  for (let bin = 0; bin < bins; bin += 1) {
    const n = people[bin] as number;
    all += n;
    came += outcomes[bin] as number;
    squares += n * n;
    if (n > 0) filled += 1;
  }
  const rate = came / all;
  const chance = rate * (1 - rate);
  if (filled < 2 || !(chance > 0)) return undefined;
  let spread = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const n = people[bin] as number;
    if (n > 0) spread += n * ((outcomes[bin] as number) / n - rate) ** 2;
  }
  const differs = chiSquareChance(spread / chance, filled - 1) < learnedChanceMax;
  const trend = trendOf(people, outcomes, ordered);
  if (!differs && !(trend !== undefined && 2 * chanceAbove(Math.abs(trend.z)) < learnedChanceMax)) return undefined;
  const between = (spread - (filled - 1) * chance) / (all - squares / all);
  return Float64Array.from({ length: bins }, (_, bin) => {
    const n = people[bin] as number;
    if (differs && between > 0)
      return logOdds(n === 0 ? rate : rate + ((n * between) / (n * between + chance)) * ((outcomes[bin] as number) / n - rate));
    return logOdds(bin < ordered && trend !== undefined ? trend.rateAt(bin) : rate);
  });
}

function sumFolds(counts: BinCounts, isLeftOut: (fold: number) => boolean): { people: Float64Array; outcomes: Float64Array } {
  const { bins } = counts.field;
  const people = new Float64Array(bins);
  const outcomes = new Float64Array(bins);
  for (let fold = 0; fold < counts.folds; fold += 1) {
    if (isLeftOut(fold)) continue;
    for (let bin = 0; bin < bins; bin += 1) {
      people[bin] = (people[bin] as number) + (counts.people[fold * bins + bin] as number);
      outcomes[bin] = (outcomes[bin] as number) + (counts.outcomes[fold * bins + bin] as number);
    }
  }
  return { people, outcomes };
}

/** The straight line through the rates of bins in order, and how many standard errors its slope is from nothing. */
function trendOf(
  people: Float64Array,
  outcomes: Float64Array,
  ordered: number,
): { z: number; rateAt: (bin: number) => number } | undefined {
  let [all, came, places] = [0, 0, 0];
  for (let bin = 0; bin < ordered; bin += 1) {
    all += people[bin] as number;
    came += outcomes[bin] as number;
    places += bin * (people[bin] as number);
  }
  if (ordered < 2 || all === 0) return undefined;
  const mean = places / all;
  const rate = came / all;
  let [together, square] = [0, 0];
  for (let bin = 0; bin < ordered; bin += 1) {
    together += (bin - mean) * ((outcomes[bin] as number) - rate * (people[bin] as number));
    square += (bin - mean) ** 2 * (people[bin] as number);
  }
  const error = Math.sqrt(square * rate * (1 - rate));
  if (!(error > 0)) return undefined;
  return { z: together / error, rateAt: (bin) => rate + (together / square) * (bin - mean) };
}

function logOdds(rate: number): number {
  const kept = Math.min(1 - rateMin, Math.max(rateMin, rate));
  return Math.log(kept / (1 - kept));
}
