import type { Warehouse } from '../../storage/index.ts';
import { dayText } from '../log/day.ts';
import type { PersonPurchases } from '../log/purchase-log.ts';

// An insert of some megabytes.
const daysPerInsert = 100_000;

/** Writes an edition of everybody's purchases, a part at a time. A part that is sent twice is there once. */
export class EditionWriter {
  readonly #warehouse: Warehouse;
  readonly #edition: number;
  #days: string[] = [];
  #care: string[] = [];
  #part = 0;

  constructor(warehouse: Warehouse, edition: number) {
    this.#warehouse = warehouse;
    this.#edition = edition;
  }

  /** Resolves when the next person may be given. */
  async add({ person, days, currency, care }: PersonPurchases): Promise<void> {
    for (const { day, spent } of days)
      this.#days.push(JSON.stringify({ edition: this.#edition, person, day: dayText(day), spent, currency }));
    const dealt = Object.entries(care).filter(([, count]) => count > 0);
    if (dealt.length > 0) {
      const [kinds, counts] = [dealt.map(([kind]) => kind), dealt.map(([, count]) => count)];
      this.#care.push(JSON.stringify({ edition: this.#edition, person, kinds, counts }));
    }
    if (this.#days.length >= daysPerInsert) await this.#send();
  }

  /** Resolves when all is on disk. */
  async end(): Promise<void> {
    await this.#send();
  }

  async #send(): Promise<void> {
    const token = `${this.#edition} ${this.#part}`;
    if (this.#days.length > 0) await this.#warehouse.insert('purchase_day', this.#days.join('\n'), `purchase_day ${token}`);
    if (this.#care.length > 0) await this.#warehouse.insert('care_of_person', this.#care.join('\n'), `care_of_person ${token}`);
    [this.#days, this.#care] = [[], []];
    this.#part += 1;
  }
}
