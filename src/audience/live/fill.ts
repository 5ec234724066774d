import type { CountedRule } from '../facts/facts-mirror.ts';
import { MemberSet } from '../members/member-set.ts';

/**
 * An audience whose people are being found: everybody by the warehouse, and whoever the warehouse does not know as she is now by the predicate. What is
 * judged of somebody meanwhile is newer than what the warehouse said.
 */
export class Fill {
  readonly key: string;
  readonly begunAt: number;
  readonly set = new MemberSet();
  readonly #judged = new Map<number, boolean>();
  #todo: number[] = [];

  constructor(key: string, begunAt: number) {
    this.key = key;
    this.begunAt = begunAt;
  }

  /** The predicate said so, a moment ago. */
  judge(person: number, belongs: boolean): void {
    this.#judged.set(person, belongs);
  }

  /** The warehouse said so of everybody; `stale` are those who have changed since their rows were written. */
  take({ people, undecided }: CountedRule, stale: Iterable<number>): void {
    for (const person of people) this.set.add(person);
    this.#todo = [...new Set([...undecided, ...stale])];
  }

  /** Some whom the predicate has to judge yet. */
  next(limit: number): number[] {
    const some: number[] = [];
    while (some.length < limit && this.#todo.length > 0) {
      const person = this.#todo.pop() as number;
      if (!this.#judged.has(person)) some.push(person);
    }
    return some;
  }

  get isDone(): boolean {
    return this.#todo.length === 0;
  }

  /** What was judged goes over what was counted. */
  end(): MemberSet {
    for (const [person, belongs] of this.#judged) {
      if (belongs) this.set.add(person);
      else this.set.delete(person);
    }
    return this.set;
  }
}
