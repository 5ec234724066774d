import { lowestOfGroups } from '../../foundation/index.ts';

/** A join of two firms' records. */
export interface JoinEdge {
  readonly a: number;
  readonly b: number;
}

/**
 * Which firm each of some records is shown as, by the joins that hold: the oldest, which has the lowest number, of all that they connect. In whatever order joins were made and
 * undone, those that hold decide alone: an undo is exact. Joins are among `firms`. Pure.
 */
export function wholesOf(firms: readonly number[], joins: readonly JoinEdge[]): Map<number, number> {
  return lowestOfGroups(
    firms,
    joins.map(({ a, b }) => [a, b] as const),
  );
}
