import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { publishedBody } from '../../../test/value-model.ts';
import { dayMs } from '../../foundation/index.ts';
import { emptySummary, purchasesOf, type Summary } from '../../profile/index.ts';
import { purchasesOfPerson } from '../log/read-purchase-log.ts';
import { type ValueModelBody, valueModelOf } from '../model/value-model.ts';
import { personValue } from '../person/person-value.ts';
import type { SpendModel } from '../profit/spend-models.ts';
import { valueCostsSetting } from '../value-settings.ts';
import { mbgNbd } from '../visits/beta-geometric.ts';
import { fitVisits } from '../visits/fit-visits.ts';
import { collapseHistories } from '../visits/purchase-cells.ts';
import { countStatistics, type Edition, readDayCells, scoreEverybody } from './everyone.ts';
import { readSample } from './read-sample.ts';
import { everyoneTables } from './warehouse-tables.ts';
import { EditionWriter } from './write-edition.ts';

const today = Date.UTC(2026, 10, 22) / dayMs;
const now = today * dayMs + dayMs / 2;
const edition: Edition = { number: 7, throughDay: today };
const seasonalEdition: Edition = { number: 8, throughDay: today };
const channelEdition: Edition = { number: 9, throughDay: today };
const costs = valueCostsSetting.default;
const horizonDays = 365;

const published = publishedBody(today, 'EUR');
const body: ValueModelBody = {
  ...published,
  spend: {
    EUR: { ...(published.spend.EUR as SpendModel), level: 0.8 },
    JPY: { ...(published.spend.EUR as SpendModel), parameters: [3, 2.2, 900] },
  },
  spendLevel: 1.1,
  signals: {
    windowDays: 90,
    aheadDays: 182,
    slopes: [
      { kind: 'web', aspect: 'there', slope: 0.7, standardError: 0.1 },
      { kind: 'web', aspect: 'often', slope: 0.2, standardError: 0.05 },
      { kind: 'care', aspect: 'there', slope: -0.4, standardError: 0.1 },
    ],
    norm: 1.2,
    heldBack: { devianceWithout: 1, devianceWith: 0.9, rmseWithout: 1, rmseWith: 0.98 },
  },
  carePerVisit: { call: 0.1, case: 0, chat: 0.02, complaint: 0, repair: 0, return: 0.05 },
};
const model = valueModelOf(3, now, 'schedule', body);
const seasonal = valueModelOf(4, now, 'schedule', {
  ...body,
  season: {
    yearDay: today - 100,
    weeks: Array.from({ length: 52 }, (_, week) => (week < 13 ? 2.2 : 0.6)),
    heldBack: { cutDay: today - 365, endDay: today, people: 900, visits: 5_000, misfitWithout: 900, misfitWith: 30 },
  },
});

const byChannel = valueModelOf(5, now, 'schedule', {
  ...seasonal.body,
  channels: {
    withinDays: 365,
    channels: [
      { channel: 'store', times: 2.1, people: 300 },
      { channel: 'web', times: 0.4, people: 200 },
    ],
    heldBack: { devianceWithout: 1, devianceWith: 0.95, rmseWithout: 1, rmseWith: 0.98 },
  },
});

/** Orders as a summary holds them: in several currencies, with unknown amounts and returns. */
const someOrders = fc
  .array(
    fc.record({
      ago: fc.integer({ min: 0, max: 900 }),
      amount: fc.oneof({ weight: 6, arbitrary: fc.nat(20_000) }, { weight: 1, arbitrary: fc.integer({ min: -6_000, max: -1 }) }),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'GBP'),
      isUnknown: fc.nat(7).map((one) => one === 0),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((orders) =>
    orders
      .sort((left, right) => right.ago - left.ago)
      .map(({ ago, amount, currency, isUnknown }, at): Summary['orders'][number] => {
        const begun = [(today - ago) * dayMs, `o${at}`] as const;
        return isUnknown ? [...begun, 0, currency, 'u'] : [...begun, amount, currency];
      }),
  );
const signDays = fc.uniqueArray(fc.integer({ min: today - 120, max: today + 1 }), { maxLength: 6 });
const people = fc
  .sample(
    fc.record({
      signs: fc.record(
        { web: signDays, app: signDays, care: signDays, choices: signDays, firstChannel: fc.constantFrom('store', 'web', 'kiosk') },
        { requiredKeys: ['web', 'app', 'care', 'choices'] },
      ),
      care: fc.record({ call: fc.nat(3), case: fc.nat(1), chat: fc.nat(1), complaint: fc.nat(1), repair: fc.nat(1), return: fc.nat(2) }),
      orders: someOrders,
    }),
    { numRuns: 500, seed: 20261122 },
  )
  .flatMap(({ orders, care, signs }, at) => {
    const summary: Summary = { ...emptySummary(), count: orders.length, orders };
    const bought = purchasesOfPerson(at * 3 + 1, summary);
    return bought === undefined ? [] : [{ ...bought, care, signs, purchases: purchasesOf(summary) }];
  });

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: everyoneTables });
  for (const each of [edition, seasonalEdition, channelEdition]) {
    const writer = new EditionWriter(engines.warehouse, each.number, today);
    for (const one of people) await writer.add(one);
    await writer.end();
    await countStatistics(engines.warehouse, each);
  }
});
afterAll(() => engines.close());

