import { type MessageChannel, messageChannels } from '../../consent/index.ts';
import {
  type MessageCount,
  messageCountsOf,
  type ReceivedOrder,
  type ReceivingWay,
  receivedOrders,
  receivingWays,
  type Summary,
} from '../../profile/index.ts';

/**
 * What everybody does, as far as one person's habits lean on it: sums over the people whom a fit has read. Each counts once, however many orders or
 * messages are hers: her share of each way and day, and of the messages that she followed (`sent` is then how many people had any).
 */
export interface Habits {
  readonly ways: Readonly<Record<ReceivingWay, number>>;
  /** Orders received by day of the week, Sunday first; days of UTC. */
  readonly weekdays: readonly number[];
  readonly messages: Readonly<Record<MessageChannel, MessageCount>>;
  /** How many people have orders that say how they were received; absent in models that counted orders, of which is not known how few they were. */
  readonly people?: number;
}

// What fewer people do is no habit of everybody: a share of one half would be off by a fifth and more.
export const habitPeopleMin = 30;

/** How many others the habits of receiving rest on, when they are enough to be told; else undefined. Pure. */
export function othersReceiving(everybody: Habits | undefined): number | undefined {
  const people = everybody?.people ?? 0;
  return people < habitPeopleMin ? undefined : people;
}

export interface GrowingHabits {
  add(summary: Summary): void;
  done(): Habits;
}

/** Sums habits over people. Cost: some microseconds for who has orders with a way of receiving. */
export function growHabits(): GrowingHabits {
  const ways = zeros(receivingWays);
  const weekdays = Array.from({ length: 7 }, () => 0);
  const sent = zeros(messageChannels);
  const answered = zeros(messageChannels);
  let people = 0;
  return {
    add(summary) {
      const orders = summary.receivings.length === 0 ? [] : receivedOrders(summary, 'UTC');
      if (orders.length > 0) people += 1;
      for (const { way, weekday } of orders) {
        ways[way] += 1 / orders.length;
        weekdays[weekday] = (weekdays[weekday] ?? 0) + 1 / orders.length;
      }
      const counts = messageCountsOf(summary);
      for (const channel of messageChannels) {
        if (counts[channel].sent === 0) continue;
        sent[channel] += 1;
        answered[channel] += counts[channel].answered / counts[channel].sent;
      }
    },
    done() {
      const messages = Object.fromEntries(messageChannels.map((one) => [one, { sent: sent[one], answered: answered[one] }]));
      return { ways, weekdays, messages: messages as Habits['messages'], people };
    },
  };
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

// What everybody does weighs as much as so many orders, or messages, of hers.
const ordersOfEverybody = 4;
const messagesOfEverybody = 5;
// Where nobody's messages are known: one in ten is followed.
const answerRateAssumed = 0.1;

export interface WayLeaning {
  readonly way: ReceivingWay;
  /** The chance that her next order goes this way. */
  readonly share: number;
  readonly count: number;
  readonly of: number;
  /** Her usual day of the week for it, where there is one. */
  readonly weekday?: { readonly day: number; readonly count: number; readonly share: number };
  /** How many others the share leans on; absent where too few are known to say what others do. */
  readonly others?: number;
  /** Where it mostly is. */
  readonly place?: { readonly name: string; readonly count: number };
}

export interface MessageLeaning {
  readonly channel: MessageChannel;
  /** The chance that she follows a message this way. */
  readonly share: number;
  readonly answered: number;
  readonly sent: number;
  /** How many others the share leans on; absent where too few are known to say what others do. */
  readonly others?: number;
}

// A day of the week is usual when she came on it three times and it holds most of what can be said.
const usualCountMin = 3;
const usualShareMin = 0.4;

/**
 * How a person lets things come to her: the posterior share of each way, the usual day and place of each. A Dirichlet over ways and one over days
 * of the week, both with what everybody does as prior, worth four orders (a little of evenly is mixed in, so that nothing is impossible); where fewer
 * than `habitPeopleMin` others are known, with all ways and days alike. Assumption: her last forty orders are alike. Source: conjugate Dirichlet–multinomial (Gelman et al., Bayesian Data Analysis, 3.4). Pure, exact,
 * no seed; cost: microseconds.
 */
export function learnWays(orders: readonly ReceivedOrder[], everybody: Habits | undefined): WayLeaning[] {
  const others = othersReceiving(everybody);
  const known = others === undefined ? undefined : everybody;
  const shareOf = prior(receivingWays.map((way) => known?.ways[way] ?? 0));
  const dayShareOf = prior(Array.from({ length: 7 }, (_, day) => known?.weekdays[day] ?? 0));
  return receivingWays
    .map((way, at): WayLeaning => {
      const these = orders.filter((order) => order.way === way);
      const share = (these.length + ordersOfEverybody * shareOf(at)) / (orders.length + ordersOfEverybody);
      const day = mostOf(these.map(({ weekday }) => weekday));
      const dayShare = day === undefined ? 0 : (day.count + ordersOfEverybody * dayShareOf(day.what)) / (these.length + ordersOfEverybody);
      const place = mostOf(these.map((order) => order.place).filter((name) => name !== ''));
      return {
        ...{ way, share, count: these.length, of: orders.length },
        ...(others === undefined ? {} : { others }),
        ...(day === undefined || day.count < usualCountMin || dayShare < usualShareMin
          ? {}
          : { weekday: { day: day.what, count: day.count, share: dayShare } }),
        ...(place === undefined ? {} : { place: { name: place.what, count: place.count } }),
      };
    })
    .sort((left, right) => right.share - left.share);
}

/**
 * How likely she is to follow a message, by channel: a Beta–Binomial with everybody's rate as prior, worth five messages. Assumption: messages of one
 * channel are alike. Pure, exact, no seed.
 */
export function learnMessages(counts: Readonly<Record<MessageChannel, MessageCount>>, everybody: Habits | undefined): MessageLeaning[] {
  return messageChannels
    .map((channel): MessageLeaning => {
      const { sent, answered } = counts[channel];
      // Models without a number of people counted messages, which one person can have many of.
      const counted = everybody?.people === undefined ? 0 : everybody.messages[channel].sent;
      const others = counted < habitPeopleMin ? undefined : counted;
      const all = everybody === undefined || others === undefined ? { sent: 0, answered: 0 } : everybody.messages[channel];
      const rate = (all.answered + messagesOfEverybody * answerRateAssumed) / (all.sent + messagesOfEverybody);
      const share = (answered + messagesOfEverybody * rate) / (sent + messagesOfEverybody);
      return { channel, share, answered, sent, ...(others === undefined ? {} : { others }) };
    })
    .sort((left, right) => right.share - left.share);
}

/** Shares of counts, with as much as one of each mixed in. */
function prior(counts: readonly number[]): (at: number) => number {
  const sum = counts.reduce((total, count) => total + count, 0) + counts.length;
  return (at) => ((counts[at] ?? 0) + 1) / sum;
}

/** The most frequent; of equals the first seen. */
function mostOf<Item>(items: readonly Item[]): { what: Item; count: number } | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: { what: Item; count: number } | undefined;
  for (const [what, count] of counts) if (best === undefined || count > best.count) best = { what, count };
  return best;
}
