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

/** Equal histories counted once, in the order of their first appearance. Pure; cost: one look-up a person, some 50 ns. */
export function collapseHistories(histories: Iterable<PurchaseHistory>): PurchaseCells {
  const growing = new GrowingCells();
  for (const { x, tx, T } of histories) growing.add(x, tx, T);
  return growing.done();
}

const cellsAtFirst = 4_096;
// Half-empty tables find a place at the second look.
const slotsACell = 2;

/** A table of cells by open addressing: the places of cells stand in slots, by a hash of the bits of their three numbers. */
class GrowingCells {
  #size = 0;
  /** x, tx, T and the number of people of each cell in turn. */
  #cells = new Float64Array(4 * cellsAtFirst);
  /** The place of a cell plus one; 0 where there is none. */
  #slots = new Int32Array(slotsACell * cellsAtFirst);
  readonly #numbers = new Float64Array(3);
  readonly #words = new Int32Array(this.#numbers.buffer);

  add(x: number, tx: number, T: number): void {
    const slot = this.#slotOf(x, tx, T);
    const place = this.#slots[slot] as number;
    if (place > 0) {
      const people = 4 * place - 1;
      this.#cells[people] = (this.#cells[people] as number) + 1;
      return;
    }
    const cell = 4 * this.#size;
    this.#cells[cell] = x;
    this.#cells[cell + 1] = tx;
    this.#cells[cell + 2] = T;
    this.#cells[cell + 3] = 1;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (4 * this.#size === this.#cells.length) this.#grow();
  }

  done(): PurchaseCells {
    const column = (at: number): Float64Array =>
      Float64Array.from({ length: this.#size }, (_, cell) => this.#cells[4 * cell + at] as number);
    return cellsOf(column(0), column(1), column(2), column(3));
  }

  #slotOf(x: number, tx: number, T: number): number {
    const numbers = this.#numbers;
    const words = this.#words;
    const cells = this.#cells;
    const slots = this.#slots;
    const mask = slots.length - 1;
    numbers[0] = x;
    numbers[1] = tx;
    numbers[2] = T;
    let hash = 0;
    for (let at = 0; at < 6; at += 1) {
      hash = Math.imul(hash ^ (words[at] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = 4 * ((slots[slot] as number) - 1);
      if (place < 0 || (cells[place] === x && cells[place + 1] === tx && cells[place + 2] === T)) return slot;
    }
  }

  #grow(): void {
    const cells = this.#cells;
    this.#cells = new Float64Array(2 * cells.length);
    this.#cells.set(cells);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let at = 0; at < this.#size; at += 1) {
      const slot = this.#slotOf(cells[4 * at] as number, cells[4 * at + 1] as number, cells[4 * at + 2] as number);
      this.#slots[slot] = at + 1;
    }
  }
}
