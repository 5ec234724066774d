import { pageOf, pagePeople } from './member-set.ts';

/**
 * For each person the second at which time alone may change something of hers, and for each second whose it is. Nobody is scanned: what falls due is
 * found by its second. An entry that a later word has moved stays in its second, and is passed over there.
 */
export class DueIndex {
  readonly #pages = new Map<number, Uint32Array>();
  readonly #bySecond = new Map<number, number[]>();
  readonly #changed = new Set<number>();
  #through = 0;

  /** 0 for never. */
  of(person: number): number {
    return this.#pages.get(pageOf(person))?.[person % pagePeople] ?? 0;
  }

  /** Undefined for never. */
  set(person: number, second: number | undefined): void {
    const due = second === undefined || !Number.isFinite(second) ? 0 : Math.min(second, lastSecond);
    const number = pageOf(person);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (due === 0) return;
      page = new Uint32Array(pagePeople);
      this.#pages.set(number, page);
    }
    const place = person % pagePeople;
    if (page[place] === due) return;
    page[place] = due;
    this.#changed.add(number);
    if (due > 0) this.#note(due, person);
  }

  /** Not later than this, whatever was said before. */
  noLater(person: number, second: number): void {
    const due = this.of(person);
    if (due === 0 || second < due) this.set(person, second);
  }

  /** Whose second has come since the last time it was asked, in order of seconds. */
  takeUntil(second: number): number[] {
    if (second <= this.#through) return [];
    const found: number[] = [];
    for (const at of this.#secondsUntil(second)) {
      for (const person of this.#dueAt(at)) found.push(person);
      this.#bySecond.delete(at);
    }
    this.#through = second;
    return found;
  }

  /** Those whose second lies between two, the second one included. */
  between(after: number, until: number): number[] {
    const found: number[] = [];
    for (let at = Math.max(after, this.#through) + 1; at <= until; at += 1) {
      for (const person of this.#dueAt(at)) found.push(person);
    }
    return found;
  }

  /** Each once, however often she was moved there. */
  #dueAt(second: number): number[] {
    return [...new Set(this.#bySecond.get(second))].filter((person) => this.of(person) === second);
  }

  /** As many seconds as there are entries at the most, however far the clock was moved. */
  #secondsUntil(second: number): number[] {
    if (second - this.#through <= this.#bySecond.size) {
      return Array.from({ length: second - this.#through }, (_, at) => this.#through + 1 + at).filter((at) => this.#bySecond.has(at));
    }
    return [...this.#bySecond.keys()].filter((at) => at <= second).sort((left, right) => left - right);
  }

  #note(second: number, person: number): void {
    // What is due in a second that was looked at already is due in the next.
    const at = Math.max(second, this.#through + 1);
    if (at !== second) {
      (this.#pages.get(pageOf(person)) as Uint32Array)[person % pagePeople] = at;
    }
    const there = this.#bySecond.get(at);
    if (there === undefined) this.#bySecond.set(at, [person]);
    else there.push(person);
  }

  /** The pages that have changed since they were last asked for, as bytes. */
  takeChanged(): { readonly page: number; readonly bytes: Buffer }[] {
    const pages = [...this.#changed];
    this.#changed.clear();
    return pages.flatMap((page) => {
      const due = this.#pages.get(page);
      return due === undefined ? [] : [{ page, bytes: Buffer.from(new Uint8Array(due.buffer.slice(0))) }];
    });
  }

  /** They were not saved after all. */
  notSaved(pages: Iterable<number>): void {
    for (const page of pages) this.#changed.add(page);
  }

  load(number: number, bytes: Buffer): void {
    const page = new Uint32Array(new Uint8Array(bytes).buffer);
    this.#pages.set(number, page);
    for (const [place, due] of page.entries()) if (due > 0) this.#note(due, number * pagePeople + place);
  }

  /** How many seconds there are at which somebody is due. */
  get waiting(): number {
    let waiting = 0;
    for (const people of this.#bySecond.values()) waiting += people.length;
    return waiting;
  }
}

/** What 32 bits hold; in the year 2106. */
const lastSecond = 4_294_967_295;
