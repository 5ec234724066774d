import { campaignsOf } from './campaigns.ts';
import type { Cell, FileName } from './files.ts';
import { drawLife, type Life } from './life.ts';
import { emptyTallies, Notebook } from './notebook.ts';
import { type Company, drawPerson, type Person } from './person.ts';
import { writePersonHistory } from './person-history.ts';
import { Random } from './random.ts';

/** Somebody who has bought, with what is hidden of her: when she left, how often she comes. */
export interface Buyer {
  readonly person: Person;
  readonly life: Life;
}

/** An order, or what was given back of one: then below zero. */
export interface Payment {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Major units of `currency`. */
  readonly amount: number;
  readonly currency: string;
}

/** Everybody who has bought, without a file: the purchase process alone, in exact instants. Cost: some 30 µs a person. */
export function* larkfieldBuyers(company: Company): Generator<Buyer> {
  for (let index = 0; index < company.people; index += 1) {
    const person = drawPerson(company.seed, index);
    if (person.kind === 'customer') yield { person, life: drawLife(company, person) };
  }
}

/** What everybody who has bought paid, clean: nothing is misspelt, lost or told twice, and everything is known to be hers. Some 0.3 ms a person. */
export function* larkfieldPayments(company: Company): Generator<Buyer & { readonly paid: readonly Payment[] }> {
  const campaigns = campaignsOf(company);
  for (const buyer of larkfieldBuyers(company)) {
    const notebook = new PaymentsNotebook(company);
    writePersonHistory(notebook, buyer.person, campaigns);
    yield { ...buyer, paid: notebook.paid };
  }
}

/** Keeps what was paid, and nothing else. */
class PaymentsNotebook extends Notebook {
  readonly paid: Payment[] = [];

  constructor(company: Company) {
    super(company, { add: () => undefined }, new Random(company.seed, 'accidents'), emptyTallies());
  }

  override cells(file: FileName, time: number, _timeAt: number, cells: readonly Cell[], person: string): void {
    const { start, until } = this.company;
    if (person === '' || time < start || time >= until) return;
    if (file === 'orders.csv') this.#pay(time, Number(cells[15]), cells[16]);
    if (file === 'till.csv') this.#pay(time, Number(String(cells[9]).replace(',', '.')), cells[10]);
    if (file === 'returns.csv') this.#pay(time, -Number(cells[6]), cells[7]);
  }

  override event(): void {}

  override object(): void {}

  #pay(time: number, amount: number, currency: Cell): void {
    this.paid.push({ time, amount, currency: String(currency) });
  }
}
