/** Steps of stopping, run in the opposite order of starting; a step that fails does not keep the others from running. */
export class ClosingList {
  readonly #steps: { name: string; close: () => Promise<void> }[] = [];
  #running: Promise<void> | undefined;

  add(name: string, close: () => Promise<void>): void {
    this.#steps.unshift({ name, close });
  }

  /** Whoever asks again waits for the same end. */
  run(onFailure: (step: string, error: unknown) => void): Promise<void> {
    this.#running ??= this.#runOnce(onFailure);
    return this.#running;
  }

  async #runOnce(onFailure: (step: string, error: unknown) => void): Promise<void> {
    for (const { name, close } of this.#steps.splice(0)) {
      await close().catch((error: unknown) => onFailure(name, error));
    }
  }
}
