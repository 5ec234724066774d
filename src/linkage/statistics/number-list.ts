const lengthMin = 1_024;

/** A list of whole numbers of 32 bits, outside the heap, that grows at its end. */
export class NumberList {
  #numbers = new Uint32Array(lengthMin);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Uint32Array(2 * this.#length);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length++] = number;
  }

  at(place: number): number {
    return this.#numbers[place] as number;
  }
}
