import { BoundedCache, type PersonId } from '../../foundation/index.ts';
import type { Identifier } from '../../identity/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { PersonRow } from '../queries/person.ts';
import { type KnownPerson, knownPersonOf } from './known-person.ts';
import { TogetherReader } from './read-together.ts';

// A person takes two or three kilobytes as rows and ten times as much decoded.
const peopleMax = 10_000;
// People who changed within the time that a read takes, with room to spare.
const changesMax = 100_000;

// Half an hour of visitors of a large shop; 2 MB.
const askedLatelyMax = 2 ** 18;

/** Of who is asked about a third time it pays to keep her decoded. */
type Remembered = { readonly rows: readonly PersonRow[]; person?: KnownPerson | undefined };

/** What is known of people, read together; who is asked about again is remembered until something about her is written. */
export class PersonStore {
  readonly #reader: TogetherReader;
  readonly #people = new BoundedCache<number, Remembered>(peopleMax);
  readonly #byIdentifier = new BoundedCache<string, PersonId>(peopleMax * 2);
  /**
   * Who was asked about lately, each at a place that follows from her number. Most people who come are asked about once: to remember them as well would give
   * the collector most of its work.
   */
  readonly #askedLately = new Float64Array(askedLatelyMax);
  /** When something about a person was last written: what was being read then may be from before. */
  readonly #changedAt = new BoundedCache<number, number>(changesMax);
  #changes = 0;
  #generation = 0;

  constructor(sql: Sql) {
    this.#reader = new TogetherReader(sql);
  }

  /** The person whom an identifier names; undefined when nobody is known by it, or several people share it. */
  async named(who: Identifier): Promise<KnownPerson | undefined> {
    const { namespace, value } = who;
    const key = `${namespace}\u0000${value}`;
    const id = this.#byIdentifier.get(key);
    const known = id === undefined ? undefined : this.#people.get(id);
    if (known?.rows.some((row) => row.kind === 'identifier' && row.name === namespace && row.value === value)) return decoded(known);
    return this.#read(who, key);
  }

  /** The person who holds a number now. */
  async numbered(id: number): Promise<KnownPerson | undefined> {
    const known = this.#people.get(id);
    return known === undefined ? this.#read(id, undefined) : decoded(known);
  }

  /** Something about these people was written. */
  changed(people: Iterable<number>): void {
    this.#changes += 1;
    for (const person of people) {
      this.#people.delete(person);
      this.#changedAt.set(person, this.#changes);
    }
  }

  /** Somebody may have written what nobody told of. */
  forget(): void {
    this.#people.clear();
    this.#generation += 1;
  }

  async #read(who: Identifier | number, key: string | undefined): Promise<KnownPerson | undefined> {
    const [generation, changes] = [this.#generation, this.#changes];
    const rows = await this.#reader.read(who);
    const person = rows === undefined ? undefined : knownPersonOf(rows);
    if (rows === undefined || person === undefined) return undefined;
    if (this.#isAskedAgain(person.id) && generation === this.#generation && (this.#changedAt.get(person.id) ?? 0) <= changes) {
      this.#people.set(person.id, { rows });
      if (key !== undefined) this.#byIdentifier.set(key, person.id);
    }
    return person;
  }

  #isAskedAgain(person: number): boolean {
    const at = person % askedLatelyMax;
    const isAgain = this.#askedLately[at] === person;
    this.#askedLately[at] = person;
    return isAgain;
  }
}

function decoded(remembered: Remembered): KnownPerson | undefined {
  remembered.person ??= knownPersonOf(remembered.rows);
  return remembered.person;
}
