import type { MessageChannel } from '../../consent/index.ts';
import { type ReceivingWay, receivingWays } from '../../profile/index.ts';
import type { MessageLeaning, WayLeaning } from './habits.ts';

/** A thing that she could be offered. */
export interface ProductOption {
  readonly id: string;
  /** Log-odds above chance that she takes it (see scoreItems). */
  readonly score: number;
  /** Ways in which it can be received; all when absent. */
  readonly ways?: readonly ReceivingWay[];
}

export interface ChannelOption extends MessageLeaning {
  /** She said that she wants to be reached this way. */
  readonly isStated: boolean;
}

/** Her own calendar: what is decided is said in her days and hours. */
export interface HerCalendar {
  /** Days since 1970 of today in her time zone. */
  readonly today: number;
  readonly hourNow: number;
  /** The hour of the day at which she is mostly there, where one is known. */
  readonly hour?: number;
}

export interface JointOptions {
  /** Empty where nothing was given to choose from: then ways and channels alone are answered. */
  readonly products: readonly ProductOption[];
  readonly ways: readonly WayLeaning[];
  /** False where neither she nor enough others are known to say how things are received: then a way is told only where there is one alone. */
  readonly areWaysKnown: boolean;
  readonly channels: readonly ChannelOption[];
  readonly calendar: HerCalendar;
}

/** Product, way of receiving and message that go together. */
export interface JointAnswer {
  readonly product?: string;
  /** Absent where there are several and nothing is known of any. */
  readonly way?: WayLeaning;
  /** Days since 1970 of her usual day for it, the next that the message can come before. */
  readonly receiveDay?: number;
  readonly channel?: ChannelOption;
  readonly message?: { readonly day: number; readonly hour: number };
  /** Sum of the parts, on the scale of log-chances. */
  readonly score: number;
  readonly parts: { readonly product: number; readonly way: number; readonly day: number; readonly channel: number; readonly wait: number };
}

// What she said herself outweighs some dozens of messages.
const statedBonus = Math.log(20);
// A week later is that much less worth doing.
const waitAWeek = Math.log(0.7);
// How long a message is on its way, days.
const leadDays: Readonly<Record<MessageChannel, number>> = { email: 0, push: 0, sms: 0, whatsapp: 0, post: 3 };
const defaultHour = 10;

/** Nobody is written to at night: hours in which a message may come. */
const decentHours = [8, 20] as const;

/**
 * Every combination of product, way of receiving and message that is possible, best first. Scored together: a product only goes with ways in
 * which it can be had; a way with a usual day asks for a message that arrives the day before, so a slow channel waits for the week after, which
 * counts against it. Assumptions: what is liked, how it is received and what is answered are independent given the person, but for what is
 * said above; so the parts add as log-chances. Pure, exact, no seed; cost: a microsecond a combination (50 products, 5 ways, 5 channels: 1,250).
 */
export function jointAnswers({ products, ways, areWaysKnown, channels, calendar }: JointOptions): JointAnswer[] {
  const things: (ProductOption | undefined)[] = products.length === 0 ? [undefined] : [...products];
  const speaking: (ChannelOption | undefined)[] = channels.length === 0 ? [undefined] : [...channels];
  const answers: JointAnswer[] = [];
  for (const product of things) {
    const possible = ways.filter(({ way }) => product?.ways?.includes(way) ?? true);
    const told: (WayLeaning | undefined)[] = areWaysKnown || possible.length < 2 ? possible : [undefined];
    for (const way of told) {
      for (const channel of speaking) answers.push(together(product, way, channel, calendar));
    }
  }
  return answers.sort((left, right) => right.score - left.score || placeOf(left.way) - placeOf(right.way));
}

function placeOf(way: WayLeaning | undefined): number {
  return way === undefined ? 0 : receivingWays.indexOf(way.way);
}

function together(
  product: ProductOption | undefined,
  way: WayLeaning | undefined,
  channel: ChannelOption | undefined,
  calendar: HerCalendar,
): JointAnswer {
  const plan = planOf(way, channel, calendar);
  const parts = {
    product: product?.score ?? 0,
    way: way === undefined ? -Math.log(receivingWays.length) : Math.log(way.share),
    day: way?.weekday === undefined ? 0 : Math.log1p(way.weekday.share),
    channel: channel === undefined ? 0 : Math.log(channel.share) + (channel.isStated ? statedBonus : 0),
    wait: plan.weeksLater * waitAWeek,
  };
  return {
    ...(product === undefined ? {} : { product: product.id }),
    ...(way === undefined ? {} : { way }),
    ...(plan.receiveDay === undefined ? {} : { receiveDay: plan.receiveDay }),
    ...(channel === undefined ? {} : { channel, message: plan.message }),
    score: parts.product + parts.way + parts.day + parts.channel + parts.wait,
    parts,
  };
}

function planOf(
  way: WayLeaning | undefined,
  channel: ChannelOption | undefined,
  { today, hourNow, hour = defaultHour }: HerCalendar,
): { receiveDay?: number; message: { day: number; hour: number }; weeksLater: number } {
  const weekday = way?.weekday;
  const at = Math.min(decentHours[1], Math.max(decentHours[0], hour));
  const lead = channel === undefined ? 0 : leadDays[channel.channel];
  // The first day on which a message can be sent: today while its hour is still to come.
  const first = hourNow < at ? today : today + 1;
  if (weekday === undefined) return { message: { day: first, hour: at }, weeksLater: 0 };
  const next = today + ((weekday.day - weekdayOf(today) + 7) % 7 || 7);
  let receiveDay = next;
  // Sent so that it arrives the day before.
  while (receiveDay - 1 - lead < first) receiveDay += 7;
  return { receiveDay, message: { day: receiveDay - 1 - lead, hour: at }, weeksLater: (receiveDay - next) / 7 };
}

/** Day of the week of a day since 1970: 0 is Sunday. The first of January 1970 was a Thursday. Pure. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
