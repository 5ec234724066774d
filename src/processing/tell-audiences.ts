import type { MessagePort } from 'node:worker_threads';
import type { FromApplier, ToApplier, TouchedPerson, Touches } from '../audience/index.ts';
import type { AppliedBatch } from './apply-batch.ts';

/** Tells the thread that keeps audiences whom a batch changed, with the summaries as they were written: nothing has to be read again for it. */
export class AudienceTeller {
  readonly #name: string;
  #port: MessagePort | undefined;
  #interest: Touches | undefined;

  /** `name`: under which this thread applies. */
  constructor(name: string) {
    this.#name = name;
  }

  /** What audiences ask for; undefined while nobody keeps them here. */
  get interest(): Touches | undefined {
    return this.#interest;
  }

  connect(port: MessagePort): void {
    this.#port?.close();
    this.#port = port;
    port.on('message', ({ interest }: ToApplier) => {
      this.#interest = interest;
    });
    port.postMessage({ type: 'applier', name: this.#name } satisfies FromApplier);
  }

  /** A batch was committed. */
  tell({ people, moved, touched, written, applied }: AppliedBatch): void {
    if (this.#port === undefined || this.#interest === undefined || people.size === 0) return;
    const told = new Map<number, TouchedPerson>();
    for (const { owner } of applied) {
      const change = touched.get(owner.id);
      const text = written.get(owner.id);
      if (change === undefined || text === undefined || told.has(owner.id)) continue;
      told.set(owner.id, { person: owner.personId, identifier: owner.id, text, pieces: change.pieces, names: [...change.names] });
    }
    this.#port.postMessage({ type: 'applied', people: [...people], moved: [...moved], touched: [...told.values()] } satisfies FromApplier);
  }

  close(): void {
    this.#port?.close();
  }
}
