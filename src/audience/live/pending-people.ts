import type { Change } from './audience-book.ts';
import { anyChange } from './audience-book.ts';
import type { AppliedChanges } from './live-protocol.ts';
import type { WrittenSummary } from './people-reader.ts';

/** Somebody who has to be looked at. */
export interface PendingPerson {
  readonly person: number;
  /** What may have changed; undefined when time alone did it. */
  readonly change: Change | undefined;
  readonly isDue: boolean;
  /** Her summary as it was written last, where one was told. */
  readonly written: WrittenSummary | undefined;
  /** Milliseconds of the machine since it started, when the oldest of it was told. */
  readonly since: number;
}

// A summary is a kilobyte or two: beyond so many they are read again instead.
const writtenKeptMax = 50_000;

/** Those who have to be looked at, each once, with all that was told of them since, in the order in which they were told of first. */
export class PendingPeople {
  readonly #people = new Map<number, PendingPerson>();

  get size(): number {
    return this.#people.size;
  }

  /** When the oldest was told of. */
  get oldest(): number | undefined {
    return this.#people.values().next().value?.since;
  }

  has(person: number): boolean {
    return this.#people.has(person);
  }

  /** Somebody of whom nothing is known but that she has changed. */
  add(person: number, since: number): void {
    const known = this.#people.get(person);
    this.#people.set(person, { person, change: anyChange, isDue: known?.isDue ?? false, written: undefined, since: known?.since ?? since });
  }

  /** Time alone may have changed something. */
  addDue(person: number, since: number): void {
    const known = this.#people.get(person);
    this.#people.set(
      person,
      known === undefined ? { person, change: undefined, isDue: true, written: undefined, since } : { ...known, isDue: true },
    );
  }

  /** What a batch of events touched. */
  addTouched({ touched }: Pick<AppliedChanges, 'touched'>, since: number): void {
    const isFull = this.#people.size >= writtenKeptMax;
    for (const { person, pieces, names, identifier, text } of touched) {
      const known = this.#people.get(person);
      // Of two identifiers of hers, neither summary is all of her.
      const isOther = known?.written !== undefined && known.written.identifier !== identifier;
      const written = isFull || isOther || known?.change === anyChange ? undefined : { identifier, text };
      const change = known?.change === undefined ? { pieces, names: new Set(names) } : joined(known.change, pieces, names);
      this.#people.set(person, { person, change, isDue: known?.isDue ?? false, written, since: known?.since ?? since });
    }
  }

  /** Something of hers may have changed that no batch told of. */
  addPieces(person: number, pieces: number, since: number): void {
    const known = this.#people.get(person);
    const change = known?.change === undefined ? { pieces, names: new Set<string>() } : joined(known.change, pieces, []);
    this.#people.set(person, { person, change, isDue: known?.isDue ?? false, written: known?.written, since: known?.since ?? since });
  }

  /** The next ones; they are no longer pending. */
  take(limit: number): PendingPerson[] {
    const some: PendingPerson[] = [];
    for (const one of this.#people.values()) {
      some.push(one);
      if (some.length === limit) break;
    }
    for (const { person } of some) this.#people.delete(person);
    return some;
  }

  /** They could not be looked at: what was told meanwhile is joined. */
  putBack(some: readonly PendingPerson[]): void {
    for (const one of some) {
      if (this.#people.has(one.person)) this.add(one.person, one.since);
      else this.#people.set(one.person, { ...one, written: undefined });
    }
  }
}

function joined(known: Change, pieces: number, names: readonly string[]): Change {
  if (known === anyChange) return known;
  return { pieces: known.pieces | pieces, names: new Set([...known.names, ...names]) };
}
