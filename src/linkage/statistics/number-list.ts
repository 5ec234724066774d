const lengthMin = 1_024;

type Numbers = Float64Array | Uint32Array;

/** A list of numbers outside the heap that grows at its end. */
export class NumberList {
  #numbers: Numbers;
  readonly #kind: new (
    length: number,
  ) => Numbers;
  #length = 0;

  constructor(kind: new (length: number) => Numbers) {
    this.#kind = kind;
    this.#numbers = new kind(lengthMin);
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new this.#kind(2 * this.#length);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length++] = number;
  }

  at(place: number): number {
    return this.#numbers[place] as number;
  }

  set(place: number, number: number): void {
    this.#numbers[place] = number;
  }
}
