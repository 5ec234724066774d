import { dayMs } from '../../foundation/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import type { MeasuredPeople } from '../fields/measure-history.ts';
import type { PurchaseLog } from '../log/purchase-log.ts';
import type { PeopleLog } from '../log/read-purchase-log.ts';
import type { BackTestLists, FittedModel } from '../model/value-model.ts';
import { backTestPersonTable, fieldPersonTable, modelPersonTable } from './warehouse-tables.ts';

// Some megabytes a statement: few parts for ClickHouse to merge, and little in memory here.
const rowsPerInsert = 20_000;

/** Writes who a model was fitted to. Repeating it with the same `listing` changes nothing. Cost: some 10 µs a person. */
export async function writeModelPeople(
  warehouse: Warehouse,
  listing: string,
  all: PeopleLog,
  { people: { log, places }, body: { throughDay } }: Pick<FittedModel, 'people' | 'body'>,
): Promise<void> {
  await insertRows(warehouse, modelPersonTable.name, listing, log.people, (at) => {
    const place = places[at] as number;
    const { days, sum } = visitsBetween(log, at, Number.NEGATIVE_INFINITY, throughDay);
    return { person_id: all.personId[place], currency: all.currency[place], days, spent_minor: sum };
  });
}

/** Writes who a back-test was about: each person with what every forecast said and what came. */
export async function writeBackTestPeople(
  warehouse: Warehouse,
  listing: string,
  all: PeopleLog,
  { people, log, places }: BackTestLists,
  { cutDay, endDay }: { readonly cutDay: number; readonly endDay: number },
): Promise<void> {
  await insertRows(warehouse, backTestPersonTable.name, listing, people.person.length, (at) => {
    const place = people.person[at] as number;
    const { days } = visitsBetween(log, place, cutDay, endDay);
    return {
      person_id: all.personId[places[place] as number],
      earlier: people.earlier[at],
      tenth: people.tenth[at],
      visits_foretold: people.foretold.map(({ visits }) => visits[at]),
      amount_foretold: people.foretold.map(({ amount }) => amount[at]),
      visits: people.visits[at],
      amount_minor: people.amount[at],
      spent_before_minor: people.spentBefore[at],
      days: days.map((day) => day - cutDay),
    };
  });
}

/** Writes who was measured, with the fields that were known of each. */
export async function writeFieldPeople(warehouse: Warehouse, listing: string, { count, personAt }: MeasuredPeople): Promise<void> {
  await insertRows(warehouse, fieldPersonTable.name, listing, count, (at) => {
    const { personId, came, lastAt, known } = personAt(at);
    return { person_id: personId, came: came ? 1 : 0, last_day: Math.floor(lastAt / dayMs), known };
  });
}

function visitsBetween(log: PurchaseLog, place: number, after: number, until: number): { days: number[]; sum: number } {
  const days: number[] = [];
  let sum = 0;
  for (let at = log.start[place] as number; at < (log.start[place + 1] as number); at += 1) {
    const day = log.day[at] as number;
    if (day <= after || day > until) continue;
    days.push(day);
    const amount = log.amount[at] as number;
    if (!Number.isNaN(amount)) sum += amount;
  }
  return { days, sum };
}

async function insertRows(warehouse: Warehouse, table: string, listing: string, count: number, rowAt: (at: number) => object) {
  for (let from = 0; from < count; from += rowsPerInsert) {
    let lines = '';
    for (let at = from; at < Math.min(count, from + rowsPerInsert); at += 1) lines += `${JSON.stringify({ listing, ...rowAt(at) })}\n`;
    await warehouse.insert(table, lines, `${table} ${listing} ${from}`);
  }
}