const models = [
  { named: 'signs besides visits', edition, model, horizonDays },
  { named: 'a season of the year', edition: seasonalEdition, model: seasonal, horizonDays: 120 },
  { named: 'all of it, and where people first bought', edition: channelEdition, model: byChannel, horizonDays: 200 },
];

it('is given people of every kind that averages go wrong with', () => {
  const has = (kind: (one: (typeof people)[number]) => boolean) => expect(people.filter(kind).length).toBeGreaterThan(10);
  has(({ days }) => days.some(({ spent }) => spent === undefined) && days.some(({ spent }) => spent !== undefined));
  has(({ days }) => days.every(({ spent }) => spent === undefined));
  has(({ purchases }) => purchases.spent.size > 1);
  has(({ currency }) => currency === 'JPY');
  has(({ currency }) => currency === 'GBP');
  expect(people.length).toBeLessThan(500);
});

it.each(models)('scores everybody as she is valued when her page is read: $named', async ({ edition, model, horizonDays }) => {
  await scoreEverybody(engines.warehouse, edition, model, { costs, horizonDays });
  const scores = await engines.warehouse.query<{ person: number; visits: number; active: number; profit: number }>(
    'SELECT person, visits, active, profit FROM value_score WHERE edition = {edition:UInt32} ORDER BY person',
    { edition: edition.number },
  );
  expect(scores.map(({ person }) => person)).toEqual(people.map(({ person }) => person));
  people.forEach((one, at) => {
    const { purchases } = one;
    const { ahead } = personValue({ purchases, care: one.care, signs: one.signs, now, horizonDays, costs }, model);
    const score = scores[at] as (typeof scores)[number];
    expect(score.visits).toBeCloseTo(ahead?.visits as number, 5);
    expect(score.active).toBeCloseTo(ahead?.chanceActive as number, 5);
    expect(Math.abs(score.profit - (ahead?.profit as number))).toBeLessThan(1e-4 * Math.abs(ahead?.profit as number) + 1);
  });
});

it.each([
  { named: 'by the calendar', time: model.time },
  { named: 'by a season', time: seasonal.time },
])('counts equal histories once, and fits them as single people are fitted: $named', async ({ time }) => {
  const { cells, runs } = await readDayCells(engines.warehouse, edition, 2_000, time);
  const histories = people.map(({ days }) => {
    const [first, last] = [days[0]?.day as number, days.at(-1)?.day as number];
    const since = (day: number): number => (time.wholeAt(day) - time.wholeAt(first)) / 7;
    return { x: days.length - 1, tx: since(last), T: since(today) };
  });
  expect(cells.peopleAll).toBe(people.length);
  expect(runs.reduce((sum, { tx }) => sum + tx.length, 0)).toBe(cells.size);
  const single = fitVisits(mbgNbd, collapseHistories(histories));
  const together = fitVisits(mbgNbd, cells);
  expect(together.logLikelihood).toBeCloseTo(single.logLikelihood, 4);
});

it('takes the same people of a sample every time, with their days in order', async () => {
  const [once, again] = [await readSample(engines.warehouse, edition, 3), await readSample(engines.warehouse, edition, 3)];
  expect(once).toEqual(again);
  expect(once.log.people).toBeGreaterThan(people.length / 6);
  expect(once.log.people).toBeLessThan(people.length / 2);
  for (let person = 0; person < once.log.people; person += 1) {
    const days = [...once.log.day.subarray(once.log.start[person], once.log.start[person + 1])];
    expect(days).toEqual([...days].sort((left, right) => left - right));
  }
  const all = await readSample(engines.warehouse, edition, 1);
  expect(all.log.people).toBe(people.length);
});
