import { type Agreement, type AgreementPattern, estimateAgreement, type MatchWeights, matchWeights } from '../../linkage/index.ts';
import { agreementOf, type FirmAgreement, firmComparisons, firmKinds } from './compare-firms.ts';
import { keysOfFirm } from './firm-keys.ts';
import type { FirmRecord } from './firm-record.ts';
import { startingLikeness } from './likeness-model.ts';
import type { KeyCounts } from './word-keys.ts';

export interface BroughtPair extends FirmAgreement {
  readonly a: number;
  readonly b: number;
  /** The first key that both have. */
  readonly key: string;
}

export interface LearnedLikeness {
  readonly weights: MatchWeights;
  readonly agreement: Agreement;
  readonly pairs: readonly BroughtPair[];
  readonly counts: KeyCounts;
}

// Fewer firms teach nothing: what is assumed beforehand is nearer to the truth.
export const firmsToLearnFrom = 300;
// So many under one key: it says little, and others tell who is who.
export const holdersMax = 30;
const draws = 200_000;
const drawsPerPairMax = 4;
// A generator that needs no package: Lehmer's, after Park & Miller 1988.
const lehmer = { factor: 48_271, modulus: 2_147_483_647, seed: 1 } as const;

/** How many firms have each key. Pure. */
export function countKeys(records: readonly FirmRecord[]): KeyCounts {
  const counts = new Map<string, number>();
  for (const record of records) for (const key of keysOfFirm(record)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { firms: records.length, of: (key) => counts.get(key) ?? 0 };
}

/**
 * Compares all firms that share a key and learns what their agreement is worth, without a label: `m` from the pairs that keys bring, `u` from random ones
 * (`estimateAgreement` says by which assumptions); of fewer than 300 firms what is assumed beforehand stays. Pure: the draw has its seed.
 * Cost: ten microseconds a pair, of which there are some tens a firm: a hundred thousand firms take half a minute and half a gigabyte.
 */
export function learnLikeness(records: readonly FirmRecord[]): LearnedLikeness {
  const counts = countKeys(records);
  const pairs = broughtPairs(records, counts);
  const pairsAll = (records.length * (records.length - 1)) / 2;
  const random = randomPatterns(records, counts, pairsAll);
  const agreement = estimateAgreement({ comparisons: firmComparisons, brought: patternsOf(pairs), random, pairsAll, kinds: firmKinds });
  const weights =
    records.length < firmsToLearnFrom
      ? startingLikeness(records.length).weights
      : { ...matchWeights(agreement, records.length), matched: agreement.matched };
  return { weights, agreement, pairs, counts };
}

function broughtPairs(records: readonly FirmRecord[], counts: KeyCounts): BroughtPair[] {
  const keys = records.map((record) => keysOfFirm(record).filter((key) => counts.of(key) > 1 && counts.of(key) <= holdersMax));
  const holders = new Map<string, number[]>();
  keys.forEach((own, at) => {
    for (const key of own) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [at]);
      else others.push(at);
    }
  });
  const pairs: BroughtPair[] = [];
  keys.forEach((own, a) => {
    const met = new Set<number>();
    for (const key of own) {
      for (const b of holders.get(key) ?? []) {
        if (b <= a || met.has(b)) continue;
        met.add(b);
        pairs.push({ a, b, key, ...agreementOf(records[a] as FirmRecord, records[b] as FirmRecord, counts) });
      }
    }
  });
  return pairs;
}

function randomPatterns(records: readonly FirmRecord[], counts: KeyCounts, pairsAll: number): AgreementPattern[] {
  const drawn: FirmAgreement[] = [];
  let state: number = lehmer.seed;
  const next = (): FirmRecord => {
    state = (state * lehmer.factor) % lehmer.modulus;
    return records[Math.floor((state / lehmer.modulus) * records.length)] as FirmRecord;
  };
  for (let left = Math.min(draws, drawsPerPairMax * pairsAll); left > 0; left--) {
    const [one, other] = [next(), next()];
    if (one !== other) drawn.push(agreementOf(one, other, counts));
  }
  return patternsOf(drawn);
}

function patternsOf(agreements: readonly FirmAgreement[]): AgreementPattern[] {
  const patterns = new Map<string, { levels: readonly number[]; pairs: number }>();
  for (const { levels } of agreements) {
    const key = levels.join(' ');
    const known = patterns.get(key);
    if (known === undefined) patterns.set(key, { levels, pairs: 1 });
    else known.pairs++;
  }
  return [...patterns.values()];
}
