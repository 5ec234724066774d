import type { PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import { receiversOf, type SendingDependencies } from './dispatch-due.ts';
import { judgeMessage } from './judge-message.ts';
import * as queries from './queries/message.ts';
import { changeMessages, type MessageChange, messageOf, tellPages } from './write-messages.ts';

// Of one person nobody plans more; a mailing of thousands is one message each.
const messagesPerReview = 200;

/**
 * Asks the gate again about what waits for people who have changed: what her word now forbids is refused at once, not when it would have gone; what was held and
 * may go now is due. Answers how many messages stand differently.
 */
export async function reviewMessages({ postgres, clock, rules }: SendingDependencies, people: readonly PersonId[]): Promise<number> {
  const waiting = await postgres.query<{ person_id: number }>(queries.anyOpenOf, [int8Array(people)]);
  if (waiting.length === 0) return 0;
  return postgres.transaction(async (sql) => {
    const ids = int8Array(waiting.map(({ person_id }) => person_id));
    await sql.query(queries.lockPeople, [ids]);
    const messages = (await sql.query<queries.MessageRow>(queries.takeOpenOf, [ids, messagesPerReview])).map(messageOf);
    const now = clock.now();
    const receivers = await receiversOf(sql, messages, rules, now);
    const changes = messages.flatMap((message): MessageChange[] => {
      const receiver = receivers.get(message.person);
      if (receiver === undefined) return [];
      const verdict = judgeMessage(message, receiver, Math.max(now, message.askedFor));
      if (verdict.state === 'go') {
        const dueAt = Math.max(now, message.askedFor);
        const { way, passedOver } = verdict;
        return message.state === 'held' ? [{ message, way, passedOver, state: 'planned', dueAt }] : [];
      }
      if (verdict.state !== 'held') return [{ message, ...verdict }];
      return message.state === 'planned' && message.dueAt <= now ? [] : [{ message, ...verdict }];
    });
    return write(sql, changes, now);
  });
}

// A group that is emptied at once is dropped in so many steps.
const goneAtOnce = 500;

/** Drops what was planned for people of a group who are in it no more; with `people` only of these. Answers how many messages it were. */
export async function dropForGone({ postgres, clock }: SendingDependencies, people?: readonly number[]): Promise<number> {
  return postgres.transaction(async (sql) => {
    const rows = await sql.query<queries.MessageRow>(queries.takeGone, [goneAtOnce, people === undefined ? null : int8Array(people)]);
    const reasons = [{ code: 'audience.left', words: 'she has left the group that it was meant for' }];
    const changes = rows.map((row): MessageChange => ({ message: messageOf(row), state: 'dropped', reasons }));
    return write(sql, changes, clock.now());
  });
}

async function write(sql: Sql, changes: readonly MessageChange[], now: number): Promise<number> {
  if (changes.length === 0) return 0;
  await changeMessages(sql, changes, now);
  await tellPages(
    sql,
    changes.map(({ message }) => (message as { person?: number }).person ?? 0),
  );
  await sql.query(queries.notifyPlanned);
  return changes.length;
}
