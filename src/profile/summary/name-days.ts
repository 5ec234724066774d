import type { NameTally } from './summary.ts';

const daySeconds = 86_400;
// "In the last ninety days", counted from any hour of a day and with clocks that run a day ahead.
export const nameDaysKept = 92;

/** A UTC day since 1970 and how many events of a name it held. */
export type DayCount = readonly [day: number, events: number];

/**
 * How often a name came by UTC day in the 92 days before its newest, the newest first. Of tallies that were written before days were kept, the last
 * day alone is known. Pure.
 */
export function daysOfName([, events, last, written]: Readonly<NameTally>): DayCount[] {
  const lastDay = Math.floor(last / daySeconds);
  if (written === undefined) return [[lastDay, 1]];
  if (written === 0) return [[lastDay, events]];
  const days: DayCount[] = [];
  let day = 0;
  for (let at = 0; at < written.length; at += 2) {
    day = at === 0 ? (written[at] as number) : day - (written[at] as number);
    days.push([day, written[at + 1] as number]);
  }
  return days;
}

/** Events of a name on days after one and until another; walks over what is written, for nothing is asked of more people more often. Pure. */
export function eventsWithin([, events, last, written]: Readonly<NameTally>, after: number, until: number): number {
  if (written === undefined || written === 0) {
    const day = Math.floor(last / daySeconds);
    return day > after && day <= until ? (written === 0 ? events : 1) : 0;
  }
  let count = 0;
  let day = 0;
  for (let at = 0; at < written.length; at += 2) {
    day = at === 0 ? (written[at] as number) : day - (written[at] as number);
    if (day <= after) break;
    if (day <= until) count += written[at + 1] as number;
  }
  return count;
}

/**
 * The days of a name as they are kept: the newest, its events, and then for each day before how many days earlier it was and its events. `0` says that
 * all events of the name are on its last day, which most names of most people are. Pure.
 */
export function writtenDays(days: Iterable<DayCount>, events: number, last: number): 0 | number[] {
  const byDay = new Map<number, number>();
  for (const [day, count] of days) byDay.set(day, (byDay.get(day) ?? 0) + count);
  const newest = Math.max(...byDay.keys());
  const kept = [...byDay].filter(([day]) => day > newest - nameDaysKept).sort(([left], [right]) => right - left);
  const [first] = kept as [[number, number]];
  if (kept.length === 1 && first[1] === events && first[0] === Math.floor(last / daySeconds)) return 0;
  return kept.flatMap(([day, count], at) => [at === 0 ? day : (kept[at - 1] as [number, number])[0] - day, count]);
}
