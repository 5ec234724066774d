import { newUuid, type PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import {
  byWay,
  type Message,
  type MessageBody,
  type MessageReason,
  type MessageState,
  type MessageStep,
  type MessageWay,
  type MessageWish,
  type PassedOver,
  type ReceiptState,
} from './message.ts';
import * as queries from './queries/message.ts';

/** A message with the person whom it is for now: whoever holds its identifier. */
export interface PersonsMessage extends Message {
  readonly person: PersonId;
}

export function messageOf(row: queries.MessageRow): PersonsMessage {
  return {
    ...{ id: row.id, key: row.key, identifierId: row.identifier_id, person: row.person_id as PersonId },
    ...{ ways: row.ways as MessageWay[], way: row.way as MessageWay, purpose: row.purpose },
    ...{ isPromotion: row.is_promotion, isAnswer: row.is_answer, product: row.product ?? undefined },
    body: JSON.parse(row.body) as MessageBody,
    ...{ state: row.state as MessageState, reasons: JSON.parse(row.reasons) as MessageReason[] },
    ...{
      groupId: row.group_id ?? undefined,
      audienceId: row.audience_id ?? undefined,
      mailingId: row.mailing_id ?? undefined,
      rule: row.rule ?? undefined,
    },
    ...{ askedFor: row.asked_for, dueAt: row.due_at, until: row.until_at ?? undefined },
    ...{ addressId: row.address_id ?? undefined, connector: row.connector ?? undefined, isStandIn: row.is_stand_in },
    words: row.words === null ? undefined : (JSON.parse(row.words) as NonNullable<Message['words']>),
    ...{ sentAt: row.sent_at ?? undefined, attempts: row.attempts, error: row.error ?? undefined },
    ...{ receipt: (row.receipt ?? undefined) as ReceiptState | undefined, receiptAt: row.receipt_at ?? undefined },
    ...{ by: row.made_by, madeAt: row.made_at },
  };
}

/** A wish with what was found out about it when it was made. */
export interface NewMessage extends MessageWish {
  readonly identifierId: number;
  readonly way: MessageWay;
  readonly state: 'held' | 'planned' | 'refused';
  readonly reasons: readonly MessageReason[];
  /** Channels that were tried before `way`. */
  readonly passedOver?: readonly PassedOver[];
  readonly dueAt: number;
  /** What its maker calls it: asked for twice, it is made once. */
  readonly once?: string | undefined;
}

/** Writes messages with their first step. Answers the numbers and keys of those that are new. */
export async function addMessages(sql: Sql, messages: readonly NewMessage[], now: number): Promise<{ id: number; key: string }[]> {
  if (messages.length === 0) return [];
  const keyed = messages.map((message) => ({ key: `m${newUuid().replaceAll('-', '')}`, message }));
  const rows = keyed.map(({ key, message }) => ({
    ...{ key, identifier_id: message.identifierId, ways: message.ways, way: message.way, purpose: message.purpose },
    ...{ is_promotion: message.isPromotion, is_answer: message.isAnswer, product: message.product ?? null },
    ...{ body: JSON.stringify(message.body), state: message.state, reason: message.reasons[0]?.code ?? null },
    ...{
      reasons: JSON.stringify(message.reasons),
      group_id: message.groupId ?? null,
      audience_id: message.audienceId ?? null,
      mailing_id: message.mailingId ?? null,
    },
    ...{ rule: message.rule ?? null, asked_for: message.at, due_at: message.dueAt, until_at: message.until ?? null },
    ...{ made_by: message.by, made_at: now, once: message.once ?? null },
  }));
  const added = await sql.query<{ id: number; key: string }>(queries.insertMessages, [JSON.stringify(rows)]);
  const byKey = new Map(keyed.map(({ key, message }) => [key, message]));
  const steps = added.flatMap(({ id, key }) => {
    const message = byKey.get(key) as NewMessage;
    return stepsFor(id, message, message.by, now);
  });
  await addSteps(sql, steps);
  return added;
}

/** Where a message stands from now on; what is left out stays as it was. */
export interface MessageChange {
  readonly message: Message;
  readonly state: MessageState;
  readonly way?: MessageWay;
  readonly reasons?: readonly MessageReason[];
  /** Channels that were tried before `way`; only where they are news. */
  readonly passedOver?: readonly PassedOver[];
  readonly dueAt?: number;
  readonly addressId?: number | undefined;
  readonly connector?: string;
  readonly isStandIn?: boolean;
  readonly words?: Message['words'];
  readonly sentAt?: number;
  readonly attempts?: number;
  readonly claimedUntil?: number;
  readonly error?: string | undefined;
  /** Who did it; the product where nobody is named. */
  readonly by?: string;
}

/** Writes changes down, each with a step where state or reasons are new. */
export async function changeMessages(sql: Sql, changes: readonly MessageChange[], now: number): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ message, ...change }) => {
    const after = { ...message, ...change };
    const reasons = change.reasons ?? [];
    return {
      ...{ id: message.id, state: change.state, way: after.way, reason: reasons[0]?.code ?? null, reasons: JSON.stringify(reasons) },
      ...{ due_at: after.dueAt, address_id: after.addressId ?? null, connector: after.connector ?? null, is_stand_in: after.isStandIn },
      ...{ words: after.words === undefined ? null : JSON.stringify(after.words), sent_at: after.sentAt ?? null, attempts: after.attempts },
      ...{ claimed_until: change.claimedUntil ?? 0, error: change.error ?? null },
    };
  });
  await sql.query(queries.updateMessages, [JSON.stringify(rows)]);
  const steps = changes
    .filter(({ message, state, reasons = [] }) => state !== message.state || codesOf(reasons) !== codesOf(message.reasons))
    .flatMap(({ message, state, way = message.way, reasons = [], passedOver, by = 'product', error }) => {
      const said = error === undefined || reasons.length > 0 ? reasons : [{ code: `message.${state}`, words: error }];
      return stepsFor(message.id, { state, way, reasons: said, passedOver }, by, now);
    });
  await addSteps(sql, steps);
}

