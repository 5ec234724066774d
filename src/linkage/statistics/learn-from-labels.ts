import { fitLogistic } from '../../foundation/index.ts';
import { addedBits, type Correction } from './match-weight.ts';

/** A pair of which a reviewer has said whether it is one person. */
export interface LabelledPair {
  /** A level for each comparison, 0 where nothing could be compared. */
  readonly levels: readonly number[];
  /** Its score without any label. */
  readonly bits: number;
  readonly isOne: boolean;
}

/** What labels taught, and how well it foretells labels that took no part in it. */
export interface LabelLessons {
  readonly labels: number;
  /** Mean surprise at a label, in bits: by the statistics alone, and as corrected by the other labels; absent of labels too few to tell. */
  readonly surprise?: { readonly alone: number; readonly corrected: number };
  /** Absent where the statistics alone foretell labels as well. */
  readonly correction?: Correction;
}

// Fewer cannot show that others are foretold better.
const labelsMin = 100;
const labelsPerLevelMin = 3;
const folds = 10;
/** How far a weight is expected to be off, in nats. */
const spreads = [0.25, 0.5, 1];
/** One label in a hundred is a slip: no label surprises more than that. */
const slips = 0.01;
const standardErrors = 2;
const natsPerBit = Math.LN2;

/**
 * Corrects scores by what reviewers said: a logistic regression of labels on the levels of agreement, with the score as known log-odds, drawn to no correction at all (a normal prior: the
 * fewer labels, the less is changed). How strongly it is drawn is chosen by ten-fold cross-validation, and nothing is corrected unless labels left out are foretold better by more
 * than two standard errors. That all of a score may be too sure is not learned: a few slips about sure pairs would make every pair unsure.
 *
 * Assumption: given how two records agree, whether a pair was shown to a reviewer says nothing of whether it is one person; reviewers go by score and worth, so that holds nearly. Labels are
 * independent, and one in a hundred is a slip. Cost: labels × levels² a step, some forty fits; a thousand labels take a second. Without chance: folds go by turns. Pure.
 */
export function learnFromLabels(pairs: readonly LabelledPair[]): LabelLessons {
  const labels = pairs.length;
  if (labels < labelsMin) return { labels };
  const alone = pairs.map((pair) => surpriseAt(pair, pair.bits));
  const tried = spreads.map((spread) => {
    const surprises = new Array<number>(labels);
    for (let fold = 0; fold < folds; fold++) {
      const correction = correctionOf(
        pairs.filter((_, at) => at % folds !== fold),
        spread,
      );
      for (let at = fold; at < labels; at += folds) {
        const pair = pairs[at] as LabelledPair;
        surprises[at] = surpriseAt(pair, pair.bits + addedBits(correction, pair.levels));
      }
    }
    return { spread, surprises };
  });
  const best = tried.reduce((one, other) => (meanOf(other.surprises) < meanOf(one.surprises) ? other : one));
  const surprise = { alone: meanOf(alone), corrected: meanOf(best.surprises) };
  const gains = alone.map((before, at) => before - (best.surprises[at] as number));
  return isClearlyAboveNought(gains) ? { labels, surprise, correction: correctionOf(pairs, best.spread) } : { labels, surprise };
}

function correctionOf(pairs: readonly LabelledPair[], spread: number): Correction {
  const columns = columnsOf(pairs);
  const known = Float64Array.from(pairs, ({ bits }) => bits * natsPerBit);
  const features = columns.map(({ place, level }) => Float64Array.from(pairs, ({ levels }) => (levels[place] === level ? 1 : 0)));
  const outcome = Uint8Array.from(pairs, ({ isOne }) => (isOne ? 1 : 0));
  const { weights } = fitLogistic(features, outcome, 1 / spread ** 2, known);
  const bits = (pairs[0]?.levels ?? []).map((): number[] => []);
  columns.forEach(({ place, level }, at) => {
    (bits[place] as number[])[level - 1] = (weights[at + 1] as number) / natsPerBit;
  });
  return {
    start: (weights[0] as number) / natsPerBit,
    bits: bits.map((row) => Array.from(row, (one) => one ?? 0)),
  };
}

/** Levels that some labels have. */
function columnsOf(pairs: readonly LabelledPair[]): { place: number; level: number }[] {
  const counts = (pairs[0]?.levels ?? []).map(() => new Map<number, number>());
  for (const { levels } of pairs)
    for (const [place, row] of counts.entries()) row.set(levels[place] as number, (row.get(levels[place] as number) ?? 0) + 1);
  return counts.flatMap((row, place) =>
    [...row].flatMap(([level, count]) => (level > 0 && count >= labelsPerLevelMin ? [{ place, level }] : [])),
  );
}

function surpriseAt({ isOne }: LabelledPair, bits: number): number {
  const chance = 1 / (1 + 2 ** (isOne ? -bits : bits));
  return -Math.log2(slips + (1 - 2 * slips) * chance);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function isClearlyAboveNought(numbers: readonly number[]): boolean {
  const mean = meanOf(numbers);
  const variance = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (numbers.length - 1);
  return mean > standardErrors * Math.sqrt(variance / numbers.length);
}
