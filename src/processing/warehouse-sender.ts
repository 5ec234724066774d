import { type Delivery, deliverNext, finishBegun, type PackedInMemory } from '../event/index.ts';
import { Pause } from '../foundation/index.ts';
import type { Postgres, Warehouse } from '../storage/index.ts';
import { notifyPeople } from './apply-batch.ts';

export interface SenderDependencies {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  readonly tables: readonly string[];
  readonly inMemory?: PackedInMemory;
  readonly onDelivered: (delivery: Delivery) => void;
  readonly onProblem: (message: string, error: unknown) => void;
}

// An insert a second keeps ClickHouse's parts few and large; what history has not got yet, timelines read from memory.
const pauseMs = 1_000;
const retryMsMin = 500;
const retryMsMax = 10_000;

/** Empties the warehouse queue for ever; an engine that is away is waited for, and what was begun is finished first. */
export class WarehouseSender {
  readonly #dependencies: SenderDependencies;
  readonly #pause = new Pause();
  #stopping = false;
  #doubt = true;

  constructor(dependencies: SenderDependencies) {
    this.#dependencies = dependencies;
  }

  stop(): void {
    this.#stopping = true;
    this.#pause.wake();
  }

  async run(): Promise<void> {
    let retryMs = retryMsMin;
    while (!this.#stopping) {
      try {
        const sent = await this.#round();
        retryMs = retryMsMin;
        if (!sent) await this.#pause.sleep(pauseMs);
      } catch (error) {
        this.#doubt = true;
        this.#dependencies.onProblem('the warehouse did not take events; they wait and are sent again', error);
        await this.#pause.sleep(retryMs);
        retryMs = Math.min(retryMs * 2, retryMsMax);
      }
    }
  }

  /** True when more may wait: the last delivery was a full one. */
  async #round(): Promise<boolean> {
    const { postgres, warehouse, tables } = this.#dependencies;
    if (this.#doubt) {
      for (const delivery of await finishBegun(postgres, warehouse)) await this.#delivered(delivery);
      this.#doubt = false;
    }
    let more = false;
    for (const table of tables) {
      const delivery = await deliverNext(postgres, warehouse, table, this.#dependencies.inMemory);
      if (delivery === undefined) continue;
      await this.#delivered(delivery);
      more ||= delivery.full;
    }
    return more;
  }

  async #delivered(delivery: Delivery): Promise<void> {
    this.#dependencies.onDelivered(delivery);
    // Pages opened in between read history without these rows: now they can have them.
    await notifyPeople(this.#dependencies.postgres, new Set(delivery.people), 'history');
  }
}
