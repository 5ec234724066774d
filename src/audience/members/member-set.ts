// A page of 65,536 numbers is 8 KB as bits; up to so many, their list is shorter.
const pageBits = 16;
export const pagePeople = 1 << pageBits;
const listedMax = 4_096;
const words = pagePeople / 32;

interface Page {
  /** Rising; undefined while `bits` are in use. */
  list: Uint16Array | undefined;
  bits: Uint32Array | undefined;
  count: number;
}

/** A set of people by number, in pages: lists where few of a page are in it, bits where many are (Chambi, Lemire et al. 2016, without runs). */
export class MemberSet {
  readonly #pages = new Map<number, Page>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(person: number): boolean {
    const page = this.#pages.get(pageOf(person));
    if (page === undefined) return false;
    const place = placeOf(person);
    if (page.bits !== undefined) return (((page.bits[place >>> 5] as number) >>> (place & 31)) & 1) === 1;
    const at = findIn(page, place);
    return at < page.count && (page.list as Uint16Array)[at] === place;
  }

  /** True when it was not there. */
  add(person: number): boolean {
    const number = pageOf(person);
    let page = this.#pages.get(number);
    if (page === undefined) {
      page = { list: new Uint16Array(4), bits: undefined, count: 0 };
      this.#pages.set(number, page);
    }
    const isAdded = addTo(page, placeOf(person));
    if (isAdded) this.#size += 1;
    return isAdded;
  }

  /** True when it was there. */
  delete(person: number): boolean {
    const number = pageOf(person);
    const page = this.#pages.get(number);
    if (page === undefined || !deleteFrom(page, placeOf(person))) return false;
    this.#size -= 1;
    if (page.count === 0) this.#pages.delete(number);
    return true;
  }

  clear(): void {
    this.#pages.clear();
    this.#size = 0;
  }

  /** The pages that hold anybody, in order. */
  pages(): number[] {
    return [...this.#pages.keys()].sort((left, right) => left - right);
  }

  /** The people of a page, in order. */
  peopleOf(number: number): number[] {
    const page = this.#pages.get(number);
    if (page === undefined) return [];
    const base = number * pagePeople;
    if (page.list !== undefined) return Array.from(page.list.subarray(0, page.count), (place) => base + place);
    const people: number[] = [];
    for (const [word, bits] of (page.bits as Uint32Array).entries()) {
      for (let rest = bits; rest !== 0; rest &= rest - 1) people.push(base + word * 32 + (31 - Math.clz32(rest & -rest)));
    }
    return people;
  }

  /** Those after one number, up to another. */
  *between(after: number, until: number): Generator<number> {
    for (const page of this.pages()) {
      if (page < pageOf(after) || page * pagePeople > until) continue;
      for (const person of this.peopleOf(page)) if (person > after && person <= until) yield person;
    }
  }

  *[Symbol.iterator](): Generator<number> {
    for (const page of this.pages()) yield* this.peopleOf(page);
  }

  /** A page as bytes: what `load` reads. Empty when nobody of it is in the set. */
  encode(number: number): Buffer {
    const page = this.#pages.get(number);
    if (page === undefined) return Buffer.alloc(0);
    const { list, bits, count } = page;
    // Little-endian, as all machines are that the engines run on.
    if (list !== undefined) return Buffer.concat([Buffer.from([1]), Buffer.from(list.buffer, list.byteOffset, count * 2)]);
    const whole = bits as Uint32Array;
    return Buffer.concat([Buffer.from([2]), Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)]);
  }

  load(number: number, bytes: Buffer): void {
    this.#size -= this.#pages.get(number)?.count ?? 0;
    this.#pages.delete(number);
    if (bytes.length <= 1) return;
    // Copied: the bytes of an answer may begin anywhere.
    const own = new Uint8Array(bytes.subarray(1)).buffer;
    let page: Page;
    if (bytes[0] === 1) {
      const list = new Uint16Array(own);
      page = { list, bits: undefined, count: list.length };
    } else {
      const bits = new Uint32Array(own);
      page = { list: undefined, bits, count: bits.reduce((sum, word) => sum + bitsIn(word), 0) };
    }
    this.#pages.set(number, page);
    this.#size += page.count;
  }
}

/** The page of a person's number. */
export function pageOf(person: number): number {
  return Math.floor(person / pagePeople);
}

function placeOf(person: number): number {
  return person % pagePeople;
}

/** The place in the list of the first that is not smaller. */
function findIn({ list, count }: Page, place: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (((list as Uint16Array)[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo(page: Page, place: number): boolean {
  if (page.bits !== undefined) {
    const bit = 1 << (place & 31);
    const word = page.bits[place >>> 5] as number;
    if ((word & bit) !== 0) return false;
    page.bits[place >>> 5] = word | bit;
    page.count += 1;
    return true;
  }
  const at = findIn(page, place);
  const list = page.list as Uint16Array;
  if (at < page.count && list[at] === place) return false;
  if (page.count === listedMax) {
    toBits(page);
    return addTo(page, place);
  }
  const wide = page.count < list.length ? list : widened(list);
  wide.copyWithin(at + 1, at, page.count);
  wide[at] = place;
  page.list = wide;
  page.count += 1;
  return true;
}

function widened(list: Uint16Array): Uint16Array {
  const wide = new Uint16Array(Math.min(listedMax, Math.max(8, list.length * 2)));
  wide.set(list);
  return wide;
}

function toBits(page: Page): void {
  const bits = new Uint32Array(words);
  const { list, count } = page;
  for (const place of (list as Uint16Array).subarray(0, count)) bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << (place & 31));
  page.bits = bits;
  page.list = undefined;
}

function deleteFrom(page: Page, place: number): boolean {
  if (page.bits !== undefined) {
    const bit = 1 << (place & 31);
    const word = page.bits[place >>> 5] as number;
    if ((word & bit) === 0) return false;
    page.bits[place >>> 5] = word & ~bit;
    page.count -= 1;
    return true;
  }
  const at = findIn(page, place);
  const list = page.list as Uint16Array;
  if (at === page.count || list[at] !== place) return false;
  list.copyWithin(at, at + 1, page.count);
  page.count -= 1;
  return true;
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
