import { minuteMs } from '../../foundation/index.ts';
import { type Address, type AddressContext, chooseAddress, needsAddress } from './choose-address.ts';
import type { Message, MessageReason, MessageWay, PassedOver } from './message.ts';

/** What the gate says of a message on a channel. */
export interface WayAnswer {
  readonly refusals: readonly MessageReason[];
  /** The identifier under which she said yes to it, where a yes is needed. */
  readonly saidBy: number | undefined;
}

/** Somebody a message is for, as far as sending asks. */
export interface Receiver extends Omit<AddressContext, 'namedBy' | 'saidBy'> {
  /** May this be sent at this moment: asked of the one gate. */
  readonly ask: (message: Asked, way: MessageWay, at: number) => WayAnswer;
  readonly hasPostalAddress: boolean;
  /** The groups that she is in. */
  readonly isIn: (groupId: number) => boolean;
  /** The audiences, as of this moment. */
  readonly isInAudience: (audienceId: number) => boolean;
}

/** What the judgement asks of a message. */
export type Asked = Pick<
  Message,
  'audienceId' | 'body' | 'groupId' | 'identifierId' | 'isAnswer' | 'isPromotion' | 'product' | 'purpose' | 'until' | 'ways'
>;

/** What may be done with a message at a moment. `dueAt`: when it is looked at again; `passedOver`: why not by the channels before `way`. */
export type Verdict =
  | { readonly state: 'go'; readonly way: MessageWay; readonly address: Address | undefined; readonly passedOver: readonly PassedOver[] }
  | {
      readonly state: 'held';
      readonly way: MessageWay;
      readonly reasons: readonly MessageReason[];
      readonly dueAt: number;
      readonly passedOver?: readonly PassedOver[];
    }
  | { readonly state: 'dropped' | 'refused'; readonly way: MessageWay; readonly reasons: readonly MessageReason[] };

// What ends by something that happens (a problem solved, stock that came in) is looked at when she changes, and besides this often.
const lookAgainMs = 15 * minuteMs;
/** Refusals that no waiting mends: her word, and what follows from it. */
const finalRooms = ['address', 'channel', 'consent', 'contact', 'content', 'relationship'];

function isFinal({ code, until }: MessageReason): boolean {
  return until === undefined && finalRooms.includes(code.slice(0, code.indexOf('.')));
}

/**
 * Whether a message may go now, and how: the first channel in its order on which everything speaks for it. Else it is held until the earliest moment at which
 * one of them may, or, where nothing but her word could change it, refused with the reasons of all. Pure.
 */
export function judgeMessage(message: Asked, receiver: Receiver, at: number): Verdict {
  const [first] = message.ways as readonly [MessageWay, ...MessageWay[]];
  if (message.until !== undefined && at >= message.until) {
    return { state: 'dropped', way: first, reasons: [{ code: 'message.too_late', words: 'its time was over before it could go' }] };
  }
  if (message.groupId !== undefined && !receiver.isIn(message.groupId)) {
    return { state: 'dropped', way: first, reasons: [{ code: 'audience.left', words: 'she is not in the group that it was meant for' }] };
  }
  if (message.audienceId !== undefined && !receiver.isInAudience(message.audienceId)) {
    return {
      state: 'dropped',
      way: first,
      reasons: [{ code: 'audience.left', words: 'she is not in the audience that it was meant for' }],
    };
  }
  let held: { way: MessageWay; reasons: readonly MessageReason[]; dueAt: number } | undefined;
  const refused: MessageReason[] = [];
  const passedOver: PassedOver[] = [];
  for (const way of message.ways) {
    const { refusals, saidBy } = receiver.ask(message, way, at);
    const address = addressFor(way, receiver, message.identifierId, saidBy);
    const reasons = address !== undefined && 'code' in address ? [...refusals, address] : refusals;
    if (reasons.length === 0) return { state: 'go', way, address: address as Address | undefined, passedOver };
    const final = reasons.filter(isFinal);
    const state = final.length > 0 ? 'refused' : 'held';
    const told = (one: MessageReason) => (message.ways.length === 1 ? one : { ...one, words: `${nounOfWay[way]}: ${one.words}` });
    passedOver.push(...(final.length > 0 ? final : reasons).map((one): PassedOver => ({ ...told(one), way, state })));
    if (final.length > 0) {
      refused.push(...final.map(told));
      continue;
    }
    const dueAt = Math.max(...reasons.map(({ until }) => until ?? at + lookAgainMs));
    if (held === undefined || dueAt < held.dueAt) held = { way, reasons, dueAt };
  }
  if (held === undefined) return { state: 'refused', way: first, reasons: refused };
  const { way, reasons } = held;
  const others = passedOver.filter((one) => one.way !== way);
  const dueAt = Math.min(held.dueAt, message.until ?? held.dueAt);
  return { state: 'held', way, reasons, dueAt, ...(others.length === 0 ? {} : { passedOver: others }) };
}

const nounOfWay: Readonly<Record<MessageWay, string>> = {
  ...{
    email: 'e-mail',
    sms: 'text message',
    push: 'app notification',
    inApp: 'in the app',
    call: 'call',
    post: 'letter',
    employee: 'to colleagues',
  },
};

function addressFor(way: MessageWay, receiver: Receiver, namedBy: number, saidBy: number | undefined): Address | MessageReason | undefined {
  if (needsAddress(way)) return chooseAddress(way, { ...receiver, namedBy, saidBy });
  if (way === 'post' && !receiver.hasPostalAddress) return { code: 'address.none', words: 'no postal address of hers is known' };
  return undefined;
}
