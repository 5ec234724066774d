const emptySlot = 0;
const slotsMin = 1_024;
// Fuller tables are slow to look into.
const fillMax = 0.6;
const [firstMix, secondMix] = [0x9e3779b1, 0x85ebca6b];

/** Numbers the different keys it is asked for from 1, in the order in which they come. Keys are whole numbers that JavaScript holds exactly. */
export class KeyNumbers {
  #keys = new Float64Array(slotsMin);
  #numberAt = new Uint32Array(slotsMin);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  numberOf(key: number): number {
    if (this.#count > fillMax * this.#keys.length) this.#grow();
    const slot = this.#slotOf(key);
    const known = this.#numberAt[slot] as number;
    if (known !== emptySlot) return known;
    this.#count++;
    this.#keys[slot] = key;
    this.#numberAt[slot] = this.#count;
    return this.#count;
  }

  /** The keys in the order of their numbers. */
  keys(): Float64Array {
    const keys = new Float64Array(this.#count);
    this.#numberAt.forEach((number, slot) => {
      if (number !== emptySlot) keys[number - 1] = this.#keys[slot] as number;
    });
    return keys;
  }

  #slotOf(key: number): number {
    const last = this.#keys.length - 1;
    let slot = mixed(key | 0, Math.floor(key / 2 ** 32)) & last;
    while (this.#numberAt[slot] !== emptySlot && this.#keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [keys, numberAt] = [this.#keys, this.#numberAt];
    this.#keys = new Float64Array(2 * keys.length);
    this.#numberAt = new Uint32Array(2 * keys.length);
    numberAt.forEach((number, at) => {
      if (number === emptySlot) return;
      const slot = this.#slotOf(keys[at] as number);
      this.#keys[slot] = keys[at] as number;
      this.#numberAt[slot] = number;
    });
  }
}

/** 32 bits that hang on all bits of two numbers. */
function mixed(one: number, other: number): number {
  let hash = Math.imul(one, firstMix) ^ Math.imul(other + firstMix, secondMix);
  hash = Math.imul(hash ^ (hash >>> 15), secondMix);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** One key of several numbers of 32 bits: of a thousand million two are the same by chance, which costs a comparison. Pure. */
export function keyOfNumbers(numbers: readonly number[]): number {
  let [one, other] = [numbers.length, firstMix];
  for (const number of numbers) [one, other] = [mixed(one, number), mixed(other, number ^ secondMix)];
  return (one & 0x1fffff) * 2 ** 32 + other;
}
