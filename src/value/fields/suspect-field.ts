import type { BinCounts } from './score-bins.ts';

/**
 * Why a field may have been known only after the outcome:
 * `perfect` – it tells nearly everybody apart; `certain` – a twentieth of people or more are in values where the outcome hardly ever comes
 * (or hardly ever fails to), which nothing known beforehand does; `alone` – it is far ahead of every other field.
 */
export type Suspicion = 'alone' | 'certain' | 'perfect';

export interface SuspectOptions {
  /** The table says when each value was known: being far ahead of the others is then no sign of anything. */
  readonly isTimeKnown: boolean;
}

const perfectMin = 0.97;
const aloneMin = 0.7;
// Twice as far from chance as the next, and there are enough others to compare with.
const aheadMin = 1.4;
const othersMin = 5;
const certainShareMin = 0.05;
// A fiftieth of what would come by everybody's rate, where at least so many were to be expected.
const certainRateMax = 0.02;
const certainExpectedMin = 25;

/** The suspicion about each field, by the stated rules. Pure. */
export function suspectFields(
  areas: readonly number[],
  counts: readonly BinCounts[],
  { isTimeKnown }: SuspectOptions,
): (Suspicion | undefined)[] {
  return areas.map((area, field) => {
    if (area >= perfectMin) return 'perfect';
    if (isCertain(counts[field] as BinCounts)) return 'certain';
    if (isTimeKnown || area < aloneMin || areas.length <= othersMin) return undefined;
    const next = areas.reduce((most, other, at) => (at === field ? most : Math.max(most, other)), 0.5);
    return area - 0.5 >= aheadMin * (next - 0.5) ? 'alone' : undefined;
  });
}

function isCertain({ field, folds, people, outcomes }: BinCounts): boolean {
  const n = new Float64Array(field.bins);
  const came = new Float64Array(field.bins);
  for (let at = 0; at < folds * field.bins; at += 1) {
    const bin = at % field.bins;
    n[bin] = (n[bin] as number) + (people[at] as number);
    came[bin] = (came[bin] as number) + (outcomes[at] as number);
  }
  const all = n.reduce((sum, one) => sum + one, 0);
  const rate = came.reduce((sum, one) => sum + one, 0) / all;
  const isAlmostNever = (chance: number, comesIn: (bin: number) => number): boolean => {
    let inside = 0;
    for (let bin = 0; bin < field.bins; bin += 1) {
      const expected = chance * (n[bin] as number);
      if (expected >= certainExpectedMin && comesIn(bin) <= certainRateMax * expected) inside += n[bin] as number;
    }
    return inside >= certainShareMin * all;
  };
  return isAlmostNever(rate, (bin) => came[bin] as number) || isAlmostNever(1 - rate, (bin) => (n[bin] as number) - (came[bin] as number));
}
