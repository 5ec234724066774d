import { connectedGroups } from '../../foundation/index.ts';
import type { WeighedPair } from './cluster-pairs.ts';

/** For each record the group of three and more that pairs of more than no bits chain together, from 1; 0 for all others. Pure; nearly linear in the pairs. */
export function groupsOfThree(records: number, pairs: readonly WeighedPair[]): Uint32Array {
  const likely = pairs.filter(({ bits }) => bits > 0);
  const groupOf = connectedGroups(
    records,
    likely.map(({ a }) => a),
    likely.map(({ b }) => b),
  );
  const sizes = new Uint32Array(records);
  for (const group of groupOf) sizes[group] = (sizes[group] as number) + 1;
  return groupOf.map((group) => ((sizes[group] as number) > 2 ? group + 1 : 0));
}
