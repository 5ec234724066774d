import { secondMs } from '../../foundation/index.ts';
import { MemberSet } from '../members/member-set.ts';
import * as queries from '../queries/keep-audience.ts';
import type { AudienceBook } from './audience-book.ts';
import { Fill } from './fill.ts';
import type { SharedParts } from './shared-parts.ts';
import type { LiveWorld } from './world-of-audiences.ts';

// Some ten milliseconds of reading and judging.
const peopleABatch = 200;

/** One that is under way. */
interface Filling {
  readonly audience: number;
  readonly isNew: boolean;
  readonly fill: Fill;
  isCounted: boolean;
  due: readonly (readonly [person: number, second: number])[];
}

/** Audiences whose people have to be found: new ones, and those whose rule, or what it rests on, has changed. One at a time, the oldest first. */
export class FillQueue {
  readonly #shared: SharedParts;
  readonly #stale: () => Iterable<number>;
  readonly #onProblem: (message: string, error?: unknown) => void;
  readonly #onCounted: () => void;
  readonly #waiting = new Map<number, { readonly key: string; readonly isNew: boolean }>();
  #fill: Filling | undefined;

  /** `stale`: whose facts are not as she is. `onCounted`: there is something to do again. */
  constructor(
    shared: SharedParts,
    stale: () => Iterable<number>,
    onProblem: (message: string, error?: unknown) => void,
    onCounted: () => void,
  ) {
    this.#shared = shared;
    this.#stale = stale;
    this.#onProblem = onProblem;
    this.#onCounted = onCounted;
  }

  get size(): number {
    return this.#waiting.size + (this.#fill === undefined ? 0 : 1);
  }

  /** Whether an audience's people are not known yet: what is judged of it goes to the filling, if one is on, and is no change of membership. */
  isFilling(audience: number): boolean {
    return this.#fill?.audience === audience || this.#waiting.has(audience);
  }

  /** What the predicate said of somebody just now. */
  judged(audience: number, person: number, belongs: boolean): void {
    if (this.#fill?.audience === audience) this.#fill.fill.judge(person, belongs);
  }

  /** Rules are others: what is not counted by its rule is counted, and who was in what is no longer in use leaves it. */
  async adopt({ book }: LiveWorld, before: LiveWorld | undefined): Promise<void> {
    const { postgres, store, clock } = this.#shared;
    const sizes = new Map((await postgres.query<queries.SizeRow>(queries.loadSizes)).map((row) => [row.audience_id, row]));
    const known = new Set(before?.book.audiences.map(({ id }) => id));
    const kept = new Set(book.audiences.map(({ id }) => id));
    if (book.audiences.every(({ id, key }) => id !== this.#fill?.audience || key !== this.#fill.fill.key)) this.#fill = undefined;
    this.#waiting.clear();
    for (const { id, key } of book.audiences) {
      if (this.#fill?.audience === id) continue;
      const size = sizes.get(id);
      if (!known.has(id)) await store.load(id, size?.saved_through ?? 0);
      if (size?.counted === key) continue;
      this.#waiting.set(id, { key, isNew: size === undefined || (size.saved_through === 0 && size.size === 0) });
      if (size !== undefined && size.counted !== '') await postgres.query(queries.forgetCount, [id]);
    }
    for (const { audience_id, size } of sizes.values()) {
      if (audience_id === 0 || kept.has(audience_id) || size === 0) continue;
      if (!known.has(audience_id)) await store.load(audience_id, sizes.get(audience_id)?.saved_through ?? 0);
      await store.replace(audience_id, new MemberSet(), { key: '', at: clock.now(), tookMs: 0, isNew: false });
    }
  }

  /** A piece of it; undefined when nothing is to be done. */
  async step(): Promise<number | undefined> {
    const { world } = this.#shared;
    if (this.#fill === undefined) {
      const [next] = this.#waiting;
      if (next === undefined) return undefined;
      this.#begin(world.current.book, ...next);
      return 0;
    }
    if (!this.#fill.isCounted) return undefined;
    await this.#judgeSome();
    return 0;
  }

  /** Everybody is asked by the warehouse, while others have their turn here. */
  #begin(book: AudienceBook, audience: number, { key, isNew }: { readonly key: string; readonly isNew: boolean }): void {
    const { facts, clock } = this.#shared;
    this.#waiting.delete(audience);
    const one = book.audiences[book.placeOf(audience)];
    if (one === undefined) return;
    const fill = new Fill(key, performance.now());
    const stale = [...this.#stale()];
    const filling: Filling = { audience, isNew, fill, isCounted: false, due: [] };
    this.#fill = filling;
    facts.count(one.rule, clock.now()).then(
      (counted) => {
        fill.take(counted, stale);
        filling.due = counted.due;
        filling.isCounted = true;
        this.#onCounted();
      },
      (error: unknown) => {
        this.#onProblem('the people of an audience could not be found; it is tried again', error);
        if (this.#fill === filling) this.#fill = undefined;
        this.#waiting.set(audience, { key, isNew });
      },
    );
  }

  async #judgeSome(): Promise<void> {
    const { reader, world, store, due, clock } = this.#shared;
    const filling = this.#fill as Filling;
    const { fill, audience, isNew } = filling;
    const { book } = world.current;
    const people = fill.next(peopleABatch);
    if (people.length > 0) {
      const now = clock.now();
      const at = book.placeOf(audience);
      for (const [person, { portrait }] of await reader.read(people, world.context(now))) {
        book.look(portrait, world.current.world, now);
        fill.judge(person, book.belongs(at));
        const second = book.dueSecond([at]);
        if (second !== undefined) due.noLater(person, second);
      }
    }
    if (this.#fill !== filling || !fill.isDone) return;
    const set = fill.end();
    await store.replace(audience, set, {
      key: fill.key,
      at: clock.now(),
      tookMs: Math.round(performance.now() - fill.begunAt),
      isNew,
    });
    const seconds = Math.floor(clock.now() / secondMs);
    for (const [person, second] of filling.due) due.noLater(person, Math.max(second, seconds));
    if (this.#fill === filling) this.#fill = undefined;
  }
}
