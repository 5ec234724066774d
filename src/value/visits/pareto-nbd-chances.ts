import { logGoneIntegral } from './gone-integral.ts';
import { LeavingTable } from './leaving-table.ts';
import { daysAnIntegral, spanOf } from './pareto-nbd-likelihood.ts';
import type { PurchaseCells } from './purchase-cells.ts';
import { timedCells } from './timed-cells.ts';

/**
 * P(still a customer) by the Pareto/NBD for every cell, in their order: from a table by day where times are whole days and many cells share a count
 * (leaving-table.ts), some 60 ns a cell; by an integral each where they do not. Pure.
 */
export function paretoNbdChances([r, alpha, s, beta]: readonly [number, number, number, number], cells: PurchaseCells): Float64Array {
  const timed = timedCells(cells);
  const { counts, start, lastAt, endAt, times, step, place } = timed;
  const chances = new Float64Array(cells.size);
  const table = step === undefined ? undefined : new LeavingTable(times, step);
  table?.prepare(r, alpha, s, beta);
  for (let run = 0; run < counts.length; run += 1) {
    const shape = r + (counts[run] as number);
    const [first, until] = [start[run] as number, start[run + 1] as number];
    const [from, to] = spanOf(timed, run);
    const isTabled = table !== undefined && (until - first) * daysAnIntegral > to - from && table.isFineFor(counts[run] as number, from);
    if (isTabled) table.fill(counts[run] as number, from, to);
    for (let at = first; at < until; at += 1) {
      const [last, end] = [lastAt[at] as number, endAt[at] as number];
      chances[place[at] as number] = isTabled
        ? chanceFromTable(table, last, end)
        : chanceActive([shape, alpha, s, beta], times[last] as number, times[end] as number);
    }
  }
  return chances;
}

/** For one person with `shape` = r + x. */
export function chanceActive([shape, alpha, s, beta]: readonly [number, number, number, number], tx: number, T: number): number {
  const gone = logGoneIntegral(alpha, beta, s, shape, tx, T);
  return 1 / (1 + Math.exp(gone + shape * Math.log(alpha + T) + s * Math.log(beta + T)));
}

function chanceFromTable({ sums, logAlpha, logBeta, inverseBeta, shape, s }: LeavingTable, last: number, end: number): number {
  const fall = Math.exp(
    shape * ((logAlpha[last] as number) - (logAlpha[end] as number)) + (s + 1) * ((logBeta[last] as number) - (logBeta[end] as number)),
  );
  const gone = (sums[4 * last] as number) - fall * (sums[4 * end] as number);
  const alive = fall / ((inverseBeta[end] as number) * s);
  return alive / (alive + Math.max(0, gone));
}
