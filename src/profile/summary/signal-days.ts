import { dayMs } from '../../foundation/index.ts';
import { type Channel, channels, isChannel } from '../../source/index.ts';
import type { Summary } from './summary.ts';

/** What may tell of a visit to come, besides the visits so far. */
export const signalKinds = ['web', 'app', 'care', 'choices'] as const;
export type SignalKind = (typeof signalKinds)[number];

/**
 * Days (UTC, since 1970; rising) on which she was there without buying that day: looked around on the web or in the app, dealt with care, or chose
 * something among others. As far back as the summary keeps days: 400 before her newest event; choices, the newest thirty. Pure.
 */
export interface SignalDays extends Readonly<Record<SignalKind, readonly number[]>> {
  /**
   * The channel of her first purchase, where that is no longer ago than days are kept: always within a year of it. Of several on that day, the one in which she was
   * there herself; absent where only a server told of it.
   */
  readonly firstChannel?: Channel;
}

export function signalDaysOf(summary: Summary): SignalDays {
  const bought = new Set(summary.orders.map(([time]) => Math.floor(time / dayMs)));
  const found: Record<SignalKind, Set<number>> = { web: new Set(), app: new Set(), care: new Set(), choices: new Set() };
  for (const [day, channel, views, actions, , care] of summary.days) {
    if (bought.has(day)) continue;
    if ((channel === 'web' || channel === 'app') && views + actions > 0) found[channel].add(day);
    if (care > 0) found.care.add(day);
  }
  for (const [time, , , , , , , , reporter] of summary.choices) {
    const day = Math.floor(time / dayMs);
    if (reporter !== 'o' && !bought.has(day)) found.choices.add(day);
  }
  const rising = (days: Set<number>): number[] => [...days].sort((left, right) => left - right);
  const firstChannel = firstChannelOf(summary);
  return {
    ...{ web: rising(found.web), app: rising(found.app), care: rising(found.care), choices: rising(found.choices) },
    ...(firstChannel === undefined ? {} : { firstChannel }),
  };
}

function firstChannelOf({ orders, reversals, days }: Summary): Channel | undefined {
  const cancelled = new Set(reversals.filter(([, , kind]) => kind === 'c').map(([, orderId]) => orderId));
  const first = orders.find(([, orderId]) => !cancelled.has(orderId));
  if (first === undefined) return undefined;
  const firstDay = Math.floor(first[0] / dayMs);
  const told = days.flatMap(([day, channel, , , count]) =>
    day === firstDay && count > 0 && isChannel(channel) && channel !== 'server' ? [channel] : [],
  );
  return told.find((channel) => channels[channel].presence) ?? told[0];
}
