import type { Warehouse } from '../../storage/index.ts';
import * as queries from '../queries/statistics.ts';
import { personRules } from './blocking-rule.ts';
import { chooseBlocks, type RuleReport } from './choose-blocks.ts';
import { clusterPairs, type WeighedPair } from './cluster-pairs.ts';
import { bandedComparisons, codesOf, levelsOf, patternOf, personComparisons, withoutBands, withoutCodes } from './comparison.ts';
import { type Agreement, type AgreementPattern, estimateAgreement } from './estimate-agreement.ts';
import { masksOf } from './letter-mask.ts';
import { groupsOfThree } from './likely-groups.ts';
import { type MatchWeights, matchWeights, type WaterfallStep, waterfallOf } from './match-weight.ts';
import { normaliseRecord } from './normalise-record.ts';
import { type NormalRecord, normalFields, type PersonRecord } from './person-field.ts';

/** Which records are compared: all that were written under `run`, numbered from 0 without gaps. */
export interface LinkageRun {
  readonly run: number;
  readonly records: number;
}

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

/** Two records of which it is certain that they are one person, or two. */
export interface KnownPair {
  readonly a: number;
  readonly b: number;
  readonly isOne: boolean;
}

export interface LinkedRecords {
  readonly rules: readonly RuleReport[];
  readonly pairsCompared: number;
  readonly agreement: Agreement;
  readonly weights: MatchWeights;
  /** Between records that are each likely to be one person with some other. */
  readonly pairs: readonly ScoredPair[];
  /** For each record the lowest record of its person. */
  readonly person: Uint32Array;
}

// Of few pairs each has come by then.
const drawsPerPairMax = 4;
// An insert of some megabytes.
const recordsPerInsert = 50_000;
// Some hundred megabytes while pairs of several rules are made one.
const pairsPerPart = 5_000_000;

/** Puts records into the form in which they are compared, and writes them under `run`, in their order. */
export async function writeRecords(warehouse: Warehouse, run: number, records: readonly PersonRecord[]): Promise<LinkageRun> {
  // While some are written, the next are made ready.
  let writing = Promise.resolve();
  for (let from = 0; from < records.length; from += recordsPerInsert) {
    const ready = records.slice(from, from + recordsPerInsert).map(normaliseRecord);
    await writing;
    writing = writeNormalRecords(warehouse, run, from, ready);
    // Whoever awaits it is told.
    writing.catch(() => {});
  }
  await writing;
  return { run, records: records.length };
}

/** Writes some of the records of a run, numbered on from `first`. */
export async function writeNormalRecords(
  warehouse: Warehouse,
  run: number,
  first: number,
  records: readonly NormalRecord[],
): Promise<void> {
  const lines = records
    .map((record, at) =>
      JSON.stringify({ run, record: first + at, fields: normalFields.map((field) => record[field]), masks: masksOf(record) }),
    )
    .join('\n');
  await warehouse.insert('linkage_source', lines, `linkage_source ${run} ${first}`);
}

/** Forgets what a run wrote. */
export async function dropRun(warehouse: Warehouse, { run }: Pick<LinkageRun, 'run'>): Promise<void> {
  for (const drop of queries.dropRun) await warehouse.command(drop, { run });
}

/** Says what every rule would bring: before anything is compared. */
export async function planLinkage(warehouse: Warehouse, { run, records }: LinkageRun): Promise<RuleReport[]> {
  await warehouse.command(queries.countValues, { run });
  await warehouse.command(queries.makeKeys, { run });
  const { pairsPerRecord, pairsAlways } = linkageDefaults;
  const sizes = await warehouse.query<queries.BlockSizesRow>(queries.blockSizes, { run });
  return chooseBlocks(personRules, sizes, Math.min(records * pairsPerRecord.few, Math.max(pairsAlways, records * pairsPerRecord.many)));
}

/**
 * Finds the records that are one person, without a label: compares the pairs that `rules` bring, learns what agreement is worth, scores, and clusters. What is `known`
 * counts in the clusters as much as any pair can.
 */
