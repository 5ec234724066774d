import type { Comparison } from './comparison.ts';

/** Pairs that agree in the same way: a level for each comparison, 0 where nothing could be compared. */
export interface AgreementPattern {
  readonly levels: readonly number[];
  readonly pairs: number;
}

/** How often each level of each comparison is met. */
export interface Agreement {
  /** Among pairs that are one person: `m`, by comparison and level (from 0 for the first level). */
  readonly matched: readonly (readonly number[])[];
  /** Among pairs that are two: `u`. */
  readonly unmatched: readonly (readonly number[])[];
  /** Pairs of all that are one person, as estimated: also those which no rule brings. */
  readonly matches: number;
  /** Share of all possible pairs that are one person. */
  readonly prior: number;
  readonly rounds: number;
  readonly isSettled: boolean;
}

export interface AgreementEvidence {
  readonly comparisons: readonly Comparison[];
  /** Pairs that the rules bring. */
  readonly brought: readonly AgreementPattern[];
  /** Pairs drawn at random of all. */
  readonly random: readonly AgreementPattern[];
  /** All possible pairs: n (n − 1) / 2. */
  readonly pairsAll: number;
}

const roundsMax = 200;
const settledAt = 1e-7;
/** What a start value weighs, in pairs: it counts only where little was seen. */
const startPairs = 10;
/** A level that no random pair showed is taken to be met by half a pair. */
const unseenPairs = 0.5;
/** Before anything is learned, one record in four is taken to have a partner. */
const priorRecordsWithPartner = 0.25;

/**
 * `m` and `u` by expectation–maximisation over counted patterns (Fellegi & Sunter 1969; Winkler 1988; Dempster, Laird & Rubin 1977).
 *
 * Assumption: given that two records are one person, or are not, comparisons agree independently; what is missing is missing by chance; pairs that no
 * rule brings are hardly ever one person. `u` is learned from random pairs, each counted by its chance to be two people, so that a file full of repeats does
 * not spoil it; `m` from the pairs that rules brought, each counted by its chance to be one. That pairs share a block is no news, being a function
 * of what is compared: the prior is over all pairs, and no rule needs an estimate of its own.
 * Cost: rounds × patterns × comparisons; some thousand patterns take a tenth of a second. Deterministic: no chance but in the draw of random pairs.
 */
export function estimateAgreement({ comparisons, brought, random, pairsAll }: AgreementEvidence): Agreement {
  const starts = comparisons.map(({ levels }) => levels.map(({ matchShare }) => matchShare));
  let matched = starts;
  let unmatched = shares(
    starts,
    random,
    random.map(({ pairs }) => pairs),
    unseenPairs,
    true,
  );
  const records = (1 + Math.sqrt(1 + 8 * pairsAll)) / 2;
  let prior = Math.min(0.5, (priorRecordsWithPartner * records) / 2 / Math.max(1, pairsAll));
  let isSettled = false;
  let rounds = 0;
  while (rounds < roundsMax && !isSettled) {
    rounds++;
    const chanceOf = matchChance(matched, unmatched, prior);
    const asOne = brought.map(({ levels, pairs }) => pairs * chanceOf(levels));
    const matches = asOne.reduce((sum, each) => sum + each, 0);
    const asTwo = random.map(({ levels, pairs }) => pairs * (1 - chanceOf(levels)));
    const next = shares(starts, brought, asOne, startPairs, false);
    unmatched = shares(starts, random, asTwo, unseenPairs, true);
    // At least half a pair: with none, nothing could ever be learned.
    const nextPrior = Math.min(0.5, Math.max(0.5, matches) / Math.max(1, pairsAll));
    isSettled = Math.abs(nextPrior / prior - 1) < settledAt && farthest(matched, next) < settledAt;
    [matched, prior] = [next, nextPrior];
  }
  return { matched, unmatched, matches: prior * pairsAll, prior, rounds, isSettled };
}

/** The chance that a pair with these levels is one person. */
function matchChance(matched: Agreement['matched'], unmatched: Agreement['unmatched'], prior: number) {
  const logs = matched.map((levels, place) => levels.map((share, level) => Math.log(share / (unmatched[place]?.[level] ?? share))));
  const logPrior = Math.log(prior / (1 - prior));
  return (levels: readonly number[]): number => {
    let sum = logPrior;
    for (let place = 0; place < levels.length; place++) {
      const level = levels[place] as number;
      if (level > 0) sum += logs[place]?.[level - 1] ?? 0;
    }
    return 1 / (1 + Math.exp(-sum));
  };
}

/** Shares of levels among weighted patterns, missing ones left out; `extra` pairs are spread as `starts` say, or evenly over each level. */
function shares(
  starts: readonly (readonly number[])[],
  patterns: readonly AgreementPattern[],
  weights: readonly number[],
  extra: number,
  evenly: boolean,
): number[][] {
  const counts = starts.map((levels) => levels.map((share) => (evenly ? extra : extra * share)));
  patterns.forEach(({ levels }, at) => {
    const weight = weights[at] as number;
    for (let place = 0; place < levels.length; place++) {
      const level = levels[place] as number;
      const row = counts[place] as number[];
      if (level > 0) row[level - 1] = (row[level - 1] as number) + weight;
    }
  });
  return counts.map((row) => {
    const sum = row.reduce((total, each) => total + each, 0);
    return row.map((each) => each / sum);
  });
}

function farthest(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  return Math.max(...one.map((row, place) => Math.max(...row.map((share, level) => Math.abs(share - (other[place]?.[level] ?? 0))))));
}
