import { markContact } from '../../gate/index.ts';
import type { Sql } from '../../storage/index.ts';
import { type ReceiptState, tellsMore } from './message.ts';
import * as queries from './queries/message.ts';
import { contactName } from './read-receivers.ts';
import { channelOfOwnEvent, nameOfReceipt, type OwnSource, tellTimeline } from './tell-timeline.ts';
import { addSteps, messageOf, type PersonsMessage, tellPages } from './write-messages.ts';

/** How a message was met, and who says so. */
export interface MessageReceipt {
  readonly key: string;
  readonly state: ReceiptState;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
  /** Of a bounce: why, and whether it may go through another time. */
  readonly words?: string | undefined;
  readonly isPassing?: boolean | undefined;
}

const given: readonly PersonsMessage['state'][] = ['sending', 'sent', 'unsure'];

/**
 * Writes down how a message was met, in the caller's transaction: on the message, among what took of her attention, and of a bounce on the address. What says
 * less than is known already changes nothing. With `source` it is told on her timeline too; an event that said it stands there already. Undefined when there is
 * no such message, or it never went out.
 */
export async function settleReceipt(
  sql: Sql,
  receipt: MessageReceipt,
  source: OwnSource | undefined,
  now: number,
): Promise<PersonsMessage | undefined> {
  const [row] = await sql.query<queries.MessageRow>(queries.lockByKey, [receipt.key]);
  const message = row === undefined ? undefined : messageOf(row);
  if (message === undefined || !given.includes(message.state)) return undefined;
  const { state, at, words = '', by } = receipt;
  if (!tellsMore(message.receipt, state)) return message;
  await sql.query(queries.setReceipt, [message.id, state, at]);
  await addSteps(sql, [{ messageId: message.id, at, state, code: `receipt.${state}`, words, by }]);
  await markContact(sql, [{ message: contactName(message), state: contactStates[state] }]);
  if (message.addressId !== undefined) {
    if (state === 'bounced' && receipt.isPassing !== true) await sql.query(queries.addBounced, [message.addressId, at, words]);
    if (state !== 'bounced' && state !== 'ignored') await sql.query(queries.forgetBounced, [message.addressId, at]);
  }
  if (source !== undefined) await tellHer(sql, message, receipt, source, now);
  await tellPages(sql, [message.person]);
  return { ...message, receipt: state, receiptAt: at };
}

const contactStates = { bounced: 'failed', delivered: 'sent', ignored: 'ignored', seen: 'seen', used: 'used' } as const;

async function tellHer(sql: Sql, message: PersonsMessage, { state, at }: MessageReceipt, source: OwnSource, now: number): Promise<void> {
  const { key, way, words } = message;
  const identifierId = message.addressId ?? message.identifierId;
  const [identifier] = await sql.query<{ namespace: string; value: string }>(queries.selectIdentifier, [identifierId]);
  if (identifier === undefined) return;
  const isHers = state === 'seen' || state === 'used';
  const properties = { message_id: key, ...(words?.subject === undefined ? {} : { subject: words.subject }) };
  const event = {
    name: nameOfReceipt(way, state),
    messageId: `${key}:${state}`,
    time: at,
    channel: channelOfOwnEvent(way, isHers),
    properties,
  };
  await tellTimeline(sql, source, [{ identifier, ...event }], now);
}
