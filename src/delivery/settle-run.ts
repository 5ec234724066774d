import type { Postgres, Sql } from '../storage/index.ts';
import { messageDue } from './message/hand-over.ts';
import type { WebhookResult } from './message/may-still-go.ts';
import { deleteDone, insertDeliveries, postponeRow, type QueueRow, releaseRows } from './queries/queue.ts';
import type { Answer } from './send-delivery.ts';

/** What is asked, and told, of messages that go out by a webhook. */
export interface MessageGuard {
  /** Asked in the moment before each attempt: a permission withdrawn while it waited is obeyed. */
  mayStillGo(body: string): Promise<boolean>;
  /** What came of some, in the transaction that takes them out of the queue. */
  settle(sql: Sql, results: readonly WebhookResult[]): Promise<void>;
}

/** One attempt and what is to become of the event. */
export interface Attempt {
  readonly row: QueueRow;
  readonly at: number;
  readonly tookMs: number;
  readonly answer: Answer;
  /** `withheld`: it was not sent, for she does not allow it any more. */
  readonly outcome: 'delivered' | 'failed' | 'given_up' | 'withheld';
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
  messages: MessageGuard | undefined,
): Promise<void> {
  await postgres.transaction(async (sql) => {
    if (attempts.length > 0) await sql.query(insertDeliveries, deliveryColumns(webhookId, attempts));
    const finished = attempts.filter(({ outcome }) => outcome !== 'failed').map(({ row }) => row.id);
    if (finished.length > 0) await sql.query(deleteDone, [finished]);
    for (const { row, outcome, dueAt } of attempts) {
      if (outcome === 'failed') await sql.query(postponeRow, [row.id, dueAt ?? 0]);
    }
    await messages?.settle(sql, messageResultsOf(attempts));
    if (untouched.length > 0) await sql.query(releaseRows, [untouched.map(({ id }) => id)]);
  });
}

function messageResultsOf(attempts: readonly Attempt[]): WebhookResult[] {
  return attempts
    .filter(({ row, outcome }) => row.event_name === messageDue && outcome !== 'failed')
    .map(({ row, outcome, answer }) => ({ body: row.body, isDelivered: outcome === 'delivered', error: answer.error }));
}

function deliveryColumns(webhookId: number, attempts: readonly Attempt[]): unknown[] {
  return [
    webhookId,
    attempts.map(({ row }) => row.person_id),
    attempts.map(({ row }) => row.identifier_id),
    attempts.map(({ row }) => row.event_id),
    attempts.map(({ row }) => row.event_name),
    attempts.map(({ row }) => row.attempts + 1),
    attempts.map(({ at }) => at),
    attempts.map(({ outcome }) => outcome),
    attempts.map(({ answer }) => answer.status ?? null),
    attempts.map(({ answer }) => answer.error ?? null),
    attempts.map(({ tookMs }) => Math.round(tookMs)),
    attempts.map(({ row, outcome }) => (outcome === 'failed' || outcome === 'withheld' ? null : row.body)),
  ];
}
