import { InvalidInput } from '../../foundation/index.ts';
import type { CareCounts } from '../../profile/index.ts';
import type { BackTestPeople } from '../backtest/back-test.ts';
import { type BackTestReport, backTestReport } from '../backtest/back-test-report.ts';
import type { Habits } from '../leaning/habits.ts';
import { dayText, yearsBefore } from '../log/day.ts';
import { firstDayOf, observedAt, type PurchaseLog, peopleWhere } from '../log/purchase-log.ts';
import type { PeopleLog } from '../log/read-purchase-log.ts';
import { learnSpendLevel } from '../profit/spend-level.ts';
import { growingCellsOf, type SpendCellsGrowing, type SpendModel, spendModelsOf } from '../profit/spend-models.ts';
import { type LearnedSeason, learnSeason } from '../season/learn-season.ts';
import { timeOf, unitsBetween, type VisitTime } from '../season/visit-time.ts';
import { type ChannelFactors, learnChannels } from '../signals/learn-channels.ts';
import { learnSignals, type SignalFactors } from '../signals/learn-signals.ts';
import type { BlendWeights, ForecastVisits } from '../visits/blend-visits.ts';
import { doubtfulVisits } from '../visits/doubtful-visits.ts';
import type { VisitFit } from '../visits/fit-visits.ts';
import { chooseVisitForecast, historiesOf, type LearnedFrom, levelErrorOf, type VisitForecast } from '../visits/visit-forecast.ts';
import { unitDays, type VisitModelName } from '../visits/visit-model.ts';
import { candidates, visitModelNamed } from './candidates.ts';

/** A fitted model as it is kept: plain data. Days are whole days since 1970. */
export interface ValueModelBody {
  /** The last day that it saw. */
  readonly throughDay: number;
  /** People whose first purchase is on this day or later were looked at. */
  readonly fromDay: number;
  readonly people: number;
  /** One person in so many was read. */
  readonly oneIn: number;
  /** All people, to whom the parameters of visits and of spending were then fitted; absent where everybody was read. */
  readonly everybody?: number;
  readonly visitDays: number;
  /** About how many identifiers there were. */
  readonly identifiers: number;
  readonly visits: {
    readonly name: VisitModelName;
    readonly parameterNames: readonly string[];
    readonly parameters: readonly number[];
    readonly standardErrors?: readonly number[];
    /** Of the logarithms of the parameters, row by row. */
    readonly logCovariance?: readonly (readonly number[])[];
    readonly logLikelihood: number;
    readonly isSettled: boolean;
    readonly weights: BlendWeights;
    readonly learned?: LearnedFrom;
  };
  readonly spend: Readonly<Record<string, SpendModel>>;
  /** What a later visit brings over what the spend model expects, learned in the currency that most people pay in; other currencies have their own `level`. */
  readonly spendLevel: number;
  /** How visits go up and down with the year: times of the visit model are those of `timeOf`. Undefined where no season was clear. */
  readonly season?: LearnedSeason;
  /** How much oftener people come by the channel of their first purchase; undefined where that told nothing clear. */
  readonly channels?: ChannelFactors;
  /** What other signs tell of visits to come; undefined where they told nothing that the visits did not. */
  readonly signals?: SignalFactors;
  /** Dealings with care a visit, over everybody. */
  readonly carePerVisit: CareCounts;
  /** What everybody does, on which one person's leanings rest. Models of before it was learned have none. */
  readonly habits?: Habits;
  /** Median days between two visits of one person, over everybody's; undefined when nobody came twice. */
  readonly usualGapDays?: number;
  /** What this model expects of its people within a year, over what the one in use before expected of the same people, less 1. */
  readonly drift?: Drift;
  /** The same, held against the version that somebody last accepted, where that is another one: a creep that no single fit shows. */
  readonly driftFromBase?: Drift;
  /** How well the same choice of models did on the last third of the log. Undefined where that third has too little in it. */
  readonly backTest?: BackTestReport;
  /** Under which the people it was fitted to are kept (see `listing/`); absent where they could not be. */
  readonly listing?: string;
}

/** How far a model is from the one in use before. */
export interface Drift {
  readonly fromVersion: number;
  readonly share: number;
  /** Visits expected of each within a year by the one before and by this one; absent in versions that did not keep them. */
  readonly before?: number;
  readonly now?: number;
}

/** A fit with the people behind its numbers. */
export interface FittedModel {
  readonly body: ValueModelBody;
  /** The people looked at: their purchases, and their places in the log that was given. */
  readonly people: { readonly log: PurchaseLog; readonly places: Int32Array };
  /** The people of the back-test, if there is one. */
  readonly backTest?: BackTestLists;
}

/** The people of a back-test with what they are looked up in. */
export interface BackTestLists {
  readonly people: BackTestPeople;
  /** The purchases that `people` are places in. */
  readonly log: PurchaseLog;
  /** Their places in the log that was given. */
  readonly places: Int32Array;
}

