import type { Static } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import type { MailingFigures, MessageStep, PersonsMessage } from '../delivery/index.ts';
import { formatPersonId } from '../foundation/index.ts';
import { readFragments } from '../profile/index.ts';
import { briefOf } from './groups-context.ts';
import type { PeopleDependencies } from './people.ts';
import type { mailing, message, messageDetails } from './shapes/messages.ts';

const timeText = (time: number): string => new Date(time).toISOString();

export function messageView(one: PersonsMessage): Static<typeof message> {
  const isWaiting = one.state === 'planned' || one.state === 'held';
  const { content, subject, text } = one.body;
  return {
    ...{ id: one.key, customer: formatPersonId(one.person), channel: one.way, channels: one.ways, purpose: one.purpose },
    ...{ isPromotion: one.isPromotion, isAnswer: one.isAnswer, ...(one.product === undefined ? {} : { product: one.product }) },
    ...{ state: one.state, reasons: one.reasons.map(reasonView) },
    says: {
      ...(content === undefined ? {} : { content }),
      ...(subject === undefined ? {} : { subject }),
      ...(text === undefined ? {} : { text }),
    },
    at: timeText(one.askedFor),
    ...(isWaiting ? { dueAt: timeText(one.dueAt) } : {}),
    ...(one.until === undefined ? {} : { until: timeText(one.until) }),
    ...(one.groupId === undefined ? {} : { group: one.groupId }),
    ...(one.audienceId === undefined ? {} : { audience: one.audienceId }),
    ...(one.mailingId === undefined ? {} : { mailing: one.mailingId }),
    ...(one.rule === undefined ? {} : { rule: one.rule }),
    ...(one.connector === undefined ? {} : { via: one.connector }),
    isStandIn: one.isStandIn,
    ...(one.sentAt === undefined ? {} : { sentAt: timeText(one.sentAt) }),
    attempts: one.attempts,
    ...(one.error === undefined ? {} : { error: one.error }),
    ...(one.receipt === undefined ? {} : { receipt: one.receipt }),
    ...(one.receiptAt === undefined ? {} : { receiptAt: timeText(one.receiptAt) }),
    ...{ madeBy: one.by, madeAt: timeText(one.madeAt) },
  };
}

function reasonView({ code, words, until }: PersonsMessage['reasons'][number]) {
  return { code, words, ...(until === undefined ? {} : { until: timeText(until) }) };
}

/** One message with its steps; the address as far as the caller may see it. */
export async function detailsView(
  found: PersonsMessage,
  steps: readonly MessageStep[],
  people: PeopleDependencies,
  caller: Caller,
): Promise<Static<typeof messageDetails>> {
  const brief = await briefOf(people, [found.person], caller);
  const fragments = (await readFragments(people.postgres, [found.person])).get(found.person) ?? [];
  const address = fragments.find(({ identifier }) => identifier.id === found.addressId)?.identifier;
  const isHidden = address !== undefined && people.hiddenFields(caller.role).ruleFor(address.namespace) !== undefined;
  return {
    ...messageView(found),
    name: brief(found.person).name || null,
    ...(address === undefined ? {} : { to: { namespace: address.namespace, value: isHidden ? '•••' : address.value } }),
    ...(found.words === undefined ? {} : { words: found.words }),
    steps: steps.map(({ at, way, ...step }) => ({ at: timeText(at), ...step, ...(way === undefined ? {} : { channel: way }) })),
  };
}

export function mailingView({ id, to, state, people, messages, wish, by, madeAt }: MailingFigures): Static<typeof mailing> {
  const { content, subject, text } = wish.body;
  return {
    ...{ id, ...to, state, people, messages, channels: wish.ways, purpose: wish.purpose, isPromotion: wish.isPromotion },
    says: {
      ...(content === undefined ? {} : { content }),
      ...(subject === undefined ? {} : { subject }),
      ...(text === undefined ? {} : { text }),
    },
    ...{ madeBy: by, madeAt: timeText(madeAt) },
  };
}
