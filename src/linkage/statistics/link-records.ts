import type { Warehouse } from '../../storage/index.ts';
import * as queries from '../queries/statistics.ts';
import { personRules } from './blocking-rule.ts';
import { chooseBlocks, type RuleReport } from './choose-blocks.ts';
import { clusterPairs } from './cluster-pairs.ts';
import { levelsOf, personComparisons } from './comparison.ts';
import { type Agreement, type AgreementPattern, estimateAgreement } from './estimate-agreement.ts';
import { type MatchWeights, matchWeights, type WaterfallStep, waterfallOf } from './match-weight.ts';
import { normaliseRecord } from './normalise-record.ts';
import type { NormalRecord, PersonRecord } from './person-field.ts';

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
  /** Pairs to compare, for each record. */
  pairsPerRecord: 100,
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

/** Puts records into the form in which they are compared, and writes them under `run`, in their order. */
export async function writeRecords(warehouse: Warehouse, run: number, records: readonly PersonRecord[]): Promise<LinkageRun> {
  for (let from = 0; from < records.length; from += recordsPerInsert)
    await writeNormalRecords(warehouse, run, from, records.slice(from, from + recordsPerInsert).map(normaliseRecord));
  return { run, records: records.length };
}

/** Writes some of the records of a run, numbered on from `first`. */
export async function writeNormalRecords(
  warehouse: Warehouse,
  run: number,
  first: number,
  records: readonly NormalRecord[],
): Promise<void> {
  const lines = records.map((record, at) => JSON.stringify({ run, record: first + at, ...record })).join('\n');
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
  const sizes = await warehouse.query<queries.BlockSizesRow>(queries.blockSizes, { run });
  return chooseBlocks(
    personRules.map(({ name }) => name),
    sizes,
    records * linkageDefaults.pairsPerRecord,
  );
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
  await warehouse.command(queries.comparePairs, { run, sizes: rules.map(({ sizeMax }) => sizeMax) });
  const brought = patternsOf(await warehouse.query<queries.PatternRow>(queries.countPatterns, { run }));
  const pairsAll = (records * (records - 1)) / 2;
  const { seed } = linkageDefaults;
  const draws = Math.min(linkageDefaults.draws, drawsPerPairMax * pairsAll);
  const random = patternsOf(await warehouse.query<queries.PatternRow>(queries.countRandomPatterns, { run, records, seed, draws }));
  const agreement = estimateAgreement({ comparisons: personComparisons, brought, random, pairsAll });
  const weights = matchWeights(agreement, records);
  const { bits, equal, own, rarest, priorBits: prior } = weights;
  const rows = await warehouse.query<queries.ScoredPairRow>(queries.scorePairs, {
    ...{ run, records, bits, equal, own, rarest, prior },
  });
  const pairs = rows.map(
    ({ a, b, rule, pattern, counts, bits: sum }): ScoredPair => ({
      ...{ a, b, counts, bits: sum },
      rule: personRules[rule - 1]?.name as string,
      levels: levelsOf(pattern, personComparisons.length),
    }),
  );
  const { cluster } = linkageDefaults;
  const told = known.map(({ a, b, isOne }) => ({ a, b, bits: isOne ? cluster.bitsMax : -cluster.bitsMax }));
  const person = clusterPairs(records, [...pairs, ...told], cluster);
  const pairsCompared = brought.reduce((sum, each) => sum + each.pairs, 0);
  return { rules, pairsCompared, agreement, weights, pairs, person };
}

/** What each comparison added to the score of a pair. */
export function explainPair(weights: MatchWeights, { levels, counts }: Pick<ScoredPair, 'levels' | 'counts'>): WaterfallStep[] {
  return waterfallOf(personComparisons, weights, levels, counts);
}

function patternsOf(rows: readonly queries.PatternRow[]): AgreementPattern[] {
  return rows.map(({ pattern, pairs }) => ({ levels: levelsOf(pattern, personComparisons.length), pairs }));
}
