import { pageOf, pagePeople } from '../members/member-set.ts';

/** A number of 32 bits for each person, 0 where none was said: four bytes each, in pages. */
export class PersonNumbers {
  readonly #pages = new Map<number, Uint32Array>();

  of(person: number): number {
    return this.#pages.get(pageOf(person))?.[person % pagePeople] ?? 0;
  }

  set(person: number, value: number): void {
    const number = pageOf(person);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (value === 0) return;
      page = new Uint32Array(pagePeople);
      this.#pages.set(number, page);
    }
    page[person % pagePeople] = value;
  }
}
