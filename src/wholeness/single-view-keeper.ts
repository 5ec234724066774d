import { createHash } from 'node:crypto';
import { type Clock, dayMs, hourMs, Pause, repeatStep } from '../foundation/index.ts';
import type { IdentityRules } from '../identity/index.ts';
import type { TraitPreference } from '../profile/index.ts';
import { int8Array, type Postgres } from '../storage/index.ts';
import type { NamedSource } from './absences.ts';
import { type JudgingContext, lookAtPeople } from './look-at-people.ts';
import * as queries from './queries/keep.ts';
import type { SingleViewDefinition } from './single-view-setting.ts';

export interface KeeperDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly definition: () => SingleViewDefinition;
  readonly identity: () => IdentityRules;
  readonly preference: () => TraitPreference;
  readonly sources: () => readonly NamedSource[];
  readonly onProblem: (message: string, error?: unknown) => void;
}

// Some tens of milliseconds of work: a batch costs a dozen statements, however many people are in it.
const peopleABatch = 1_000;
// Changed people whose turn has not come; beyond it all are looked at anyway, in a sweep.
const pendingMax = 200_000;
// Of one processor at most a quarter for those who changed or are due, half where everybody is counted anew, and a tenth for the sweep that heals.
const restOfChanged = 3;
const restOfCounting = 1;
const restOfHealing = 9;
const restMsMin = 20;
const lookAgainMs = 1_000;
const healEveryMs = 24 * hourMs;
// An open page says when it was measured; a row a few seconds is nothing.
const noteEveryMs = 3_000;

/**
 * Keeps how every customer stands: of whoever changed or is spoken of by a pair or an absence (it is told of them), of whom time has made something old (her due moment), and of everybody after a
 * start, once a day, on demand, and whenever the definition has changed. Intake never waits for it, and no page scans anybody.
 */
export class SingleViewKeeper {
  readonly #dependencies: KeeperDependencies;
  readonly #pause = new Pause();
  /** Whom somebody has just judged or said something of: before all who only had an event. */
  readonly #urgent = new Set<number>();
  readonly #pending = new Set<number>();
  readonly #identifiers = new Set<number>();
  #isStopped = false;
  #hasMissed = true;
  #isAsked = false;
  #notedAt = Number.NEGATIVE_INFINITY;
  #notedWaiting = 0;
  #key = '';

  constructor(dependencies: KeeperDependencies) {
    this.#dependencies = dependencies;
  }

  /** These people have changed. */
  changed(people: Iterable<number>): void {
    this.#add(this.#pending, people);
  }

  /** Somebody said something of these people. */
  spokenOf(people: Iterable<number>): void {
    this.#add(this.#urgent, people);
  }

  /** Pairs of these identifiers came, went or were judged. */
  pairsChanged(identifierIds: Iterable<number>): void {
    this.#add(this.#identifiers, identifierIds);
  }

  /** Everybody is to be looked at again. */
  measureAgain(): void {
    this.#hasMissed = true;
    this.#isAsked = true;
    this.#pause.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#pause.wake();
  }

