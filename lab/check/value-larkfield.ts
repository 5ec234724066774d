import {
  bgNbd,
  collapseHistories,
  fitValueModel,
  fitVisits,
  happenedAfter,
  historiesOf,
  observedAt,
  type Purchase,
  type PurchaseLog,
  purchaseLogOf,
  spendAVisit,
  unitDays,
  type ValueModel,
  valueModelOf,
} from '../../src/value/index.ts';
import { figure } from '../figure.ts';
import { larkfieldBuyers, larkfieldPayments } from '../larkfield/buyers.ts';
import type { Life } from '../larkfield/life.ts';
import { type Company, purchaseProcess } from '../larkfield/person.ts';
import { Random } from '../larkfield/random.ts';
import { isWithin } from './is-within.ts';

const dayMs = 86_400_000;
const until = Date.UTC(2026, 10, 1);
const endDay = until / dayMs - 1;
const start = until - 3 * 365.25 * dayMs;
// As the product's own back-test: a third of the time ahead of two.
const cutDay = endDay - Math.floor((endDay - Math.floor(start / dayMs)) / 3);
const people = 4_000;
const tenths = 10;

/**
 * Larkfield's hidden truth against what a fit makes of its purchases: the parameters of its process over `seeds` companies, and over `held` of them
 * what the product says at two thirds of the time of the third that follows.
 */
export function checkLarkfield(seeds: number, held: number): void {
  checkParameters(seeds);
  const outcomes = Array.from({ length: held }, (_, at) => foretell(at + 1));
  const all = outcomes.flatMap(({ answers }) => answers);
  const inside = all.filter(({ isInside }) => isInside).length;
  const bias = (of: (one: Outcome) => readonly [expected: number, came: number]) =>
    outcomes.map((one) => {
      const [expected, came] = of(one);
      return 100 * (expected / came - 1);
    });
  const [visits, spend] = [bias((one) => one.visits), bias((one) => one.spend)];
  process.stdout.write(
    `Larkfield's last third, ${held} companies of ${people} people, ${all.length} forecasts, of which ${((100 * inside) / all.length).toFixed(1)} percent hold: visits expected over those that came ${told(visits)} percent, ` +
      `amount ${told(spend)} percent; models ${outcomes.map(({ model }) => model).join(', ')}\n`,
  );
  figure('value_larkfield_ranges_off_80_percent', Math.abs((100 * inside) / all.length - 80), 'points', 3, 'atMost');
  figure('value_larkfield_chance_active_gap', gapByTenths(all), 'share', 0.03, 'atMost');
  figure('value_larkfield_visits_off', Math.abs(meanOf(visits)), 'percent', 5, 'atMost');
  figure('value_larkfield_amount_off', Math.abs(meanOf(spend)), 'percent', 5, 'atMost');
}

/** Purchases follow BG/NBD exactly but for this: a visit is a day, so that what somebody buys twice on one day is one. */
function checkParameters(seeds: number): void {
  const truth = [purchaseProcess.r, purchaseProcess.alpha, purchaseProcess.a, purchaseProcess.b];
  const within = truth.map(() => 0);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const purchases: Purchase[] = [];
    for (const { person, life } of larkfieldBuyers(companyOf(seed)))
      for (const time of life.purchases) purchases.push({ customer: person.id, day: Math.floor(time / dayMs), amount: 1 });
    const { parameters, logCovariance } = fitVisits(
      bgNbd,
      collapseHistories(historiesOf(observedAt(purchaseLogOf(purchases).log, endDay, unitDays))),
    );
    truth.forEach((parameter, at) => {
      const error = Math.sqrt(logCovariance?.[at]?.[at] ?? 0);
      if (Math.abs(Math.log((parameters[at] as number) / parameter)) <= 2 * error) within[at] = (within[at] as number) + 1;
    });
  }
  process.stdout.write(`Larkfield: seeds in which r, alpha, a, b are within two standard errors: ${within.join(', ')} of ${seeds}\n`);
  figure('value_larkfield_parameters_within_two_errors', (100 * Math.min(...within)) / seeds, 'percent', 90, 'atLeast');
}

