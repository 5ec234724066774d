import { type BlockingRule, blockingKey } from './blocking-rule.ts';
import type { BlockSize, RuleReport } from './choose-blocks.ts';
import { KeyNumbers } from './key-numbers.ts';
import type { RecordTable } from './record-table.ts';

/** Hears of two records in one block: the records, `a < b`, and the place of the block's rule. */
export type OnPair = (a: number, b: number, rule: number) => void;

// Some tens of milliseconds.
const pairsPerStep = 50_000;

/**
 * Which records stand in one block by each rule. Memory: four bytes for a record and a rule. Cost: a tenth of a microsecond for each.
 */
export class Blocks {
  readonly records: number;
  readonly #rules: number;
  /** By record and rule the number of the block, from 1; 0 where the record is in none that is used. */
  readonly #blockOf: Uint32Array;
  /** By rule how many blocks have a number. */
  readonly #counts: number[] = [];

  constructor(records: number, rules: number) {
    this.records = records;
    this.#rules = rules;
    this.#blockOf = new Uint32Array(records * rules);
  }

  /** Puts all records into the blocks of the next rule; answers how many blocks of each size that makes, of two records and more. */
  add(table: RecordTable, rule: BlockingRule): BlockSize[] {
    const place = this.#counts.length;
    const keyOf = blockingKey(rule);
    const numbers = new KeyNumbers();
    for (let record = 0; record < this.records; record++) {
      const key = keyOf(table, record);
      if (key !== 0) this.#blockOf[record * this.#rules + place] = numbers.numberOf(key);
    }
    this.#counts.push(numbers.count);
    const blocks = new Map<number, number>();
    for (const size of this.#sizes(place)) if (size > 1) blocks.set(size, (blocks.get(size) ?? 0) + 1);
    return [...blocks].map(([size, count]) => ({ rule: place + 1, size, blocks: count })).sort((one, other) => one.size - other.size);
  }

  /** Leaves out the blocks that are larger than was chosen. */
  keep(rules: readonly RuleReport[]): void {
    rules.forEach(({ sizeMax }, place) => {
      const sizes = this.#sizes(place);
      for (let at = place; at < this.#blockOf.length; at += this.#rules) {
        const size = sizes[this.#blockOf[at] as number] as number;
        if (size < 2 || size > sizeMax) this.#blockOf[at] = 0;
      }
    });
  }

  /**
   * Tells of any two records in one block, block by block, in an order that is always the same: of some several times, see `isFirst`. Stops now and then, so that who
   * walks may do something else.
   */
  *walk(onPair: OnPair): Generator<void> {
    let looked = 0;
    for (let place = 0; place < this.#rules; place++) {
      const { starts, members } = this.#membersOf(place);
      for (let block = 1; block < starts.length - 1; block++) {
        const [from, end] = [starts[block] as number, starts[block + 1] as number];
        for (let one = from; one < end; one++) {
          const a = members[one] as number;
          for (let other = one + 1; other < end; other++) onPair(a, members[other] as number, place);
        }
        looked += ((end - from) * (end - from - 1)) / 2;
        if (looked < pairsPerStep) continue;
        looked = 0;
        yield;
      }
    }
  }

  /** The number of a record's block by each rule; 0 where it is in none. */
  blocksOf(record: number): number[] {
    return [...this.#blockOf.subarray(record * this.#rules, (record + 1) * this.#rules)];
  }

  /** Whether no rule before the one at `place` brings both. */
  isFirst(a: number, b: number, place: number): boolean {
    const [one, other] = [a * this.#rules, b * this.#rules];
    for (let at = 0; at < place; at++) {
      const block = this.#blockOf[one + at];
      if (block !== 0 && block === this.#blockOf[other + at]) return false;
    }
    return true;
  }

  #sizes(place: number): Uint32Array {
    const sizes = new Uint32Array((this.#counts[place] as number) + 1);
    for (let at = place; at < this.#blockOf.length; at += this.#rules) {
      const block = this.#blockOf[at] as number;
      if (block !== 0) sizes[block] = (sizes[block] as number) + 1;
    }
    return sizes;
  }

  /** The records of each block one after the other, lowest first. */
  #membersOf(place: number): { starts: Uint32Array; members: Uint32Array } {
    const sizes = this.#sizes(place);
    const starts = new Uint32Array(sizes.length + 1);
    for (let block = 0; block < sizes.length; block++) starts[block + 1] = (starts[block] as number) + (sizes[block] as number);
    const members = new Uint32Array(starts.at(-1) as number);
    const next = starts.slice();
    for (let record = 0; record < this.records; record++) {
      const block = this.#blockOf[record * this.#rules + place] as number;
      if (block === 0) continue;
      const at = next[block] as number;
      members[at] = record;
      next[block] = at + 1;
    }
    return { starts, members };
  }
}
