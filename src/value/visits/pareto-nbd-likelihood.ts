import type { LogLikelihood } from '../fit/fit-likelihood.ts';
import { digamma, digammaTable, logGamma, logGammaTable } from '../special/gamma.ts';
import { goneIntegral, newGonePart } from './gone-integral.ts';
import { LeavingTable } from './leaving-table.ts';
import type { PurchaseCells } from './purchase-cells.ts';
import { type TimedCells, timedCells } from './timed-cells.ts';
import { fourOf } from './visit-model.ts';

/** What a cell of one count adds: everything relative to the density of leaving at the last purchase. */
interface Sums {
  /** Σ people · ln L, but for what depends on the count alone. */
  logs: number;
  /** Means of ln(α + τ), ln(β + τ), 1/(α + τ), over when she left or the end; 1/(β + τ) weighed by the power it stands in. */
  logAlpha: number;
  logBeta: number;
  byAlpha: number;
  byBeta: number;
  gone: number;
}

// A table of a run costs about as much for so many days as the integral of one cell.
export const daysAnIntegral = 80;

/**
 * Σ people · ln L over the cells of the Pareto/NBD (see pareto-nbd.ts). Where times are whole days and many cells share a count, the
 * integral over the moment of leaving is read from a table by day (leaving-table.ts): some 40 ns a cell, where an integral costs a microsecond.
 */
export function paretoNbdLikelihood(cells: PurchaseCells): LogLikelihood {
  const timed = timedCells(cells);
  const { counts, start, times, step } = timed;
  const size = cells.xMax + 1;
  const spans = Array.from(counts, (_, run) => spanOf(timed, run));
  const isTabled = spans.map(
    ([from, to], run) => step !== undefined && ((start[run + 1] as number) - (start[run] as number)) * daysAnIntegral > to - from,
  );
  const table = isTabled.includes(true) ? new LeavingTable(times, step as number) : undefined;
  const sums: Sums = { logs: 0, logAlpha: 0, logBeta: 0, byAlpha: 0, byBeta: 0, gone: 0 };
  return (parameters, gradient) => {
    const [r, alpha, s, beta] = fourOf(parameters);
    const purchases = logGammaTable(r, 1, size);
    const purchasesSlope = digammaTable(r, 1, size);
    table?.prepare(r, alpha, s, beta);
    let sum = 0;
    let byR = 0;
    let byAlpha = 0;
    let byS = 0;
    let byBeta = 0;
    for (let run = 0; run < counts.length; run += 1) {
      const x = counts[run] as number;
      const people = timed.peopleInRun[run] as number;
      sums.logs = sums.logAlpha = sums.logBeta = sums.byAlpha = sums.byBeta = sums.gone = 0;
      const [from, to] = spans[run] as readonly [number, number];
      if (table !== undefined && isTabled[run] && table.isFineFor(x, from)) {
        table.fill(x, from, to);
        addFromTable(timed, run, table, sums);
      } else addIntegrals(timed, run, [r + x, alpha, s, beta], sums);
      sum += sums.logs + people * (purchases[x] as number);
      byR += people * (purchasesSlope[x] as number) - sums.logAlpha;
      byAlpha -= (r + x) * sums.byAlpha;
      byS += sums.gone / s - sums.logBeta;
      byBeta -= sums.byBeta;
    }
    const all = timed.peopleAll;
    gradient[0] = (byR + all * (Math.log(alpha) - digamma(r))) * r;
    gradient[1] = (byAlpha + (all * r) / alpha) * alpha;
    gradient[2] = (byS + all * Math.log(beta)) * s;
    gradient[3] = (byBeta + (all * s) / beta) * beta;
    return sum + all * (r * Math.log(alpha) + s * Math.log(beta) - logGamma(r));
  };
}

/** The first day of a last purchase and the last day of an end, of a run. */
export function spanOf({ start, lastAt, endAt }: TimedCells, run: number): readonly [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (let at = start[run] as number; at < (start[run + 1] as number); at += 1) {
    from = Math.min(from, lastAt[at] as number);
    to = Math.max(to, endAt[at] as number);
  }
  return [from, to];
}

function addFromTable({ start, people, lastAt, endAt }: TimedCells, run: number, table: LeavingTable, into: Sums): void {
  const { sums, logAlpha, logBeta, inverseAlpha, inverseBeta, shape, s } = table;
  const logS = Math.log(s);
  const to = start[run + 1] as number;
  let logs = 0;
  let byLogAlpha = 0;
  let byLogBeta = 0;
  let byAlpha = 0;
  let byBeta = 0;
  let gone = 0;
  for (let at = start[run] as number; at < to; at += 1) {
    const count = people[at] as number;
    const last = lastAt[at] as number;
    const end = endAt[at] as number;
    const endLogAlpha = logAlpha[end] as number;
    const endLogBeta = logBeta[end] as number;
    const top = -shape * (logAlpha[last] as number) - (s + 1) * (logBeta[last] as number);
    // The density of leaving at the end over that at the last purchase; what is after the end is taken off.
    const fall = Math.exp(-shape * endLogAlpha - (s + 1) * endLogBeta - top);
    const i = 4 * last;
    const j = 4 * end;
    const mass = (sums[i] as number) - fall * (sums[j] as number);
    const alive = fall / ((inverseBeta[end] as number) * s);
    const scale = count / (mass + alive);
    logs += count * (top + logS + Math.log(mass + alive));
    gone += scale * mass;
    byLogAlpha += scale * (alive * endLogAlpha + (sums[i + 1] as number) - fall * (sums[j + 1] as number));
    byLogBeta += scale * (alive * endLogBeta + (sums[i + 2] as number) - fall * (sums[j + 2] as number));
    const goneByAlpha = (sums[i + 3] as number) - fall * (sums[j + 3] as number);
    byAlpha += scale * (alive * (inverseAlpha[end] as number) + goneByAlpha);
    // The powers of f together account for its whole fall, from the last purchase to the end.
    byBeta += scale * (s * alive * (inverseBeta[end] as number) + 1 - fall - shape * goneByAlpha);
  }
  into.logs += logs;
  into.gone += gone;
  into.logAlpha += byLogAlpha;
  into.logBeta += byLogBeta;
  into.byAlpha += byAlpha;
  into.byBeta += byBeta;
}

const part = newGonePart();

function addIntegrals(
  { start, people, lastAt, endAt, times }: TimedCells,
  run: number,
  [shape, alpha, s, beta]: readonly [number, number, number, number],
  into: Sums,
): void {
  for (let at = start[run] as number; at < (start[run + 1] as number); at += 1) {
    const count = people[at] as number;
    const end = times[endAt[at] as number] as number;
    goneIntegral(alpha, beta, s, shape, times[lastAt[at] as number] as number, end, part);
    const endLogAlpha = Math.log(alpha + end);
    const endLogBeta = Math.log(beta + end);
    const logAlive = -shape * endLogAlpha - s * endLogBeta;
    const most = Math.max(logAlive, part.log);
    const logBoth = most + Math.log(Math.exp(logAlive - most) + Math.exp(part.log - most));
    const alive = count * Math.exp(logAlive - logBoth);
    const gone = count - alive;
    into.logs += count * logBoth;
    into.gone += gone;
    into.logAlpha += alive * endLogAlpha + gone * part.logAlpha;
    into.logBeta += alive * endLogBeta + gone * part.logBeta;
    into.byAlpha += alive / (alpha + end) + gone * part.byAlpha;
    into.byBeta += (alive * s) / (beta + end) + (s + 1) * gone * part.byBeta;
  }
}
