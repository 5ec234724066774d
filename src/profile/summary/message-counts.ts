import { nameKey } from './event-meaning.ts';
import type { Summary } from './summary.ts';

export const messageChannels = ['email', 'push', 'sms', 'whatsapp', 'post'] as const;
export type MessageChannel = (typeof messageChannels)[number];

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
  const byKey = new Map<string, number>();
  for (const [name, events] of summary.names) byKey.set(nameKey(name), (byKey.get(nameKey(name)) ?? 0) + events);
  const most = (names: readonly string[]): number => names.reduce((max, name) => Math.max(max, byKey.get(name) ?? 0), 0);
  const count = (channel: MessageChannel): MessageCount => {
    const answered = most(answeredNames[channel]);
    return { sent: Math.max(answered, most(sentNames[channel])), answered };
  };
  return { email: count('email'), push: count('push'), sms: count('sms'), whatsapp: count('whatsapp'), post: count('post') };
}
