import type { Purchase, PurchaseLog } from './purchase-log.ts';

// Doubled when full: a log of five million rows is copied some ten times, and never kept twice for long.
const roomAtFirst = 4_096;

/**
 * A log made purchase by purchase, in any order: some 16 bytes a purchase, and a name a person. What was given back (an amount below zero) is no visit: it
 * is taken off what was bought until that day, the newest day first, at most to nothing. An amount that is not a number is not known.
 */
export class GrowingPurchaseLog {
  readonly #placeOf = new Map<string, number>();
  #person = new Int32Array(roomAtFirst);
  #day = new Int32Array(roomAtFirst);
  #amount = new Float64Array(roomAtFirst);
  #size = 0;

  add(customer: string, day: number, amount: number): void {
    let place = this.#placeOf.get(customer);
    if (place === undefined) {
      place = this.#placeOf.size;
      this.#placeOf.set(customer, place);
    }
    if (this.#size === this.#day.length) this.#grow();
    this.#person[this.#size] = place;
    this.#day[this.#size] = day;
    this.#amount[this.#size] = amount;
    this.#size += 1;
  }

  /**
   * The log with the people's names by their place in it, in order of first appearance, how many purchases were returns, and how many people were left out because
   * they only gave back. Cost: a sort of each person's purchases.
   */
  done(): { log: PurchaseLog; customers: string[]; returns: number; onlyReturned: number } {
    const people = this.#placeOf.size;
    const order = this.#byPerson(people);
    const log = { start: new Int32Array(people + 1), day: new Int32Array(this.#size), amount: new Float64Array(this.#size) };
    const customers: string[] = [];
    let [from, at] = [0, 0];
    for (const customer of this.#placeOf.keys()) {
      const place = this.#person[order[from] as number];
      let to = from;
      while (to < this.#size && this.#person[order[to] as number] === place) to += 1;
      const end = this.#putPerson(order.subarray(from, to), log, at);
      // Who only gave back has bought nothing that we know of.
      if (end > at) log.start[customers.push(customer)] = end;
      [from, at] = [to, end];
    }
    const start = log.start.slice(0, customers.length + 1);
    let returns = 0;
    for (let row = 0; row < this.#size; row += 1) if ((this.#amount[row] as number) < 0) returns += 1;
    return {
      log: { people: customers.length, start, day: log.day.slice(0, at), amount: log.amount.slice(0, at) },
      customers,
      returns,
      onlyReturned: people - customers.length,
    };
  }

  /** Rows by person, each person's in the order they came: a counting sort. */
  #byPerson(people: number): Int32Array {
    const next = new Int32Array(people + 1);
    for (let row = 0; row < this.#size; row += 1)
      next[(this.#person[row] as number) + 1] = (next[(this.#person[row] as number) + 1] as number) + 1;
    for (let place = 0; place < people; place += 1) next[place + 1] = (next[place + 1] as number) + (next[place] as number);
    const order = new Int32Array(this.#size);
    for (let row = 0; row < this.#size; row += 1) {
      const place = this.#person[row] as number;
      order[next[place] as number] = row;
      next[place] = (next[place] as number) + 1;
    }
    return order;
  }

  #putPerson(rows: Int32Array, log: Omit<PurchaseLog, 'people'>, begin: number): number {
    // By day, what was bought before what was given back.
    const sorted = rows.sort((left, right) => {
      const [a, b] = [this.#amount[left] as number, this.#amount[right] as number];
      return (this.#day[left] as number) - (this.#day[right] as number) || Number(a < 0) - Number(b < 0) || left - right;
    });
    let at = begin;
    for (const row of sorted) {
      const [day, amount] = [this.#day[row] as number, this.#amount[row] as number];
      if (amount < 0) {
        takeOff(log.amount, begin, at, -amount);
      } else if (at > begin && log.day[at - 1] === day) {
        const before = log.amount[at - 1] as number;
        log.amount[at - 1] = Number.isNaN(before) ? amount : before + (Number.isNaN(amount) ? 0 : amount);
      } else {
        log.day[at] = day;
        log.amount[at] = amount;
        at += 1;
      }
    }
    return at;
  }

  #grow(): void {
    const wider = <Column extends Int32Array | Float64Array>(column: Column, fresh: Column): Column => {
      fresh.set(column);
      return fresh;
    };
    const room = 2 * this.#day.length;
    this.#person = wider(this.#person, new Int32Array(room));
    this.#day = wider(this.#day, new Int32Array(room));
    this.#amount = wider(this.#amount, new Float64Array(room));
  }
}

/** Takes what was given back off the amounts from `begin` to before `end`, the last first. */
function takeOff(amounts: Float64Array, begin: number, end: number, returned: number): void {
  let rest = returned;
  for (let at = end - 1; at >= begin && rest > 0; at -= 1) {
    const taken = Math.min(amounts[at] as number, rest);
    if (Number.isNaN(taken)) continue;
    amounts[at] = (amounts[at] as number) - taken;
    rest -= taken;
  }
}

/** The log of single purchases. Pure. */
export function purchaseLogOf(purchases: Iterable<Purchase>): ReturnType<GrowingPurchaseLog['done']> {
  const growing = new GrowingPurchaseLog();
  for (const { customer, day, amount } of purchases) growing.add(customer, day, amount);
  return growing.done();
}
