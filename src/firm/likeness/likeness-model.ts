import { type Agreement, chanceOfBits, type MatchWeights, matchWeights, type WaterfallStep, waterfallOf } from '../../linkage/index.ts';
import { agreementOf, type FirmAgreement, firmComparisons, firmKinds } from './compare-firms.ts';
import type { FirmRecord } from './firm-record.ts';
import type { KeyCounts } from './word-keys.ts';

/** What agreement of firms is worth: as learned from all of them, or, as version 0, what is assumed before there are enough to learn from. */
export interface LikenessModel {
  readonly version: number;
  readonly weights: MatchWeights;
}

/** How sure it is that two records are one firm. */
export interface FirmScore extends FirmAgreement {
  /** Log-odds, base 2. */
  readonly bits: number;
  /** The same from 0 to 1. */
  readonly chance: number;
}

/** How often two strangers agree, from the closest level to the last but one: what business registers of small countries show, on the cautious side. */
const levelsOfStrangers: readonly (readonly number[])[] = [
  [0.0005, 0.001, 0.001, 0.001, 0.003, 0.02],
  [0.4],
  [0.03, 0.5],
  [0.03],
  [0.0005, 0.001],
  [0.0005, 0.001],
  [0.00001, 0.00002],
];

// One firm in five stands in the lists twice; before anything is learned.
const withPartner = 0.2;
// The moved of people: firms have none, and it takes nothing away.
const moved = 0.1;

/** Until there are firms enough to learn from. Assumption: fields agree of one firm as `matchShare` says, and of strangers as in the table above. Pure. */
export function startingLikeness(firms: number): LikenessModel {
  const others = Math.max(1, firms - 1);
  const agreement: Agreement = {
    matched: firmComparisons.map(({ levels }) => levels.map(({ matchShare }) => matchShare)),
    unmatched: levelsOfStrangers.map((near) => [...near, 1 - near.reduce((sum, one) => sum + one, 0)]),
    prior: withPartner / others,
    ...{ moved, matches: (withPartner * firms) / 2, together: 1, rounds: 0, isSettled: true },
    others: firmKinds.explanations.map(({ startShare }) => startShare),
  };
  const weights = matchWeights(agreement, Math.max(2, firms));
  // Of few firms how rare a name is cannot be told by counting.
  return {
    version: 0,
    weights: {
      ...{ ...weights, matched: agreement.matched, own: weights.own.map(() => 0) },
      rarest: levelsOfStrangers.map((near) => near[0] as number),
    },
  };
}

/** How sure it is that two records are one firm. Pure; some ten microseconds. */
export function scoreFirms(model: LikenessModel, left: FirmRecord, right: FirmRecord, known: KeyCounts): FirmScore {
  const agreement = agreementOf(left, right, known);
  const bits = explainFirms(model, agreement).reduce((sum, step) => sum + step.bits, 0);
  return { ...agreement, bits, chance: chanceOfBits(bits) };
}

/** What each comparison added: adds up to the bits. Pure. */
export function explainFirms({ weights }: LikenessModel, { levels, counts }: FirmAgreement): WaterfallStep[] {
  return waterfallOf(firmComparisons, weights, levels, counts, firmKinds);
}
