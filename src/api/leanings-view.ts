import type { Static } from '@sinclair/typebox';
import type { MessageChannel } from '../consent/index.ts';
import type { ReceivingWay } from '../profile/index.ts';
import { type ChannelOption, dayText, type JointAnswer, type LearnedTaste, type MessageLeaning, type WayLeaning } from '../value/index.ts';
import type { leanings } from './shapes/leanings.ts';

type LeaningsAnswer = Static<typeof leanings>;
type JointPart = NonNullable<LeaningsAnswer['joint']>['best'];

const weekdays = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];
const wayTexts: Readonly<Record<ReceivingWay, string>> = {
  collect: 'collects in store',
  locker: 'collects at a locker or parcel shop',
  deliver: 'has it delivered',
  digital: 'receives it digitally',
  inStore: 'takes it along in the store',
};
export const channelTexts: Readonly<Record<MessageChannel, string>> = {
  email: 'e-mail',
  push: 'the app',
  sms: 'text message',
  whatsapp: 'WhatsApp',
  post: 'post',
};

/** A way of receiving with its evidence in plain words. Pure. */
export function wayView(leaning: WayLeaning): LeaningsAnswer['ways'][number] {
  const { way, share, count, of, weekday, place, others } = leaning;
  return {
    ...{ way, share: rounded(share), count, of },
    ...(others === undefined ? {} : { others }),
    ...(weekday === undefined ? {} : { weekday: { day: weekday.day, count: weekday.count } }),
    ...(place === undefined ? {} : { place }),
    text: wayText(leaning),
  };
}

function wayText({ way, share, count, of, weekday, place, others }: WayLeaning): string {
  if (of === 0) {
    const of100 = others === undefined ? '' : `; ${Math.round(100 * share)} in 100 of ${others} others do`;
    return `${wayTexts[way]}: we don’t know yet, none of her orders says how it reached her${of100}`;
  }
  const day = weekday === undefined ? '' : `, ${weekday.count} on ${weekdays[weekday.day]}`;
  const where = place === undefined || count === 0 ? '' : `, ${place.count} at ${place.name}`;
  return `${wayTexts[way]}: ${count} of ${of} orders${day}${where}`;
}

export type LeftOut = 'refused' | 'noAddress' | undefined;

export function messageView(leaning: MessageLeaning, isStated: boolean, left: LeftOut): LeaningsAnswer['messages'][number] {
  const { channel, share, answered, sent, others } = leaning;
  return {
    ...{ channel, share: rounded(share), answered, sent },
    ...(others === undefined ? {} : { others }),
    ...(isStated ? { stated: true as const } : {}),
    ...(left === undefined ? {} : { left }),
    text: messageText(leaning, isStated, left),
  };
}

function messageText({ channel, answered, sent }: MessageLeaning, isStated: boolean, left: LeftOut): string {
  const name = channelTexts[channel];
  if (left === 'refused') return `${name}: she does not want it`;
  const counts = sent === 0 ? 'none sent so far' : `followed ${answered} of ${sent}`;
  return `${name}: ${isStated ? 'she said so; ' : ''}${counts}${left === 'noAddress' ? '; no address known' : ''}`;
}

export interface JointContext {
  readonly productText: (id: string) => { readonly text: string; readonly known: boolean };
  readonly hour: LeaningsAnswer['hour'];
}

/** One joint answer as the API tells it. Pure. */
export function jointView({ product, way, receiveDay, channel, message, score }: JointAnswer, context: JointContext): JointPart {
  return {
    ...(product === undefined ? {} : { product: { id: product, ...context.productText(product) } }),
    ...(way === undefined
      ? {}
      : {
          receive: {
            way: way.way,
            ...(way.place === undefined ? {} : { place: way.place.name }),
            ...(way.weekday === undefined ? {} : { weekday: way.weekday.day }),
            ...(receiveDay === undefined ? {} : { day: dayText(receiveDay) }),
            known: way.count > 0,
            ...(way.others === undefined ? {} : { others: way.others }),
            text: wayText(way),
          },
        }),
    ...(channel === undefined || message === undefined
      ? {}
      : {
          message: {
            ...{ channel: channel.channel, day: dayText(message.day), hour: message.hour },
            known: channel.sent > 0 || channel.isStated,
            text: messageText(channel, channel.isStated, undefined),
          },
        }),
    score: rounded(score),
  };
}

/** Why the best answer is as it is, its parts together. Pure. */
export function jointReasons(best: JointAnswer, part: JointPart, { hour }: JointContext): string[] {
  const reasons: string[] = [];
  if (part.product !== undefined) reasons.push(part.product.text);
  if (part.receive !== undefined) reasons.push(part.receive.text);
  if (part.message !== undefined) {
    reasons.push(part.message.text);
    const day = best.receiveDay !== undefined && best.message !== undefined ? best.receiveDay - best.message.day : undefined;
    if (day !== undefined && best.way?.weekday !== undefined) {
      const when = day === 1 ? 'the day before' : `${day} days before, for it is on its way that long`;
      reasons.push(`because she comes on ${weekdays[best.way.weekday.day]}, the message goes out ${when}`);
    }
    if (hour !== undefined) reasons.push(hour.text);
  }
  return reasons;
}

/** What is different in the second-best answer, and why it is second. Pure. */
export function secondText(best: JointAnswer, next: JointAnswer, part: JointPart): string {
  const reasons: string[] = [];
  if (next.product !== best.product && part.product !== undefined) reasons.push(`another product (${part.product.text})`);
  if (next.way?.way !== best.way?.way && part.receive !== undefined) reasons.push(part.receive.text);
  if (next.channel?.channel !== best.channel?.channel && part.message !== undefined) reasons.push(part.message.text);
  if (next.parts.wait < best.parts.wait) reasons.push('it would come a week later');
  return reasons.join('; ');
}

export function hourView(counts: readonly number[]): LeaningsAnswer['hour'] {
  const of = counts.reduce((sum, count) => sum + count, 0);
  // Of fewer visits the fullest hour is chance.
  if (of < 5) return undefined;
  // Three hours in a row: when she comes is no matter of minutes.
  const around = counts.map((count, hour) => (counts[(hour + 23) % 24] ?? 0) + count + (counts[(hour + 1) % 24] ?? 0));
  const count = Math.max(...around);
  const hour = around.indexOf(count);
  const [from, to] = [(hour + 23) % 24, (hour + 2) % 24];
  return { hour, count, of, text: `mostly there between ${clock(from)} and ${clock(to)}: ${count} of ${of} visits` };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** What she surely likes: more often than chance with nineteen in twenty. Pure. */
export function likesOf(learned: readonly LearnedTaste[]): LearnedTaste[] {
  return learned.filter(({ sureness, weight }) => weight > 0 && sureness >= 0.95);
}

export function channelOptions(
  messages: readonly MessageLeaning[],
  isStated: (channel: MessageChannel) => boolean,
  leftOut: (leaning: MessageLeaning) => LeftOut,
): ChannelOption[] {
  return messages.filter((one) => leftOut(one) === undefined).map((one) => ({ ...one, isStated: isStated(one.channel) }));
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
