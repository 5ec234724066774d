import type { WeighedPair } from './cluster-pairs.ts';

/**
 * Records that pairs of more than no bits chain together, each with the lowest of its group, groups of three and more: connected components by union-find with
 * path halving (Tarjan & van Leeuwen 1984). Pure; nearly linear in the pairs.
 */
export function groupsOfThree(records: number, pairs: readonly WeighedPair[]): [record: number, group: number][] {
  const parents = Uint32Array.from({ length: records }, (_, at) => at);
  const rootOf = (record: number): number => {
    let at = record;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  for (const { a, b, bits } of pairs) {
    if (bits <= 0) continue;
    const [one, other] = [rootOf(a), rootOf(b)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  const sizes = new Uint32Array(records);
  for (let at = 0; at < records; at++) sizes[rootOf(at)] = (sizes[rootOf(at)] as number) + 1;
  const grouped: [number, number][] = [];
  for (let at = 0; at < records; at++) if ((sizes[rootOf(at)] as number) > 2) grouped.push([at, rootOf(at)]);
  return grouped;
}
