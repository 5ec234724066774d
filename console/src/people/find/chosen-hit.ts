import type { FindResult } from '../../api/contract.ts';

/**
 * Whom Enter opens right after typing, before anybody has looked at the list: the only one found, else the one whom a number,
 * address or name fits exactly. Two people of the same name are a question for a person, so nobody is opened.
 */
export function chosenHit(results: readonly FindResult[]): FindResult | undefined {
  if (results.length === 1) return results[0];
  const exact = results.filter(({ why }) => why.exact);
  return exact.find(({ why }) => why.kind !== 'name') ?? (exact.length === 1 ? exact[0] : undefined);
}
