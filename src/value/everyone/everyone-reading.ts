import { dayMs } from '../../foundation/index.ts';
import type { Postgres, Warehouse } from '../../storage/index.ts';
import type { PersonPurchases } from '../log/purchase-log.ts';
import type { ValueModel, ValueModelBody } from '../model/value-model.ts';
import { timeOf } from '../season/visit-time.ts';
import type { ValueCosts } from '../value-settings.ts';
import { beginEdition, dropOnTheWay, endEdition, forgetEditions } from './editions.ts';
import { countStatistics, fitToEverybody, forgetStatistics, readDayCells, readTenths, scoreEverybody } from './everyone.ts';
import { EditionWriter } from './write-edition.ts';

export interface ReadingEngines {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
}

/** How far ahead everybody is scored. */
export const everyoneHorizonDays = 365;

/** An edition of everybody, to be written along with a fit. */
export async function beginReading(engines: ReadingEngines, now: number): Promise<EveryoneReading> {
  return new EveryoneReading(engines, now, await beginEdition(engines.postgres, now));
}

/**
 * Everybody, as a fit reads them: written into the warehouse as an edition, fitted there where the fit read only one in so many, and scored
 * by the new model. A warehouse that is away costs the scores, never the fit: the first problem is kept, and what comes after it is left out.
 */
class EveryoneReading {
  readonly #engines: ReadingEngines;
  readonly #now: number;
  readonly #number: number;
  readonly #writer: EditionWriter;
  #problem: unknown;

  constructor(engines: ReadingEngines, now: number, number: number) {
    this.#engines = engines;
    this.#now = now;
    this.#number = number;
    this.#writer = new EditionWriter(engines.warehouse, number, Math.floor(now / dayMs));
  }

  /** What went wrong first. */
  get problem(): unknown {
    return this.#problem;
  }

  /** For `readPeopleLog`: somebody who has bought. */
  readonly each = async (person: PersonPurchases): Promise<void> => {
    if (this.#problem === undefined) await this.#unlessFailed(() => this.#writer.add(person));
  };

  /** Everybody has been read, and nothing is fitted. */
  async end(): Promise<void> {
    await this.#unlessFailed(() => this.#writer.end());
  }

  /** The model fitted to everybody, where it was fitted to one in so many; as it is when that cannot be had. */
  async fit(body: ValueModelBody): Promise<ValueModelBody> {
    const { warehouse } = this.#engines;
    let fitted = body;
    await this.#unlessFailed(async () => {
      const edition = { number: this.#number, throughDay: body.throughDay };
      await this.#writer.end();
      if (body.oneIn === 1) return;
      await countStatistics(warehouse, edition);
      const cells = await readDayCells(warehouse, edition, body.throughDay - body.fromDay, timeOf(body.season));
      fitted = await fitToEverybody(warehouse, edition, body, cells);
      await forgetStatistics(warehouse, edition);
    });
    return fitted;
  }

  /** Scores everybody as of today, shows it from then on, and drops what it replaces. */
  async score(model: ValueModel, costs: ValueCosts): Promise<void> {
    const { postgres, warehouse } = this.#engines;
    await this.#unlessFailed(async () => {
      const edition = { number: this.#number, throughDay: Math.floor(this.#now / dayMs) };
      await countStatistics(warehouse, edition);
      await scoreEverybody(warehouse, edition, model, { costs, horizonDays: everyoneHorizonDays });
      const tenths = await readTenths(warehouse, edition);
      await endEdition(postgres, {
        ...edition,
        version: model.version,
        madeAt: this.#now,
        horizonDays: everyoneHorizonDays,
        costs,
        tenths,
      });
      await dropOnTheWay(warehouse, edition.number);
      await forgetEditions(postgres, warehouse, this.#now);
    });
  }

  async #unlessFailed(work: () => Promise<void>): Promise<void> {
    if (this.#problem !== undefined) return;
    try {
      await work();
    } catch (problem) {
      this.#problem = problem;
    }
  }
}
