import { isJsonObject, type JsonValue } from '../../foundation/index.ts';
import { markContact } from '../../gate/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { receiversOf, type SendingDependencies, sendingOf } from './dispatch-due.ts';
import { judgeMessage } from './judge-message.ts';
import * as queries from './queries/message.ts';
import { contactName } from './read-receivers.ts';
import { tellTimeline } from './tell-timeline.ts';
import { changeMessages, messageOf, type PersonsMessage, tellPages } from './write-messages.ts';

/** What asking again needs. */
export type AskingDependencies = Omit<SendingDependencies, 'connectors' | 'content' | 'systemClock'>;

/**
 * Asks once more, in the last moment before a message leaves by a connector that may have kept it waiting: a permission that was withdrawn meanwhile, a night that
 * fell, a group that she left are obeyed. When it may not go any more it is held or refused here, and what it spent of her attention is hers again. `begin` marks
 * in the same transaction that from now on it may have left.
 */
export async function mayStillGo(
  { postgres, clock, rules }: Pick<AskingDependencies, 'clock' | 'postgres' | 'rules'>,
  key: string,
  begin?: (sql: Sql, message: PersonsMessage) => Promise<unknown>,
): Promise<boolean> {
  return postgres.transaction(async (sql) => {
    const [row] = await sql.query<queries.MessageRow>(queries.lockByKey, [key]);
    const message = row === undefined ? undefined : messageOf(row);
    if (message === undefined || message.state !== 'sending') return false;
    await sql.query(queries.lockPeople, [int8Array([message.person])]);
    const now = clock.now();
    const receiver = (await receiversOf(sql, [message], rules, now)).get(message.person);
    const verdict = receiver === undefined ? undefined : judgeMessage({ ...message, ways: [message.way] }, receiver, now);
    if (verdict?.state === 'go' && verdict.address?.identifierId === message.addressId) {
      await begin?.(sql, message);
      return true;
    }
    // Another address, or another channel of its order, may still do: it goes back to where that is found out.
    const isOver = verdict !== undefined && verdict.state !== 'go' && message.ways.length === 1;
    await changeMessages(sql, [isOver ? { message, ...verdict } : { message, state: 'planned', dueAt: now }], now);
    await markContact(sql, [{ message: contactName(message), state: 'failed' }]);
    await sql.query(queries.notifyPlanned);
    await tellPages(sql, [message.person]);
    return false;
  });
}

/** What came of a message that a webhook was given. */
export interface WebhookResult {
  readonly body: string;
  readonly isDelivered: boolean;
  readonly error: string | undefined;
}

/** Writes down that webhooks have taken messages, or refused them for good, in the transaction that takes them out of their queue. */
export async function settleForWebhooks(
  sql: Sql,
  results: readonly WebhookResult[],
  { clock, source }: Pick<AskingDependencies, 'clock' | 'source'>,
): Promise<void> {
  const now = clock.now();
  for (const { body, isDelivered, error } of results) {
    const key = keyIn(body);
    const [row] = key === undefined ? [] : await sql.query<queries.MessageRow>(queries.lockByKey, [key]);
    const message = row === undefined ? undefined : messageOf(row);
    if (message === undefined || message.state !== 'sending') continue;
    if (isDelivered) {
      await changeMessages(sql, [{ message, state: 'sent', sentAt: now }], now);
      const identifierId = message.addressId ?? message.identifierId;
      const [identifier] = await sql.query<{ namespace: string; value: string }>(queries.selectIdentifier, [identifierId]);
      await tellTimeline(sql, source, [sendingOf(message, undefined, identifier, message.words, now)], now);
    } else {
      const reasons = [{ code: 'connector.failed', words: error ?? 'the webhook did not take it' }];
      await changeMessages(sql, [{ message, state: 'failed', reasons, error }], now);
      await markContact(sql, [{ message: contactName(message), state: 'failed' }]);
    }
    await tellPages(sql, [message.person]);
  }
}

/** The message that a queued body speaks of. */
export function keyIn(body: string): string | undefined {
  const parsed = JSON.parse(body) as JsonValue;
  const data = isJsonObject(parsed) ? parsed.data : undefined;
  return isJsonObject(data) && typeof data.message === 'string' ? data.message : undefined;
}
