import type { Warehouse } from '../../storage/index.ts';
import { dayText } from '../log/day.ts';
import type { PersonPurchases } from '../log/purchase-log.ts';
import { countSigns } from '../signals/learn-signals.ts';

// An insert of some megabytes.
const daysPerInsert = 100_000;

/** Writes an edition of everybody's purchases, a part at a time. A part that is sent twice is there once. */
export class EditionWriter {
  readonly #warehouse: Warehouse;
  readonly #edition: number;
  readonly #today: number;
  #days: string[] = [];
  #signs: string[] = [];
  #part = 0;

  /** `today`: the day until which other signs are counted. */
  constructor(warehouse: Warehouse, edition: number, today: number) {
    this.#warehouse = warehouse;
    this.#edition = edition;
    this.#today = today;
  }

  /** Resolves when the next person may be given. */
  async add({ person, days, currency, care, signs }: PersonPurchases): Promise<void> {
    const began = signs.firstChannel === undefined ? {} : { began: signs.firstChannel };
    for (const [at, { day, spent }] of days.entries()) {
      const paid = spent === undefined ? { spent: 0, unpaid: 1 } : { spent };
      this.#days.push(JSON.stringify({ edition: this.#edition, person, day: dayText(day), ...paid, currency, ...(at === 0 ? began : {}) }));
    }
    const [dealt, seen] = [listed(care), listed(countSigns(signs, this.#today))];
    if (dealt.kinds.length + seen.kinds.length > 0) {
      const row = { edition: this.#edition, person, care: dealt.kinds, dealings: dealt.counts, signs: seen.kinds, days: seen.counts };
      this.#signs.push(JSON.stringify(row));
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
    if (this.#signs.length > 0) await this.#warehouse.insert('signs_of_person', this.#signs.join('\n'), `signs_of_person ${token}`);
    [this.#days, this.#signs] = [[], []];
    this.#part += 1;
  }
}

function listed(counts: Readonly<Record<string, number>>): { kinds: string[]; counts: number[] } {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return { kinds: some.map(([kind]) => kind), counts: some.map(([, count]) => count) };
}
