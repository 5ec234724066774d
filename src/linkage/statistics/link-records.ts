import { personRules } from './blocking-rule.ts';
import { Blocks } from './blocks.ts';
import { chooseBlocks, type RuleReport } from './choose-blocks.ts';
import { clusterPairs, type WeighedPair } from './cluster-pairs.ts';
import {
  bandedComparisons,
  codesOf,
  levelsOf,
  patternOfPair,
  personComparisons,
  setBands,
  withoutBands,
  withoutCodes,
} from './comparison.ts';
import { type Agreement, type AgreementPattern, estimateAgreement } from './estimate-agreement.ts';
import { KeyNumbers } from './key-numbers.ts';
import { type LabelLessons, type LabelledPair, learnFromLabels } from './learn-from-labels.ts';
import { groupsOfThree } from './likely-groups.ts';
import { type MatchWeights, matchWeights, type WaterfallStep, waterfallOf } from './match-weight.ts';
import { NumberList } from './number-list.ts';
import { personFields } from './person-field.ts';
import { type QuickScore, quickScore } from './quick-score.ts';
import { placeOf, type RecordTable } from './record-table.ts';

/** One configuration for people of all kinds: a file brings nothing but the names of its columns. */
const linkageDefaults = {
  /** The same random pairs every time. */
  seed: 1,
  /** Random pairs: a level that one pair in a hundred thousand shows is met five times. */
  draws: 500_000,
  /** Pairs to compare, for each record: of few records many, of many few, for a value that ten share says more among a million. */
  pairsPerRecord: { few: 100, many: 10 },
  /** So many pairs are compared in any case. */
  pairsAlways: 10_000_000,
  /** Pairs below are not told apart: a chance of one in nine. */
  leastBits: -3,
  /**
   * One pair outweighs no more than odds of four thousand; that no rule brought two records together speaks against them, a little: a rule may have been left out.
   * Chosen beforehand, not by a label. `fake_1000` would have an F1 of .98 with 0 for what is unseen, .97 with -2, .94 with -8; Febrl 3 without its number loses a thousandth at most.
   */
  cluster: { bitsMax: 12, unseenBits: -2 },
} as const;

export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  /** The first rule that brings it. */
  readonly rule: string;
  readonly bits: number;
  readonly levels: readonly number[];
  readonly counts: readonly number[];
}

/** Two records that are one person, or two. */
export interface KnownPair {
  readonly a: number;
  readonly b: number;
  readonly isOne: boolean;
}

/** What is known beforehand. */
export interface KnownOfRecords {
  /** Certain: counts in the clusters as much as any pair can. */
  readonly pairs?: readonly KnownPair[];
  /** What reviewers said of pairs that were shown to them, each word by itself: corrects what agreement is worth. */
  readonly labels?: readonly KnownPair[];
}

/** What is to be compared: records, their blocks, and what each rule brings. */
export interface LinkagePlan {
  readonly table: RecordTable;
  readonly blocks: Blocks;
  readonly rules: readonly RuleReport[];
}

export interface LinkedRecords {
  readonly pairsCompared: number;
  readonly agreement: Agreement;
  readonly weights: MatchWeights;
  readonly lessons: LabelLessons;
  /** Pairs that may be one person, by their numbers. */
  readonly pairs: readonly ScoredPair[];
  /** For each record the lowest record of its person. */
  readonly person: Uint32Array;
}

/** Lets others have the thread: long work asks it every some tens of milliseconds. */
export type Breathe = () => Promise<void>;

// Of few pairs each has come by then.
const drawsPerPairMax = 4;

/** Puts records into blocks and says what every rule brings, before anything is compared. Cost: two microseconds a record. */
export async function planLinkage(table: RecordTable, breathe: Breathe = async () => {}): Promise<LinkagePlan> {
  const blocks = new Blocks(table.count, personRules.length);
  const sizes = [];
  for (const rule of personRules) {
    sizes.push(...blocks.add(table, rule));
    await breathe();
  }
  const { pairsPerRecord, pairsAlways } = linkageDefaults;
  const pairsMax = Math.min(table.count * pairsPerRecord.few, Math.max(pairsAlways, table.count * pairsPerRecord.many));
  const rules = chooseBlocks(personRules, sizes, pairsMax);
  blocks.keep(rules);
  return { table, blocks, rules };
}

/**
 * Finds the records that are one person, with labels or without: compares the pairs that the plan brings, learns what agreement is worth, scores, and clusters. The same for
 * the same records in the same order.
 * Cost: one microsecond a pair that is compared, and four bytes.
 */
