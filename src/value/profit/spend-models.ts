import { fitGammaGamma } from './gamma-gamma.ts';

/** How amounts vary, in one currency: Gamma–Gamma parameters for minor units. */
export interface SpendModel {
  readonly parameters: readonly [p: number, q: number, v: number];
  readonly standardErrors?: readonly number[];
  /** Of the logarithms of the parameters, row by row. */
  readonly logCovariance?: readonly (readonly number[])[];
  /** People who mostly pay in it, with an amount above zero: those whom the rest is made of. */
  readonly people: number;
  /** Mean amount of a visit of theirs, minor units. */
  readonly mean: number;
  /** The median, over these people, of what each spends a visit; absent in models of before it was kept. */
  readonly median?: number;
  /** What a later visit brings over what the parameters expect of it (`learnSpendLevel`); absent in models that kept one level for all currencies. */
  readonly level?: number;
}

/** What people of one currency spent, as lists that grow: visits, their mean amount, and how many people have it. */
export interface SpendCellsGrowing {
  readonly visits: number[];
  readonly mean: number[];
  readonly people: number[];
}

// With fewer amounts, three parameters say nothing.
const peopleWithAmountsMin = 30;

/** The cells of `currency`, made when they are not there. */
export function growingCellsOf(byCurrency: Map<string, SpendCellsGrowing>, currency: string): SpendCellsGrowing {
  const cells = byCurrency.get(currency) ?? { visits: [], mean: [], people: [] };
  byCurrency.set(currency, cells);
  return cells;
}

/** The spend models of all currencies in which enough people paid, in the order of the alphabet. Pure; cost: a fit each. */
export function spendModelsOf(byCurrency: ReadonlyMap<string, SpendCellsGrowing>): Record<string, SpendModel> {
  const models: Record<string, SpendModel> = {};
  for (const [currency, cells] of [...byCurrency].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const { visits, mean, people } = cells;
    const paying = mean.reduce((sum, amount, at) => (amount > 0 ? sum + (people[at] as number) : sum), 0);
    if (paying < peopleWithAmountsMin) continue;
    const { parameters, logCovariance } = fitGammaGamma(cells);
    const [p, q, v] = parameters as unknown as [number, number, number];
    const doubt =
      logCovariance === undefined
        ? {}
        : {
            standardErrors: logCovariance.map((row, at) => Math.sqrt(row[at] as number) * (parameters[at] as number)),
            logCovariance: logCovariance.map((row) => [...row]),
          };
    let [all, amount] = [0, 0];
    visits.forEach((count, at) => {
      if ((mean[at] as number) <= 0) return;
      all += count * (people[at] as number);
      amount += count * (people[at] as number) * (mean[at] as number);
    });
    models[currency] = { parameters: [p, q, v], ...doubt, people: paying, mean: amount / all, median: medianOf(cells, paying) };
  }
  return models;
}

/** What the person in the middle spends a visit, of those with an amount. */
function medianOf({ mean, people }: SpendCellsGrowing, paying: number): number {
  const rising = mean.map((amount, at) => ({ amount, count: people[at] as number })).filter(({ amount }) => amount > 0);
  rising.sort((left, right) => left.amount - right.amount);
  let below = 0;
  return rising.find(({ count }) => {
    below += count;
    return 2 * below >= paying;
  })?.amount as number;
}
