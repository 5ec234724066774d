import { identifiersSince, peopleOnTheWay } from '../../event/index.ts';
import { type Clock, dayMs, Pause, secondMs } from '../../foundation/index.ts';
import { pieces } from '../../profile/index.ts';
import type { Postgres, Warehouse } from '../../storage/index.ts';
import { FactsMirror } from '../facts/facts-mirror.ts';
import { DueIndex } from '../members/due-index.ts';
import * as queries from '../queries/keep-audience.ts';
import type { Touches } from '../rule/touches.ts';
import { AheadOfTime } from './ahead-of-time.ts';
import { FillQueue } from './fill-queue.ts';
import { JudgePeople } from './judge-people.ts';
import type { AppliedChanges } from './live-protocol.ts';
import { everybody, MembershipStore } from './membership-store.ts';
import { MirrorPeople } from './mirror-people.ts';
import { PendingPeople } from './pending-people.ts';
import { PeopleReader } from './people-reader.ts';
import { SweepPeople } from './sweep-people.ts';
import { type LiveWorld, WorldOfAudiences, type WorldSettings } from './world-of-audiences.ts';

export interface LiveKeeperDependencies extends WorldSettings {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  /** The product's clock, which may be moved. */
  readonly clock: Clock;
  /** The machine's own. */
  readonly systemClock: Clock;
  readonly onProblem: (message: string, error?: unknown) => void;
  /** What to be told of people who change. */
  readonly onInterest: (interest: Touches) => void;
}

// Some ten milliseconds of work: what came meanwhile is then looked at.
const peopleABatch = 250;
// Whoever changes while others wait for their turn gets hers soon all the same.
const liveBatchesARound = 4;
const worldMs = 2_000;
const saveEveryMs = 30_000;
const afterProblemMs = 2_000;
const restMsMax = 500;
// Whoever hangs on the changes has so long to read them.
const changesKeptMs = 14 * dayMs;

/**
 * Keeps who is in which audience, for a thousand of them and millions of people. Whoever changed is asked what the change may have touched; whoever is due,
 * what time may have changed; a new rule is asked of everybody at once, in the warehouse. Intake never waits for it.
 */
export class LiveKeeper {
  readonly #dependencies: LiveKeeperDependencies;
  readonly #pause = new Pause();
  readonly #pending = new PendingPeople();
  readonly #due = new DueIndex();
  readonly #store: MembershipStore;
  readonly #reader: PeopleReader;
  readonly #world: WorldOfAudiences;
  readonly #fills: FillQueue;
  readonly #judge: JudgePeople;
  readonly #ahead: AheadOfTime;
  readonly #mirror: MirrorPeople;
  readonly #sweep: SweepPeople;
  #isStopped = false;
  #isStarted = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #savedAt = 0;
  #savedSize: number | undefined;
  #told: Touches | undefined;

  constructor(dependencies: LiveKeeperDependencies) {
    const { postgres, warehouse, clock, systemClock } = dependencies;
    this.#dependencies = dependencies;
    this.#store = new MembershipStore(postgres);
    this.#reader = new PeopleReader(postgres);
    this.#world = new WorldOfAudiences(postgres, clock, dependencies);
    const facts = new FactsMirror(warehouse, () => systemClock.now());
    const shared = { postgres, clock, systemClock, store: this.#store, reader: this.#reader, due: this.#due, facts, world: this.#world };
    this.#mirror = new MirrorPeople(shared);
    this.#fills = new FillQueue(
      shared,
      () => this.#mirror.stale(),
      dependencies.onProblem,
      () => this.#pause.wake(),
    );
    this.#ahead = new AheadOfTime(shared);
    this.#judge = new JudgePeople(shared, this.#fills, this.#ahead, this.#mirror);
    this.#sweep = new SweepPeople(shared, this.#judge, this.#mirror);
  }

