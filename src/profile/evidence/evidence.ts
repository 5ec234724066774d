import type { MessageChannel } from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, nameKey, secondMs } from '../../foundation/index.ts';
import { careNameOf } from '../summary/care-counts.ts';
import { choiceOf } from '../summary/choices.ts';
import { type CareKind, careKinds, type EventMeaning, meaningOf, noMeaning } from '../summary/event-meaning.ts';
import { foldedTime } from '../summary/folded-time.ts';
import { messageNamesOf } from '../summary/message-counts.ts';
import { ownedObservation } from '../summary/owned-things.ts';
import { orderIdOf } from '../summary/purchases.ts';
import { receivingOf } from '../summary/receivings.ts';
import { type SignalKind, signalDaysOf } from '../summary/signal-days.ts';
import type { Summary } from '../summary/summary.ts';
import { repeatedChoices } from '../view/choices-view.ts';
import type { Fragment } from '../view/fragment.ts';
import { ownedPlaceOf, signalPeriodDays } from '../view/owned-things.ts';
import { type ReceivingWay, receivedOrders } from '../view/received-orders.ts';

/** A number on a person's page, by what it was made of. Days are days since 1970 (UTC), both included. */
export type EvidenceQuestion =
  | { readonly of: 'taste'; readonly attribute: string; readonly value: string }
  | { readonly of: 'receiving'; readonly way: ReceivingWay }
  | { readonly of: 'message'; readonly channel: MessageChannel }
  | { readonly of: 'purchase'; readonly fromDay?: number | undefined; readonly untilDay: number }
  | { readonly of: 'care'; readonly kind?: CareKind | undefined; readonly fromDay?: number | undefined; readonly untilDay: number }
  | { readonly of: 'signal'; readonly kind: SignalKind; readonly fromDay: number; readonly untilDay: number }
  | { readonly of: 'owned'; readonly key: string; readonly part?: OwnedPart | undefined };

export const ownedParts = ['hardware', 'services', 'experience'] as const;
export type OwnedPart = (typeof ownedParts)[number];

/** What an event says about the number it stands behind. */
export interface EvidenceMark {
  /** It is one of those that were counted; the others are what they were counted among. */
  readonly counted: boolean;
  /** What it says, in a word: `chosen`, `passedOver`, `sent`, `order`, `fault` … */
  readonly mark: string;
  /** What it says it of: the thing chosen, the service. */
  readonly label?: string;
  /** The day of the week that was counted, Sunday 0. */
  readonly weekday?: number;
}

/** An event of a person's history, as the fold of it sees it. */
export interface PastEvent {
  readonly event: CustomerEvent;
  readonly sourceCurrency: string | undefined;
}

