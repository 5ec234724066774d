import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayMs } from '../../src/foundation/index.ts';
import { emptySummary, type Purchases, purchasesOf } from '../../src/profile/index.ts';
import { migrateWarehouse, openStorage, type Warehouse } from '../../src/storage/index.ts';
import {
  countStatistics,
  dayText,
  type Edition,
  fitToEverybody,
  fitValueModel,
  outlookOf,
  type PurchaseLog,
  readDayCells,
  readSample,
  readTenths,
  scoreEverybody,
  type ValueModel,
  type ValueModelBody,
  valueCostsSetting,
  valueModelOf,
  warehouseTables,
} from '../../src/value/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { treeUse } from './process-tree.ts';

/*
 * What everybody is worth, from their purchases in the warehouse to a score for each, with the product's own code:
 *   1. 40 million people with some 200 million purchase days are made by the models' own assumptions (not counted), one person in fifty for a
 *      year longer than the others: that year is held back;
 *   2. statistics of everybody, the choice of a model on a sample, its fit to everybody, and a score for everybody: visits, chance still active, profit;
 *   3. one person's value, as a decision asks for it;
 *   4. what was expected of those in fifty is compared with what they did, and what a visit brings with what it was made to bring.
 * `--quick`: a twentieth of the people.
 */
const quick = isQuick();
const people = quick ? 2_000_000 : 40_000_000;
const peopleInSample = 50_000;
const chunk = 2_000_000;
const yearsMax = 5;
const horizonDays = 365;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-value-${process.pid}`);
const edition: Edition = { number: 1, throughDay: Date.UTC(2026, 10, 1) / dayMs };
const noCare = { call: 0, case: 0, chat: 0, complaint: 0, repair: 0, return: 0 };
const peopleTimed = 10_000;
const watchMs = 250;

/** MBG/NBD with r = 1 and a = 1, whose rates and chances to leave are drawn in closed form; spending is Gamma–Gamma with p = 1 and q = 3. */
const truth = { alphaWeeks: 7, b: 9, v: 6000 };
const meanSpend = truth.v / 2;
const heldBackOneIn = 50;

/** Everything random is a hash of the person's number: the same people every time. First purchases are spread over two years. */
const makePurchases = `
INSERT INTO purchase_day (edition, person, day, spent, currency)
WITH
  (person, i) -> (intHash64(person * 1024 + i) % 4294967291 + 0.5) / 4294967291 AS u
