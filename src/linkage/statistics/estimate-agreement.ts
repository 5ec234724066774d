import { agreesTogether, type Explanation, type FieldsTogether, fieldsTogether, type PairKinds, personKinds } from './explanation.ts';

/** What the estimate has to know of a comparison. */
export interface ComparedField {
  readonly field: string;
  /** How often levels are met of one stays as it is assumed: where something else than one is as common, it would be learned instead. */
  readonly isAssumed?: boolean;
  /** From the closest agreement to none. */
  readonly levels: readonly {
    readonly name: string;
    /** Share of true pairs at which the estimate begins, and to which it is drawn where there is little to learn from. */
    readonly matchShare: number;
    /** Whether it counts how rare the shared value is; of the first level yes, of others no, unless it is said. */
    readonly byCount?: boolean;
  }[];
}

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
  /** Share of the pairs of one person in which she has moved. */
  readonly moved: number;
  /** Share of all possible pairs that are something else, in the order of `explanations`. */
  readonly others: readonly number[];
  /** How many times as often as by chance two people agree in both fields that go together. */
  readonly together: number;
  readonly rounds: number;
  readonly isSettled: boolean;
}

export interface AgreementEvidence {
  readonly comparisons: readonly ComparedField[];
  /** Pairs that the rules bring. */
  readonly brought: readonly AgreementPattern[];
  /** Pairs drawn at random of all. */
  readonly random: readonly AgreementPattern[];
  /** All possible pairs: n (n − 1) / 2. */
  readonly pairsAll: number;
  /** People's unless it says otherwise. */
  readonly kinds?: PairKinds;
}

const roundsMax = 200;
const settledAt = 1e-4;
/** What a start value weighs, in pairs: it counts only where little was seen. */
const startPairs = 10;
/** A level that no random pair showed is taken to be met by half a pair. */
const unseenPairs = 0.5;
/** So many pairs that agree in two fields are taken to have come by chance before any is seen, and as many are expected. */
const startTogetherPairs = 5;
/** Before anything is learned, one record in four is taken to have a partner. */
const priorRecordsWithPartner = 0.25;

/** Before anything is learned, one pair of one person in ten is of one who moved; more than half are never believed. */
const startMoved = 0.1;
const movedMax = 0.5;
const movedMin = 0.001;

/**
 * `m` and `u` by expectation–maximisation over counted patterns (Fellegi & Sunter 1969; Winkler 1988; Dempster, Laird & Rubin 1977), with the other
 * explanations that a pair may have as classes of their own (Larsen & Rubin 2001).
 *
 * Assumption: given that two records are one person, or what else they are, comparisons agree independently; what is missing is missing by chance; pairs that no
 * rule brings are hardly ever one person or of one home. `u` is learned from random pairs, each counted by its chance to be two people, so that a file full of repeats does
 * not spoil it; `m` from the pairs that rules brought, each counted by its chance to be one. That pairs share a block is no news, being a function
 * of what is compared: the prior is over all pairs, and no rule needs an estimate of its own. Two fields that go together (names, by where people come from) are the one
 * exception to independence: how many times as often as by chance two people agree in both is learned from the pairs that do.
 * Cost: rounds × patterns × comparisons; some thousand patterns take a tenth of a second. Deterministic: no chance but in the draw of random pairs.
 */
