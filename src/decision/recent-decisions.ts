import type { DecisionRecord } from './log/decision-record.ts';
import { decodeRecord } from './log/record-text.ts';

// Some seconds of them at full speed, until the warehouse has them; in quiet times the last hours.
const recordsMax = 5_000;

/** A decision as it is kept, with what lists are made by. */
export interface RecentDecision {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly personId: number;
  /** As of `DecisionRecord`. */
  readonly askedAs?: string | undefined;
  readonly place: string;
  readonly isDefault: boolean;
  readonly kept: Buffer;
}

/** The newest decisions of this copy of the product, in memory: as bytes, for few are looked at and thousands of objects keep the collector busy. */
export class RecentDecisions {
  readonly #byId = new Map<string, RecentDecision>();

  add({ id, at, personId, askedAs, moment, defaultBecause }: DecisionRecord, kept: Buffer): void {
    this.#byId.set(id, { at, personId, askedAs, place: moment.place, isDefault: defaultBecause !== undefined, kept });
    if (this.#byId.size <= recordsMax) return;
    const [oldest] = this.#byId.keys();
    this.#byId.delete(oldest as string);
  }

  find(id: string): DecisionRecord | undefined {
    const known = this.#byId.get(id);
    return known === undefined ? undefined : decodeRecord(known.kept.toString());
  }

  all(): Iterable<RecentDecision> {
    return this.#byId.values();
  }
}