SELECT 1 AS edition, person, first + wait AS day, toInt64(ceil(-log(u(person, 512 + wait)) / worth)) AS spent, 'EUR' AS currency
FROM (
  SELECT
    number AS person,
    toDate('2024-11-01') + toUInt16(730 * u(number, 1)) AS first,
    toDate('2026-11-01') + if(number % {heldBackOneIn:UInt32} = 0, 365, 0) - first AS span,
    -log(u(number, 2)) / (7 * {alphaWeeks:Float64}) AS rate,
    1 - pow(u(number, 3), 1 / {b:Float64}) AS leave,
    -log(u(number, 4) * u(number, 5) * u(number, 6)) / {v:Float64} AS worth,
    toUInt32(least(400, floor(log(u(number, 7)) / log(1 - leave)))) AS stays,
    arrayJoin(arrayDistinct(arrayConcat([0], arrayMap(w -> toUInt16(w), arrayFilter(w -> w <= span,
      arrayCumSum(arrayMap(i -> -log(u(number, 10 + i)) / rate, range(stays)))))))) AS wait
  FROM numbers({from:UInt64}, {count:UInt64})
)`;

/** Every tenth person has dealt with care, and looked around on the web. */
const makeSigns = `
INSERT INTO signs_of_person
SELECT 1 AS edition, number * 10 AS person, ['call', 'return'] AS care, [1 + number % 3, number % 2] AS dealings, ['web'] AS signs, [1 + number % 5] AS days
FROM numbers(intDiv({people:UInt64}, 10))`;

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const startedAt = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(`${what}: ${seconds.toFixed(1)} s\n`);
  return { seconds, result };
}

async function make(warehouse: Warehouse): Promise<void> {
  const { alphaWeeks, b, v } = truth;
  for (let from = 0; from < people; from += chunk)
    await warehouse.command(makePurchases, { from, count: Math.min(chunk, people - from), alphaWeeks, b, v, heldBackOneIn });
  await warehouse.command(makeSigns, { people });
  const [count] = await warehouse.query<{ days: number; people: number }>(
    'SELECT count() AS days, uniq(person) AS people FROM purchase_day',
  );
  process.stdout.write(`${people} people with ${count?.days} purchase days\n`);
}

interface Chosen {
  readonly body: ValueModelBody;
  readonly log: PurchaseLog;
}

async function choose(warehouse: Warehouse): Promise<Chosen> {
  const oneIn = Math.ceil(people / peopleInSample);
  const { log, currency } = await readSample(warehouse, edition, oneIn);
  const sample = { log, currency, personId: new Float64Array(log.people), care: noCare, oneIn, identifiers: people };
  return { body: fitValueModel(sample, edition.throughDay, yearsMax).body, log };
}

/** One person's value as a decision asks for it, over people of the sample. Unit: microseconds. */
function timeOnePerson(model: ValueModel, log: PurchaseLog): number {
  const facts = Array.from({ length: Math.min(peopleTimed, log.people) }, (_, person) => ({
    purchases: purchasesAt(log, person),
    care: noCare,
    now: (edition.throughDay + 0.5) * dayMs,
    horizonDays,
    costs: valueCostsSetting.default,
  }));
  for (const one of facts) outlookOf(one, model);
  const startedAt = performance.now();
  for (const one of facts) outlookOf(one, model);
  return ((performance.now() - startedAt) * 1000) / facts.length;
}

function purchasesAt(log: PurchaseLog, person: number): Purchases {
  const places = Array.from(
    { length: (log.start[person + 1] as number) - (log.start[person] as number) },
    (_, at) => (log.start[person] as number) + at,
  );
  const orders = places.map((at): [number, string, number, string] => [
    (log.day[at] as number) * dayMs,
    `o${at}`,
    log.amount[at] as number,
    'EUR',
  ]);
  return purchasesOf({ ...emptySummary(), count: orders.length, orders });
}

const compareHeldBack = `
SELECT
  (SELECT sum(visits) FROM value_score WHERE person % {heldBackOneIn:UInt32} = 0) AS expected,
  (SELECT count() FROM purchase_day WHERE day > {through:Date}) AS came`;

async function judgeTruth(warehouse: Warehouse, { visits, spend }: ValueModelBody): Promise<void> {
  process.stdout.write(`${visits.name}: ${visits.parameters.map((part) => part.toFixed(4)).join(' ')}, settled: ${visits.isSettled}\n`);
  const [held] = await warehouse.query<{ expected: number; came: number }>(compareHeldBack, {
    heldBackOneIn,
    through: dayText(edition.throughDay),
  });
  process.stdout.write(`held-back year: ${held?.expected.toFixed(0)} visits expected, ${held?.came} came\n`);
  figure('value_visits_off', Math.abs((held?.expected ?? 0) / (held?.came ?? 0) - 1), 'share', 0.05, 'atMost');
  const [p, q, v] = spend.EUR?.parameters ?? [0, 0, 0];
  figure('value_spend_off', Math.abs((p * v) / (q - 1) / meanSpend - 1), 'share', 0.01, 'atMost');
}

async function main(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
  };
  const storage = await openStorage({ dataDir, log });
  let peakBytes = 0;
  try {
    const { warehouse } = storage;
    await migrateWarehouse(warehouse, warehouseTables);
    await timed('purchases made (not counted)', () => make(warehouse));
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, treeUse(process.pid).memoryBytes);
    }, watchMs);
    const statistics = await timed('statistics', () => countStatistics(warehouse, edition));
    const chosen = await timed('choice on a sample, with back-test', () => choose(warehouse));
    const cells = await timed('cells', () => readDayCells(warehouse, edition, edition.throughDay - chosen.result.body.fromDay));
    process.stdout.write(`${cells.result.cells.size} cells\n`);
    const fitted = await timed('fit to everybody', () => fitToEverybody(warehouse, edition, chosen.result.body, cells.result));
    const model = valueModelOf(1, 0, 'bench', fitted.result);
    const scored = await timed('scores', () =>
      scoreEverybody(warehouse, edition, model, { costs: valueCostsSetting.default, horizonDays }),
    );
    clearInterval(watch);
    const tenths = await timed('tenths (not counted)', () => readTenths(warehouse, edition));
    figure(
      'value_people_scored',
      tenths.result.reduce((sum, one) => sum + one.people, 0),
      'people',
      people,
      'atLeast',
    );
    figure(
      'value_everybody',
      [statistics, chosen, cells, fitted, scored].reduce((sum, { seconds }) => sum + seconds, 0),
      's',
      120,
      'atMost',
    );
    figure('value_scores', scored.seconds, 's', 20, 'atMost');
    figure('value_memory', peakBytes / 1e9, 'GB', 6, 'atMost');
    figure('value_person', timeOnePerson(model, chosen.result.log), 'us', 50, 'atMost');
    await judgeTruth(warehouse, fitted.result);
  } finally {
    await storage.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
closeFigures();
