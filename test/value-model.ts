import type { ValueModelBody } from '../src/value/index.ts';

/** The published fit of the CDNOW sample (parameters per week), amounts in minor units of `currency`, as a model that saw purchases up to `throughDay`. */
export function publishedBody(throughDay: number, currency: string): Omit<ValueModelBody, 'carePerVisit'> {
  return {
    throughDay,
    fromDay: throughDay - 1_800,
    people: 2_357,
    oneIn: 1,
    identifiers: 2_357,
    visitDays: 6_000,
    visits: {
      name: 'pareto-nbd',
      parameterNames: ['r', 'alpha', 's', 'beta'],
      parameters: [0.5532, 10.578, 0.6062, 11.6688],
      logLikelihood: -9594.98,
      isSettled: true,
      weights: { model: 0.87, staying: 0.14 },
    },
    spend: { [currency]: { parameters: [6.25, 3.74, 1544], people: 946, mean: 3_500 } },
    spendLevel: 1,
  };
}
