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

/** Equal histories counted once. Pure; cost: one look-up a person. */
export function collapseHistories(histories: Iterable<PurchaseHistory>): PurchaseCells {
  const counts = new Map<string, { history: PurchaseHistory; people: number }>();
  for (const history of histories) {
    const key = `${history.x} ${history.tx} ${history.T}`;
    const cell = counts.get(key);
    if (cell === undefined) counts.set(key, { history, people: 1 });
    else cell.people += 1;
  }
  const cells = [...counts.values()];
  return cellsOf(
    Float64Array.from(cells, (cell) => cell.history.x),
    Float64Array.from(cells, (cell) => cell.history.tx),
    Float64Array.from(cells, (cell) => cell.history.T),
    Float64Array.from(cells, (cell) => cell.people),
  );
}