export async function linkRecords(
  plan: LinkagePlan,
  { pairs: known = [], labels = [] }: KnownOfRecords = {},
  breathe: Breathe = async () => {},
): Promise<LinkedRecords> {
  const compared = await comparePairs(plan, breathe);
  const { agreement, weights: unlabelled } = learnWeights(plan, compared);
  await breathe();
  const lessons = learnFromLabels(scoreLabels(plan, unlabelled, labels));
  const weights = lessons.correction === undefined ? unlabelled : { ...unlabelled, correction: lessons.correction };
  await breathe();
  const pairs = await scorePairs(plan, compared, weights, breathe);
  const person = await groupRecords(plan, weights, pairs, known, breathe);
  return { pairsCompared: compared.pairs, agreement, weights, lessons, pairs, person };
}

/** What comparing found. */
export interface ComparedPairs {
  readonly patterns: readonly AgreementPattern[];
  /** For any two records, as the blocks tell of them, the place of their pattern; `toldBefore` where it was told under an earlier rule. */
  readonly patternOfPair: NumberList;
  readonly pairs: number;
  /** How common values are, see `setBands`. */
  readonly bands: readonly (readonly number[])[];
}

const toldBefore = 0xffffffff;

const patternOfPeople = patternOfPair(personComparisons);

/** Counts patterns of agreement. */
class PatternCounts {
  readonly #numbers = new KeyNumbers();
  readonly #pairs: number[] = [];

  /** Counts one more; answers the pattern's place. */
  count(pattern: number): number {
    const place = this.#numbers.numberOf(pattern) - 1;
    this.#pairs[place] = (this.#pairs[place] ?? 0) + 1;
    return place;
  }

  patterns(): AgreementPattern[] {
    return Array.from(this.#numbers.keys(), (pattern, place) => ({
      levels: codesOf(pattern, personComparisons.length),
      pairs: this.#pairs[place] as number,
    }));
  }
}

/** How the records of every pair agree that the plan brings. */
export async function comparePairs({ table, blocks }: LinkagePlan, breathe: Breathe = async () => {}): Promise<ComparedPairs> {
  const bands = setBands(personComparisons, table);
  const counts = new PatternCounts();
  const patternOf = new NumberList();
  let pairs = 0;
  const compare = (a: number, b: number, rule: number): void => {
    if (!blocks.isFirst(a, b, rule)) {
      patternOf.push(toldBefore);
      return;
    }
    pairs++;
    patternOf.push(counts.count(patternOfPeople(table, table.rowOf(a), table.rowOf(b))));
  };
  for (const _ of blocks.walk(compare)) await breathe();
  return { patterns: counts.patterns(), patternOfPair: patternOf, pairs, bands };
}

/** What agreement is worth among these records: by what was compared, and by pairs drawn at random. */
export function learnWeights({ table }: LinkagePlan, { patterns, bands }: ComparedPairs): Pick<LinkedRecords, 'agreement' | 'weights'> {
  const records = table.count;
  const pairsAll = (records * (records - 1)) / 2;
  const random = randomPatterns(table, Math.min(linkageDefaults.draws, drawsPerPairMax * pairsAll));
  const comparisons = bandedComparisons(personComparisons, bands);
  const estimated = estimateAgreement({ comparisons, brought: patterns, random, pairsAll });
  const agreement = {
    ...estimated,
    matched: withoutBands(personComparisons, estimated.matched),
    unmatched: withoutBands(personComparisons, estimated.unmatched),
  };
  return { agreement, weights: matchWeights(agreement, records) };
}

/** Patterns of pairs drawn at random, with replacement: the same for the same seed. Generator: xorshift32 (Marsaglia 2003). */
function randomPatterns(table: RecordTable, draws: number): AgreementPattern[] {
  const counts = new PatternCounts();
  let state = linkageDefaults.seed;
  const drawn = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % table.count;
  };
  for (let draw = 0; draw < draws; draw++) {
    const [a, b] = [drawn(), drawn()];
    if (a !== b) counts.count(patternOfPeople(table, table.rowOf(a), table.rowOf(b)));
  }
  return counts.patterns();
}

/** Scores pairs of a table's records. */
class PairScores {
  readonly #table: RecordTable;
  readonly #counts: readonly Uint32Array[];
  readonly #places = personFields.map(placeOf);
  readonly #last = new Uint32Array(personFields.length);
  readonly bitsOf: QuickScore;

