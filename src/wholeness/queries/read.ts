import type { StandingRow } from './keep.ts';

export const tallies = 'SELECT kind, customers FROM view_tally';

export interface DayRow {
  readonly day: number;
  readonly whole: number;
  readonly not_yet: number;
  readonly unknown: number;
}
export const days = 'SELECT day, whole, not_yet, unknown FROM view_day WHERE day >= $1 ORDER BY day';

export type ListedRow = Pick<StandingRow, 'gaps' | 'person_id'>;

/** In a state, in the order of their numbers. */
export const inState = `
SELECT person_id, gaps FROM view_standing WHERE state = $1 AND person_id > $2 ORDER BY person_id LIMIT $3`;

/** Not yet whole for a reason, in the order of their numbers. */
export const withGap = `
SELECT person_id, gaps FROM view_gap JOIN view_standing ON person_id = view_gap.customer_id
WHERE kind = $1 AND view_gap.customer_id > $2 ORDER BY view_gap.customer_id LIMIT $3`;

/** The other records of some customers. */
export const partsOf = `
SELECT customer_id, person_id FROM view_standing
WHERE customer_id = ANY ($1::int8[]) AND state = 'part' ORDER BY customer_id, person_id`;
