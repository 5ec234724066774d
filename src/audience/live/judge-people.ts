import type { Portrait } from '../portrait/portrait.ts';
import type { AheadOfTime } from './ahead-of-time.ts';
import { type AudienceBook, anyChange } from './audience-book.ts';
import type { FillQueue } from './fill-queue.ts';
import { MembershipChanges } from './membership-changes.ts';
import { everybody } from './membership-store.ts';
import type { MirrorPeople } from './mirror-people.ts';
import type { PendingPerson } from './pending-people.ts';
import type { SharedParts } from './shared-parts.ts';

/** Looks at people for the audiences that something may have changed for them, and writes who came and who left. */
export class JudgePeople {
  readonly #shared: SharedParts;
  readonly #fills: FillQueue;
  readonly #ahead: AheadOfTime;
  readonly #mirror: MirrorPeople;

  constructor(shared: SharedParts, fills: FillQueue, ahead: AheadOfTime, mirror: MirrorPeople) {
    this.#shared = shared;
    this.#fills = fills;
    this.#ahead = ahead;
    this.#mirror = mirror;
  }

  /** One short transaction for what events brought, one for what time did. */
  async judge(people: readonly PendingPerson[], now: number): Promise<void> {
    const { reader, world, store } = this.#shared;
    const context = world.context(now);
    const [byEvent, byTime] = [new MembershipChanges(), new MembershipChanges()];
    const judgeOne = (one: PendingPerson, portrait: Portrait): void =>
      this.#judgeOne(one, portrait, now, one.change === undefined ? byTime : byEvent);
    const unread: PendingPerson[] = [];
    // One portrait at a time: two hundred of them at once would keep the memory busier than the rules do.
    for (const one of people) {
      const portrait = one.written === undefined ? undefined : reader.fromWritten(one.person, one.written, context);
      if (portrait === undefined) unread.push(one);
      else judgeOne(one, portrait);
    }
    if (unread.length > 0) {
      const found = await reader.read(
        unread.map(({ person }) => person),
        context,
      );
      for (const { others } of found.values()) for (const other of others) this.forgetFormer(other, byEvent);
      for (const one of unread) {
        const read = found.get(one.person);
        if (read === undefined) this.forgetFormer(one.person, byEvent);
        else judgeOne(one, read.portrait);
      }
    }
    await store.commit(byEvent.list(), now, 'event');
    await store.commit(byTime.list(), now, 'time');
  }

  /** Everything of somebody who was read, for a sweep. */
  judgeWhole(person: number, portrait: Portrait, now: number, changes: MembershipChanges): void {
    this.#judgeOne({ person, change: anyChange, isDue: true, written: undefined, since: 0 }, portrait, now, changes);
  }

  /** A number that stands for nobody any more: she is one with somebody else, or was erased. */
  forgetFormer(person: number, changes: MembershipChanges): void {
    const { store, due, world } = this.#shared;
    if (!store.setOf(everybody).has(person)) return;
    for (const { id } of world.current.book.audiences) {
      if (this.#fills.isFilling(id)) this.#fills.judged(id, person, false);
      if (store.setOf(id).has(person)) changes.add(id, person, false);
    }
    store.know(person, false);
    due.set(person, undefined);
    this.#ahead.forgetPerson(person);
    this.#mirror.gone(person);
  }

  #judgeOne({ person, change, isDue }: PendingPerson, portrait: Portrait, now: number, changes: MembershipChanges): void {
    const { store, due, world } = this.#shared;
    const { book } = world.current;
    this.#ahead.forgetPerson(person);
    const isNew = store.know(person, true);
    const isWhole = isNew || change === anyChange;
    const some = isWhole ? book.touchedBy(anyChange) : this.#asked(book, change, isDue);
    book.look(portrait, world.current.world, now);
    for (const at of some) {
      const audience = book.audiences[at] as AudienceBook['audiences'][number];
      const belongs = book.belongs(at);
      if (this.#fills.isFilling(audience.id)) this.#fills.judged(audience.id, person, belongs);
      else if (store.setOf(audience.id).has(person) !== belongs) changes.add(audience.id, person, belongs);
    }
    // What was not asked is due when it was before.
    const second = book.dueSecond(some);
    if (isWhole || isDue) due.set(person, second);
    else if (second !== undefined) due.noLater(person, second);
    this.#ahead.prepareNow(person, portrait);
  }

  #asked(book: AudienceBook, change: PendingPerson['change'], isDue: boolean): readonly number[] {
    if (change === undefined) return book.timed;
    const touched = book.touchedBy(change);
    return isDue ? [...new Set([...touched, ...book.timed])] : touched;
  }
}
