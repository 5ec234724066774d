import { Conflict, NotFound } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { readMailing } from './mailings.ts';
import { openStates } from './message.ts';
import { cancelMailing as cancelMailingText } from './queries/mailing.ts';
import * as queries from './queries/message.ts';
import { changeMessages, messageOf, type PersonsMessage, tellPages } from './write-messages.ts';

/**
 * Calls a message off that has not gone, in the caller's transaction.
 * @throws NotFound `messages.unknown_message`; Conflict `messages.too_late` when it has gone, or was settled otherwise
 */
export async function cancelMessage(sql: Sql, key: string, by: string, reason: string, now: number): Promise<PersonsMessage> {
  const [row] = await sql.query<queries.MessageRow>(queries.lockByKey, [key]);
  if (row === undefined) throw new NotFound('messages.unknown_message', `there is no message ${key}`);
  const message = messageOf(row);
  if (!openStates.includes(message.state))
    throw new Conflict('messages.too_late', `this message is ${message.state}: there is nothing to call off`);
  const reasons = [{ code: 'message.cancelled', words: reason }];
  await changeMessages(sql, [{ message, state: 'cancelled', reasons, by }], now);
  await tellPages(sql, [message.person]);
  return { ...message, state: 'cancelled', reasons };
}

// One page of a mailing's open messages at a time, so that the lock list stays short.
const cancelledAtOnce = 1_000;

/** Calls off what is left of a mailing: nobody more is planned for, and what waits is cancelled. @throws NotFound `messages.unknown_mailing` */
export async function cancelMailing(sql: Sql, id: number, by: string, reason: string, now: number): Promise<number> {
  await readMailing(sql, id);
  await sql.query(cancelMailingText, [id]);
  const reasons = [{ code: 'message.cancelled', words: reason }];
  let cancelled = 0;
  for (;;) {
    const rows = await sql.query<queries.MessageRow>(queries.takeOpenOfMailing, [id, cancelledAtOnce]);
    await changeMessages(
      sql,
      rows.map((row) => ({ message: messageOf(row), state: 'cancelled', reasons, by })),
      now,
    );
    cancelled += rows.length;
    if (rows.length < cancelledAtOnce) break;
  }
  await tellPages(sql, []);
  return cancelled;
}
