import type { Identifier } from '../../identity/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import { type PersonRow, peopleAsked } from '../queries/person.ts';

// A read of sixteen costs each a quarter of a read of her own; more would only keep the first of them waiting.
const togetherMax = 16;
// While a read is out, the next begins when it is worth it, so that a slow one does not hold up a crowd.
const crowd = 8;
const readsMax = 4;

/** The rows of a person; undefined when nobody is known. */
type Rows = readonly PersonRow[] | undefined;

interface Asked {
  readonly who: Identifier | number;
  readonly answer: (rows: Rows) => void;
  readonly fail: (error: unknown) => void;
}

/** Reads people who are asked about at the same time in one statement: the busier it is, the less one costs. */
export class TogetherReader {
  readonly #sql: Sql;
  #waiting: Asked[] = [];
  #reads = 0;
  #isPlanned = false;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** The rows of whom an identifier names, or of the person who holds a number. */
  read(who: Identifier | number): Promise<Rows> {
    if (!canBeKnown(who)) return Promise.resolve(undefined);
    return new Promise((answer, fail) => {
      this.#waiting.push({ who, answer, fail });
      this.#plan();
    });
  }

  /** What came in with the same turn of the loop goes together. */
  #plan(): void {
    if (this.#isPlanned || !this.#isWorthIt()) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#isWorthIt()) void this.#readNext();
  }

  #isWorthIt(): boolean {
    return this.#waiting.length > 0 && (this.#reads === 0 || (this.#waiting.length >= crowd && this.#reads < readsMax));
  }

  async #readNext(): Promise<void> {
    const asked = this.#waiting.splice(0, togetherMax);
    const read = this.#sql.prepared<PersonRow>('decision_people', peopleAsked, askedValues(asked));
    this.#reads += 1;
    const rows = await read.catch((error: unknown) => {
      for (const { fail } of asked) fail(error);
      return [];
    });
    this.#reads -= 1;
    // The next is sent before anything is done with this one, so that Postgres reads while we decide.
    this.#begin();
    const found = rowsByIdentifier(rows);
    for (const { who, answer } of asked) answer(found.get(typeof who === 'number' ? who : nameOf(who.namespace, who.value)));
  }
}

/** What the database cannot hold names nobody, and must not spoil what others asked. */
function canBeKnown(who: Identifier | number): boolean {
  return typeof who === 'number' ? Number.isSafeInteger(who) : !who.value.includes('\u0000') && !who.namespace.includes('\u0000');
}

function askedValues(asked: readonly Asked[]): Buffer[] {
  const [namespaces, values, numbers]: [string[], string[], number[]] = [[], [], []];
  for (const { who } of asked) {
    if (typeof who === 'number') numbers.push(who);
    else {
      namespaces.push(who.namespace);
      values.push(who.value);
    }
  }
  return [textArray(namespaces), textArray(values), int8Array(numbers)];
}

/** The rows of each person, by the numbers and the names of her identifiers; what several people share names nobody. */
function rowsByIdentifier(rows: readonly PersonRow[]): Map<number | string, PersonRow[]> {
  const people = new Map<number, PersonRow[]>();
  const found = new Map<number | string, PersonRow[]>();
  for (const row of rows) {
    let own = people.get(row.person_id);
    if (own === undefined) {
      own = [];
      people.set(row.person_id, own);
    }
    own.push(row);
    if (row.kind !== 'identifier') continue;
    found.set(row.identifier_id, own);
    if (row.number === 0) found.set(nameOf(row.name, row.value), own);
  }
  return found;
}

function nameOf(namespace: string, value: string): string {
  return `${namespace}\u0000${value}`;
}
