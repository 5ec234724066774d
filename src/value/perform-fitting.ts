import { dayMs, InvalidInput, newUuid } from '../foundation/index.ts';
import { type Postgres, type Sql, tryLead, type Warehouse } from '../storage/index.ts';
import { type BackTestReport, backTestReport } from './backtest/back-test-report.ts';
import { isEditionStale, readNewestEdition } from './everyone/editions.ts';
import { beginReading } from './everyone/everyone-reading.ts';
import { addFieldResult } from './fields/keep-fields.ts';
import { measureHistory } from './fields/measure-history.ts';
import type { FittingEnd, FittingTask } from './fitting-protocol.ts';
import { forgetListings, type ListingKind, listingName } from './listing/forget-listings.ts';
import { addListing } from './listing/value-listings.ts';
import { writeBackTestPeople, writeFieldPeople, writeModelPeople } from './listing/write-listing.ts';
import { dayText, yearsBefore } from './log/day.ts';
import type { PurchaseLog } from './log/purchase-log.ts';
import { readPeopleLog } from './log/read-purchase-log.ts';
import { noteDrift, readDriftBase } from './model/value-drift.ts';
import { fitValueModel, inMainCurrency, throughDayOf, type ValueModelBody, valueModelOf } from './model/value-model.ts';
import { addModel, readCurrentModel, readVersion } from './model/value-models.ts';

export interface FittingEngines {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  /** The same, by a connection that waits for statements over everybody. */
  readonly patientWarehouse: Warehouse;
  /** One connection, with which the lock goes that one copy of the program has at a time; without it there is no other copy. */
  readonly leader?: Sql;
}

/**
 * Does a task and says how it ended; throws nothing. Cost: a walk over all summaries, then seconds of computing, and a row in the warehouse for
 * each person looked at. A warehouse that is away costs the lists of people and their scores, not the fit; fields are measured on a sample of history.
 */
export async function performFitting(engines: FittingEngines, task: FittingTask): Promise<FittingEnd> {
  try {
    if (task.kind === 'fields') return await measureFieldsNow(engines, task);
    if (task.kind === 'backTest') return await backTestOwnDays(engines, task);
    if (!(await isAlone(engines))) return { kind: 'elsewhere' };
    return await (task.kind === 'fit' ? fitNow(engines, task) : scoreNow(engines, task));
  } catch (error) {
    if (error instanceof InvalidInput) return { kind: 'refused', code: error.code, problems: error.problems };
    return { kind: 'failed', message: inFull(error) };
  }
}

/** Each copy of the program hears of other costs, and would score everybody at the same time. */
async function isAlone({ leader }: FittingEngines): Promise<boolean> {
  return leader === undefined || tryLead(leader, 'loyalty value fitting');
}

async function measureFieldsNow(engines: FittingEngines, task: Extract<FittingTask, { kind: 'fields' }>): Promise<FittingEnd> {
  const { postgres, warehouse } = engines;
  const { result, people } = await measureHistory(postgres, engines.patientWarehouse, task.question, task.now);
  const listed = await keepList('fields', task.now, async (listing) => {
    await writeFieldPeople(warehouse, listing, people);
    // One in so many, to a tenth, is in the measurement itself.
    await addListing(postgres, { listing, oneIn: Math.max(1, Math.round(result.oneIn)) });
  });
  const kept = listed.listing === undefined ? result : { ...result, listing: listed.listing };
  const version = await addFieldResult(postgres, kept, task.now, task.by);
  return { kind: 'measured', version, ...(await listProblem(engines, task.now, listed.problem)) };
}

async function fitNow(engines: FittingEngines, task: Extract<FittingTask, { kind: 'fit' }>): Promise<FittingEnd> {
  const { postgres, warehouse } = engines;
  const everyone = await beginReading({ postgres, warehouse: engines.patientWarehouse }, task.now);
  const all = await readPeopleLog(postgres, { each: everyone.each });
  const before = await readCurrentModel(postgres);
  const baseVersion = before === undefined ? undefined : await readDriftBase(postgres, before.body.people);
  const base = baseVersion === undefined || baseVersion === before?.version ? before : await readVersion(postgres, baseVersion);
  const fitted = fitValueModel(all, Math.floor(task.now / dayMs), task.yearsMax, before, base);
  const { backTest } = fitted;
  const body = await everyone.fit(fitted.body);
  const listed = await keepList('fit', task.now, async (listing) => {
    await writeModelPeople(warehouse, listing, all, fitted);
    if (backTest !== undefined && body.backTest !== undefined) {
      await writeBackTestPeople(warehouse, listing, all, backTest, body.backTest);
    }
    await addListing(postgres, { listing, oneIn: all.oneIn, ...(body.backTest === undefined ? {} : { backTest: body.backTest }) });
  });
  const version = await postgres.transaction(async (sql) => {
    const added = await addModel(sql, withListing(body, listed.listing), task.now, task.by);
    const drifts = { fromBase: body.driftFromBase, fromBefore: body.drift };
    await noteDrift(sql, added, drifts, { limitPercent: task.driftPercent, now: task.now });
    return added;
  });
  const problem = await listProblem(engines, task.now, listed.problem);
  await everyone.score(valueModelOf(version, task.now, task.by, body), task.costs);
  return { kind: 'fitted', version, ...problem, ...(everyone.problem === undefined ? {} : { scoreProblem: inFull(everyone.problem) }) };
}

