import { type Portrait, portraitOf, type World } from '../src/audience/index.ts';
import { dayMs, type IdentifierId, type SourceId } from '../src/foundation/index.ts';
import { emptySummary, type Fragment, type Summary, traitPreferenceSetting } from '../src/profile/index.ts';
import { type ValueModelBody, valueCostsSetting, valueModelOf } from '../src/value/index.ts';

export const now = Date.UTC(2026, 10, 22, 12);
const today = Math.floor(now / dayMs);

/** Parameters of the published fit of Pareto/NBD to the CDNOW sample, amounts in cents. */
const body: ValueModelBody = {
  ...{ throughDay: today, fromDay: today - 1_800, people: 2_357, oneIn: 1, identifiers: 2_357, visitDays: 6_000 },
  visits: {
    name: 'pareto-nbd',
    parameterNames: ['r', 'alpha', 's', 'beta'],
    parameters: [0.5532, 10.578, 0.6062, 11.6688],
    ...{ logLikelihood: -9594.98, isSettled: true, weights: { model: 0.87, staying: 0.14 } },
  },
  spend: { USD: { parameters: [6.25, 3.74, 1544], people: 946, mean: 3_500 } },
  spendLevel: 1,
  carePerVisit: { call: 0, case: 0, chat: 0, complaint: 0, repair: 0, return: 0 },
  usualGapDays: 30,
};

export const world: World = {
  model: valueModelOf(3, now - dayMs, 'schedule', body),
  costs: valueCostsSetting.default,
  tenths: {
    visits: [0.05, 0.1, 0.3, 0.6, 1, 1.6, 2.4, 4, 7],
    profit: { USD: [1, 2, 5, 10, 20, 30, 45, 70, 120] },
  },
};

/** A person with a purchase on each of some days ago, and whatever else of a summary. */
export function portrait(daysAgo: readonly number[], parts: Partial<Summary> = {}): Portrait {
  const orders = daysAgo
    .map((ago, at): [number, string, number, string] => [now - ago * dayMs, `o${at}`, 3_000, 'USD'])
    .sort(([left], [right]) => left - right);
  const summary: Summary = { ...emptySummary(), count: Math.max(1, orders.length), orders, ...parts };
  const identifier = { id: 1 as IdentifierId, namespace: 'user_id', value: 'u', firstSeen: 0, sourceId: 1 as SourceId, shared: false };
  const fragment: Fragment = { identifier, summary };
  return portraitOf([fragment], [], { preference: traitPreferenceSetting.default, now });
}
