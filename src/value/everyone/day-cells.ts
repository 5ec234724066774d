import type { CellsRow } from '../queries/everyone.ts';
import type { VisitTime } from '../season/visit-time.ts';
import { cellsOf, type PurchaseCells } from '../visits/purchase-cells.ts';

/** Cells as the warehouse counts them, whose times there are whole days of the calendar: in runs of one `x` and one `T` each, one after the other. */
export interface DayCells {
  /** Times in units of the time that was asked for. */
  readonly cells: PurchaseCells;
  readonly runs: readonly CellRun[];
}

export interface CellRun {
  readonly x: number;
  /** Days of the calendar, as `tx`. */
  readonly T: number;
  readonly tx: readonly number[];
  /** The place of its first cell. */
  readonly from: number;
}

/**
 * Rows of the warehouse as cells with times in units of `unitDays` days of `time`: they all end on `throughDay`, so that days of the calendar say when somebody
 * began and last came. Pure.
 */
export function dayCellsOf(rows: readonly CellsRow[], unitDays: number, throughDay: number, time: VisitTime): DayCells {
  const size = rows.reduce((sum, { tx }) => sum + tx.length, 0);
  const [x, tx, T, people] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const runs: CellRun[] = [];
  let at = 0;
  for (const row of rows) {
    runs.push({ x: row.x, T: row.T, tx: row.tx, from: at });
    const firstDay = throughDay - row.T;
    const firstTime = time.wholeAt(firstDay);
    const age = (time.wholeAt(throughDay) - firstTime) / unitDays;
    for (const [index, days] of row.tx.entries()) {
      x[at] = row.x;
      tx[at] = (time.wholeAt(firstDay + days) - firstTime) / unitDays;
      T[at] = age;
      people[at] = row.people[index] as number;
      at += 1;
    }
  }
  return { cells: cellsOf(x, tx, T, people), runs };
}
