import { InvalidInput, majorUnits } from '../../foundation/index.ts';
import { careKinds, signalKinds } from '../../profile/index.ts';
import type { Warehouse } from '../../storage/index.ts';
import { daysAYear, dayText } from '../log/day.ts';
import { visitModelNamed } from '../model/candidates.ts';
import { fittedVisitsOf, type ValueModel, type ValueModelBody } from '../model/value-model.ts';
import { careVisitsOfEverybody, presentWorth } from '../person/person-value.ts';
import { spendLevelIn } from '../profit/spend-a-visit.ts';
import { growingCellsOf, type SpendCellsGrowing, type SpendModel, spendModelsOf } from '../profit/spend-models.ts';
import * as queries from '../queries/everyone.ts';
import { calendarTime, unitsBetween } from '../season/visit-time.ts';
import type { SignSlope } from '../signals/learn-signals.ts';
import type { ValueCosts } from '../value-settings.ts';
import { alphaOf, fitVisits } from '../visits/fit-visits.ts';
import { unitDays } from '../visits/visit-model.ts';
import { type CellRun, type DayCells, dayCellsOf } from './day-cells.ts';
import { type RunScorer, runScorer } from './score-run.ts';

/** Everybody's purchases as they were written at one time, and the last day they speak of. */
export interface Edition {
  readonly number: number;
  readonly throughDay: number;
}

/** Works the statistics of everybody out. Cost: one pass over the purchases, some three seconds for ten million people. */
export async function countStatistics(warehouse: Warehouse, { number, throughDay }: Edition): Promise<void> {
  await warehouse.command(queries.countStatistics, { edition: number, through: dayText(throughDay) });
}

/** The cells of everybody whose first purchase is at most `daysMax` days ago, in units of `time`. */
export async function readDayCells(
  warehouse: Warehouse,
  { number, throughDay }: Edition,
  daysMax: number,
  time = calendarTime,
): Promise<DayCells> {
  const rows: queries.CellsRow[] = [];
  for await (const some of warehouse.stream<queries.CellsRow>(queries.readCells, { edition: number, daysMax })) rows.push(...some);
  return dayCellsOf(rows, unitDays, throughDay, time);
}

/**
 * A model that was chosen on some, fitted to everybody: the parameters of its visits and of what is spent. The rest (weights, level, back-test) stays
 * as it was learned. Cost: a second for a million cells, and one for spending.
 */
export async function fitToEverybody(
  warehouse: Warehouse,
  edition: Edition,
  body: ValueModelBody,
  cells: DayCells,
): Promise<ValueModelBody> {
  const { weights, learned } = body.visits;
  const fit = fitVisits(visitModelNamed(body.visits.name), cells.cells);
  const spend = await fitSpendToEverybody(warehouse, edition, body.throughDay - body.fromDay);
  return {
    ...body,
    everybody: cells.cells.peopleAll,
    visits: { ...fittedVisitsOf(fit), weights, ...(learned === undefined ? {} : { learned }) },
    // How many people there are and what they spend is told of those who were read: they are the ones that a list shows, and the level is learned of them.
    spend: Object.fromEntries(
      Object.entries(spend).map(([currency, model]) => [currency, { ...model, ...listedOf(body.spend[currency]) }]),
    ),
  };
}

function listedOf(read: SpendModel | undefined): Partial<SpendModel> {
  if (read === undefined) return { people: 0, level: 1 };
  const { people, mean, median, level } = read;
  return { people, mean, ...(median === undefined ? {} : { median }), ...(level === undefined ? {} : { level }) };
}

async function fitSpendToEverybody(warehouse: Warehouse, { number }: Edition, daysMax: number): Promise<Record<string, SpendModel>> {
  const byCurrency = new Map<string, SpendCellsGrowing>();
  for await (const rows of warehouse.stream<queries.SpendCellsRow>(queries.readSpendCells, { edition: number, daysMax })) {
    for (const { currency, visits, mean, people } of rows) {
      const cells = growingCellsOf(byCurrency, currency);
      cells.visits.push(visits);
      cells.mean.push(mean);
      cells.people.push(people);
    }
  }
  return spendModelsOf(byCurrency);
}

/**
 * What everybody is expected to do and bring within `horizonDays`: the same numbers as `personValue` without its ranges, for all people at once.
 * Cost: see `runScorer`, and one pass over everybody in the warehouse.
 */