export async function linkRecords(
  warehouse: Warehouse,
  { run, records }: LinkageRun,
  rules: readonly RuleReport[],
  known: readonly KnownPair[] = [],
): Promise<LinkedRecords> {
  await comparePairs(warehouse, { run, records }, rules);
  const brought = patternsOf(await warehouse.query<queries.PatternRow>(queries.countPatterns, { run }));
  const pairsAll = (records * (records - 1)) / 2;
  const { seed } = linkageDefaults;
  const draws = Math.min(linkageDefaults.draws, drawsPerPairMax * pairsAll);
  const random = patternsOf(await warehouse.query<queries.PatternRow>(queries.countRandomPatterns, { run, records, seed, draws }));
  const [bands] = await warehouse.query<{ counted: number[][] }>(queries.bandShares, { run, records });
  const comparisons = bandedComparisons(personComparisons, bands?.counted ?? []);
  const estimated = estimateAgreement({ comparisons, brought, random, pairsAll });
  const [matched, unmatched] = [estimated.matched, estimated.unmatched].map((shares) => withoutBands(personComparisons, shares)) as [
    number[][],
    number[][],
  ];
  const agreement = { ...estimated, matched, unmatched };
  const weights = matchWeights(agreement, records);
  const pairs = await scorePairs(warehouse, { run, records }, weights, brought);
  const { cluster } = linkageDefaults;
  const certain = known.map(({ a, b, isOne }) => ({ a, b, bits: isOne ? cluster.bitsMax : -cluster.bitsMax }));
  const against = await scoreAgainst(warehouse, { run, records }, weights, [...pairs, ...certain]);
  const person = clusterPairs(records, [...pairs, ...against, ...certain], cluster);
  const pairsCompared = brought.reduce((sum, each) => sum + each.pairs, 0);
  return { rules, pairsCompared, agreement, weights, pairs, person };
}

async function comparePairs(warehouse: Warehouse, { run, records }: LinkageRun, rules: readonly RuleReport[]): Promise<void> {
  const pairs = rules.reduce((sum, { pairsUsed }) => sum + pairsUsed, 0);
  const parts = Math.max(1, Math.ceil(pairs / pairsPerPart));
  const sizes = rules.map(({ sizeMax }) => sizeMax);
  for (let part = 0; part < parts; part++) await warehouse.command(queries.comparePairs, { run, records, sizes, parts, part });
}

/** The pairs that are likely enough to be looked at: only of patterns that can be, however rare the values that are shared. */
async function scorePairs(
  warehouse: Warehouse,
  { run, records }: LinkageRun,
  weights: MatchWeights,
  brought: readonly AgreementPattern[],
): Promise<ScoredPair[]> {
  const none = personComparisons.map(() => 0);
  const possible = brought.filter(({ levels }) => {
    const base = withoutCodes(levels, personComparisons);
    return waterfallOf(personComparisons, weights, base, none).reduce((sum, { bits }) => sum + bits, 0) > linkageDefaults.leastBits;
  });
  const lines = possible.map(({ levels }) => JSON.stringify({ run, pattern: patternOf(levels) })).join('\n');
  if (lines === '') return [];
  await warehouse.insert('linkage_pattern', lines, `linkage_pattern ${run}`);
  const pairs: ScoredPair[] = [];
  for await (const rows of warehouse.stream<queries.ScoredPairRow>(queries.scorePairs, scoreParameters(run, records, weights)))
    for (const { a, b, rule, pattern, counts, bits } of rows)
      pairs.push({ a, b, counts, bits, rule: personRules[rule - 1]?.name as string, levels: levelsOf(pattern, personComparisons) });
  return pairs;
}

/** Evidence against, between records that likely pairs chain together; of two alone all is known. */
async function scoreAgainst(
  warehouse: Warehouse,
  { run, records }: LinkageRun,
  weights: MatchWeights,
  pairs: readonly WeighedPair[],
): Promise<WeighedPair[]> {
  const groups = groupsOfThree(records, pairs);
  if (groups.length === 0) return [];
  for (let from = 0; from < groups.length; from += recordsPerInsert) {
    const lines = groups
      .slice(from, from + recordsPerInsert)
      .map(([record, group]) => JSON.stringify({ run, record, likely_group: group }));
    await warehouse.insert('linkage_group', lines.join('\n'), `linkage_group ${run} ${from}`);
  }
  return warehouse.query<WeighedPair>(queries.scoreAgainst, scoreParameters(run, records, weights));
}

function scoreParameters(run: number, records: number, { bits, equal, own, rarest, priorBits: prior, movedBits: moved }: MatchWeights) {
  return { run, records, bits, equal, own, rarest, prior, moved, least: linkageDefaults.leastBits };
}

/** What each comparison added to the score of a pair. */
export function explainPair(weights: MatchWeights, { levels, counts }: Pick<ScoredPair, 'levels' | 'counts'>): WaterfallStep[] {
  return waterfallOf(personComparisons, weights, levels, counts);
}

function patternsOf(rows: readonly queries.PatternRow[]): AgreementPattern[] {
  return rows.map(({ pattern, pairs }) => ({ levels: codesOf(pattern, personComparisons.length), pairs }));
}