  /** What a batch of events changed. */
  applied(changes: AppliedChanges): void {
    this.#mirror.note(changes.people);
    for (const person of changes.moved) this.#reader.forget(person);
    const since = performance.now();
    for (const person of changes.moved) this.#pending.add(person, since);
    this.#pending.addTouched(changes, since);
    const known = this.#store.setOf(everybody);
    for (const person of changes.people) {
      // New people are asked everything, whatever touched them.
      if (this.#isStarted && !known.has(person)) this.#pending.add(person, since);
      // Of several summaries the lists are full before one of them is.
      else if (this.#reader.mayBeSeveral(person)) this.#pending.addPieces(person, pieces.acts | pieces.names, since);
    }
    this.#pause.wake();
  }

  /** These people have changed, nobody says how. */
  changed(people: readonly number[]): void {
    this.#mirror.note(people);
    const since = performance.now();
    for (const person of people) {
      this.#reader.forget(person);
      this.#pending.add(person, since);
    }
    this.#pause.wake();
  }

  /** Rules, the model, costs or permissions may be others. */
  look(): void {
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    this.#pause.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#pause.wake();
  }

  /** How many wait to be looked at, and who is due when: for measurements. */
  get state(): { readonly pending: number; readonly filling: number; readonly stale: number } {
    return { pending: this.#pending.size, filling: this.#fills.size, stale: this.#mirror.size };
  }

  /** Works until `stop`. */
  async run(): Promise<void> {
    while (!this.#isStopped) {
      try {
        if (!this.#isStarted) await this.start();
        const rest = await this.step();
        if (rest === undefined) await this.#pause.sleep(Math.min(restMsMax, secondMs - (this.#dependencies.clock.now() % secondMs) + 2));
        else if (rest > 0) await this.#pause.sleep(rest);
        else await new Promise((resolve) => setImmediate(resolve));
      } catch (error) {
        this.#dependencies.onProblem('audiences could not be kept; it is tried again', error);
        await new Promise((resolve) => setTimeout(resolve, afterProblemMs));
      }
    }
    await this.#save().catch((error) =>
      this.#dependencies.onProblem('audiences could not be saved; it is done again at the next start', error),
    );
  }

  /** Reads what was kept, and looks at everybody who has changed since it was saved. */
  async start(): Promise<void> {
    const { postgres, warehouse, clock } = this.#dependencies;
    await this.#lookAtWorld();
    const since = performance.now();
    await this.#store.load(everybody, 0);
    this.#due.takeUntil(Math.floor(clock.now() / secondMs) - 1);
    for (const { page, due } of await postgres.query<{ page: number; due: Buffer }>(queries.loadDue)) this.#due.load(page, due);
    const [keeper] = await postgres.query<queries.KeeperRow>(queries.readKeeper);
    await this.#sweep.start(keeper);
    if (typeof keeper?.saved_from === 'number') {
      const identifiers = await identifiersSince(warehouse, keeper.saved_from);
      const people = await peopleOf(postgres, identifiers);
      this.#mirror.note(people);
      for (const person of people) this.#pending.add(person, since);
      // A number under which somebody went before she became one with another.
      const known = this.#store.setOf(everybody);
      for (const identifier of identifiers) if (known.has(identifier)) this.#pending.add(identifier, since);
    }
    this.#isStarted = true;
  }

  /** One piece of whatever is most urgent; how long to rest, or undefined when there is nothing to do. */
  async step(): Promise<number | undefined> {
    await this.#lookAtWorld();
    const { clock } = this.#dependencies;
    const now = clock.now();
    const due = this.#due.takeUntil(Math.floor(now / secondMs));
    if (due.length > 0) {
      const since = performance.now();
      const left = await this.#ahead.apply(due, this.#pending, now);
      for (const person of left) this.#pending.addDue(person, since);
    }
    for (let round = 0; round < liveBatchesARound && this.#pending.size > 0; round += 1) {
      const some = this.#pending.take(peopleABatch);
      try {
        await this.#judge.judge(some, clock.now());
      } catch (error) {
        this.#pending.putBack(some);
        throw error;
      }
    }
    const rest = await this.#inBetween();
    return this.#pending.size > 0 ? 0 : rest;
  }

  /** A piece of what nobody waits for by the second. */
  async #inBetween(): Promise<number | undefined> {
    if (this.#sweep.isReady) {
      const filled = await this.#fills.step();
      if (filled !== undefined) return filled;
    }
    if (performance.now() - this.#savedAt > saveEveryMs) {
      this.#savedAt = performance.now();
      await this.#save();
    }
    const isBusy = this.#pending.size > 0;
    if (!isBusy) {
      const prepared = await this.#ahead.step();
      if (prepared !== undefined) return prepared;
    }
    const mirrored = await this.#mirror.step(this.#world.current.book.audiences.length > 0);
    if (mirrored !== undefined) return mirrored;
    return this.#sweep.step();
  }

  async #lookAtWorld(): Promise<void> {
    if (performance.now() - this.#lookedAt < worldMs) return;
    this.#lookedAt = performance.now();
    const { size } = this.#store.setOf(everybody);
    if (size !== this.#savedSize) await this.#dependencies.postgres.query(queries.saveEverybody, [size]);
    this.#savedSize = size;
    const before: LiveWorld | undefined = this.#world.known;
    const world = await this.#world.look();
    if (world === before) return;
    if (world.book !== before?.book) {
      await this.#fills.adopt(world, before);
      this.#ahead.forget();
    }
    await this.#sweep.adopt(world.factsKey);
    if (this.#told !== world.book.interest) {
      this.#told = world.book.interest;
      this.#dependencies.onInterest(this.#told);
    }
  }

  /** Saves pages and due moments; what was received before the last whole writing of facts need not be looked at again. */
  async #save(): Promise<void> {
    const { postgres, clock } = this.#dependencies;
    const cleanFrom = this.#pending.size === 0 ? this.#mirror.cleanFrom : undefined;
    await this.#store.save();
    await this.#store.saveDue(this.#due);
    if (cleanFrom !== undefined) await postgres.query(queries.saveFrom, [cleanFrom]);
    await postgres.query(queries.forgetChanges, [clock.now() - changesKeptMs]);
  }
}

// An array of so many numbers is bound without a pause.
const idsPerLookup = 20_000;

async function peopleOf(postgres: Postgres, identifiers: readonly number[]): Promise<number[]> {
  const people = new Set<number>();
  for (let from = 0; from < identifiers.length; from += idsPerLookup) {
    const some = `{${identifiers.slice(from, from + idsPerLookup).join(',')}}`;
    for (const { person_id } of await postgres.query<{ person_id: number }>(queries.peopleOfIdentifiers, [some])) people.add(person_id);
  }
  for (const person of await peopleOnTheWay(postgres)) people.add(person);
  return [...people];
}
