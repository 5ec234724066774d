import { chanceOfBits, type LinkagePlan, type LinkedRecords, linkRecords, type ScoredPair } from '../../src/linkage/index.ts';
import { figure } from '../figure.ts';
import type { LabelledPeople } from '../labelled-people.ts';

const rounds = 10;
const labelsMax = 200;
/** With fewer pairs there is nobody to hold the lesson against. */
const pairsMin = 50;
/** From here on pairs come before a reviewer, as the product has it unless it is told otherwise. */
const reviewFrom = 0.2;
/** A label that is all but excluded surprises by ten bits at most. */
const surpriseMax = 10;

/**
 * A reviewer who is right about two hundred pairs, half of them where there are fewer than four hundred, drawn at random of those that come before her, ten times with other draws: whether the pairs that she has not seen are told
 * better then. Figures are means over the draws. The same for the same file.
 */
export async function checkLabels(
  name: string,
  plan: LinkagePlan,
  linked: LinkedRecords,
  { truth }: LabelledPeople,
  say: (text: string) => void,
): Promise<void> {
  const isOne = ({ a, b }: Pick<ScoredPair, 'a' | 'b'>): boolean => truth[a] === truth[b];
  const keyOf = ({ a, b }: Pick<ScoredPair, 'a' | 'b'>): string => `${a} ${b}`;
  const shown = linked.pairs.filter(({ bits }) => chanceOfBits(bits) >= reviewFrom);
  if (shown.length < pairsMin) {
    say(`  ${shown.length} pairs come before a reviewer: too few to learn from some of them and be measured by the others (${pairsMin})`);
    return;
  }
  const labels = Math.min(labelsMax, Math.floor(shown.length / 2));
  const sums = { surprise: [0, 0], f1: [0, 0], corrected: 0 };
  for (let round = 1; round <= rounds; round++) {
    const drawn = shown.toSorted((one, other) => orderOf(one, round) - orderOf(other, round)).slice(0, labels);
    const seen = new Set(drawn.map(keyOf));
    const taught = await linkRecords(plan, { labels: drawn.map((pair) => ({ a: pair.a, b: pair.b, isOne: isOne(pair) })) });
    if (taught.lessons.correction !== undefined) sums.corrected++;
    [linked.pairs, taught.pairs].forEach((pairs, at) => {
      const bitsOf = new Map(pairs.map((pair) => [keyOf(pair), pair.bits]));
      const others = shown
        .filter((pair) => !seen.has(keyOf(pair)))
        .map((pair) => ({ isOne: isOne(pair), bits: bitsOf.get(keyOf(pair)) ?? -surpriseMax }));
      sums.surprise[at] = (sums.surprise[at] as number) + surpriseOf(others) / rounds;
      sums.f1[at] = (sums.f1[at] as number) + f1Of(others) / rounds;
    });
  }
  const [before, after] = sums.surprise as [number, number];
  const [f1Before, f1After] = sums.f1 as [number, number];
  say(
    `  ${labels} labels of ${shown.length} pairs, ${rounds} draws: scores corrected in ${sums.corrected}; of pairs not labelled, surprise ${before.toFixed(3)} to ${after.toFixed(3)} bits, F1 ${f1Before.toFixed(4)} to ${f1After.toFixed(4)}`,
  );
  figure(`linkage_${name}_labels_surprise`, before === 0 ? 1 : after / before, 'of_before', 1, 'atMost');
  figure(`linkage_${name}_labels_f1_gain`, f1After - f1Before, 'of_1', 0, 'atLeast');
}

/** A number for a pair that mixes with the round: an order by chance. */
function orderOf({ a, b }: ScoredPair, round: number): number {
  const mixed = Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(round, 0xc2b2ae35), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

interface Told {
  readonly isOne: boolean;
  readonly bits: number;
}

function surpriseOf(told: readonly Told[]): number {
  return told.reduce((sum, { isOne, bits }) => sum + Math.min(surpriseMax, Math.log2(1 + 2 ** (isOne ? -bits : bits))), 0) / told.length;
}

function f1Of(told: readonly Told[]): number {
  const likely = told.filter(({ bits }) => bits > 0);
  const [right, all] = [likely.filter(({ isOne }) => isOne).length, likely.length + told.filter(({ isOne }) => isOne).length];
  return all === 0 ? 1 : (2 * right) / all;
}
