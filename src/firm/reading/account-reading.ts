import type { BuyingRoleName } from '../role/buying-role.ts';
import { type ReadingLevel, readingLevels } from './person-reading.ts';

/** One of the people behind an account: how she stands with us, and what she does when her firm buys. */
export interface ReadPerson {
  readonly level: ReadingLevel | 'unknown';
  readonly buyingRoles: readonly BuyingRoleName[];
}

export interface AccountReading {
  readonly level: ReadingLevel | 'unknown';
  /** The mean behind the level, 0 to 100; absent where nobody is known well enough. */
  readonly score?: number;
  /** People whom it was read from, and all who are there. */
  readonly readFrom: number;
  readonly people: number;
  /** Why the account is troubled at best, whatever the mean; absent where the mean decides. */
  readonly heldDown?: HeldDown;
}

export const heldDownReasons = ['openProblem', 'mostTroubled'] as const;
/** Somebody there has an open problem; or those who are troubled or strained weigh more than all others together. */
export type HeldDown = (typeof heldDownReasons)[number];

/** What a person adds to the mean. Four steps of 20 and a first of 10: a strained person is worse than two quiet ones are. */
export const pointsByLevel: Readonly<Record<ReadingLevel, number>> = { strained: 10, troubled: 30, quiet: 50, steady: 70, warm: 90 };
/** Whose word weighs more when the firm decides: the weight of the heaviest role somebody has; who has none counts once. */
export const weightByRole: Readonly<Record<BuyingRoleName, number>> = { decider: 3, buyer: 2, influencer: 2, gatekeeper: 1, user: 1 };

// Half-way between the points of two levels.
const scoreMinByLevel: readonly (readonly [ReadingLevel, number])[] = [
  ['warm', 80],
  ['steady', 60],
  ['quiet', 40],
  ['troubled', 20],
  ['strained', 0],
];

/**
 * How an account stands with us: the mean of its people's points, each by her weight, as a level; at most troubled while somebody there has an open
 * problem, or most of them by weight are troubled, whom one satisfied person among them does not outweigh. People of whom too little is known do not count, and are told beside it. It does not depend on the order, and nobody's getting worse
 * makes it better. Pure.
 */
export function readAccount(people: readonly ReadPerson[]): AccountReading {
  const known = people.filter((person): person is ReadPerson & { level: ReadingLevel } => person.level !== 'unknown');
  if (known.length === 0) return { level: 'unknown', readFrom: 0, people: people.length };
  let points = 0;
  let weights = 0;
  let troubled = 0;
  for (const { level, buyingRoles } of known) {
    const weight = weightOf(buyingRoles);
    points += weight * pointsByLevel[level];
    weights += weight;
    if (level === 'strained' || level === 'troubled') troubled += weight;
  }
  const score = Math.round(points / weights);
  const byMean = (scoreMinByLevel.find(([, min]) => score >= min) as readonly [ReadingLevel, number])[0];
  const all = { score, readFrom: known.length, people: people.length };
  if (readingLevels.indexOf(byMean) <= readingLevels.indexOf('troubled')) return { level: byMean, ...all };
  if (known.some(({ level }) => level === 'strained')) return { level: 'troubled', ...all, heldDown: 'openProblem' };
  return troubled * 2 > weights ? { level: 'troubled', ...all, heldDown: 'mostTroubled' } : { level: byMean, ...all };
}

/** Pure. */
export function weightOf(buyingRoles: readonly BuyingRoleName[]): number {
  return Math.max(1, ...buyingRoles.map((role) => weightByRole[role]));
}
