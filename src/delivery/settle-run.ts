import type { Postgres } from '../storage/index.ts';
import { deleteDone, insertDeliveries, postponeRow, type QueueRow, releaseRows } from './queries/queue.ts';
import type { Answer } from './send-delivery.ts';

/** One attempt and what is to become of the event. */
export interface Attempt {
  readonly row: QueueRow;
  readonly at: number;
  readonly tookMs: number;
  readonly answer: Answer;
  readonly outcome: 'delivered' | 'failed' | 'given_up';
  /** When a failed one is due again. */
  readonly dueAt?: number;
}

/**
 * Writes down what came of a person's run, in one transaction: finished events leave the queue for the log (with their body, so that
 * they can be sent again), a failed one waits for its time, and those behind it go back untouched.
 */
export async function settleRun(
  postgres: Postgres,
  webhookId: number,
  attempts: readonly Attempt[],
  untouched: readonly QueueRow[],
): Promise<void> {
  await postgres.transaction(async (sql) => {
    if (attempts.length > 0) await sql.query(insertDeliveries, deliveryColumns(webhookId, attempts));
    const finished = attempts.filter(({ outcome }) => outcome !== 'failed').map(({ row }) => row.id);
    if (finished.length > 0) await sql.query(deleteDone, [finished]);
    for (const { row, outcome, dueAt } of attempts) {
      if (outcome === 'failed') await sql.query(postponeRow, [row.id, dueAt ?? 0]);
    }
    if (untouched.length > 0) await sql.query(releaseRows, [untouched.map(({ id }) => id)]);
  });
}

function deliveryColumns(webhookId: number, attempts: readonly Attempt[]): unknown[] {
  return [
    webhookId,
    attempts.map(({ row }) => row.person_id),
    attempts.map(({ row }) => row.event_id),
    attempts.map(({ row }) => row.event_name),
    attempts.map(({ row }) => row.attempts + 1),
    attempts.map(({ at }) => at),
    attempts.map(({ outcome }) => outcome),
    attempts.map(({ answer }) => answer.status ?? null),
    attempts.map(({ answer }) => answer.error ?? null),
    attempts.map(({ tookMs }) => Math.round(tookMs)),
    attempts.map(({ row, outcome }) => (outcome === 'failed' ? null : row.body)),
  ];
}
