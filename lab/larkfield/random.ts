/**
 * Randomness with a name: every stream follows from the seed, a label and a number, so that drawing more for one person never
 * changes another, and a larger company begins with the same people as a smaller one.
 *
 * Generator: xoshiro128** (Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2018), its state filled by the
 * splitmix32 sequence over the seed, the label and the number.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** @param seed any whole number up to 64 bits; a number beyond 2^53 must come as bigint. */
  constructor(seed: number | bigint, label: string, index = 0) {
    const wide = BigInt.asUintN(64, BigInt(seed));
    let mixed = mix(Number(wide & 0xffffffffn) ^ 0x2545f491);
    mixed = mix(mixed ^ Number(wide >> 32n));
    for (let at = 0; at < label.length; at++) mixed = mix(mixed ^ label.charCodeAt(at));
    mixed = mix(mixed ^ (index >>> 0));
    mixed = mix(mixed ^ Math.floor(index / 2 ** 32));
    this.#a = mix(mixed + 0x9e3779b9);
    this.#b = mix(mixed + 0x3c6ef372);
    this.#c = mix(mixed + 0xdaa66d2b);
    // The state must not be all zero.
    this.#d = mix(mixed + 0x78dde6e4) | 1;
  }

  /** 32 random bits as an unsigned number. */
  bits(): number {
    const fives = Math.imul(this.#b, 5);
    const result = Math.imul((fives << 7) | (fives >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** Uniform in [0, 1), 53 bits. */
  unit(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992;
  }

  /** Uniform in [from, to). */
  between(from: number, to: number): number {
    return from + (to - from) * this.unit();
  }

  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.unit() * below);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One of the items, each as likely as its weight. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
    let total = 0;
    for (const item of items) total += weightOf(item);
    let left = this.unit() * total;
    for (const item of items) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    return items[items.length - 1] as Item;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Exponential waiting time with `rate` per unit of time. */
  exponential(rate: number): number {
    return -Math.log(1 - this.unit()) / rate;
  }

  /** Gamma with shape and rate (mean = shape / rate); Marsaglia & Tsang 2000, with their boost below shape 1. */
  gamma(shape: number, rate: number): number {
    if (shape < 1) return this.gamma(shape + 1, rate) * (1 - this.unit()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a, 1);
    return x / (x + this.gamma(b, 1));
  }

  /** Poisson count; `mean` is small here (below 30), so multiplication is quick enough. */
  poisson(mean: number): number {
    const limit = Math.exp(-Math.min(mean, 500));
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count++;
    return count;
  }

  /** `length` random lower-case hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) {
      const bits = this.bits();
      text +=
        (pairs[bits >>> 24] as string) +
        (pairs[(bits >>> 16) & 255] as string) +
        (pairs[(bits >>> 8) & 255] as string) +
        (pairs[bits & 255] as string);
    }
    return text.slice(0, length);
  }

  /** Text in the form of a version 4 UUID. */
  uuid(): string {
    const hex = this.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** One step of splitmix32: spreads a change in any bit over all bits. */
function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/**
 * A permutation of the numbers below 10^digits, different for every seed and label: ids that look scattered, never repeat, and
 * say nothing about the number they were made from. Affine; 7,368,787 shares no factor with a power of ten.
 */
export function scatter(seed: number | bigint, label: string, index: number, digits: number): string {
  const size = 10 ** digits;
  const offset = new Random(seed, `scatter ${label}`).below(size);
  return ((BigInt(index) * 7_368_787n + BigInt(offset)) % BigInt(size)).toString().padStart(digits, '0');
}