/** Everybody's scores by the model in use, without a new fit: other costs, or another version in use. */
async function scoreNow(engines: FittingEngines, task: Extract<FittingTask, { kind: 'score' }>): Promise<FittingEnd> {
  const { postgres } = engines;
  const model = await readCurrentModel(postgres);
  if (model === undefined) throw new InvalidInput('value.too_few_people', [{ at: 'model', message: 'no model has been fitted yet' }]);
  const edition = await readNewestEdition(postgres);
  // Another copy was quicker.
  if (edition !== undefined && !isEditionStale(edition, model, task.costs).isStale) return { kind: 'scored', version: model.version };
  const everyone = await beginReading({ postgres, warehouse: engines.patientWarehouse }, task.now);
  await readPeopleLog(postgres, { each: everyone.each });
  await everyone.end();
  await everyone.score(model, task.costs);
  return everyone.problem === undefined
    ? { kind: 'scored', version: model.version }
    : { kind: 'failed', message: inFull(everyone.problem) };
}

async function backTestOwnDays(engines: FittingEngines, task: Extract<FittingTask, { kind: 'backTest' }>): Promise<FittingEnd> {
  const all = await readPeopleLog(engines.postgres);
  const endDay = endDayOf(all.log, task);
  const { log, places, currency } = inMainCurrency(all, yearsBefore(endDay, task.yearsMax), endDay);
  const { report, people } = backTestReport(log, currency, task.cutDay, endDay);
  const listed = await keepList('own', task.now, async (listing) => {
    await writeBackTestPeople(engines.warehouse, listing, all, { people, log, places }, report);
    await addListing(engines.postgres, { listing, oneIn: all.oneIn, backTest: report });
  });
  const problem = await listProblem(engines, task.now, listed.problem);
  return { kind: 'backTested', report: listed.listing === undefined ? report : { ...report, listing: listed.listing }, ...problem };
}

/** The last day that is foretold: one of which it is known what came. @throws InvalidInput `value.bad_day` */
function endDayOf(log: PurchaseLog, { cutDay, endDay, now }: Extract<FittingTask, { kind: 'backTest' }>): number {
  const known = throughDayOf(log, Math.floor(now / dayMs));
  const asked = endDay ?? log.day.reduce((last, day) => (day <= known ? Math.max(last, day) : last), Number.NEGATIVE_INFINITY);
  const until = `is known until ${dayText(known)}: a later day would be foretold beside nothing`;
  if (asked > known) throw new InvalidInput('value.bad_day', [{ at: 'end', message: `what came ${until}` }]);
  if (cutDay >= known) throw new InvalidInput('value.bad_day', [{ at: 'cut', message: `what came ${until}; choose an earlier cut` }]);
  if (Number.isFinite(asked) && cutDay >= asked)
    throw new InvalidInput('value.bad_day', [{ at: 'cut', message: `the last purchase is of ${dayText(asked)}; choose an earlier cut` }]);
  return Math.max(asked, cutDay);
}

function withListing(body: ValueModelBody, listing: string | undefined): ValueModelBody {
  if (listing === undefined) return body;
  const backTest: BackTestReport | undefined = body.backTest && { ...body.backTest, listing };
  return { ...body, listing, ...(backTest === undefined ? {} : { backTest }) };
}

/** Keeps who is behind the numbers before the numbers are shown; without a warehouse there are numbers without a list. */
async function keepList(
  kind: ListingKind,
  now: number,
  write: (listing: string) => Promise<void>,
): Promise<{ readonly listing?: string; readonly problem?: unknown }> {
  const listing = listingName(kind, now, newUuid());
  try {
    await write(listing);
    return { listing };
  } catch (problem) {
    return { problem };
  }
}

/** What went wrong with the lists, for the log; older ones go here. */
async function listProblem({ postgres, warehouse }: FittingEngines, now: number, problem: unknown): Promise<{ listProblem?: string }> {
  if (problem !== undefined) return { listProblem: inFull(problem) };
  try {
    await forgetListings(postgres, warehouse, now);
    return {};
  } catch (error) {
    return { listProblem: inFull(error) };
  }
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
