import type { Purpose } from '../../consent/index.ts';
import type { GateLog, Refusal } from '../../gate/index.ts';
import type { MessageBody, MessageReason, MessageState, MessageWay } from './message.ts';
import { gateChannelOf } from './read-receivers.ts';

/** Reasons that are not the gate's: they stand with the message alone. */
const ownRooms = ['address', 'audience', 'connector', 'content', 'message', 'person', 'receipt'];

/** Counts what the gate had against a message. */
export function noteRefused(
  log: Pick<GateLog, 'note'>,
  message: {
    readonly purpose: string;
    readonly identifierId: number;
    readonly body: MessageBody;
    readonly key?: string;
    readonly rule?: string | undefined;
  },
  verdict: { readonly state: MessageState; readonly way: MessageWay; readonly reasons: readonly MessageReason[] },
): void {
  const refusals = verdict.reasons.filter(({ code }) => !ownRooms.includes(code.split('.')[0] as string)) as readonly Refusal[];
  if (refusals.length === 0) return;
  const item = message.body.content ?? message.rule ?? message.key;
  log.note({
    ...{ asker: 'message', purpose: message.purpose as Purpose, channel: gateChannelOf(verdict.way), identifierId: message.identifierId },
    ...(item === undefined ? {} : { item }),
    refusals,
  });
}