export function estimateAgreement({ comparisons, brought, random, pairsAll, kinds = personKinds }: AgreementEvidence): Agreement {
  const starts = comparisons.map(({ levels }) => levels.map(({ matchShare }) => matchShare));
  const all = Math.max(1, pairsAll);
  const randomPairs = Math.max(1, sumOf(random.map(({ pairs }) => pairs)));
  const { explanations, leftBehind } = kinds;
  const sharedBy = explanations.map(({ shared, ownWay }) => comparisons.map(({ field }) => ownWay?.[field] ?? shared.includes(field)));
  const pairedFields = fieldsTogether(comparisons, kinds);
  let together = 1;
  let matched = starts;
  const everyPair = random.map(({ pairs }) => pairs);
  let unmatched = shares(starts, random, () => everyPair, unseenPairs, true);
  const records = (1 + Math.sqrt(1 + 8 * pairsAll)) / 2;
  let prior = Math.min(0.5, (priorRecordsWithPartner * records) / 2 / all);
  let moved = startMoved;
  const staysBehind = comparisons.map(({ field }) => leftBehind.includes(field));
  let others: readonly number[] = explanations.map(({ startShare }) => startShare);
  let isSettled = false;
  let rounds = 0;
  while (rounds < roundsMax && !isSettled) {
    rounds++;
    const chancesOf = classChances(matched, unmatched, { prior, moved, others, together }, { sharedBy, staysBehind, pairedFields });
    const ofBrought = brought.map(({ levels, pairs }) => chancesOf(levels).map((chance) => chance * pairs));
    const ofRandom = random.map(({ levels, pairs }) => chancesOf(levels).map((chance) => chance * pairs));
    const asMoved = ofBrought.map((classes) => classes.at(-1) as number);
    const asOne = ofBrought.map((classes) => (classes[0] as number) + (classes.at(-1) as number));
    const asStayed = ofBrought.map((classes) => classes[0] as number);
    const learned = shares(starts, brought, (place) => (staysBehind[place] ? asStayed : asOne), startPairs, false);
    const next = learned.map((row, place) => (comparisons[place]?.isAssumed ? (starts[place] as number[]) : row));
    // What two people do not share by what they are tells how often any two agree, and so does what one left behind.
    const unshared = comparisons.map((_, place) =>
      ofRandom.map((classes) =>
        sumOf(classes.filter((_one, at) => at > 0 && !(at > sharedBy.length ? !staysBehind[place] : sharedBy[at - 1]?.[place]))),
      ),
    );
    unmatched = shares(starts, random, (place) => unshared[place] as number[], unseenPairs, true);
    const nextMoved = Math.min(movedMax, Math.max(movedMin, sumOf(asMoved) / Math.max(0.5, sumOf(asOne))));
    // At least half a pair: with none, nothing could ever be learned.
    const nextPrior = Math.min(0.5, Math.max(0.5, sumOf(asOne)) / all);
    const closer = explanations.slice(1).map((one, place): number =>
      shareOf(one, {
        random: sumOf(ofRandom.map((classes) => classes[place + 2] as number)) / randomPairs,
        brought: Math.max(0.5, sumOf(ofBrought.map((classes) => classes[place + 2] as number))) / all,
        least: 0.5 / randomPairs,
      }),
    );
    others = [Math.max(0.1, 1 - nextPrior - sumOf(closer)), ...closer];
    if (pairedFields !== undefined)
      together = timesTogether(pairedFields, unmatched, { brought, random, ofBrought, ofRandom }, pairsAll / randomPairs);
    isSettled = Math.abs(nextPrior / prior - 1) < settledAt && farthest(matched, next) < settledAt;
    [matched, prior, moved] = [next, nextPrior, nextMoved];
  }
  return { matched, unmatched, matches: prior * pairsAll, prior, moved, others, together, rounds, isSettled };
}

interface WeighedPatterns extends Pick<AgreementEvidence, 'brought' | 'random'> {
  /** Of each pattern how many pairs are of each class. */
  readonly ofBrought: readonly (readonly number[])[];
  readonly ofRandom: readonly (readonly number[])[];
}

/**
 * How many times as often as each by itself would make it strangers agree in both fields: as random pairs have it, or the pairs that rules bring, which are more, but not all; the larger
 * of both, and never less than once.
 */
function timesTogether(
  paired: FieldsTogether,
  unmatched: Agreement['unmatched'],
  { brought, random, ofBrought, ofRandom }: WeighedPatterns,
  pairsPerDraw: number,
): number {
  const strangers = (classes: readonly number[] | undefined): number =>
    sumOf(paired.counts.map((counts, at) => (counts ? (classes?.[at + 1] as number) : 0)));
  const seenIn = (
    patterns: readonly AgreementPattern[],
    classes: readonly (readonly number[])[],
    isCounted: (levels: readonly number[]) => boolean,
  ) => sumOf(patterns.map(({ levels }, at) => (isCounted(levels) ? strangers(classes[at]) : 0)));
  const agrees = (levels: readonly number[]): boolean => agreesTogether(paired, levels);
  const [one, other] = paired.fields;
  const shareOfLevels = ({ place, agrees: some }: FieldsTogether['fields'][0]): number =>
    sumOf((unmatched[place] ?? []).map((share, level) => (some[level + 1] ? share : 0)));
  const expected =
    shareOfLevels(one) * shareOfLevels(other) * seenIn(random, ofRandom, (levels) => levels[one.place] !== 0 && levels[other.place] !== 0);
  const times = (seen: number, byChance: number): number => (seen + startTogetherPairs) / (byChance + startTogetherPairs);
  return Math.max(1, times(seenIn(random, ofRandom, agrees), expected), times(seenIn(brought, ofBrought, agrees), expected * pairsPerDraw));
}

