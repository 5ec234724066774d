import { backOffMs } from './back-off.ts';

// One person's event that a receiver chokes on is that person's matter; five people in a row, nobody served between, is an outage.
const peopleForOutage = 5;
// A subscriber with few people shows it by one event that was refused this often.
const attemptsForFailing = 5;

/**
 * Whether a subscriber as a whole is out of order. While it is, it gets one try at a time at growing intervals in place of everybody's
 * tries; the first success ends that.
 */
export class SubscriberHealth {
  readonly #peopleFailed = new Set<number>();
  #tries = 0;
  #pausedUntil = 0;
  /** Since when nothing has succeeded, by the database; undefined while it works. */
  failingSince: number | undefined;

  constructor(failingSince: number | undefined) {
    this.failingSince = failingSince;
  }

  get isOut(): boolean {
    return this.#tries > 0;
  }

  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** True when this success ended an outage. */
  succeeded(): boolean {
    const wasOut = this.isOut;
    this.#peopleFailed.clear();
    this.#tries = 0;
    this.#pausedUntil = 0;
    return wasOut;
  }

  /** True when this failure says that the subscriber itself is failing, which is worth writing down. */
  failed(personId: number, attempts: number, now: number, random: number, retryAfterMs: number | undefined): boolean {
    this.#peopleFailed.add(personId);
    // Failures of tries that were under way when the outage was found do not count as tries of their own.
    if (this.isOut ? now >= this.#pausedUntil : this.#peopleFailed.size >= peopleForOutage) {
      this.#tries += 1;
      this.#pausedUntil = now + backOffMs(this.#tries, random);
    }
    if (retryAfterMs !== undefined) {
      this.#tries = Math.max(1, this.#tries);
      this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
    }
    return this.isOut || attempts >= attemptsForFailing;
  }
}
