import type { CustomerEvent } from '../../event/index.ts';
import { BoundedCache, type IdentifierId } from '../../foundation/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import type { ReceiptState } from './message.ts';
import { type NoticeRules, squeezedName } from './notice-setting.ts';
import { insertSignals, notifySignals } from './queries/signal.ts';

/** What events of mail systems, apps and phones say of a message, by their squeezed names. */
const receiptByName: ReadonlyMap<string, ReceiptState> = new Map<string, ReceiptState>([
  ['emaildelivered', 'delivered'],
  ['emailopened', 'seen'],
  ['emaillinkclicked', 'used'],
  ['emailclicked', 'used'],
  ['emailreplied', 'used'],
  ['emailbounced', 'bounced'],
  ['pushnotificationreceived', 'delivered'],
  ['pushnotificationdelivered', 'delivered'],
  ['pushnotificationtapped', 'used'],
  ['pushnotificationopened', 'used'],
  ['pushnotificationclicked', 'used'],
  ['pushnotificationdismissed', 'ignored'],
  ['pushnotificationbounced', 'bounced'],
  ['smsdelivered', 'delivered'],
  ['smslinkclicked', 'used'],
  ['smsreplied', 'used'],
  ['smsbounced', 'bounced'],
  ['smsfailed', 'bounced'],
  ['inappmessageshown', 'seen'],
  ['inappmessageopened', 'seen'],
  ['inappmessageclicked', 'used'],
  ['inappmessageused', 'used'],
  ['inappmessagedismissed', 'ignored'],
  ['letterdelivered', 'delivered'],
  ['letterbounced', 'bounced'],
]);

export function receiptNamed(name: string): ReceiptState | undefined {
  return receiptByName.get(squeezed(name));
}

// A firm has some hundred names of events; squeezing one costs more than finding it.
const squeezedNames = new BoundedCache<string, string>(5_000);

function squeezed(name: string): string {
  const known = squeezedNames.get(name);
  if (known !== undefined) return known;
  const text = squeezedName(name);
  squeezedNames.set(name, text);
  return text;
}

const namesByRules = new WeakMap<NoticeRules, ReadonlySet<string>>();

function namesOf(rules: NoticeRules): ReadonlySet<string> {
  const known = namesByRules.get(rules);
  if (known !== undefined) return known;
  const names = new Set(rules.rules.filter(({ enabled }) => enabled).map(({ when }) => squeezed(when.event)));
  namesByRules.set(rules, names);
  return names;
}

/**
 * Remembers, inside the transaction that applies them, the events that a notice rule asks for and those that say how a message was met; what follows from them
 * is worked out by the thread that sends. An event that is neither costs a look at two sets.
 */
export async function queueSignals(
  sql: Sql,
  events: readonly { readonly event: CustomerEvent; readonly identifierId: IdentifierId }[],
  rules: NoticeRules,
): Promise<void> {
  const names = namesOf(rules);
  const wanted = events.filter(({ event }) => {
    if (event.kind !== 'track') return false;
    const name = squeezed(event.name);
    return names.has(name) || isReceipt(receiptByName.get(name), event);
  });
  if (wanted.length === 0) return;
  await sql.query(insertSignals, [
    int8Array(wanted.map(({ identifierId }) => identifierId)),
    int4Array(wanted.map(({ event }) => event.sourceId)),
    textArray(wanted.map(({ event }) => event.messageId)),
    textArray(wanted.map(({ event }) => event.name)),
    int8Array(wanted.map(({ event }) => event.time)),
    textArray(wanted.map(({ event }) => JSON.stringify(event.properties))),
  ]);
  await sql.query(notifySignals);
}

/** A receipt names its message; a bounce or an arrival says something of the address even where it does not. */
function isReceipt(receipt: ReceiptState | undefined, { name, properties }: CustomerEvent): boolean {
  if (receipt === undefined) return false;
  return messageNamedBy(properties) !== undefined || (receipt === 'bounced' && squeezed(name).startsWith('email'));
}

/** The key of the message that an event speaks of. Pure. */
export function messageNamedBy(properties: CustomerEvent['properties']): string | undefined {
  for (const name of ['message_id', 'messageId', 'message']) {
    const value = properties[name];
    if (typeof value === 'string' && isMessageKey(value)) return value;
  }
  return undefined;
}

export function isMessageKey(text: string): boolean {
  return /^m[0-9a-f]{32}$/.test(text);
}
