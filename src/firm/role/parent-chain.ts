/** A chain of owners longer than this is a slip of the pen, or a circle through another list. */
export const parentsMax = 20;

/** The firms above one, the nearest first; ends where nobody is above, at a firm met before, and after `parentsMax`. Pure. */
export function parentsAbove(firm: number, parentOf: ReadonlyMap<number, number>): number[] {
  const above: number[] = [];
  const met = new Set([firm]);
  for (let next = parentOf.get(firm); next !== undefined && !met.has(next) && above.length < parentsMax; next = parentOf.get(next)) {
    above.push(next);
    met.add(next);
  }
  return above;
}

/** Why `firm` cannot stand under `parent`: it would be above itself, or the chain too long; undefined where it can. Pure. */
export function parentProblem(
  firm: number,
  parent: number,
  parentOf: ReadonlyMap<number, number>,
):
  | { readonly code: 'itself' }
  | { readonly code: 'circle'; readonly through: readonly number[] }
  | { readonly code: 'tooLong' }
  | undefined {
  if (firm === parent) return { code: 'itself' };
  const above = parentsAbove(parent, parentOf);
  const at = above.indexOf(firm);
  if (at >= 0) return { code: 'circle', through: [parent, ...above.slice(0, at)] };
  return above.length >= parentsMax ? { code: 'tooLong' } : undefined;
}
