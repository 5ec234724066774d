import { setTimeout as sleep } from 'node:timers/promises';
import { readStandingFill, type StandingRow, standingRowOf, writeStanding, writeStandingFill } from '../consent/index.ts';
import { lockIdentity } from '../identity/index.ts';
import { decodeSummary } from '../profile/index.ts';
import type { Postgres } from '../storage/index.ts';
import { nextSummaries } from './queries/summary.ts';

// A few milliseconds of decoding; those whose events come in meanwhile wait no longer.
const summariesPerStep = 500;
const pauseMs = 20;

/**
 * Reads in what people said before there was a table of everyone's words, step by step beside the work on events; it goes on where it ended, and is over
 * for good when it has come to the end once. `isStopping` is looked at before each step.
 */
export async function fillStanding(
  postgres: Postgres,
  isStopping: () => boolean,
  onProblem: (message: string, error: unknown) => void,
): Promise<void> {
  await fill(postgres, isStopping).catch((error: unknown) => onProblem('what people said earlier could not be counted in', error));
}

async function fill(postgres: Postgres, isStopping: () => boolean): Promise<void> {
  let { doneUntil, isDone } = await readStandingFill(postgres);
  while (!isDone && !isStopping()) {
    const after = doneUntil;
    ({ doneUntil, isDone } = await postgres.transaction(async (sql) => {
      // No event is folded meanwhile, so none is written over by what was read before it.
      await sql.query(lockIdentity);
      const rows = await sql.query<{ identifier_id: number; body: string }>(nextSummaries, [after, summariesPerStep]);
      const standing = new Map<number, StandingRow | undefined>();
      for (const row of rows) {
        const summary = decodeSummary(row.body);
        const found = summary === undefined ? undefined : standingRowOf(summary);
        if (found !== undefined) standing.set(row.identifier_id, found);
      }
      await writeStanding(sql, standing);
      const fill = { doneUntil: rows.at(-1)?.identifier_id ?? after, isDone: rows.length < summariesPerStep };
      await writeStandingFill(sql, fill);
      return fill;
    }));
    await sleep(pauseMs);
  }
}
