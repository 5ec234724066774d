// Of a pair of records as well as of a million.
const bytesMin = 256;
const valuesMin = 16;
const fillMax = 0.6;
// FNV-1a, after which the bits are mixed once more.
const [hashStart, hashPrime, hashMix] = [0x811c9dc5, 0x01000193, 0x85ebca6b];
const bytesPerLetterMax = 3;
const letterKinds = 32;

const encoder = new TextEncoder();

/** Texts by number, each once, as bytes of UTF-8 that lie one after the other: outside the heap, whatever their number. The empty text is 0. */
export class ValueDictionary {
  /** The bytes of all values; replaced when it grows. */
  bytes = new Uint8Array(bytesMin);
  #starts = new Float64Array(valuesMin);
  #masks = new Uint32Array(valuesMin);
  #slots = new Uint32Array(2 * valuesMin);
  #count = 1;

  /** Numbers in use: from 0 to one less. */
  get count(): number {
    return this.#count;
  }

  numberOf(text: string): number {
    if (text === '') return 0;
    const start = this.startOf(this.#count);
    while (start + bytesPerLetterMax * text.length > this.bytes.length) this.#growBytes();
    const length = this.#write(text, start);
    if (this.#count > fillMax * this.#slots.length) this.#growSlots();
    const slot = this.#slotOf(start, length);
    const known = this.#slots[slot] as number;
    if (known !== 0) return known;
    if (this.#count + 2 > this.#starts.length) this.#growValues();
    const number = this.#count++;
    this.#slots[slot] = number;
    this.#masks[number] = this.#letters(start, length);
    this.#starts[number + 1] = start + length;
    return number;
  }

  startOf(number: number): number {
    return this.#starts[number] as number;
  }

  lengthOf(number: number): number {
    return (this.#starts[number + 1] as number) - (this.#starts[number] as number);
  }

  /** Which letters it has, a bit for each of 32 kinds: bytes that differ by 32 are of one kind. */
  maskOf(number: number): number {
    return this.#masks[number] as number;
  }

  textOf(number: number): string {
    return Buffer.from(this.bytes.buffer, this.startOf(number), this.lengthOf(number)).toString('utf8');
  }

  /** Behind the last value, where it stays if it is new. */
  #write(text: string, start: number): number {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127) return encoder.encodeInto(text, this.bytes.subarray(start)).written;
      this.bytes[start + at] = code;
    }
    return text.length;
  }

  #letters(start: number, length: number): number {
    let mask = 0;
    for (let at = start; at < start + length; at++) mask |= 1 << ((this.bytes[at] as number) % letterKinds);
    return mask >>> 0;
  }

  #slotOf(start: number, length: number): number {
    const { bytes } = this;
    let hash = hashStart;
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (bytes[at] as number), hashPrime);
    hash = Math.imul(hash ^ (hash >>> 15), hashMix);
    const last = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 13)) & last;
    for (let number = this.#slots[slot] as number; number !== 0; number = this.#slots[slot] as number) {
      if (this.#isAt(number, start, length)) return slot;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #isAt(number: number, start: number, length: number): boolean {
    if (this.lengthOf(number) !== length) return false;
    const { bytes } = this;
    const own = this.startOf(number);
    for (let at = 0; at < length; at++) if (bytes[own + at] !== bytes[start + at]) return false;
    return true;
  }

  #growBytes(): void {
    const grown = new Uint8Array(2 * this.bytes.length);
    grown.set(this.bytes);
    this.bytes = grown;
  }

  #growValues(): void {
    const [starts, masks] = [new Float64Array(2 * this.#starts.length), new Uint32Array(2 * this.#masks.length)];
    starts.set(this.#starts);
    masks.set(this.#masks);
    [this.#starts, this.#masks] = [starts, masks];
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let number = 1; number < this.#count; number++) this.#slots[this.#slotOf(this.startOf(number), this.lengthOf(number))] = number;
  }
}
