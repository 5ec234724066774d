/**
 * A pause that somebody may end: `wake` ends those under way, or, when nobody pauses, the next one before it begins. For loops that look
 * again every so often, and at once when they are told of something.
 */
export class Pause {
  readonly #ends = new Set<() => void>();
  #isWoken = false;

  wake(): void {
    this.#isWoken = true;
    for (const end of this.#ends) end();
  }

  /** What was told until now is about to be looked at: the next pause is not cut short by it. */
  forget(): void {
    this.#isWoken = false;
  }

  /** Resolves after `ms` milliseconds, or when it is ended. */
  sleep(ms: number): Promise<void> {
    if (this.#isWoken) {
      this.#isWoken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#ends.delete(end);
        this.#isWoken = false;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#ends.add(end);
    });
  }
}
