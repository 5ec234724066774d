import type { Postgres } from '../../storage/index.ts';
import { notifyMoments } from '../queries/decision.ts';

// Whoever reads a log reads no faster; at full speed it would be five hundred notices a second.
const tellEveryMs = 1_000;

/** Tells open pages that decisions were made: at once when it was quiet, else once a second. */
export class MomentsNotice {
  readonly #postgres: Pick<Postgres, 'query'>;
  readonly #onProblem: (message: string, error?: unknown) => void;
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(postgres: Pick<Postgres, 'query'>, onProblem: (message: string, error?: unknown) => void) {
    this.#postgres = postgres;
    this.#onProblem = onProblem;
  }

  /** Costs nothing while a notice is on its way. */
  decided(): void {
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(0, tellEveryMs - (performance.now() - this.#toldAt));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#toldAt = performance.now();
      this.#postgres
        .query(notifyMoments)
        .catch((error: unknown) => this.#onProblem('open pages could not be told of decisions; they look again by themselves', error));
    }, waitMs);
    this.#timer.unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
