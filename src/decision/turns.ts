/**
 * Lets some work begin in each turn of the event loop, and the rest in the next. What is begun for everybody at once keeps the loop from all else for as long
 * as it takes: from timers, from what others have asked, and from new connections, of which one is accepted a turn.
 */
export class Turns {
  readonly #budgetMs: number;
  readonly #waiting: (() => void)[] = [];
  #isPlanned = false;

  /** `budgetMs`: for how long a turn goes on beginning work; at least one is begun in each. */
  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
  }

  /** Resolves when it is one's turn; first come, first served. */
  next(): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push(go);
      if (!this.#isPlanned) this.#plan();
    });
  }

  #plan(): void {
    this.#isPlanned = true;
    setImmediate(() => this.#step(performance.now() + this.#budgetMs));
  }

  #step(until: number): void {
    const go = this.#waiting.shift();
    if (go === undefined) this.#isPlanned = false;
    else {
      go();
      // After what was let go has been done, as far as it waits for nothing.
      queueMicrotask(() => (performance.now() < until ? this.#step(until) : this.#plan()));
    }
  }
}
