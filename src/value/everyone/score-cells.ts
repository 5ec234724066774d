import type { ForecastVisits } from '../visits/blend-visits.ts';
import type { PurchaseCells } from '../visits/purchase-cells.ts';

/** What a model says of each cell, in their order. */
export interface CellScores {
  readonly visits: Float64Array;
  /** Visits within the days for which other signs count. */
  readonly soon: Float64Array;
  readonly active: Float64Array;
}

/** Writes the scores of the cells from one place to another. */
export type CellScorer = (from: number, until: number, into: CellScores) => void;

/** Expected visits within `t` and within `soon` units, and the chance still active. Pure; cost: a quarter of a microsecond to two a cell, by model. */
export function cellScorer(forecast: ForecastVisits, cells: PurchaseCells, t: number, soon: number): CellScorer {
  const chances = forecast.chancesOf(cells);
  const history = { x: 0, tx: 0, T: 0 };
  return (from, until, into) => {
    for (let at = from; at < until; at += 1) {
      history.x = cells.x[at] as number;
      history.tx = cells.tx[at] as number;
      history.T = cells.T[at] as number;
      const { visits, active } = forecast.outlook(history, t, chances?.[at]);
      into.visits[at] = visits;
      into.soon[at] = soon === 0 ? 0 : forecast.outlook(history, soon, chances?.[at]).visits;
      into.active[at] = active;
    }
  };
}
