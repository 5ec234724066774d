import { newUuid } from '../../foundation/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import type { Portrait } from '../portrait/portrait.ts';
import type { ExpandedRule } from '../rule/expand-rule.ts';
import { factsOf } from './facts-of.ts';
import { ruleSql } from './rule-sql.ts';

// A part of some megabytes: few parts, and little to hold in memory.
const rowsPerInsert = 4_000;

/** Who belongs by the warehouse, as of a moment. */
export interface CountedRule {
  readonly people: readonly number[];
  /** For whom only the predicate can say. */
  readonly undecided: readonly number[];
  /** When time alone may change something of somebody, in seconds. */
  readonly due: readonly (readonly [person: number, second: number])[];
}

/** The table in which the warehouse has what rules ask of people: rows go in as people change, and rules are asked of everybody at once. */
export class FactsMirror {
  readonly #warehouse: Warehouse;
  readonly #now: () => number;
  #lines: string[] = [];
  #version = 0;

  /** `now` is the machine's own clock: versions have to rise, wherever the product's clock is moved. */
  constructor(warehouse: Warehouse, now: () => number) {
    this.#warehouse = warehouse;
    this.#now = now;
  }

  /** Somebody as she is; seen after the next `flush`. */
  put(person: number, portrait: Portrait, now: number): void {
    this.#lines.push(JSON.stringify(factsOf(person, this.#nextVersion(), portrait, now)));
  }

  /** Somebody is no more. */
  remove(person: number): void {
    this.#lines.push(JSON.stringify({ person, version: this.#nextVersion(), gone: 1 }));
  }

  /** Enough has been put for an insert of its own. */
  get isFull(): boolean {
    return this.#lines.length >= rowsPerInsert;
  }

  /** From now on the rows that were put are seen; when it fails, they have to be put again. */
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    await this.#warehouse.insert('person_facts', lines.join('\n'), newUuid());
  }

  #nextVersion(): number {
    this.#version = Math.max(this.#version + 1, this.#now());
    return this.#version;
  }

  /** Everybody for whom a rule holds. Cost: one pass over the columns that it asks for, some tenths of a second for a million people. */
  async count(rule: ExpandedRule, now: number): Promise<CountedRule> {
    const { yes, maybe, dueAt, unknown, params } = ruleSql(rule, now);
    const isSure = unknown.length === 0;
    const text = `
SELECT groupArrayIf(person, is_in) AS people, groupArrayIf(person, is_between) AS undecided,
  groupArrayIf(person, due < 4294967295) AS due_people, groupArrayIf(due, due < 4294967295) AS due_at
FROM (
  SELECT person, toBool(${yes}) AS is_in, ${isSure ? 'false' : `toBool(${maybe} AND NOT ${yes})`} AS is_between, toUInt32(${dueAt}) AS due
  FROM person_facts FINAL WHERE gone = 0
)
GROUP BY intDiv(person, 65536)`;
    const [people, undecided, due]: [number[], number[], (readonly [number, number])[]] = [[], [], []];
    const rows = await this.#warehouse.query<{ people: number[]; undecided: number[]; due_people: number[]; due_at: number[] }>(
      text,
      params,
    );
    for (const row of rows) {
      for (const person of row.people) people.push(person);
      for (const person of row.undecided) undecided.push(person);
      for (const [at, person] of row.due_people.entries()) due.push([person, row.due_at[at] as number]);
    }
    return { people, undecided, due };
  }
}
