import { secondMs } from '../../foundation/index.ts';
import type { Portrait } from '../portrait/portrait.ts';
import { MembershipChanges } from './membership-changes.ts';
import type { SharedParts } from './shared-parts.ts';

/** What time changes of somebody in a second to come, if she does nothing before. */
export interface Prepared {
  readonly person: number;
  readonly second: number;
  /** Audiences by number. */
  readonly came: readonly number[];
  readonly went: readonly number[];
  /** When something may change next. */
  readonly next: number | undefined;
}

/** Judges people as of a moment to come, and commits what was judged when it has come. */
export class JudgePeopleAhead {
  readonly #shared: SharedParts;

  constructor(shared: SharedParts) {
    this.#shared = shared;
  }

  prepare(person: number, portrait: Portrait, second: number): Prepared {
    const { store, world } = this.#shared;
    const { book } = world.current;
    const [came, went]: [number[], number[]] = [[], []];
    book.look(portrait, world.current.world, second * secondMs);
    for (const at of book.timed) {
      const { id } = book.audiences[at] as (typeof book.audiences)[number];
      const [is, was] = [book.belongs(at), store.setOf(id).has(person)];
      if (is !== was) (is ? came : went).push(id);
    }
    return { person, second, came, went, next: book.dueSecond(book.timed) };
  }

  /** One short transaction. */
  async commit(some: readonly Prepared[], now: number): Promise<void> {
    const { store, due } = this.#shared;
    const changes = new MembershipChanges();
    for (const { person, came, went } of some) {
      for (const audience of came) if (!store.setOf(audience).has(person)) changes.add(audience, person, true);
      for (const audience of went) if (store.setOf(audience).has(person)) changes.add(audience, person, false);
    }
    await store.commit(changes.list(), now, 'time');
    for (const { person, next } of some) due.set(person, next);
  }
}