export async function scoreEverybody(
  warehouse: Warehouse,
  edition: Edition,
  model: ValueModel,
  { costs, horizonDays }: { readonly costs: ValueCosts; readonly horizonDays: number },
): Promise<void> {
  const { time } = model;
  const cells = await readDayCells(warehouse, edition, 65_535, time);
  if (cells.cells.size === 0) throw new InvalidInput('value.nobody', [{ at: 'purchases', message: 'there is nobody to score' }]);
  const { signals } = model.body;
  const unitsAhead = (days: number): number => unitsBetween(time, edition.throughDay, edition.throughDay + days, unitDays);
  const soon = unitsAhead(Math.min(horizonDays, signals?.aheadDays ?? 0));
  await writeScores(warehouse, edition, cells.runs, runScorer(model.forecast, cells.cells, unitsAhead(horizonDays), soon));
  const currencies = (await warehouse.query<{ currency: string }>(queries.readCurrencies, { edition: edition.number })).map(
    ({ currency }) => currency,
  );
  const { spend, carePerVisit } = model.body;
  const slopesOf = (aspect: SignSlope['aspect']) =>
    signalKinds.map((kind) => signals?.slopes.find((one) => one.kind === kind && one.aspect === aspect)?.slope ?? 0);
  const parameter = (place: number) => currencies.map((currency) => spend[currency]?.parameters[place] ?? 0);
  await warehouse.command(queries.scoreEverybody(model.body.channels !== undefined), {
    edition: edition.number,
    presentWorth: presentWorth(costs.discountPercentAYear / 100, horizonDays / daysAYear),
    margin: costs.marginPercent / 100,
    careWeight: careVisitsOfEverybody,
    careOfEverybody: careKinds.reduce((sum, kind) => sum + costs.care[kind] * (carePerVisit[kind] ?? 0), 0),
    currencies,
    p: parameter(0),
    q: parameter(1),
    v: parameter(2),
    minorInMajor: currencies.map((currency) => 1 / majorUnits({ minorUnits: 1, currency })),
    levels: currencies.map((currency) => spendLevelIn(model.body, currency)),
    ...channelParameters(model, edition.throughDay),
    signNorm: signals?.norm ?? 1,
    signKinds: [...signalKinds],
    signThere: slopesOf('there'),
    signOften: slopesOf('often'),
    careKinds: [...careKinds],
    careCosts: careKinds.map((kind) => costs.care[kind]),
  });
}

/** What channels of the first purchase tell, with the ages of people in units of the model by days since that purchase; nothing where they tell nothing. */
function channelParameters({ body: { channels, visits }, time }: ValueModel, throughDay: number) {
  const ages = Array.from(
    { length: channels?.withinDays ?? 0 },
    (_, ago) => (time.wholeAt(throughDay) - time.wholeAt(throughDay - ago)) / unitDays,
  );
  return {
    alpha: alphaOf({ model: visitModelNamed(visits.name), parameters: visits.parameters }),
    channels: channels?.channels.map(({ channel }) => channel) ?? [],
    channelTimes: channels?.channels.map(({ times }) => times) ?? [],
    channelAges: ages,
  };
}

/** Takes the statistics of an edition back: they are of another day than what comes next. */
export async function forgetStatistics(warehouse: Warehouse, { number }: Edition): Promise<void> {
  await warehouse.command(queries.dropStatistics, { edition: number });
}

/** Everybody who was scored, in tenths of what they are expected to bring. */
export async function readTenths(warehouse: Warehouse, { number }: Edition): Promise<queries.TenthRow[]> {
  return warehouse.query<queries.TenthRow>(queries.tenthsOfEverybody, { edition: number });
}

export interface ScoredQuestion {
  readonly currency: string;
  /** Profit at least and at most, minor units; everybody, who come most first, when absent. */
  readonly profit?: { readonly low: number; readonly high: number };
  readonly from: number;
  readonly limit: number;
}

/** A page of people who were scored, who bring most first; who come most, where no range of profit is asked for. */
export async function readScoredPeople(
  warehouse: Warehouse,
  number: number,
  { profit, ...question }: ScoredQuestion,
): Promise<queries.ScoreRow[]> {
  const [query, range] = profit === undefined ? [queries.scoredPeopleByVisits, {}] : [queries.scoredPeople, profit];
  return warehouse.query<queries.ScoreRow>(query, { edition: number, ...question, ...range });
}

// An insert of some megabytes.
const cellsPerInsert = 200_000;

/** Works out and writes what the model says of each run of cells: while the warehouse takes in one part, the next is worked out. */
async function writeScores(warehouse: Warehouse, { number }: Edition, runs: readonly CellRun[], score: RunScorer): Promise<void> {
  let [lines, held, part] = ['', 0, 0];
  let underWay = Promise.resolve();
  const send = async (): Promise<void> => {
    await underWay;
    underWay = warehouse.insert('visit_score', lines, `visit_score ${number} ${part}`);
    [lines, held, part] = ['', 0, part + 1];
  };
  for (const run of runs) {
    const { x, T, tx } = run;
    lines += `${JSON.stringify({ edition: number, x, T, tx, ...score(run) })}\n`;
    held += tx.length;
    if (held >= cellsPerInsert) await send();
  }
  await send();
  await underWay;
}
