import type { Warehouse } from '../../storage/index.ts';
import { dayText } from '../log/day.ts';
import type { PurchaseLog } from '../log/purchase-log.ts';
import * as queries from '../queries/everyone.ts';
import type { Edition } from './everyone.ts';

/** The purchases of one person in `oneIn` of an edition, with each one's currency. Cost: one pass over all purchases. */
export async function readSample(
  warehouse: Warehouse,
  { number, throughDay }: Edition,
  oneIn: number,
): Promise<{ log: PurchaseLog; currency: string[] }> {
  const [start, day, amount, currency]: [number[], number[], number[], string[]] = [[0], [], [], []];
  const parameters = { edition: number, through: dayText(throughDay), oneIn };
  for await (const rows of warehouse.stream<queries.SampleRow>(queries.readSample, parameters)) {
    for (const row of rows) {
      day.push(...row.days);
      amount.push(...row.spent.map((each) => each ?? Number.NaN));
      currency.push(row.currency);
      start.push(day.length);
    }
  }
  const log = { people: currency.length, start: Int32Array.from(start), day: Int32Array.from(day), amount: Float64Array.from(amount) };
  return { log, currency };
}
