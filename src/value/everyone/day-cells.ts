import type { CellsRow } from '../queries/everyone.ts';
import { cellsOf, type PurchaseCells } from '../visits/purchase-cells.ts';

/** Cells as the warehouse counts them, whose times are whole days: in runs of one `x` and one `T` each, one after the other. */
export interface DayCells {
  /** Times in units. */
  readonly cells: PurchaseCells;
  readonly runs: readonly CellRun[];
}

export interface CellRun {
  readonly x: number;
  /** Days. */
  readonly T: number;
  readonly tx: readonly number[];
  /** The place of its first cell. */
  readonly from: number;
}

/** Rows of the warehouse as cells with times in units of `unitDays` days. Pure. */
export function dayCellsOf(rows: readonly CellsRow[], unitDays: number): DayCells {
  const size = rows.reduce((sum, { tx }) => sum + tx.length, 0);
  const [x, tx, T, people] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const runs: CellRun[] = [];
  let at = 0;
  for (const row of rows) {
    runs.push({ x: row.x, T: row.T, tx: row.tx, from: at });
    for (const [index, days] of row.tx.entries()) {
      x[at] = row.x;
      tx[at] = days / unitDays;
      T[at] = row.T / unitDays;
      people[at] = row.people[index] as number;
      at += 1;
    }
  }
  return { cells: cellsOf(x, tx, T, people), runs };
}
