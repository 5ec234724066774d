import { dayMs } from '../../foundation/index.ts';
import type { Summary } from '../../profile/index.ts';
import { firstChange, isCountWithin } from './acts.ts';
import type { ChannelCondition } from './rule.ts';

/** How much came by a channel in the last so many days: views, acts, orders and dealings with care. Pure. */
export function channelCount(
  { channel, withinDays = Number.POSITIVE_INFINITY }: ChannelCondition,
  { days }: Pick<Summary, 'days'>,
  now: number,
): number {
  const today = Math.floor(now / dayMs);
  let count = 0;
  for (const [day, by, views, actions, orders, care] of days) {
    if (by === channel && day <= today && day > today - withinDays) count += views + actions + orders + care;
  }
  return count;
}

/** The moment at which time alone changes whether that lies within the bounds; exact. Pure. */
export function flipOfChannel(condition: ChannelCondition, whole: Pick<Summary, 'days'>, now: number): number {
  const { channel, withinDays } = condition;
  if (withinDays === undefined) return Number.POSITIVE_INFINITY;
  const moments = whole.days.flatMap(([day, by]) => (by === channel ? [day * dayMs, (day + withinDays) * dayMs] : []));
  return firstChange(moments, now, (at) => isCountWithin(condition, { count: channelCount(condition, whole, at), isAll: true }));
}