/** What was said of one person at the cut, and what is so. */
interface Answer {
  readonly isInside: boolean;
  readonly chanceActive: number;
  readonly isActive: boolean;
}

interface Outcome {
  readonly model: string;
  readonly answers: readonly Answer[];
  /** In the currency that most people pay in. */
  readonly spend: readonly [expected: number, came: number];
  readonly visits: readonly [expected: number, came: number];
}

function foretell(seed: number): Outcome {
  const { log, currency, lives } = larkfieldLog(seed);
  const known = observedAt(log, cutDay, unitDays);
  const model = modelAt(log, currency, seed);
  const came = happenedAfter(log, known, cutDay, endDay);
  const random = new Random(seed, 'Larkfield ranges');
  const t = (endDay - cutDay) / unitDays;
  const visits: [number, number] = [0, 0];
  const spend: [number, number] = [0, 0];
  const answers: Answer[] = [];
  let at = 0;
  for (const history of historiesOf(known)) {
    const place = known.person[at] as number;
    const count = came.visits[at] as number;
    const expected = model.forecast.expected(history, t);
    const { leftAt } = lives[place] as Life;
    visits[0] += expected;
    visits[1] += count;
    if (currency[place] === 'EUR') {
      const paid = known.paid[at] as number;
      spend[0] += expected * spendAVisit(model.body, 'EUR', { visits: paid, spent: paid * (known.mean[at] as number) });
      spend[1] += came.amount[at] as number;
    }
    answers.push({
      isInside: isWithin(model.forecast.distribution(history, t), count, random),
      chanceActive: model.forecast.chanceActive(history),
      isActive: leftAt === undefined || leftAt >= (cutDay + 1) * dayMs,
    });
    at += 1;
  }
  return { model: model.body.visits.name, answers, visits, spend };
}

/** The model as the product fits it at the end of the cut's day, from what it had seen by then. */
function modelAt(log: PurchaseLog, currency: readonly string[], seed: number): ValueModel {
  const care = { call: 0, case: 0, chat: 0, complaint: 0, repair: 0, return: 0 };
  const personId = Float64Array.from(currency, (_, at) => at);
  const { body } = fitValueModel({ log, personId, currency, care, oneIn: 1, identifiers: log.people }, cutDay, 5);
  return valueModelOf(seed, cutDay * dayMs, 'check', body);
}

function larkfieldLog(seed: number): { log: PurchaseLog; currency: readonly string[]; lives: readonly Life[] } {
  const purchases: Purchase[] = [];
  const byId = new Map<string, { readonly life: Life; readonly currency: string }>();
  for (const { person, life, paid } of larkfieldPayments(companyOf(seed))) {
    byId.set(person.id, { life, currency: person.country.currency });
    for (const { time, amount } of paid) purchases.push({ customer: person.id, day: Math.floor(time / dayMs), amount });
  }
  const { log, customers } = purchaseLogOf(purchases);
  const known = customers.map((customer) => byId.get(customer) as { life: Life; currency: string });
  return { log, currency: known.map(({ currency }) => currency), lives: known.map(({ life }) => life) };
}

function companyOf(seed: number): Company {
  return { seed, people, start, until };
}

/** Mean distance, over tenths of the people by their chance, between the mean chance and the share of those who are customers still. */
function gapByTenths(answers: readonly Answer[]): number {
  const rising = answers.toSorted((left, right) => left.chanceActive - right.chanceActive);
  const gaps = Array.from({ length: tenths }, (_, tenth) => {
    const group = rising.slice(Math.floor((tenth * rising.length) / tenths), Math.floor(((tenth + 1) * rising.length) / tenths));
    const [chance, active] = [
      meanOf(group.map(({ chanceActive }) => chanceActive)),
      meanOf(group.map(({ isActive }) => (isActive ? 1 : 0))),
    ];
    return Math.abs(chance - active);
  });
  return meanOf(gaps);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function told(values: readonly number[]): string {
  const spread = Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));
  return `${meanOf(values).toFixed(1)} on average, ±${spread.toFixed(1)} from one company to another,`;
}
