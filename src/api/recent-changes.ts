// Ten seconds of a busy product, in some two megabytes.
const subjectsMax = 20_000;

/**
 * When each subject last changed, of those that changed last. A page fetches what it shows while its stream is still being opened: what changes in between is told
 * from here. `at` is in milliseconds of one clock that does not go back. Cost: O(1) a change, O(subjects) a question.
 */
export class RecentChanges {
  // In the order of the changes, the oldest first.
  readonly #changedAt = new Map<string, number>();
  readonly #max: number;
  /** Of what changed up to then, not everything is known any more. */
  #forgottenUntil: number;

  constructor(startedAt: number, max = subjectsMax) {
    this.#forgottenUntil = startedAt;
    this.#max = max;
  }

  changed(subject: string, at: number): void {
    this.#changedAt.delete(subject);
    this.#changedAt.set(subject, at);
    if (this.#changedAt.size <= this.#max) return;
    for (const [oldest, changedAt] of this.#changedAt) {
      this.#changedAt.delete(oldest);
      this.#forgottenUntil = changedAt;
      return;
    }
  }

  /** Which of these have changed since, and all of them where that is no longer known. */
  since(at: number, subjects: readonly string[]): string[] {
    if (at <= this.#forgottenUntil) return [...subjects];
    return subjects.filter((subject) => (this.#changedAt.get(subject) ?? Number.NEGATIVE_INFINITY) >= at);
  }
}
