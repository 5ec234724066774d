import type { ForecastVisits } from '../visits/blend-visits.ts';
import type { PurchaseCells } from '../visits/purchase-cells.ts';
import type { CellRun } from './day-cells.ts';

/** What a model says of the cells of a run, in their order, in millionths: whole numbers are written and read three times as fast as fractions. */
export interface RunScores {
  readonly visits: number[];
  /** Visits within the days for which other signs count. */
  readonly soon: number[];
  readonly active: number[];
}

export type RunScorer = (run: CellRun) => RunScores;

const millionths = 1e6;

/** Expected visits within `t` and within `soon` units, and the chance still active. Pure; cost: a quarter of a microsecond to two a cell, by model. */
export function runScorer(forecast: ForecastVisits, cells: PurchaseCells, t: number, soon: number): RunScorer {
  const chances = forecast.chancesOf(cells);
  const history = { x: 0, tx: 0, T: 0 };
  return ({ tx, from }) => {
    const scores: RunScores = { visits: [], soon: [], active: [] };
    for (let at = from; at < from + tx.length; at += 1) {
      history.x = cells.x[at] as number;
      history.tx = cells.tx[at] as number;
      history.T = cells.T[at] as number;
      const { visits, active } = forecast.outlook(history, t, chances?.[at]);
      scores.visits.push(Math.round(visits * millionths));
      scores.soon.push(soon === 0 ? 0 : Math.round(forecast.outlook(history, soon, chances?.[at]).visits * millionths));
      scores.active.push(Math.round(active * millionths));
    }
    return scores;
  };
}
