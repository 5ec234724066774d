import type { DecisionInList, DecisionList } from '../api/contract.ts';

// Whoever leaves the page open all day keeps no more than this in memory; what is older is fetched again on the way down.
const keptMax = 1_000;

/**
 * The log with its newest decisions in front; nothing below is fetched again. Where more came than a page holds, what lies between is unknown, and
 * the list begins anew. Pure.
 */
export function withNewest(pages: DecisionList[], head: DecisionList): DecisionList[] {
  const [first, ...others] = pages;
  const isFull = head.before !== undefined;
  if (first === undefined) return [head];
  const known = new Set(first.decisions.map(({ decision }) => decision));
  const fresh = head.decisions.filter(({ decision }) => !known.has(decision));
  if (fresh.length === 0) return pages;
  if (isFull && fresh.length === head.decisions.length) return [head];
  const decisions = [...fresh, ...first.decisions];
  return decisions.length > keptMax ? [head] : [{ ...first, decisions }, ...others];
}

/** How many of the newest are not among those that are shown. Pure. */
export function countNew(shown: readonly DecisionInList[], newest: readonly DecisionInList[]): number {
  const known = new Set(shown.map(({ decision }) => decision));
  return newest.filter(({ decision }) => !known.has(decision)).length;
}
