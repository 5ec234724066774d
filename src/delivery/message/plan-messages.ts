import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { type Asked, judgeMessage } from './judge-message.ts';
import type { MessageWish } from './message.ts';
import { noteRefused } from './note-refused.ts';
import * as queries from './queries/message.ts';
import { type ReachRules, type ReadReceiver, readReceivers } from './read-receivers.ts';
import { type RenderContent, renderMessage } from './render-message.ts';
import { addMessages, messageOf, type NewMessage, type PersonsMessage, tellPages } from './write-messages.ts';

/** A wish and whom it is for. */
export interface PlannedFor {
  readonly person: PersonId;
  /** The identifier that named her: the message goes where it goes. */
  readonly identifierId: number;
  readonly wish: MessageWish;
  readonly once?: string | undefined;
}

export interface PlanningDependencies {
  readonly rules: ReachRules;
  readonly content: RenderContent;
}

/**
 * Writes wishes down as messages in the caller's transaction, each planned, held until a moment or refused, as the gate says now for the moment it is wished
 * for; it is asked again when each is sent. What was asked for before under the same name is not made again. Answers all, old and new, in the order asked.
 */
export async function planMessages(
  sql: Sql,
  asked: readonly PlannedFor[],
  { rules, content }: PlanningDependencies,
  now: number,
): Promise<(PersonsMessage & { readonly isNew: boolean })[]> {
  if (asked.length === 0) return [];
  const groups = asked.flatMap(({ person, wish }) => (wish.groupId === undefined ? [] : [[wish.groupId, person] as const]));
  const people = [...new Set(asked.map(({ person }) => person))];
  const receivers = await readReceivers(sql, people, { groups, except: new Set() }, rules, now);
  const messages = asked.map((one) => newMessage(one, receivers.get(one.person), content, now));
  const added = await addMessages(sql, messages, now);
  for (const message of messages) noteRefused(rules.log, message, message);
  const onces = asked.flatMap(({ once }) => once ?? []);
  const rows = await sql.query<queries.MessageRow & { once: string | null }>(queries.selectMade, [added.map(({ id }) => id), onces]);
  const isNew = new Set(added.map(({ id }) => id));
  const found = rows.map((row) => ({ ...messageOf(row), once: row.once, isNew: isNew.has(row.id) }));
  const byOnce = new Map(found.map((one) => [one.once, one]));
  const fresh = found.filter((one) => one.once === null);
  await sql.query(queries.notifyPlanned);
  await tellPages(sql, people);
  return asked.map(({ once }) => (once === undefined ? fresh.shift() : byOnce.get(once)) as PersonsMessage & { isNew: boolean });
}

function newMessage(
  { identifierId, wish, once }: PlannedFor,
  receiver: ReadReceiver | undefined,
  content: RenderContent,
  now: number,
): NewMessage {
  const at = Math.max(wish.at, now);
  const made = { ...wish, identifierId, once, way: wish.ways[0] as NewMessage['way'] };
  if (receiver === undefined)
    return { ...made, state: 'refused', dueAt: at, reasons: [{ code: 'person.unknown', words: 'nobody is known by this' }] };
  const verdict = judgeMessage({ ...wish, identifierId } satisfies Asked, receiver, at);
  if (verdict.state === 'dropped' || verdict.state === 'refused') {
    return { ...made, way: verdict.way, state: 'refused', reasons: verdict.reasons, dueAt: at };
  }
  const words = renderMessage(wish, verdict.way, receiver, content, at);
  if ('code' in words) return { ...made, way: verdict.way, state: 'refused', reasons: [words], dueAt: at };
  const passedOver = 'passedOver' in verdict ? verdict.passedOver : [];
  if (verdict.state === 'held')
    return { ...made, way: verdict.way, state: 'held', reasons: verdict.reasons, passedOver, dueAt: verdict.dueAt };
  return { ...made, way: verdict.way, state: 'planned', reasons: [], passedOver, dueAt: at };
}
