import type { ForecastVisits } from '../visits/blend-visits.ts';
import type { DayCells } from './day-cells.ts';

/** What a model says of each cell, in their order. */
export interface CellScores {
  readonly visits: Float64Array;
  /** Visits within the days for which other signs count. */
  readonly soon: Float64Array;
  readonly active: Float64Array;
}

/** Expected visits within `t` and within `soon` units, and the chance still active, for every cell. Pure; cost: one forecast a cell, one to two microseconds. */
export function scoreCells(forecast: ForecastVisits, { cells }: DayCells, t: number, soon: number): CellScores {
  const scores = { visits: new Float64Array(cells.size), soon: new Float64Array(cells.size), active: new Float64Array(cells.size) };
  const history = { x: 0, tx: 0, T: 0 };
  for (let at = 0; at < cells.size; at += 1) {
    history.x = cells.x[at] as number;
    history.tx = cells.tx[at] as number;
    history.T = cells.T[at] as number;
    const { visits, active } = forecast.outlook(history, t);
    scores.visits[at] = visits;
    scores.soon[at] = soon === 0 ? 0 : forecast.expected(history, soon);
    scores.active[at] = active;
  }
  return scores;
}
