/** A join of two firms' records. */
export interface JoinEdge {
  readonly a: number;
  readonly b: number;
}

/**
 * Which firm each of some records is shown as, by the joins that hold: the oldest, which has the lowest number, of all that they connect. In whatever order joins were made and
 * undone, those that hold decide alone: an undo is exact. Union-find with path halving (Tarjan & van Leeuwen 1984). Pure.
 */
export function wholesOf(firms: readonly number[], joins: readonly JoinEdge[]): Map<number, number> {
  const parents = new Map(firms.map((firm) => [firm, firm]));
  const rootOf = (firm: number): number => {
    let at = firm;
    for (let above = parents.get(at) ?? at; above !== at; above = parents.get(at) ?? at) {
      parents.set(at, parents.get(above) ?? above);
      at = parents.get(at) ?? at;
    }
    return at;
  };
  for (const { a, b } of joins) {
    const [one, other] = [rootOf(a), rootOf(b)];
    parents.set(Math.max(one, other), Math.min(one, other));
  }
  return new Map([...parents.keys()].map((firm) => [firm, rootOf(firm)]));
}
