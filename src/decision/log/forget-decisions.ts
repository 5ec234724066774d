import { type Clock, dayMs, hourMs } from '../../foundation/index.ts';
import type { Postgres, Warehouse } from '../../storage/index.ts';
import * as queries from '../queries/decision.ts';

export interface ForgettingDependencies {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  /** Days for which decisions are kept. */
  readonly keptDays: () => number;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const outcomesPerStep = 10_000;
const lookEveryMs = hourMs;

/**
 * Forgets decisions made before a time, and what was reported of them: whole months of the log, so the last of them a month later, and outcomes and overrides
 * by the day. What was learned from them stays: it speaks of nobody. Returns the months that went.
 */
export async function forgetDecisions(
  { postgres, warehouse }: Pick<ForgettingDependencies, 'postgres' | 'warehouse'>,
  before: number,
): Promise<number[]> {
  const first = new Date(before);
  const monthOf = first.getUTCFullYear() * 100 + first.getUTCMonth() + 1;
  const months = (await warehouse.query<{ month: number }>(queries.monthsDecidedBefore, { month: monthOf })).map(({ month }) => month);
  for (const month of months) await warehouse.command(queries.dropMonth, { month });
  await postgres.query(queries.forgetOverrides, [before]);
  for (;;) {
    const gone = await postgres.query(queries.forgetDecisionOutcomes, [before, outcomesPerStep]);
    if (gone.length < outcomesPerStep) return months;
  }
}

/** Forgets by itself, after a start and then once a day; the function returned stops it. Any number of copies may do so. */
export function startForgetting({ postgres, warehouse, clock, keptDays, onProblem }: ForgettingDependencies): () => Promise<void> {
  let forgotAt = Number.NEGATIVE_INFINITY;
  let running = Promise.resolve();
  const look = (): void => {
    const now = clock.now();
    if (now - forgotAt < dayMs) return;
    forgotAt = now;
    running = forgetDecisions({ postgres, warehouse }, now - keptDays() * dayMs).then(
      () => undefined,
      (error: unknown) => {
        forgotAt = Number.NEGATIVE_INFINITY;
        onProblem('old decisions could not be forgotten; it is tried again within the hour', error);
      },
    );
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