/** A model ready to answer. */
export interface ValueModel {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly fittedAt: number;
  readonly fittedBy: string;
  readonly body: ValueModelBody;
  readonly forecast: ForecastVisits;
  /** What histories and forecasts of it are measured in. */
  readonly time: VisitTime;
}

// With fewer, four parameters say nothing.
const peopleMin = 100;
// No firm is without a sale for four weeks: a log that ends before is one that was brought in whole, and its end is where it ends.
const silentDaysMax = 28;

/** The last day that a log can speak of: today, or its own last day where it ended weeks ago. Pure. */
export function throughDayOf(log: PurchaseLog, today: number): number {
  const last = log.day.reduce((latest, day) => (day <= today && day > latest ? day : latest), Number.NEGATIVE_INFINITY);
  return today - last > silentDaysMax && Number.isFinite(last) ? last : today;
}

/**
 * Fits everything that a person's value is made of: the visit model that does best on the log's own second half, what a visit brings by
 * currency, and how often care is dealt with. Only people whose first purchase is at most `yearsMax` years before the end are looked at,
 * from their first purchase on. Pure; deterministic. Cost: some six fits of the visit model.
 * @throws InvalidInput `value.too_few_people`
 */
export function fitValueModel(people: PeopleLog, today: number, yearsMax: number, before?: ValueModel, base?: ValueModel): FittedModel {
  const throughDay = throughDayOf(people.log, today);
  const fromDay = yearsBefore(throughDay, yearsMax);
  const { log, places } = peopleSince(people.log, fromDay, throughDay);
  if (log.people < peopleMin) {
    const message = `${log.people} people have bought since ${dayText(fromDay)}; a model needs ${peopleMin}`;
    throw new InvalidInput('value.too_few_people', [{ at: 'purchases', message }]);
  }
  const season = learnSeason(log, throughDay, candidates[0], unitDays);
  const forecast = chooseVisitForecast(candidates, log, throughDay, { unitDays, season });
  const { fit, weights, learned } = forecast;
  const main = inMainCurrency(people, fromDay, throughDay);
  const backTest = backTestOfLastThird(main, fromDay, throughDay);
  const signs = (place: number) => people.signs?.[places[place] as number];
  const channels = learnChannels(log, signs, throughDay, forecast, unitDays);
  const signals = learnSignals(log, signs, throughDay, forecast, unitDays, channels);
  const visitDays = log.day.reduce((count, day) => (day <= throughDay ? count + 1 : count), 0);
  const gap = usualGap(log, throughDay);
  const currencyOf = (place: number) => people.currency[places[place] as number] as string;
  const spend = withLevels(fitSpend(log, throughDay, currencyOf), (currency) => {
    const paying = currency === main.currency ? main : peopleWhere(log, (place) => currencyOf(place) === currency);
    return learnSpendLevel(paying.log, throughDay, forecast, unitDays);
  });
  const body = {
    throughDay,
    fromDay,
    people: log.people,
    oneIn: people.oneIn,
    identifiers: people.identifiers,
    visitDays,
    visits: { ...fittedVisitsOf(fit), weights, ...(learned === undefined ? {} : { learned }) },
    spend,
    spendLevel: spend[main.currency]?.level ?? 1,
    ...(season === undefined ? {} : { season }),
    ...(channels === undefined ? {} : { channels }),
    ...(signals === undefined ? {} : { signals }),
    carePerVisit: perVisit(people.care, people.log.day.length),
    ...(people.habits === undefined ? {} : { habits: people.habits }),
    ...(gap === undefined ? {} : { usualGapDays: gap }),
    ...(before === undefined ? {} : { drift: { fromVersion: before.version, ...driftOf(log, throughDay, before, forecast) } }),
    ...(base === undefined || base.version === before?.version
      ? {}
      : { driftFromBase: { fromVersion: base.version, ...driftOf(log, throughDay, base, forecast) } }),
    ...(backTest === undefined ? {} : { backTest: backTest.report }),
  };
  return {
    body,
    people: { log, places },
    ...(backTest === undefined ? {} : { backTest: { people: backTest.people, log: main.log, places: main.places } }),
  };
}

/** A fit as it is kept: all of it that a fit to other people would change. Pure. */
export function fittedVisitsOf(fit: VisitFit): Omit<ValueModelBody['visits'], 'learned' | 'weights'> {
  return {
    name: fit.model.name,
    parameterNames: fit.model.parameterNames,
    parameters: [...fit.parameters],
    ...(fit.standardErrors === undefined ? {} : { standardErrors: fit.standardErrors }),
    ...(fit.logCovariance === undefined ? {} : { logCovariance: fit.logCovariance.map((row) => [...row]) }),
    logLikelihood: fit.logLikelihood,
    isSettled: fit.isSettled,
  };
}

