import { dayMs, InvalidInput } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import { backTestReport } from './backtest/back-test-report.ts';
import type { FittingEnd, FittingTask } from './fitting-protocol.ts';
import { yearsBefore } from './log/day.ts';
import { readPeopleLog } from './log/read-purchase-log.ts';
import { fitValueModel, inMainCurrency } from './model/value-model.ts';
import { addModel, readCurrentModel } from './model/value-models.ts';

/** Does a task and says how it ended; throws nothing. Cost: a walk over all summaries, then seconds of computing. */
export async function performFitting(postgres: Postgres, task: FittingTask): Promise<FittingEnd> {
  try {
    return await perform(postgres, task);
  } catch (error) {
    if (error instanceof InvalidInput) return { kind: 'refused', code: error.code, problems: error.problems };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function perform(postgres: Postgres, task: FittingTask): Promise<FittingEnd> {
  const people = await readPeopleLog(postgres);
  if (task.kind === 'backTest') {
    const endDay = task.endDay ?? people.log.day.reduce((last, day) => Math.max(last, day), task.cutDay);
    const { log, currency } = inMainCurrency(people, yearsBefore(endDay, task.yearsMax), endDay);
    return { kind: 'backTested', report: backTestReport(log, currency, task.cutDay, endDay) };
  }
  const before = await readCurrentModel(postgres);
  const body = fitValueModel(people, Math.floor(task.now / dayMs), task.yearsMax, before);
  const version = await postgres.transaction((sql) => addModel(sql, body, task.now, task.by));
  return { kind: 'fitted', version };
}
