import { minuteMs, secondMs } from '../../foundation/index.ts';
import type { Portrait } from '../portrait/portrait.ts';
import type { PendingPeople } from './pending-people.ts';
import { JudgePeopleAhead, type Prepared } from './prepared.ts';
import type { SharedParts } from './shared-parts.ts';

// Windows by days all end at midnight, a tenth of a firm's people at once: read and judged beforehand, they leave in the second.
const aheadSeconds = (20 * minuteMs) / secondMs;
// Some twenty megabytes.
const preparedMax = 400_000;
const peopleABatch = 200;
const secondsALook = 60;

/**
 * What time will change, worked out before it does: those who are due soon are read, and judged as of the moment at which they are due. Then their moment
 * needs neither reading nor judging. Whoever changes before is judged anew.
 */
export class AheadOfTime {
  readonly #shared: SharedParts;
  readonly #judge: JudgePeopleAhead;
  readonly #prepared = new Map<number, Prepared>();
  #waiting: number[] = [];
  /** Everybody due until this second has been prepared, or waits to be. */
  #until = 0;

  constructor(shared: SharedParts) {
    this.#shared = shared;
    this.#judge = new JudgePeopleAhead(shared);
  }

  /** Rules are others. */
  forget(): void {
    this.#prepared.clear();
    this.#waiting = [];
    this.#until = 0;
  }

  forgetPerson(person: number): void {
    this.#prepared.delete(person);
  }

  /** Somebody who is due soon, and is at hand. */
  prepareNow(person: number, portrait: Portrait): void {
    const second = this.#shared.due.of(person);
    if (second === 0 || second > this.#until || this.#prepared.size >= preparedMax) return;
    this.#prepared.set(person, this.#judge.prepare(person, portrait, second));
  }

  /** A piece of it; undefined when everybody who is due soon has been prepared. */
  async step(): Promise<number | undefined> {
    const { clock, due, world, reader } = this.#shared;
    if (world.current.book.timed.length === 0) return undefined;
    const second = Math.floor(clock.now() / secondMs);
    if (this.#waiting.length === 0) {
      const from = Math.max(this.#until, second);
      const until = Math.min(from + secondsALook, second + aheadSeconds);
      if (until <= from || this.#prepared.size >= preparedMax) return undefined;
      this.#waiting = due.between(from, until);
      this.#until = until;
      return this.#waiting.length === 0 ? undefined : 0;
    }
    const people = this.#waiting.splice(-peopleABatch);
    for (const [person, { portrait }] of await reader.read(people, world.context())) this.prepareNow(person, portrait);
    return 0;
  }

  /** Those whose moment has come: what was prepared is committed; answers who has to be judged. Someone with something else pending is judged with it. */
  async apply(people: readonly number[], pending: PendingPeople, now: number): Promise<number[]> {
    const left: number[] = [];
    const ready: Prepared[] = [];
    for (const person of people) {
      const prepared = this.#prepared.get(person);
      this.#prepared.delete(person);
      if (prepared === undefined || pending.has(person) || prepared.second !== this.#shared.due.of(person)) left.push(person);
      else ready.push(prepared);
    }
    try {
      await this.#judge.commit(ready, now);
    } catch (error) {
      // They are due all the same.
      for (const { person } of ready) pending.addDue(person, performance.now());
      for (const person of left) pending.addDue(person, performance.now());
      throw error;
    }
    // Those who are due again before the next look ahead.
    for (const { person, next } of ready) if (next !== undefined && next <= this.#until) this.#waiting.push(person);
    return left;
  }
}
