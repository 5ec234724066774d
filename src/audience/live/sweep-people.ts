import { dayMs } from '../../foundation/index.ts';
import { notify } from '../queries/keep.ts';
import * as queries from '../queries/keep-audience.ts';
import type { JudgePeople } from './judge-people.ts';
import { MembershipChanges } from './membership-changes.ts';
import { everybody } from './membership-store.ts';
import type { MirrorPeople } from './mirror-people.ts';
import type { SharedParts } from './shared-parts.ts';

const peopleABatch = 400;
const sweepEveryMs = dayMs;
// Of one processor a quarter when it only heals, three quarters when audiences wait for facts.
const [restOfHealing, restOfFirst] = [3, 0.3];
const tellEveryMs = 1_000;

/**
 * Goes through everybody: once at first, so that the warehouse has everybody's facts, again when what facts rest on has changed, and once a day, so that what
 * was missed is mended.
 */
export class SweepPeople {
  readonly #shared: SharedParts;
  readonly #judge: JudgePeople;
  readonly #mirror: MirrorPeople;
  #after: number | undefined;
  #factsAt: number | null = null;
  #sweptAt = 0;
  /** Undefined before the start. */
  #factsKey: string | undefined;
  #wanted = '';
  #toldAt = 0;

  constructor(shared: SharedParts, judge: JudgePeople, mirror: MirrorPeople) {
    this.#shared = shared;
    this.#judge = judge;
    this.#mirror = mirror;
  }

  /** The warehouse has everybody's facts. */
  get isReady(): boolean {
    return this.#factsAt !== null;
  }

  /** Where it was when it was stopped. */
  async start(keeper: queries.KeeperRow | undefined): Promise<void> {
    this.#after = keeper?.swept_after ?? undefined;
    this.#sweptAt = keeper?.swept_at ?? 0;
    this.#factsAt = keeper?.facts_at ?? null;
    this.#factsKey = keeper?.facts_key ?? '';
    await this.adopt(this.#wanted);
  }

  /** What facts rest on may have changed. */
  async adopt(factsKey: string): Promise<void> {
    this.#wanted = factsKey;
    const isOn = this.#factsAt !== null || this.#after !== undefined;
    if (this.#factsKey === undefined || (this.#factsKey === factsKey && isOn)) return;
    this.#factsKey = factsKey;
    this.#factsAt = null;
    await this.#begin();
  }

  /** A piece of it; undefined when nothing is to be done. */
  async step(): Promise<number | undefined> {
    const { postgres, clock, systemClock, reader, world, facts, store } = this.#shared;
    if (this.#after === undefined) {
      if (systemClock.now() - this.#sweptAt < sweepEveryMs) return undefined;
      await this.#begin();
      return 0;
    }
    const began = performance.now();
    const rows = await postgres.query<{ person_id: number }>(queries.nextPeople, [this.#after, peopleABatch]);
    const people = rows.map(({ person_id }) => person_id);
    const last = people.length < peopleABatch ? Number.POSITIVE_INFINITY : (people.at(-1) as number);
    const now = clock.now();
    const found = await reader.read(people, world.context(now));
    const changes = new MembershipChanges();
    for (const [person, { portrait }] of found) {
      this.#judge.judgeWhole(person, portrait, now, changes);
      facts.put(person, portrait, now);
      this.#mirror.isPut(person);
    }
    // Whoever stands between these numbers and was not found is no more.
    for (const person of store.setOf(everybody).between(this.#after, last))
      if (!found.has(person)) this.#judge.forgetFormer(person, changes);
    await store.commit(changes.list(), now, 'event');
    if (facts.isFull || last === Number.POSITIVE_INFINITY) await facts.flush();
    if (last === Number.POSITIVE_INFINITY) await this.#end();
    else {
      this.#after = last;
      // A sweep that is begun anew after a stop begins before what was not written.
      if (performance.now() - this.#toldAt > tellEveryMs) {
        this.#toldAt = performance.now();
        await facts.flush();
        await postgres.query(queries.moveSweep, [last]);
        if (this.#factsAt === null) await postgres.query(notify, ['topic', ['audiences']]);
      }
    }
    return (this.#factsAt === null ? restOfFirst : restOfHealing) * (performance.now() - began);
  }

  async #begin(): Promise<void> {
    this.#after = -1;
    await this.#shared.postgres.query(queries.beginSweep, [this.#factsKey]);
  }

  async #end(): Promise<void> {
    this.#after = undefined;
    this.#sweptAt = this.#shared.systemClock.now();
    this.#factsAt = this.#sweptAt;
    await this.#shared.postgres.query(queries.endSweep, [this.#sweptAt, this.#factsAt]);
  }
}
