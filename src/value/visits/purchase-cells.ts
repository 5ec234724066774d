/** What the visit models need of one person: times in one unit, usually weeks. */
export interface PurchaseHistory {
  /** Repeat purchase days: distinct days with a purchase but the first. */
  readonly x: number;
  /** From the first to the last purchase day; 0 without a repeat. */
  readonly tx: number;
  /** From the first purchase day to the end of observation. */
  readonly T: number;
}

/**
 * Histories that are equal, once, with how many people have them: the likelihood of forty million people is a sum over a few million
 * cells. Arrays of equal length `size`.
 */
export interface PurchaseCells {
  readonly size: number;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly people: Float64Array;
  /** Greatest `x`; −1 of no cells. */
  readonly xMax: number;
  readonly peopleAll: number;
}

export function cellsOf(x: Float64Array, tx: Float64Array, T: Float64Array, people: Float64Array): PurchaseCells {
  let [xMax, peopleAll] = [-1, 0];
  for (let at = 0; at < x.length; at += 1) {
    xMax = Math.max(xMax, x[at] as number);
    peopleAll += people[at] as number;
  }
  return { size: x.length, x, tx, T, people, xMax, peopleAll };
}

const cellsAtFirst = 16_384;
// Half-empty tables find a place at the second look.
const slotsACell = 2;
const numbers = new Float64Array(3);
const words = new Int32Array(numbers.buffer);

/**
 * Equal histories counted once, in the order of their first appearance: places of cells stand in slots, by a hash of the bits of their three
 * numbers (open addressing). Pure; cost: one look-up a person, some 30 ns.
 */
export function collapseHistories(histories: Iterable<PurchaseHistory>): PurchaseCells {
  // x, tx, T and people of each cell in turn; a slot holds the place of a cell plus one, or 0.
  let cells = new Float64Array(4 * cellsAtFirst);
  let slots = slotsFor(cells, 0);
  let size = 0;
  for (const { x, tx, T } of histories) {
    const mask = slots.length - 1;
    for (let slot = hashOf(x, tx, T) & mask; ; slot = (slot + 1) & mask) {
      const cell = 4 * ((slots[slot] as number) - 1);
      if (cell < 0) {
        cells[4 * size] = x;
        cells[4 * size + 1] = tx;
        cells[4 * size + 2] = T;
        cells[4 * size + 3] = 1;
        size += 1;
        slots[slot] = size;
        break;
      }
      if (cells[cell] === x && cells[cell + 1] === tx && cells[cell + 2] === T) {
        cells[cell + 3] = (cells[cell + 3] as number) + 1;
        break;
      }
    }
    if (4 * size === cells.length) {
      const more = new Float64Array(2 * cells.length);
      more.set(cells);
      cells = more;
      slots = slotsFor(cells, size);
    }
  }
  return cellsOf(column(cells, size, 0), column(cells, size, 1), column(cells, size, 2), column(cells, size, 3));
}

function slotsFor(cells: Float64Array, size: number): Int32Array {
  const slots = new Int32Array((slotsACell * cells.length) / 4);
  const mask = slots.length - 1;
  for (let at = 0; at < size; at += 1) {
    let slot = hashOf(cells[4 * at] as number, cells[4 * at + 1] as number, cells[4 * at + 2] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = at + 1;
  }
  return slots;
}

function hashOf(x: number, tx: number, T: number): number {
  numbers[0] = x;
  numbers[1] = tx;
  numbers[2] = T;
  let hash =
    Math.imul(words[0] as number, 0x9e3779b1) ^
    Math.imul(words[1] as number, 0x85ebca6b) ^
    Math.imul(words[2] as number, 0xc2b2ae35) ^
    Math.imul(words[3] as number, 0x27d4eb2f) ^
    Math.imul(words[4] as number, 0x165667b1) ^
    Math.imul(words[5] as number, 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 13);
}

function column(cells: Float64Array, size: number, at: number): Float64Array {
  const values = new Float64Array(size);
  for (let cell = 0; cell < size; cell += 1) values[cell] = cells[4 * cell + at] as number;
  return values;
}
