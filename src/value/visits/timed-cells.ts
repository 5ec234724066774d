import type { PurchaseCells } from './purchase-cells.ts';

/**
 * Cells made ready for many evaluations of a likelihood: in runs of one count each, their times as places in one table. What depends on
 * the count or on a time alone is then worked out once an evaluation, not once a cell.
 */
export interface TimedCells {
  /** Counts that occur, rising; those of run `i` stand from `start[i]` to `start[i + 1]`. */
  readonly counts: Int32Array;
  readonly start: Int32Array;
  /** Where each stood in the cells that were given. */
  readonly place: Int32Array;
  readonly people: Float64Array;
  /** Places of `tx` and `T` in `times`. */
  readonly lastAt: Int32Array;
  readonly endAt: Int32Array;
  readonly times: Float64Array;
  /** `times[i]` is `i · step` where all times are whole days; undefined where they are not. */
  readonly step: number | undefined;
  /** Sums over the cells: people of each run; people, and people times their counts, by the place of `T`. */
  readonly peopleInRun: Float64Array;
  readonly peopleByEnd: Float64Array;
  readonly visitsByEnd: Float64Array;
  readonly peopleAll: number;
}

// Weeks in days, and whatever is counted in whole units.
const steps = [1 / 7, 1];
const stepTolerance = 1e-9;
// A hundred years of days; longer times than that are not worth a table.
const placesMax = 40_000;

/** Pure; cost: two walks over the cells, two look-ups each where times are not whole days. */
export function timedCells(cells: PurchaseCells): TimedCells {
  const { size, people, x } = cells;
  const start = runStarts(cells);
  const counts = new Int32Array(start.length - 1);
  const place = placesByRun(cells, start, counts);
  const { times, step, placeOf } = timeTable(cells);
  const sorted = { people: new Float64Array(size), lastAt: new Int32Array(size), endAt: new Int32Array(size) };
  const peopleInRun = new Float64Array(counts.length);
  const peopleByEnd = new Float64Array(times.length);
  const visitsByEnd = new Float64Array(times.length);
  let run = 0;
  for (let to = 0; to < size; to += 1) {
    while ((start[run + 1] as number) <= to) run += 1;
    const from = place[to] as number;
    const count = people[from] as number;
    const end = placeOf(cells.T[from] as number);
    sorted.people[to] = count;
    sorted.lastAt[to] = placeOf(cells.tx[from] as number);
    sorted.endAt[to] = end;
    peopleInRun[run] = (peopleInRun[run] as number) + count;
    peopleByEnd[end] = (peopleByEnd[end] as number) + count;
    visitsByEnd[end] = (visitsByEnd[end] as number) + count * (x[from] as number);
  }
  return { counts, start, place, ...sorted, times, step, peopleInRun, peopleByEnd, visitsByEnd, peopleAll: cells.peopleAll };
}

/** Where the runs begin, and the end of the last. */
function runStarts({ x, size, xMax }: PurchaseCells): Int32Array {
  const sizes = new Int32Array(xMax + 1);
  for (let at = 0; at < size; at += 1) sizes[x[at] as number] = (sizes[x[at] as number] as number) + 1;
  let sum = 0;
  const start = [0];
  for (const cellsOfCount of sizes) {
    sum += cellsOfCount;
    if (cellsOfCount > 0) start.push(sum);
  }
  return Int32Array.from(start);
}

/** The cells in the order of their counts; writes the count of each run. */
function placesByRun({ x, size, xMax }: PurchaseCells, start: Int32Array, counts: Int32Array): Int32Array {
  const runOf = new Int32Array(xMax + 1).fill(-1);
  for (let at = 0; at < size; at += 1) runOf[x[at] as number] = 0;
  let runs = 0;
  runOf.forEach((found, count) => {
    if (found < 0) return;
    counts[runs] = count;
    runOf[count] = runs;
    runs += 1;
  });
  const next = start.slice();
  const place = new Int32Array(size);
  for (let at = 0; at < size; at += 1) {
    const run = runOf[x[at] as number] as number;
    place[next[run] as number] = at;
    next[run] = (next[run] as number) + 1;
  }
  return place;
}

interface TimeTable {
  readonly times: Float64Array;
  readonly step: number | undefined;
  readonly placeOf: (time: number) => number;
}

function timeTable({ tx, T, size }: PurchaseCells): TimeTable {
  for (const step of steps) {
    let last = 0;
    const isWhole = (time: number): boolean => {
      const place = Math.round(time / step);
      last = Math.max(last, place);
      return Math.abs(time - place * step) <= stepTolerance;
    };
    let at = 0;
    while (at < size && isWhole(tx[at] as number) && isWhole(T[at] as number)) at += 1;
    if (at === size && last < placesMax) {
      return {
        times: Float64Array.from({ length: last + 1 }, (_, place) => place * step),
        step,
        placeOf: (time) => Math.round(time / step),
      };
    }
  }
  const places = new Map<number, number>();
  for (const all of [tx, T]) for (const time of all) if (!places.has(time)) places.set(time, places.size);
  return { times: Float64Array.from(places.keys()), step: undefined, placeOf: (time) => places.get(time) as number };
}
