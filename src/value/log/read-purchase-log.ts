import { setImmediate } from 'node:timers/promises';
import {
  type CareCounts,
  careCountsOf,
  combineAll,
  decodeSummary,
  mainCurrencyOf,
  purchasesOf,
  type SignalDays,
  type Summary,
  signalDaysOf,
} from '../../profile/index.ts';
import type { Postgres } from '../../storage/index.ts';
import { growHabits, type Habits } from '../leaning/habits.ts';
import * as queries from '../queries/purchases.ts';
import type { PersonPurchases, PurchaseLog } from './purchase-log.ts';

/** What people bought, out of their summaries, with what else a model is made of. */
export interface PeopleLog {
  /** Amounts in each person's own currency, minor units: the one she has paid in on most days. Visits paid in others have none. */
  readonly log: PurchaseLog;
  /** By place in the log. */
  readonly personId: Float64Array;
  readonly currency: readonly string[];
  /** Dealings with care, over everybody in the log. */
  readonly care: CareCounts;
  /** Other signs of the first people in the log; undefined where they were not read. */
  readonly signs?: readonly SignalDays[];
  /** How orders reach people and which messages they follow, over everybody in the log. */
  readonly habits?: Habits;
  /** One person in so many was read. */
  readonly oneIn: number;
  /** About how many identifiers there are. */
  readonly identifiers: number;
}

// A page of summaries is some megabytes; between two, others have their turn.
const peoplePerPage = 1_000;
// More people make the parameters no better than a thousandth, and a fit longer than anybody waits for.
export const peopleInFitMax = 1_000_000;
// Signs take more memory than purchases, and so many people tell what they are worth.
const peopleWithSignsMax = 100_000;

export interface ReadingOptions {
  /** How many people the log may hold, about; one in so many of more. */
  readonly peopleMax?: number;
  /** Is given everybody who has bought, in the sample or not, one after the other. */
  readonly each?: (person: PersonPurchases) => Promise<void>;
}

/**
 * Reads every person's purchases, or of one in so many that about `peopleMax` are read: which ones goes by a hash of their number, so that
 * two readings see the same people. Days are UTC days.
 * Cost: one walk over the summaries; some 30 µs of processor time a summary, of which a person has one or two (docs/decisions/0008).
 */
export async function readPeopleLog(postgres: Postgres, { peopleMax = peopleInFitMax, each }: ReadingOptions = {}): Promise<PeopleLog> {
  const [estimate] = await postgres.query<{ identifiers: number }>(queries.peopleEstimate);
  const identifiers = estimate?.identifiers ?? 0;
  const oneIn = Math.max(1, Math.ceil(identifiers / peopleMax));
  const growing = new GrowingLog();
  const pageAfter = (person: number): Promise<queries.PersonSummaryRow[]> => {
    const page = postgres.query<queries.PersonSummaryRow>(queries.summariesOfPeople, [person, peoplePerPage, oneIn, each !== undefined]);
    // Who waits for it hears of a failure; until then nobody does.
    page.catch(() => undefined);
    return page;
  };
  for (let page = pageAfter(-1); ; ) {
    const rows = await page;
    const last = rows.at(-1);
    if (last === undefined) break;
    // The next page is read while this one is worked off: its question must have left for that.
    page = pageAfter(last.person_id);
    await setImmediate();
    for (let from = 0; from < rows.length; ) {
      const { person_id, is_sampled } = rows[from] as queries.PersonSummaryRow;
      let to = from;
      const parts: Summary[] = [];
      for (; to < rows.length && rows[to]?.person_id === person_id; to += 1) {
        const part = decodeSummary((rows[to] as queries.PersonSummaryRow).body);
        if (part !== undefined) parts.push(part);
      }
      from = to;
      const summary = parts.length === 1 ? (parts[0] as Summary) : combineAll(parts);
      const bought = purchasesOfPerson(person_id, summary);
      if (bought === undefined) continue;
      if (is_sampled) growing.add(bought, summary);
      await each?.(bought);
    }
  }
  return { ...growing.done(), oneIn, identifiers };
}

/** What somebody bought, in the currency in which she mostly pays; undefined before the first purchase. Pure. */
export function purchasesOfPerson(person: number, summary: Summary): PersonPurchases | undefined {
  if (summary.orders.length === 0) return undefined;
  const purchases = purchasesOf(summary);
  const { days } = purchases;
  if (days.length === 0) return undefined;
  const currency = mainCurrencyOf(purchases);
  return {
    person,
    currency,
    days: days.map(({ day, spent }) => ({ day, spent: spent.get(currency) })),
    care: careCountsOf(summary),
    signs: signalDaysOf(summary),
  };
}

class GrowingLog {
  readonly #start: number[] = [0];
  readonly #day: number[] = [];
  readonly #amount: number[] = [];
  readonly #person: number[] = [];
  readonly #currency: string[] = [];
  readonly #care: Record<string, number> = {};
  readonly #habits = growHabits();
  readonly #signs: SignalDays[] = [];

  add({ person, days, currency, care, signs }: PersonPurchases, summary: Summary): void {
    for (const { day, spent } of days) {
      this.#day.push(day);
      this.#amount.push(spent ?? Number.NaN);
    }
    this.#start.push(this.#day.length);
    this.#person.push(person);
    this.#currency.push(currency);
    this.#habits.add(summary);
    if (this.#signs.length < peopleWithSignsMax) this.#signs.push(signs);
    for (const [kind, count] of Object.entries(care)) this.#care[kind] = (this.#care[kind] ?? 0) + count;
  }

  done(): Omit<PeopleLog, 'identifiers' | 'oneIn'> {
    return {
      log: {
        people: this.#person.length,
        start: Int32Array.from(this.#start),
        day: Int32Array.from(this.#day),
        amount: Float64Array.from(this.#amount),
      },
      personId: Float64Array.from(this.#person),
      currency: this.#currency,
      care: this.#care as CareCounts,
      habits: this.#habits.done(),
      signs: this.#signs,
    };
  }
}
