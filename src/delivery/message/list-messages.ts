import { type Clock, dayMs, NotFound, type PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { MessageState, MessageStep, MessageWay, ReceiptState } from './message.ts';
import * as queries from './queries/message.ts';
import { messageOf, type PersonsMessage } from './write-messages.ts';

/** Which messages are asked for; each condition counts where it is given. */
export interface MessageFilter {
  readonly person?: PersonId | undefined;
  readonly states?: readonly MessageState[] | undefined;
  readonly way?: MessageWay | undefined;
  readonly reason?: string | undefined;
  readonly receipt?: ReceiptState | undefined;
  readonly mailing?: number | undefined;
  /** Older than the message with this number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Newest first; `next` is the `before` of the page that follows. */
export async function listMessages(sql: Sql, filter: MessageFilter): Promise<{ messages: PersonsMessage[]; next?: number }> {
  const { person, states, way, reason, receipt, mailing, before, limit } = filter;
  const values = [before, person, states, way, reason, receipt, mailing].map((value) => value ?? null);
  const rows = await sql.query<queries.MessageRow>(queries.selectMessages, [...values, limit + 1]);
  const messages = rows.slice(0, limit).map(messageOf);
  const last = messages.at(-1);
  return { messages, ...(rows.length > limit && last !== undefined ? { next: last.id } : {}) };
}

/** One message with all that became of it. @throws NotFound `messages.unknown_message` */
export async function readMessage(sql: Sql, key: string): Promise<{ message: PersonsMessage; steps: MessageStep[] }> {
  const [row] = await sql.query<queries.MessageRow>(queries.selectByKey, [key]);
  if (row === undefined) throw new NotFound('messages.unknown_message', `there is no message ${key}`);
  const steps = await sql.query<queries.StepRow>(queries.selectSteps, [row.id]);
  return {
    message: messageOf(row),
    steps: steps.map(({ at, state, code, words, way, made_by }) => ({
      ...{ at, state: state as MessageStep['state'], code, words, by: made_by },
      ...(way === null ? {} : { way: way as MessageWay }),
    })),
  };
}

/** How many messages stand where, and why; of those that are over, the ones made since `since`. */
export async function countMessages(
  sql: Sql,
  since: number,
): Promise<{
  states: { state: MessageState; reason: string | null; messages: number }[];
  receipts: { receipt: ReceiptState; messages: number }[];
}> {
  const states = await sql.query<{ state: MessageState; reason: string | null; messages: number }>(queries.countStates, [since]);
  const receipts = await sql.query<{ receipt: ReceiptState; messages: number }>(queries.countReceipts, [since]);
  return { states, receipts };
}

// Two years of what was said to somebody are part of her story; the law of some countries asks to prove a mail for as long.
const keptDays = 730;
const deletedAtOnce = 1_000;

/** Forgets messages that are long over. Answers how many. */
export async function forgetOldMessages(sql: Sql, clock: Clock): Promise<number> {
  const before = clock.now() - keptDays * dayMs;
  const rows = await sql.query<{ id: number }>(queries.deleteOld, [before, deletedAtOnce]);
  if (rows.length > 0) await sql.query(queries.deleteSteps, [rows.map(({ id }) => id)]);
  return rows.length;
}
