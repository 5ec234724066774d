import { isReaching, type Purpose } from '../../consent/index.ts';
import { type Clock, minuteMs, type PersonId } from '../../foundation/index.ts';
import { addContacts, type Contact } from '../../gate/index.ts';
import { int8Array, type Postgres, type Sql } from '../../storage/index.ts';
import type { Address } from './choose-address.ts';
import { type ConnectorRules, connectorOf, nameOfConnector } from './connector-setting.ts';
import { cloudEventOfMessage, type ForWebhook, queueForWebhooks } from './hand-over.ts';
import { judgeMessage, type Verdict } from './judge-message.ts';
import type { Message } from './message.ts';
import { noteRefused } from './note-refused.ts';
import * as queries from './queries/message.ts';
import { contactName, gateChannelOf, type ReachRules, type ReadReceiver, readReceivers } from './read-receivers.ts';
import { type RenderContent, renderMessage } from './render-message.ts';
import { channelOfOwnEvent, nameOfSending, type OwnEvent, type OwnSource, tellTimeline } from './tell-timeline.ts';
import { changeMessages, type MessageChange, messageOf, type PersonsMessage, tellPages } from './write-messages.ts';

/** What sending goes by. */
export interface SendingDependencies {
  readonly postgres: Postgres;
  /** The time the product goes by: quiet hours, and when something is due. */
  readonly clock: Clock;
  /** The real time: for claims, which outlive a process. */
  readonly systemClock: Clock;
  readonly rules: ReachRules;
  readonly connectors: () => ConnectorRules;
  readonly content: RenderContent;
  readonly source: OwnSource;
}

/** A mail that is this process's to hand over: marked in the database before anybody hears of it. */
export interface MailJob {
  readonly message: PersonsMessage;
  readonly to: string;
  readonly words: NonNullable<Message['words']>;
}

export interface Dispatched {
  /** Messages that were looked at. */
  readonly looked: number;
  readonly mails: readonly MailJob[];
}

// A hundredth of a second of work: a withdrawal or a cancellation waits no longer than that.
const messagesPerBatch = 40;
// An hour's silence of a webhook that was switched off is somebody's mistake, and mended in minutes.
const connectorOffMs = 5 * minuteMs;
// Longer than a mail can take: opening, five answers and the last one.
export const mailClaimMs = 6 * minuteMs;

/**
 * Takes what is due, asks the gate in the same transaction in which each is given to its connector, and writes down what came of it. One message a person at a
 * time, under her lock: so what one spends of her attention is known to the next, in every copy of the product. `mailRoom`:
 * how many mails can be handed over at once; those beyond wait for their turn, and hold up nothing else.
 */
export async function dispatchDue(dependencies: SendingDependencies, mailRoom: number): Promise<Dispatched> {
  const { postgres, clock } = dependencies;
  // A stand-in or a webhook takes any number at once.
  const mails = dependencies.connectors().email.via === 'smtp' ? mailRoom : messagesPerBatch;
  return postgres.transaction(async (sql) => {
    const rows = await sql.query<queries.MessageRow>(queries.takeDue, [clock.now(), messagesPerBatch, mails]);
    const messages = firstOfEach(rows.map(messageOf));
    if (messages.length === 0) return { looked: 0, mails: [] };
    const people = messages.map(({ person }) => person);
    await sql.query(queries.lockPeople, [int8Array(people)]);
    const now = clock.now();
    const receivers = await receiversOf(sql, messages, dependencies.rules, now);
    const webhooks = new Set((await sql.query<{ id: number }>(queries.selectWebhooksOn)).map(({ id }) => id));
    const batch = new SendingBatch(dependencies, webhooks, mailRoom, now);
    for (const message of messages) batch.send(message, receivers.get(message.person));
    const looked = await batch.write(sql);
    if (looked > 0) await tellPages(sql, people);
    return { looked, mails: batch.mails };
  });
}

/** What is asked of the people of some messages; without what these messages themselves have spent of their attention. */
export function receiversOf(
  sql: Sql,
  messages: readonly PersonsMessage[],
  rules: ReachRules,
  now: number,
): Promise<Map<PersonId, ReadReceiver>> {
  const groups = messages.flatMap(({ groupId, person }) => (groupId === undefined ? [] : [[groupId, person] as const]));
  const people = [...new Set(messages.map(({ person }) => person))];
  return readReceivers(sql, people, { groups, except: new Set(messages.map(({ key }) => key)) }, rules, now);
}

function firstOfEach(messages: readonly PersonsMessage[]): PersonsMessage[] {
  const seen = new Set<number>();
  return messages.filter(({ person }) => !seen.has(person) && seen.add(person));
}

/** What one transaction sends, gathered so that each kind of row is written in one statement. */
class SendingBatch {
  readonly mails: MailJob[] = [];
  readonly #changes: MessageChange[] = [];
  readonly #contacts: Contact[] = [];
  readonly #events: OwnEvent[] = [];
  readonly #forWebhooks: ForWebhook[] = [];
  readonly #dependencies: SendingDependencies;
  readonly #webhooks: ReadonlySet<number>;
  readonly #mailRoom: number;
  readonly #now: number;

