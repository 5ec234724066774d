import type { JsonObject } from '../../foundation/index.ts';

/** Ways by which something reaches a person, or (`employee`) a colleague about her. */
export const messageWays = ['email', 'sms', 'push', 'inApp', 'call', 'post', 'employee'] as const;
export type MessageWay = (typeof messageWays)[number];

/** Where a message stands. `sending` is in the hands of a connector; `unsure` was, when the product was killed, and may have left. */
export const messageStates = ['planned', 'held', 'sending', 'sent', 'refused', 'dropped', 'cancelled', 'failed', 'unsure'] as const;
export type MessageState = (typeof messageStates)[number];

/** How it was met: from the least that is known to the most. `bounced` never arrived. */
export const receiptStates = ['bounced', 'delivered', 'ignored', 'seen', 'used'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** Why a message stands where it does: a code that never changes, words for a person, and until when where time alone ends it. */
export interface MessageReason {
  readonly code: string;
  readonly words: string;
  /** Milliseconds since 1970. */
  readonly until?: number;
}

/** A channel that was tried before the one that is taken, and why not by it: refused by what no waiting mends, else only held. */
export interface PassedOver extends MessageReason {
  readonly way: MessageWay;
  readonly state: 'held' | 'refused';
}

/** What is said: an item of the content room by its key, or words of one's own. */
export interface MessageBody {
  readonly content?: string;
  readonly subject?: string;
  readonly text?: string;
  /** What the words' places in braces are filled with, besides the person's own name. */
  readonly data?: JsonObject;
}

/** What somebody, or a rule, wants said to a person. Times are milliseconds since 1970. */
export interface MessageWish {
  /** In the order in which they are tried. */
  readonly ways: readonly MessageWay[];
  readonly purpose: string;
  readonly isPromotion: boolean;
  /** It answers a question of hers: costs no attention, passes quiet hours. */
  readonly isAnswer: boolean;
  readonly product?: string | undefined;
  readonly body: MessageBody;
  readonly at: number;
  /** After this it is of no use to her. */
  readonly until?: number | undefined;
  /** Only while she is in this group. */
  readonly groupId?: number | undefined;
  /** Only while she is in this audience. */
  readonly audienceId?: number | undefined;
  readonly mailingId?: number | undefined;
  /** The rule that asked for it. */
  readonly rule?: string | undefined;
  readonly by: string;
}

/** A message as it stands. */
export interface Message extends Omit<MessageWish, 'at'> {
  readonly id: number;
  /** What outsiders know it by; the same on every attempt. */
  readonly key: string;
  readonly identifierId: number;
  readonly way: MessageWay;
  readonly state: MessageState;
  readonly reasons: readonly MessageReason[];
  readonly askedFor: number;
  readonly dueAt: number;
  readonly addressId?: number | undefined;
  readonly connector?: string | undefined;
  /** Nothing left the house: a stand-in took it. */
  readonly isStandIn: boolean;
  readonly words?: { readonly subject?: string; readonly text: string } | undefined;
  readonly sentAt?: number | undefined;
  readonly attempts: number;
  readonly error?: string | undefined;
  readonly receipt?: ReceiptState | undefined;
  readonly receiptAt?: number | undefined;
  readonly madeAt: number;
}

/** One step in the life of a message. */
export interface MessageStep {
  readonly at: number;
  readonly state: MessageState | ReceiptState;
  readonly code: string;
  readonly words: string;
  readonly by: string;
  /** The channel by which it stands so, or, of one that was passed over, why not by it; none where a reason holds for all of them. */
  readonly way?: MessageWay | undefined;
}

/** Channels as words of a sentence: "by e-mail". */
export const byWay: Readonly<Record<MessageWay, string>> = {
  email: 'by e-mail',
  sms: 'by text message',
  push: 'as an app notification',
  inApp: 'in the app',
  call: 'by a call',
  post: 'by letter',
  employee: 'to colleagues',
};

/** Still to come: what may be cancelled, dropped and asked about again. */
export const openStates: readonly MessageState[] = ['planned', 'held'];

/** Whether a receipt tells more than the one before. A mail that came back after it was read was read. Pure. */
export function tellsMore(before: ReceiptState | undefined, now: ReceiptState): boolean {
  if (before === undefined) return true;
  if (now === 'bounced') return before === 'delivered';
  return receiptStates.indexOf(now) > receiptStates.indexOf(before);
}