/** A person as her page counts her. */
export interface CountedPerson {
  readonly fragments: readonly Fragment[];
  /** All fragments combined. */
  readonly whole: Summary;
  /** Her time zone. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Reader = (event: CustomerEvent, time: number, meaning: EventMeaning, sourceCurrency: string | undefined) => EvidenceMark | undefined;

/**
 * Which of a person's events a number on her page was made of, each with what it says: the same readers that fold events into her summary, over
 * events given newest first. As many are counted as the number says, as far back as `events` go and her summary keeps them. Pure; cost: that of folding.
 */
export function evidenceOf<Past extends PastEvent>(
  question: EvidenceQuestion,
  events: readonly Past[],
  person: CountedPerson,
): (EvidenceMark & { readonly past: Past })[] {
  const read = readerFor(question, person);
  return events.flatMap((past) => {
    const { event, sourceCurrency } = past;
    const found = read(event, foldedTime(event), event.kind === 'track' ? meaningOf(event.name) : noMeaning, sourceCurrency);
    return found === undefined ? [] : [{ ...found, past }];
  });
}

function readerFor(question: EvidenceQuestion, person: CountedPerson): Reader {
  switch (question.of) {
    case 'taste':
      return tasteReader(question, person);
    case 'receiving':
      return receivingReader(question.way, person);
    case 'message':
      return messageReader(question.channel, person);
    case 'purchase':
      return purchaseReader(question, person);
    case 'care':
      return question.fromDay === undefined ? careReader(question.kind, person) : recentCareReader(question.fromDay, question.untilDay);
    case 'signal':
      return signalReader(question, person);
    case 'owned':
      return ownedReader(question, person);
  }
}

/** Choices in which the value could be taken; what an order reports a second time is left out, as in the counts. */
function tasteReader({ attribute, value }: Extract<EvidenceQuestion, { of: 'taste' }>, { fragments, whole }: CountedPerson): Reader {
  const repeats = repeatedChoices(fragments, whole);
  return (event) => {
    if (event.kind !== 'track' || repeats.has(`${event.sourceId} ${event.messageId}`)) return undefined;
    const choice = choiceOf(event);
    const about = choice?.attributes.find((one) => one.attribute === attribute);
    if (choice === undefined || about === undefined || !about.offered.some(([offered]) => offered === value)) return undefined;
    const counted = about.chosen === value;
    return { counted, mark: counted ? 'chosen' : 'passedOver', label: choice.chosen };
  };
}

/** The event that has the last word on each order; the same orders that are counted. */
function receivingReader(way: ReceivingWay, { whole, zone }: CountedPerson): Reader {
  const kept = receivedOrders(whole, zone);
  const open = new Map(kept.map((order) => [`${order.second} ${order.orderId}`, order]));
  return (event, time, { order }) => {
    const said = event.kind === 'track' ? receivingOf(event, time, order === 'completed') : undefined;
    const key = said === undefined ? '' : `${said[0]} ${said[1]}`;
    const found = open.get(key);
    if (found === undefined) return undefined;
    open.delete(key);
    return { counted: found.way === way, mark: found.way, weekday: found.weekday, ...(found.place === '' ? {} : { label: found.place }) };
  };
}

function messageReader(channel: MessageChannel, { whole }: CountedPerson): Reader {
  const names = messageNamesOf(whole, channel);
  return ({ kind, name }) => {
    if (kind !== 'track') return undefined;
    const key = nameKey(name);
    if (key === names.answered) return { counted: true, mark: 'answered' };
    return key === names.sent ? { counted: false, mark: 'sent' } : undefined;
  };
}

/** Orders, each by its newest report; what was given back and called off stands beside them. */
function purchaseReader({ fromDay, untilDay }: Extract<EvidenceQuestion, { of: 'purchase' }>, { whole }: CountedPerson): Reader {
  const cancelled = new Set(whole.reversals.filter(([, , kind]) => kind === 'c').map(([, orderId]) => orderId));
  // An order below zero is a return.
  const open = new Map(
    whole.orders.map(([time, orderId, minorUnits]) => [
      `${time} ${orderId}`,
      cancelled.has(orderId) ? ('cancelled' as const) : minorUnits < 0 ? ('refunded' as const) : undefined,
    ]),
  );
  return (event, time, { order }) => {
    const day = Math.floor(time / dayMs);
    if (order === undefined || day > untilDay || (fromDay !== undefined && day < fromDay)) return undefined;
    if (order !== 'completed') return { counted: false, mark: order };
    const key = `${time} ${orderIdOf(event) ?? `~${event.messageId}`}`;
    if (!open.has(key)) return undefined;
    const undone = open.get(key);
    open.delete(key);
    if (undone === undefined) return { counted: true, mark: 'order' };
    return { counted: false, mark: undone === 'cancelled' ? 'calledOff' : undone };
  };
}

/** Dealings by the name under which most of a kind came: a call that tells of its beginning and its end is one. */
function careReader(kind: CareKind | undefined, { whole }: CountedPerson): Reader {
  const wanted = kind === undefined ? careKinds : [kind];
  const names = new Map(wanted.flatMap((one) => nameOfCare(whole, one)));
  const areRefundsReturns = wanted.includes('return') && careNameOf(whole, 'return') === undefined;
  const open = new Set(whole.reversals.filter(([, , reversal]) => reversal === 'r').map(([time, orderId]) => `${time} ${orderId}`));
  return (event, time, { order }) => {
    if (event.kind !== 'track') return undefined;
    const found = names.get(event.name);
    if (found !== undefined) return { counted: true, mark: found };
    if (!areRefundsReturns || order !== 'refunded' || !open.delete(`${time} ${orderIdOf(event) ?? ''}`)) return undefined;
    return { counted: true, mark: 'return' };
  };
}

/** All that happened with care within some days, as those days are counted: each event of them. */
function recentCareReader(fromDay: number, untilDay: number): Reader {
  return (event, time, { order, care }) => {
    const day = Math.floor(time / dayMs);
    return event.kind !== 'track' || care === undefined || order === 'completed' || day < fromDay || day > untilDay
      ? undefined
      : { counted: true, mark: care };
  };
}

function nameOfCare(whole: Summary, kind: CareKind): [name: string, kind: CareKind][] {
  const name = careNameOf(whole, kind);
  return name === undefined ? [] : [[name, kind]];
}

/** All that she did on the days that were counted. */
function signalReader({ kind, fromDay, untilDay }: Extract<EvidenceQuestion, { of: 'signal' }>, { whole }: CountedPerson): Reader {
  const days = new Set(signalDaysOf(whole)[kind].filter((day) => day >= fromDay && day <= untilDay));
  return (event, time, { order, care }) => {
    if (!days.has(Math.floor(time / dayMs))) return undefined;
    const isView = event.kind === 'page' || event.kind === 'screen';
    if (kind === 'care') return care === undefined || order === 'completed' ? undefined : { counted: true, mark: care };
    if (kind === 'choices') {
      const choice = event.kind === 'track' && order === undefined ? choiceOf(event) : undefined;
      return choice === undefined ? undefined : { counted: true, mark: 'chosen', label: choice.chosen };
    }
    const isAction = event.kind === 'track' && order !== 'completed' && care === undefined;
    return event.channel === kind && (isView || isAction) ? { counted: true, mark: 'there' } : undefined;
  };
}

const yearPeriods = 13;

/** What events say of one thing: since when and for how much, its services, how it did within a year. */
function ownedReader({ key, part }: Extract<EvidenceQuestion, { of: 'owned' }>, { whole, now }: CountedPerson): Reader {
  const placeOf = ownedPlaceOf(whole);
  const oldest = Math.floor(now / dayMs / signalPeriodDays) - yearPeriods;
  const kept = new Set(whole.signals.map(([period, of, kind]) => `${period} ${kind} ${of}`));
  const isWanted = (one: OwnedPart): boolean => part === undefined || part === one;
  return (event, time, meaning, sourceCurrency) => {
    const seen = event.kind === 'track' ? ownedObservation(event, time, meaning, sourceCurrency) : undefined;
    if (seen === undefined) return undefined;
    const signal = seen.signals.find(([period, of, kind]) => placeOf(of) === key && period > oldest && kept.has(`${period} ${kind} ${of}`));
    if (signal !== undefined && isWanted('experience')) return { counted: true, mark: signal[2] };
    const service = seen.services.find(([of]) => placeOf(of) === key);
    if (service !== undefined && isWanted('services')) {
      const [, label, [second = 0]] = service;
      return { counted: isOnSince(whole, service[0], label, Math.floor(now / secondMs), second), mark: second > 0 ? 'on' : 'off', label };
    }
    const fact = seen.facts.find(([of]) => placeOf(of) === key);
    if (fact === undefined || !isWanted('hardware')) return undefined;
    const isPriced = seen.facts.some(([of, field]) => field === 'p' && placeOf(of) === key);
    return { counted: true, mark: isPriced ? 'priced' : 'known' };
  };
}

/** Whether a service that is on has been on since this second. */
function isOnSince(whole: Summary, key: string, name: string, nowSecond: number, second: number): boolean {
  const [, , switches = []] = whole.services.find(([of, service]) => of === key && service === name) ?? [];
  let since: number | undefined;
  for (const at of switches) {
    if (Math.abs(at) > nowSecond) break;
    since = at < 0 ? undefined : (since ?? at);
  }
  return since !== undefined && since === second;
}