/** How common an explanation is, by the pairs in which it is seen. */
function shareOf({ seenIn }: Explanation, seen: { readonly random: number; readonly brought: number; readonly least: number }): number {
  if (seenIn === 'random') return Math.min(0.5, Math.max(seen.least, seen.random));
  return Math.min(0.1, seenIn === 'either' ? Math.max(seen.random, seen.brought) : seen.brought);
}

/** The chances that a pair with these levels is one person who stayed, each of the explanations, and one who moved. */
function classChances(
  matched: Agreement['matched'],
  unmatched: Agreement['unmatched'],
  { prior, moved, others, together }: Pick<Agreement, 'moved' | 'others' | 'prior' | 'together'>,
  {
    sharedBy,
    staysBehind,
    pairedFields,
  }: {
    readonly sharedBy: readonly (readonly (boolean | readonly number[])[])[];
    readonly staysBehind: readonly boolean[];
    readonly pairedFields: FieldsTogether | undefined;
  },
) {
  const logs = matched.map((levels, place) => [0, ...levels.map((share, level) => Math.log(share / (unmatched[place]?.[level] ?? share)))]);
  const none = logs.map((levels) => levels.map(() => 0));
  /** What each level adds, by class and comparison: level 0 nothing. */
  const added = [
    logs,
    ...sharedBy.map((shared) =>
      shared.map((way, place) => {
        if (typeof way === 'boolean') return (way ? logs : none)[place] as number[];
        return (logs[place] as number[]).map((_, level) => logOfShare(way, unmatched[place], level));
      }),
    ),
    logs.map((levels, place) => (staysBehind[place] ? none[place] : levels) as number[]),
  ];
  const starts = [prior * (1 - moved), ...others, prior * moved].map(Math.log);
  const startsTogether = starts.map((start, at) => start + (pairedFields?.counts[at - 1] === true ? Math.log(together) : 0));
  return (levels: readonly number[]): number[] => {
    const sums = (pairedFields !== undefined && agreesTogether(pairedFields, levels) ? startsTogether : starts).slice();
    for (let one = 0; one < sums.length; one++) {
      const adds = added[one] as number[][];
      for (let place = 0; place < adds.length; place++)
        sums[one] = (sums[one] as number) + ((adds[place] as number[])[levels[place] as number] ?? 0);
    }
    const most = Math.max(...sums);
    let whole = 0;
    for (let one = 0; one < sums.length; one++) whole += sums[one] = Math.exp((sums[one] as number) - most);
    for (let one = 0; one < sums.length; one++) sums[one] = (sums[one] as number) / whole;
    return sums;
  };
}

function logOfShare(shares: readonly number[], strangers: readonly number[] | undefined, level: number): number {
  return level === 0 ? 0 : Math.log((shares[level - 1] as number) / (strangers?.[level - 1] as number));
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
}

/** Shares of levels among weighted patterns, missing ones left out; `extra` pairs are spread as `starts` say, or evenly over each level. */
function shares(
  starts: readonly (readonly number[])[],
  patterns: readonly AgreementPattern[],
  weightsAt: (place: number) => readonly number[],
  extra: number,
  evenly: boolean,
): number[][] {
  const counts = starts.map((levels) => levels.map((share) => (evenly ? extra : extra * share)));
  counts.forEach((row, place) => {
    const weights = weightsAt(place);
    patterns.forEach(({ levels }, at) => {
      const level = levels[place] as number;
      if (level > 0) row[level - 1] = (row[level - 1] as number) + (weights[at] as number);
    });
  });
  return counts.map((row) => {
    const sum = row.reduce((total, each) => total + each, 0);
    return row.map((each) => each / sum);
  });
}

function farthest(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  return Math.max(...one.map((row, place) => Math.max(...row.map((share, level) => Math.abs(share - (other[place]?.[level] ?? 0))))));
}