function peopleSince(log: PurchaseLog, fromDay: number, throughDay: number): { log: PurchaseLog; places: Int32Array } {
  return peopleWhere(log, (place) => firstDayOf(log, place) >= fromDay && firstDayOf(log, place) <= throughDay);
}

/** The log of those who pay in the currency that most people pay in: amounts in several cannot be compared. Pure. */
export function inMainCurrency(
  { log, currency }: PeopleLog,
  fromDay: number,
  throughDay: number,
): { log: PurchaseLog; places: Int32Array; currency: string } {
  const since = peopleSince(log, fromDay, throughDay);
  const counts = new Map<string, number>();
  for (const place of since.places) counts.set(currency[place] as string, (counts.get(currency[place] as string) ?? 0) + 1);
  const [main] = [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))[0] ?? [''];
  const paying = peopleWhere(since.log, (place) => currency[since.places[place] as number] === main);
  return { log: paying.log, places: paying.places.map((place) => since.places[place] as number), currency: main };
}

/** The day after which the last third of a log's time until `endDay` begins: long enough ahead to see, and more behind than ahead. Pure. */
export function lastThirdOf(log: PurchaseLog, endDay: number, fromDay = Number.NEGATIVE_INFINITY): number {
  const first = log.day.reduce((earliest, day) => Math.min(earliest, day), endDay);
  return endDay - Math.floor((endDay - Math.max(first, fromDay)) / 3);
}

function backTestOfLastThird(
  { log, currency }: { log: PurchaseLog; currency: string },
  fromDay: number,
  throughDay: number,
): ReturnType<typeof backTestReport> | undefined {
  const cutDay = lastThirdOf(log, throughDay, fromDay);
  const known = observedAt(log, cutDay, unitDays).size;
  if (known < peopleMin || cutDay >= throughDay) return undefined;
  try {
    return backTestReport(log, currency, cutDay, throughDay);
  } catch (error) {
    // Nobody came again: there is nothing to compare.
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}

/** What `after` expects of everybody within a year, over what `before` does, less 1. Pure. */
function driftOf(
  log: PurchaseLog,
  throughDay: number,
  before: Pick<ValueModel, 'forecast' | 'time'>,
  after: VisitForecast,
): Omit<Drift, 'fromVersion'> {
  const ofYear = (forecast: ForecastVisits, time: VisitTime): number => {
    const year = unitsBetween(time, throughDay, throughDay + 365, unitDays);
    let sum = 0;
    for (const history of historiesOf(observedAt(log, throughDay, unitDays, time))) sum += forecast.expected(history, year);
    return sum;
  };
  const [old, now] = [ofYear(before.forecast, before.time), ofYear(after, after.time)];
  const people = Math.max(1, log.people);
  return { share: old > 0 ? now / old - 1 : 0, before: old / people, now: now / people };
}

/** The model of a body, ready to answer. */
export function valueModelOf(version: number, fittedAt: number, fittedBy: string, body: ValueModelBody): ValueModel {
  const { name, learned, ...fit } = body.visits;
  const forecast = doubtfulVisits({ ...fit, model: visitModelNamed(name), levelError: levelErrorOf(learned) });
  return { version, fittedAt, fittedBy, body, forecast, time: timeOf(body.season) };
}

function fitSpend(log: PurchaseLog, throughDay: number, currencyOf: (place: number) => string): Record<string, SpendModel> {
  const observed = observedAt(log, throughDay, unitDays);
  const byCurrency = new Map<string, SpendCellsGrowing>();
  observed.person.forEach((place, at) => {
    const cells = growingCellsOf(byCurrency, currencyOf(place));
    cells.visits.push(observed.paid[at] as number);
    cells.mean.push(observed.mean[at] as number);
    cells.people.push(1);
  });
  return spendModelsOf(byCurrency);
}

function withLevels(models: Record<string, SpendModel>, levelOf: (currency: string) => number): Record<string, SpendModel> {
  return Object.fromEntries(Object.entries(models).map(([currency, model]) => [currency, { ...model, level: levelOf(currency) }]));
}

function perVisit(care: CareCounts, visits: number): CareCounts {
  return Object.fromEntries(Object.entries(care).map(([kind, count]) => [kind, visits === 0 ? 0 : count / visits])) as CareCounts;
}

function usualGap(log: PurchaseLog, throughDay: number): number | undefined {
  const gaps: number[] = [];
  for (let place = 0; place < log.people; place += 1) {
    for (let at = (log.start[place] as number) + 1; at < (log.start[place + 1] as number); at += 1) {
      if ((log.day[at] as number) <= throughDay) gaps.push((log.day[at] as number) - (log.day[at - 1] as number));
    }
  }
  gaps.sort((left, right) => left - right);
  return gaps[Math.floor(gaps.length / 2)];
}
