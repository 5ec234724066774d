import type { BackTest } from '../../value/index.ts';
import type { TableColumn, TableRow } from './write-table.ts';

const amountColumns: readonly TableColumn[] = ['amount', 'expected_amount', 'spent_before'].map((name) => ({
  name,
  kind: 'number',
  digits: 2,
}));

/** A back-test person by person: what each forecast said of her visits, and what came. */
export function backTestColumns({ rows, pastSpend }: BackTest): TableColumn[] {
  return [
    { name: 'customer', kind: 'text' },
    { name: 'earlier_visits', kind: 'whole' },
    { name: 'tenth', kind: 'whole' },
    { name: 'came', kind: 'whole' },
    ...rows.map(({ forecast }): TableColumn => ({ name: columnOf(forecast), kind: 'number', digits: 4 })),
    ...(pastSpend === undefined ? [] : amountColumns),
  ];
}

export function* backTestRows({ rows, perPerson }: BackTest, customers: readonly string[]): Generator<TableRow> {
  const { person, earlier, tenth, foretold, visits, amount, spentBefore } = perPerson;
  for (let at = 0; at < person.length; at += 1) {
    yield {
      customer: customers[person[at] as number] as string,
      earlier_visits: (earlier[at] as number) + 1,
      tenth: tenth[at] as number,
      came: visits[at] as number,
      ...Object.fromEntries(rows.map(({ forecast }, row) => [columnOf(forecast), foretold[row]?.visits[at] as number])),
      amount: amount[at] as number,
      expected_amount: foretold[0]?.amount[at] as number,
      spent_before: spentBefore[at] as number,
    };
  }
}

function columnOf(forecast: string): string {
  return `expected_${forecast.replaceAll('-', '_')}`;
}
