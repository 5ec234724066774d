import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { receiversOf, type SendingDependencies } from './dispatch-due.ts';
import { judgeMessage } from './judge-message.ts';
import type { Message } from './message.ts';
import * as queries from './queries/message.ts';
import { renderMessage } from './render-message.ts';
import { settleReceipt } from './settle-receipts.ts';
import type { OwnSource } from './tell-timeline.ts';
import { changeMessages, messageOf, type PersonsMessage, tellPages } from './write-messages.ts';

export type ShowingDependencies = Pick<SendingDependencies, 'clock' | 'content' | 'rules'>;

/** A message as an app or a page shows it. */
export interface ShownMessage {
  readonly message: PersonsMessage;
  readonly words: NonNullable<Message['words']>;
}

// More than an app shows on one screen.
const shownMax = 20;

/**
 * What waits for a person where she comes herself, newest first. The gate is asked in this moment, in which it leaves: what it refuses now is refused for good or
 * not shown yet. `isNamed`: the asker may know who she is; otherwise nothing personal is filled in. In the caller's transaction.
 */
export async function showInApp(
  sql: Sql,
  person: PersonId,
  isNamed: boolean,
  { clock, content, rules }: ShowingDependencies,
  source: OwnSource,
): Promise<ShownMessage[]> {
  const now = clock.now();
  const messages = (await sql.query<queries.MessageRow>(queries.selectInApp, [person, now, shownMax])).map(messageOf);
  const receiver = (await receiversOf(sql, messages, rules, now)).get(person);
  if (receiver === undefined) return [];
  const shown: ShownMessage[] = [];
  for (const message of messages) {
    const verdict = judgeMessage({ ...message, ways: ['inApp'] }, receiver, now);
    if (verdict.state === 'refused' || verdict.state === 'dropped') await changeMessages(sql, [{ message, ...verdict }], now);
    if (verdict.state !== 'go') continue;
    const reader = isNamed ? receiver : { language: receiver.language };
    const words = renderMessage(isNamed ? message : withoutData(message), 'inApp', reader, content, now);
    if ('code' in words) {
      await changeMessages(sql, [{ message, state: 'refused', reasons: [words] }], now);
      continue;
    }
    if (message.receipt === undefined) {
      await settleReceipt(sql, { key: message.key, state: 'delivered', at: now, by: 'app or page' }, source, now);
    }
    shown.push({ message, words });
  }
  if (messages.length > 0) await tellPages(sql, []);
  return shown;
}

function withoutData(message: PersonsMessage): PersonsMessage {
  const { data: _, ...body } = message.body;
  return { ...message, body };
}
