import { oldestWaiting } from '../../event/index.ts';
import { MemberSet } from '../members/member-set.ts';
import type { SharedParts } from './shared-parts.ts';

const peopleABatch = 200;
// Whoever changes ten times a minute is written once.
const writeEveryMs = 60_000;
const staleMax = 100_000;
// Nobody has changed for so long: there is time.
const quietMs = 1_500;
// Of one processor a third, while nobody waits for it.
const restOf = 2;
// An event may be on its way from the door to here for so long.
const slackMs = 30_000;

/** Keeps the facts of people in the warehouse as they are, some time after they change: gathered, and when there is time. */
export class MirrorPeople {
  readonly #shared: SharedParts;
  /** Whoever has changed since her facts were read. */
  readonly #changed = new MemberSet();
  /** Whoever is being written. */
  #writing = new MemberSet();
  #todo: number[] = [];
  #beganFrom: number | undefined;
  #cleanFrom: number | undefined;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #changedAt = Number.NEGATIVE_INFINITY;

  constructor(shared: SharedParts) {
    this.#shared = shared;
  }

  get size(): number {
    return this.#changed.size + this.#writing.size;
  }

  /** The facts hold everything that was received before (by the machine's clock). */
  get cleanFrom(): number | undefined {
    return this.#cleanFrom;
  }

  note(people: Iterable<number>): void {
    for (const person of people) this.#changed.add(person);
    this.#changedAt = performance.now();
  }

  /** Her facts were put as she is. */
  isPut(person: number): void {
    this.#changed.delete(person);
  }

  gone(person: number): void {
    this.#changed.delete(person);
    this.#shared.facts.remove(person);
  }

  /** Whose facts may not be as they are. */
  *stale(): Generator<number> {
    yield* this.#changed;
    yield* this.#writing;
  }

  /** A piece of it; undefined when nothing is to be done now. While nobody asks anything of audiences, only when all is quiet. */
  async step(isAsked: boolean): Promise<number | undefined> {
    const { reader, world, facts, clock } = this.#shared;
    const now = performance.now();
    const isQuiet = now - this.#changedAt > quietMs;
    if (this.#todo.length === 0) {
      const isTime = isQuiet || (isAsked && (now - this.#writtenAt > writeEveryMs || this.#changed.size > staleMax));
      if (this.#changed.size === 0) {
        // Nothing was told of for a while: all that was received is in.
        if (isQuiet && now - this.#writtenAt > writeEveryMs) await this.#noteClean();
        return undefined;
      }
      if (!isTime) return undefined;
      this.#beganFrom = await this.#receivedBefore();
      this.#writing = new MemberSet();
      for (const person of this.#changed) this.#writing.add(person);
      this.#todo = [...this.#changed];
      this.#changed.clear();
      return 0;
    }
    if (!isQuiet && !isAsked) return undefined;
    const people = this.#todo.splice(-peopleABatch);
    try {
      const at = clock.now();
      const found = await reader.read(people, world.context(at));
      for (const [person, { portrait }] of found) facts.put(person, portrait, at);
      for (const person of people) if (!found.has(person)) facts.remove(person);
      if (facts.isFull || this.#todo.length === 0) await facts.flush();
    } catch (error) {
      this.note(this.#writing);
      this.#todo = [];
      this.#writing = new MemberSet();
      throw error;
    }
    if (this.#todo.length === 0) {
      this.#writing = new MemberSet();
      this.#cleanFrom = this.#beganFrom;
      this.#writtenAt = performance.now();
    }
    return restOf * (performance.now() - now);
  }

  async #noteClean(): Promise<void> {
    this.#writtenAt = performance.now();
    await this.#shared.facts.flush();
    this.#cleanFrom = await this.#receivedBefore();
  }

  async #receivedBefore(): Promise<number> {
    const { postgres, systemClock } = this.#shared;
    return Math.min((await oldestWaiting(postgres)) ?? Number.POSITIVE_INFINITY, systemClock.now()) - slackMs;
  }
}
