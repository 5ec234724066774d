import { externalIdOf, putIntoInbox } from '../../event/index.ts';
import { type Clock, type JsonObject, newUuid, type SourceId } from '../../foundation/index.ts';
import { createSource } from '../../source/index.ts';
import type { Postgres, Sql } from '../../storage/index.ts';
import type { MessageWay, ReceiptState } from './message.ts';
import * as queries from './queries/source.ts';

/** Something that the product did to a person, or learnt of it, as an event of hers. */
export interface OwnEvent {
  /** The identifier that it belongs to: of the address where there is one. */
  readonly identifier: { readonly namespace: string; readonly value: string };
  readonly name: string;
  /** The same however often it is told: repeats change nothing. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The channel of the event, in the source room's words. */
  readonly channel: string;
  readonly properties: JsonObject;
}

/** The names of the field for what happens to a message (Segment's e-mail and mobile specs); what a stand-in took was not sent. */
const nouns: Readonly<Record<MessageWay, string>> = {
  ...{
    email: 'Email',
    sms: 'SMS',
    push: 'Push Notification',
    inApp: 'In-App Message',
    call: 'Call',
    post: 'Letter',
    employee: 'Colleague Alert',
  },
};
const verbs: Readonly<Record<ReceiptState, string>> = {
  bounced: 'Bounced',
  delivered: 'Delivered',
  ignored: 'Ignored',
  seen: 'Opened',
  used: 'Used',
};
const fieldNames: Readonly<Record<string, string>> = {
  'Email Used': 'Email Link Clicked',
  'Push Notification Used': 'Push Notification Tapped',
  'Push Notification Delivered': 'Push Notification Received',
  'SMS Used': 'SMS Link Clicked',
};
const channels: Readonly<Record<MessageWay, string>> = {
  ...{ email: 'email', sms: 'phone', push: 'app', inApp: 'app', call: 'phone', post: 'print', employee: 'server' },
};

/** The channel of an event about a message. Where she comes to herself (an app), only what she did there is a sign of her. */
export function channelOfOwnEvent(way: MessageWay, isHers: boolean): string {
  return channels[way] === 'app' && !isHers ? 'server' : channels[way];
}

/** What the sending of a message is called on a timeline. */
export function nameOfSending(way: MessageWay, isStandIn: boolean): string {
  if (isStandIn) return `${nouns[way]} Kept In Outbox`;
  return way === 'call' || way === 'employee' ? `${nouns[way]} Asked For` : `${nouns[way]} Sent`;
}

export function nameOfReceipt(way: MessageWay, receipt: ReceiptState): string {
  const name = `${nouns[way]} ${verbs[receipt]}`;
  return fieldNames[name] ?? name;
}

/** Puts events of the product's own into the inbox, in the caller's transaction: they stand on her timeline as soon as they are worked off. */
export async function tellTimeline(sql: Sql, source: OwnSource, events: readonly OwnEvent[], now: number): Promise<void> {
  if (events.length === 0) return;
  const sourceId = await source();
  const batch = events.map(({ identifier, name, messageId, time, channel, properties }) => ({
    ...{ type: 'track', event: name, messageId, timestamp: new Date(time).toISOString(), properties },
    context: {
      channel,
      externalIds: [externalIdOf(identifier.namespace, identifier.value)],
      library: { name: 'loyalty-loop', version: '1' },
    },
  }));
  const entry = { receiptId: newUuid(), sourceId, protocol: 'segment' as const, receivedAt: now, wantReceipt: false };
  await putIntoInbox(sql, [{ ...entry, meta: { call: 'batch' }, body: JSON.stringify({ batch }) }]);
}

/** The source of the product's own events; made when it is first needed. */
export type OwnSource = () => Promise<SourceId>;

/** Finds the source of the product's own events, or makes it, once, whichever copy of the product comes first; from then on it is known. */
export function ownSource(postgres: Postgres, clock: Clock): OwnSource {
  let known: Promise<SourceId> | undefined;
  return () => {
    known ??= findSource(postgres, clock).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

function findSource(postgres: Postgres, clock: Clock): Promise<SourceId> {
  return postgres.transaction(async (sql) => {
    await sql.query(queries.lockMaking);
    const [known] = await sql.query<{ source_id: number }>(queries.selectSource);
    if (known !== undefined) return known.source_id as SourceId;
    const taken = await sql.query<{ name: string }>(queries.sourcesNamed);
    const name = taken.length === 0 ? 'Messages' : `Messages (${taken.length + 1})`;
    const owners = { marketingOwner: 'nobody named yet', technologyOwner: 'nobody named yet' };
    const { source } = await createSource(sql, { name, channel: 'server', kind: 'sdk', timezone: 'UTC', ...owners }, clock);
    await sql.query(queries.insertSource, [source.id]);
    return source.id;
  });
}
