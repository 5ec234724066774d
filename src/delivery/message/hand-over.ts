import { createHash } from 'node:crypto';
import { formatPersonId, type JsonObject } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import { insertQueue, notifyQueued } from '../queries/queue.ts';
import type { Address } from './choose-address.ts';
import type { Message } from './message.ts';
import type { PersonsMessage } from './write-messages.ts';

/** What webhooks are told of a message: the name that stands in their lists. */
export const messageDue = 'message.due';
const cloudEventType = 'io.loyaltyloop.message.due';

/** One message has one id for its receiver, on every attempt, for ever. */
export function eventIdOfMessage(key: string): string {
  return `evt_${createHash('sha256').update(`message:${key}`).digest('base64url').slice(0, 32)}`;
}

/** A message as a CloudEvent 1.0 in structured JSON, for whoever delivers it in its channel. */
export function cloudEventOfMessage(
  message: PersonsMessage,
  words: Message['words'],
  address: Address | undefined,
  now: number,
): JsonObject {
  const { key, way, purpose, isPromotion, isAnswer, person, until, body } = message;
  return {
    ...{ specversion: '1.0', id: eventIdOfMessage(key), source: '/messages', type: cloudEventType },
    ...{ subject: formatPersonId(person), time: new Date(now).toISOString(), datacontenttype: 'application/json' },
    data: {
      ...{ message: key, channel: way, purpose, isPromotion, isAnswer },
      ...(address === undefined ? {} : { to: { namespace: address.namespace, value: address.value } }),
      ...(words?.subject === undefined ? {} : { subject: words.subject }),
      text: words?.text ?? '',
      ...(body.content === undefined ? {} : { content: body.content }),
      ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
    },
  };
}

/** One message on its way to a webhook. */
export interface ForWebhook {
  readonly webhook: number;
  readonly person: number;
  readonly key: string;
  readonly body: JsonObject;
}

/** Puts messages into the queue of their webhooks, in the caller's transaction: from there they are delivered at least once, under one id. */
export async function queueForWebhooks(sql: Sql, messages: readonly ForWebhook[]): Promise<void> {
  if (messages.length === 0) return;
  await sql.query(insertQueue, [
    int8Array(messages.map(({ webhook }) => webhook)),
    int8Array(messages.map(({ person }) => person)),
    // Of nobody, as far as the subscriber's own purpose goes: a message is asked about for its own.
    int8Array(messages.map(() => 0)),
    textArray(messages.map(({ key }) => eventIdOfMessage(key))),
    textArray(messages.map(() => messageDue)),
    textArray(messages.map(({ body }) => JSON.stringify(body))),
  ]);
  await sql.query(notifyQueued);
}