  constructor(dependencies: SendingDependencies, webhooks: ReadonlySet<number>, mailRoom: number, now: number) {
    this.#dependencies = dependencies;
    this.#webhooks = webhooks;
    this.#mailRoom = mailRoom;
    this.#now = now;
  }

  send(message: PersonsMessage, receiver: ReadReceiver | undefined): void {
    if (receiver === undefined) {
      const reasons = [{ code: 'person.unknown', words: 'nobody is known by the identifier that it was planned for' }];
      this.#changes.push({ message, state: 'dropped', reasons });
      return;
    }
    const verdict = judgeMessage(message, receiver, this.#now);
    if (verdict.state === 'go') this.#give(message, receiver, verdict);
    else {
      this.#changes.push({ message, ...verdict });
      noteRefused(this.#dependencies.rules.log, message, verdict);
    }
  }

  #give(message: PersonsMessage, receiver: ReadReceiver, { way, address, ...verdict }: Extract<Verdict, { state: 'go' }>): void {
    const now = this.#now;
    const connector = connectorOf(way, this.#dependencies.connectors());
    if (connector.kind === 'smtp' && this.mails.length >= this.#mailRoom) return;
    const words = renderMessage(message, way, receiver, this.#dependencies.content, now);
    if ('code' in words) {
      this.#changes.push({ message, way, state: 'refused', reasons: [words] });
      return;
    }
    if (connector.kind === 'webhook' && !this.#webhooks.has(connector.webhook)) {
      const until = now + connectorOffMs;
      const reasons = [{ code: 'connector.off', words: `the webhook ${connector.webhook} that takes it is switched off`, until }];
      this.#changes.push({ message, way, state: 'held', reasons, dueAt: until });
      return;
    }
    // The same was told when it was planned.
    const passedOver = way === message.way ? [] : verdict.passedOver;
    const given = { message, way, passedOver, words, addressId: address?.identifierId, connector: nameOfConnector(connector) };
    const attempts = message.attempts + 1;
    if (connector.kind === 'smtp') {
      const claimedUntil = this.#dependencies.systemClock.now() + mailClaimMs;
      this.#changes.push({ ...given, state: 'sending', attempts, claimedUntil });
      this.mails.push({ message: { ...message, way, attempts }, to: address?.value ?? '', words });
    } else if (connector.kind === 'webhook') {
      this.#changes.push({ ...given, state: 'sending', attempts });
      const { key, person } = message;
      const body = cloudEventOfMessage({ ...message, way }, words, address, now);
      this.#forWebhooks.push({ webhook: connector.webhook, person, key, body });
    } else {
      const isStandIn = connector.kind === 'standIn';
      this.#changes.push({ ...given, state: 'sent', isStandIn, sentAt: now, attempts });
      this.#events.push(sendingOf({ ...message, way, isStandIn }, receiver, address, words, now));
    }
    const contact = contactOf({ ...message, way, attempts }, address, now);
    if (contact !== undefined) this.#contacts.push(contact);
  }

  /** Answers how many messages stand differently now. */
  async write(sql: Sql): Promise<number> {
    await changeMessages(sql, this.#changes, this.#now);
    await addContacts(sql, this.#contacts);
    await queueForWebhooks(sql, this.#forWebhooks);
    await tellTimeline(sql, this.#dependencies.source, this.#events, this.#now);
    return this.#changes.length;
  }
}

/** What it takes of her attention; what waits for her where she comes herself, and what colleagues are told, takes none. */
function contactOf(message: PersonsMessage, address: Address | undefined, at: number): Contact | undefined {
  const { way, purpose, isPromotion, isAnswer } = message;
  const channel = gateChannelOf(way);
  if (!isReaching(channel)) return undefined;
  const identifierId = address?.identifierId ?? message.identifierId;
  return { identifierId, channel, purpose: purpose as Purpose, isPromotion, isAnswer, at, message: contactName(message), state: 'sent' };
}

/** The sending of a message as an event on her timeline. */
export function sendingOf(
  message: Pick<PersonsMessage, 'identifierId' | 'isPromotion' | 'isStandIn' | 'key' | 'purpose' | 'way'>,
  receiver: Pick<ReadReceiver, 'fragments'> | undefined,
  address: { readonly namespace: string; readonly value: string } | undefined,
  words: Message['words'],
  time: number,
): OwnEvent {
  const { key, way, purpose, isPromotion, isStandIn } = message;
  const named = receiver?.fragments.find(({ identifier }) => identifier.id === message.identifierId)?.identifier;
  return {
    identifier: address ?? named ?? { namespace: 'message', value: key },
    ...{ name: nameOfSending(way, isStandIn), messageId: `${key}:sent`, time, channel: channelOfOwnEvent(way, false) },
    properties: {
      ...{ message_id: key, purpose, is_promotion: isPromotion },
      ...(words?.subject === undefined ? {} : { subject: words.subject }),
      ...(isStandIn ? { stand_in: true } : {}),
    },
  };
}