  constructor({ table }: LinkagePlan, weights: MatchWeights, exactAbove: number) {
    this.#table = table;
    this.#counts = personFields.map((field) => table.countsOf(field));
    this.bitsOf = quickScore(personComparisons, weights, exactAbove);
  }

  /** How many records have each value of a record: until it is asked of another. */
  countsOf(record: number): Uint32Array {
    const { words } = this.#table;
    const row = this.#table.rowOf(record);
    for (let at = 0; at < this.#places.length; at++)
      this.#last[at] = (this.#counts[at] as Uint32Array)[words[row + (this.#places[at] as number)] as number] as number;
    return this.#last;
  }

  /** Any two records, also such as no rule brings. */
  ofPair(a: number, b: number): { levels: number[]; bits: number } {
    const levels = levelsOf(patternOfPeople(this.#table, this.#table.rowOf(a), this.#table.rowOf(b)), personComparisons);
    return { levels, bits: this.bitsOf(levels, this.countsOf(a)) };
  }
}

/** Labels with the levels and scores of their pairs. */
function scoreLabels(plan: LinkagePlan, weights: MatchWeights, labels: readonly KnownPair[]): LabelledPair[] {
  const scores = new PairScores(plan, weights, Number.NEGATIVE_INFINITY);
  return labels.map(({ a, b, isOne }) => ({ ...scores.ofPair(a, b), isOne }));
}

/** The pairs that are likely enough to be looked at: only of patterns that can be, however rare the values that are shared. */
export async function scorePairs(
  plan: LinkagePlan,
  compared: ComparedPairs,
  weights: MatchWeights,
  breathe: Breathe = async () => {},
): Promise<ScoredPair[]> {
  const { blocks, rules } = plan;
  const scores = new PairScores(plan, weights, linkageDefaults.leastBits);
  const none = personComparisons.map(() => 0);
  const likely = compared.patterns.map(({ levels }) => {
    const base = withoutCodes(levels, personComparisons);
    return scores.bitsOf(base, none) > linkageDefaults.leastBits ? base : undefined;
  });
  const pairs: ScoredPair[] = [];
  let at = 0;
  const score = (a: number, b: number, rule: number): void => {
    const levels = likely[compared.patternOfPair.at(at++)];
    if (levels === undefined) return;
    const counts = scores.countsOf(a);
    const bits = scores.bitsOf(levels, counts);
    if (bits > linkageDefaults.leastBits) pairs.push({ a, b, rule: rules[rule]?.name as string, bits, levels, counts: [...counts] });
  };
  for (const _ of blocks.walk(score)) await breathe();
  return pairs.sort((one, other) => one.a - other.a || one.b - other.b);
}

/** For each record the lowest record of its person, by all that speaks for and against; see `linkRecords` for what is `known`. */
export async function groupRecords(
  plan: LinkagePlan,
  weights: MatchWeights,
  pairs: readonly WeighedPair[],
  known: readonly KnownPair[] = [],
  breathe: Breathe = async () => {},
): Promise<Uint32Array> {
  const { cluster } = linkageDefaults;
  const certain = known.map(({ a, b, isOne }) => ({ a, b, bits: isOne ? cluster.bitsMax : -cluster.bitsMax }));
  const against = await scoreAgainst(plan, new PairScores(plan, weights, Number.NEGATIVE_INFINITY), [...pairs, ...certain], breathe);
  return clusterPairs(plan.table.count, [...pairs, ...against, ...certain], cluster);
}

/** Evidence against, between records that likely pairs chain together and blocks bring together; of two alone all is known. */
async function scoreAgainst(
  { table, blocks }: LinkagePlan,
  scores: PairScores,
  pairs: readonly WeighedPair[],
  breathe: Breathe,
): Promise<WeighedPair[]> {
  const groupOf = groupsOfThree(table.count, pairs);
  const against: WeighedPair[] = [];
  const score = (a: number, b: number, rule: number): void => {
    if (groupOf[a] === 0 || groupOf[a] !== groupOf[b] || !blocks.isFirst(a, b, rule)) return;
    const { bits } = scores.ofPair(a, b);
    if (bits <= linkageDefaults.leastBits) against.push({ a, b, bits });
  };
  for (const _ of blocks.walk(score)) await breathe();
  return against;
}

/** What each comparison added to the score of a pair. */
export function explainPair(weights: MatchWeights, { levels, counts }: Pick<ScoredPair, 'levels' | 'counts'>): WaterfallStep[] {
  return waterfallOf(personComparisons, weights, levels, counts);
}