function codesOf(reasons: readonly MessageReason[]): string {
  return reasons.map(({ code }) => code).join(' ');
}

export interface NewStep extends MessageStep {
  readonly messageId: number;
}

/** Why not by the channels before, then how it stands: each with a code and words. */
function stepsFor(
  messageId: number,
  { state, way, reasons, passedOver = [] }: Pick<Message, 'reasons' | 'state' | 'way'> & { passedOver?: readonly PassedOver[] | undefined },
  by: string,
  at: number,
): NewStep[] {
  const tried = passedOver.map((one): NewStep => ({ messageId, at, state: one.state, code: one.code, words: one.words, way: one.way, by }));
  const stands =
    reasons.length > 0
      ? reasons.map(({ code, words }): NewStep => ({ messageId, at, state, code, words, by }))
      : [{ messageId, at, state, code: `message.${state}`, words: byWay[way], way, by }];
  return [...tried, ...stands];
}

export async function addSteps(sql: Sql, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ messageId, by, way = null, ...step }) => ({ ...step, message_id: messageId, way, made_by: by }));
  await sql.query(queries.insertSteps, [JSON.stringify(rows)]);
}

// A page or two of people is what somebody looks at; of a mailing to thousands no page shows each.
const peopleToldMax = 200;

/** Tells open pages: the list of messages, and the people whom they are for; heard when the transaction commits. */
export async function tellPages(sql: Sql, people: readonly number[]): Promise<void> {
  await sql.query(queries.notifyPages);
  const told = [...new Set(people)].slice(0, peopleToldMax);
  if (told.length > 0) await sql.query(queries.notifyPeople, [textArray([told.join(' ')])]);
}

/** Which of these people, in these groups, are in them. */
export async function membersAmong(sql: Sql, pairs: readonly (readonly [group: number, person: number])[]): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await sql.query<{ group_id: number; person_id: number }>(queries.membersAmong, [
    int8Array(pairs.map(([group]) => group)),
    int8Array(pairs.map(([, person]) => person)),
  ]);
  return new Set(rows.map(({ group_id, person_id }) => `${group_id} ${person_id}`));
}