  #add(to: Set<number>, numbers: Iterable<number>): void {
    for (const number of numbers) {
      if (to.size < pendingMax) to.add(number);
      else this.#hasMissed = true;
    }
    this.#pause.wake();
  }

  /** Works until `stop`. */
  run(): Promise<void> {
    return repeatStep(this.#pause, () => this.step(), {
      ...{ isStopped: () => this.#isStopped, restMs: lookAgainMs, restMsMin, onProblem: this.#dependencies.onProblem },
      problem: 'how customers stand could not be kept; it is tried again',
    });
  }

  /** One batch of whatever is most urgent; answers how many times as long to rest, or undefined when there is nothing to do. */
  async step(): Promise<number | undefined> {
    const { postgres, clock } = this.#dependencies;
    const context = await this.#context();
    await this.#findPeople();
    const from = this.#urgent.size > 0 ? this.#urgent : this.#pending;
    const changed = [...take(from, peopleABatch)];
    if (changed.length > 0) {
      try {
        await lookAtPeople(postgres, changed, context);
      } catch (error) {
        this.#add(from, changed);
        throw error;
      }
      await this.#note();
      return restOfChanged;
    }
    const due = await postgres.prepared<{ person_id: number }>('view_due', queries.peopleDue, [clock.now(), peopleABatch]);
    if (due.length > 0) {
      await lookAtPeople(
        postgres,
        due.map(({ person_id }) => person_id),
        context,
      );
      return restOfChanged;
    }
    const rest = await this.#sweep(context);
    await this.#note();
    return rest;
  }

  /** Who holds the identifiers whose pairs changed. */
  async #findPeople(): Promise<void> {
    const identifiers = [...take(this.#identifiers, peopleABatch)];
    if (identifiers.length === 0) return;
    const rows = await this.#dependencies.postgres
      .prepared<{ person_id: number }>('view_people_of', queries.peopleOf, [int8Array(identifiers)])
      .catch((error: unknown) => {
        this.#add(this.#identifiers, identifiers);
        throw error;
      });
    for (const { person_id } of rows) this.#urgent.add(person_id);
  }

  /** The next page of everybody, when a sweep is on or should be. */
  async #sweep(context: JudgingContext): Promise<number | undefined> {
    const { postgres, clock } = this.#dependencies;
    const [keeper] = await postgres.query<queries.KeeperRow>(queries.readKeeper);
    if (keeper === undefined) return undefined;
    if (keeper.after_person === null && (this.#hasMissed || clock.now() - (keeper.done_at ?? 0) > healEveryMs)) {
      this.#hasMissed = false;
      await postgres.query(queries.beginSweep, [this.#key]);
      return 0;
    }
    if (keeper.after_person === null) return undefined;
    const rows = await postgres.prepared<{ person_id: number }>('view_next_people', queries.nextPeople, [
      keeper.after_person,
      peopleABatch,
    ]);
    const people = rows.map(({ person_id }) => person_id);
    await lookAtPeople(postgres, people, context);
    const isCounting = this.#isAsked || keeper.done_key !== this.#key;
    if (people.length < peopleABatch) {
      this.#isAsked = false;
      await postgres.query(queries.endSweep, [clock.now()]);
      await postgres.query(queries.noteDay, [Math.floor(clock.now() / dayMs)]);
      await postgres.query(queries.notifyPages);
    } else await postgres.query(queries.moveSweep, [people.at(-1)]);
    return isCounting ? restOfCounting : restOfHealing;
  }

  /** What everybody is judged by now; where it is something else than before, everybody is looked at from the beginning. */
  async #context(): Promise<JudgingContext> {
    const { postgres, clock, definition, identity, preference, sources } = this.#dependencies;
    const named = sources().map(({ id, name }) => ({ id, name }));
    const context = { definition: definition(), identity: identity(), preference: preference(), sources: named, now: clock.now() };
    const { now: _, ...judgedBy } = context;
    const key = createHash('sha256').update(JSON.stringify(judgedBy)).digest('hex');
    if (key !== this.#key) {
      this.#key = key;
      const [keeper] = await postgres.query<queries.KeeperRow>(queries.readKeeper);
      if (keeper?.key !== key) await postgres.query(queries.beginSweep, [key]);
    }
    return context;
  }

  /** Says when it last looked, and how many wait; with the day's first, how the day begins. */
  async #note(): Promise<void> {
    const { postgres, clock } = this.#dependencies;
    const waiting = this.#urgent.size + this.#pending.size + this.#identifiers.size;
    const isDone = waiting === 0 && this.#notedWaiting > 0;
    if (!isDone && performance.now() - this.#notedAt < noteEveryMs) return;
    this.#notedAt = performance.now();
    this.#notedWaiting = waiting;
    const now = clock.now();
    await postgres.query(queries.noteLooked, [now, waiting]);
    await postgres.query(queries.noteDay, [Math.floor(now / dayMs)]);
  }
}

/** Takes the first so many out of a set. */
function* take(from: Set<number>, most: number): Generator<number> {
  let taken = 0;
  for (const one of from) {
    if (taken++ === most) return;
    from.delete(one);
    yield one;
  }
}
