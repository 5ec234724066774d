import type { MessageChannel } from '../../consent/index.ts';
import { nameKey } from '../../foundation/index.ts';
import type { Summary } from './summary.ts';

export interface MessageCount {
  readonly sent: number;
  /** Messages that she followed or answered: an opened mail may have been opened by a machine. */
  readonly answered: number;
}

const sentNames: Readonly<Record<MessageChannel, readonly string[]>> = {
  email: ['emaildelivered', 'emailsent'],
  push: ['pushnotificationreceived', 'pushnotificationsent', 'pushnotificationdelivered'],
  sms: ['smsdelivered', 'smssent', 'textmessagesent'],
  whatsapp: ['whatsappdelivered', 'whatsappsent', 'whatsappmessagesent'],
  post: ['lettersent', 'cataloguesent', 'brochuresent'],
};
const answeredNames: Readonly<Record<MessageChannel, readonly string[]>> = {
  email: ['emaillinkclicked', 'emailclicked', 'emailreplied'],
  push: ['pushnotificationtapped', 'pushnotificationopened', 'pushnotificationclicked'],
  sms: ['smslinkclicked', 'smsclicked', 'smsreplied'],
  whatsapp: ['whatsapplinkclicked', 'whatsappreplied', 'whatsappclicked'],
  post: ['brochurecodeused', 'cataloguecodeused', 'printedcodeused'],
};

/**
 * Messages that reached her and those that she followed, ever, by channel. One message may send several names (sent, delivered), so the number is
 * that of the most frequent one; never fewer were sent than were answered. Pure.
 */
export function messageCountsOf(summary: Summary): Readonly<Record<MessageChannel, MessageCount>> {
  const most = mostFrequentIn(summary);
  const count = (channel: MessageChannel): MessageCount => {
    const answered = most(answeredNames[channel]).events;
    return { sent: Math.max(answered, most(sentNames[channel]).events), answered };
  };
  return { email: count('email'), push: count('push'), sms: count('sms'), whatsapp: count('whatsapp'), post: count('post') };
}

/** Which events, by the key of their name, messages of a channel are counted by; '' where none came. Pure. */
export function messageNamesOf(summary: Summary, channel: MessageChannel): { readonly sent: string; readonly answered: string } {
  const most = mostFrequentIn(summary);
  return { sent: most(sentNames[channel]).name, answered: most(answeredNames[channel]).name };
}

/** Of some keys of names the one with most events. */
function mostFrequentIn(summary: Summary): (names: readonly string[]) => { name: string; events: number } {
  const byKey = new Map<string, number>();
  for (const [name, events] of summary.names) byKey.set(nameKey(name), (byKey.get(nameKey(name)) ?? 0) + events);
  return (names) =>
    names.reduce(
      (most, name) => {
        const events = byKey.get(name) ?? 0;
        return events > most.events ? { name, events } : most;
      },
      { name: '', events: 0 },
    );
}
