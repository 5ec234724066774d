import type { Comparison } from './comparison.ts';
import { agreesTogether, explanations, type FieldsTogether, fieldsTogether, leftWhenMoving, personKinds } from './explanation.ts';
import { addedBits, type MatchWeights, shareOfStrangers } from './match-weight.ts';

/** The log-odds of a pair, base 2, by its levels and how many records have the values it shares. */
export type QuickScore = (levels: readonly number[], counts: ArrayLike<number>) => number;

/**
 * The sum of the waterfall (`waterfallOf`) without its steps, for millions of pairs: a property test holds both equal. Pure; half a microsecond a pair.
 * @param exactAbove a score that cannot be above it is told as something between itself and this
 */
export function quickScore(comparisons: readonly Comparison[], weights: MatchWeights, exactAbove = Number.NEGATIVE_INFINITY): QuickScore {
  const size = comparisons.length;
  // Which readings count what a comparison adds: who stayed, who moved, and what else two records can be.
  const readings = [() => true, (field: string) => !leftWhenMoving.some((left) => left === field)];
  const others = explanations.map(
    ({ shared }) =>
      (field: string) =>
        shared.some((one) => one === field),
  );
  const counted = [...readings, ...others].map((isCounted) => Uint8Array.from(comparisons, ({ field }) => (isCounted(field) ? 1 : 0)));
  const starts = [0, weights.movedBits, ...weights.priorBits.map((bits) => -bits)];
  const paired = fieldsTogether(comparisons, personKinds) as FieldsTogether;
  const startsTogether = starts.map((start, at) => start + (paired.counts[at - readings.length] ? (weights.togetherBits ?? 0) : 0));
  const added = new Float64Array(size);
  const sums = new Float64Array(counted.length);
  return (levels, counts) => {
    for (let place = 0; place < size; place++) added[place] = bitsAt(weights, place, levels[place] as number, counts[place] as number);
    const from = agreesTogether(paired, levels) ? startsTogether : starts;
    for (let reading = 0; reading < sums.length; reading++) {
      const isCounted = counted[reading] as Uint8Array;
      let sum = from[reading] as number;
      for (let place = 0; place < size; place++) if (isCounted[place] === 1) sum += added[place] as number;
      sums[reading] = sum;
    }
    const more = weights.correction === undefined ? 0 : addedBits(weights.correction, levels);
    // A sum of two is twice the larger at most, and any sum its largest at least.
    const atMost = Math.max(sums[0] as number, sums[1] as number) + 1 - largest(sums, readings.length) + more;
    if (atMost <= exactAbove) return atMost;
    return log2OfSum(sums, 0, readings.length) - log2OfSum(sums, readings.length, sums.length) + more;
  };
}

function bitsAt(weights: MatchWeights, place: number, level: number, count: number): number {
  if (level === 0) return 0;
  if (level > 1) return (weights.bits[place] as readonly number[])[level - 1] as number;
  return Math.log2((weights.equal[place] as number) / shareOfStrangers(weights, place, count));
}

function largest(numbers: Float64Array, from: number, to = numbers.length): number {
  let most = numbers[from] as number;
  for (let at = from + 1; at < to; at++) most = Math.max(most, numbers[at] as number);
  return most;
}

function log2OfSum(bits: Float64Array, from: number, to: number): number {
  const most = largest(bits, from, to);
  let sum = 0;
  for (let at = from; at < to; at++) sum += 2 ** ((bits[at] as number) - most);
  return most + Math.log2(sum);
}
