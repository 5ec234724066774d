import { meaningOf } from './event-meaning.ts';
import { daysOfName, writtenDays } from './name-days.ts';
import { compareText, stableHash } from './stable-hash.ts';
import type { ChannelTally, DayTally, NameTally, OpinionTally, SourceTally } from './summary.ts';

const daySeconds = 86_400;
// There are fourteen channels (`channels` of the source room); an old summary may still hold some that no longer exist.
const channelsMax = 32;
// A firm has tens of sources. Beyond this the lowest numbers, the oldest sources, are kept.
const sourcesMax = 100;
// About ninety names are well known, each in perhaps two spellings.
const wellKnownNamesMax = 200;
// What one person does of a firm's own events; the rest is in the number of events and in the timeline.
export const otherNamesMax = 40;
// A year and a month: "in the last twelve months" can be asked on any day of a month.
export const dayTallyDays = 400;

/** Adds `events` events of a channel, the newest at `last` (seconds). */
export function addToChannel(list: ChannelTally[], channel: string, events: number, last: number): void {
  for (let at = 0; at < list.length; at++) {
    const tally = list[at] as ChannelTally;
    if (tally[0] === channel) {
      tally[1] += events;
      if (last > tally[2]) tally[2] = last;
      return;
    }
    if (tally[0] > channel) {
      list.splice(at, 0, [channel, events, last]);
      if (list.length > channelsMax) list.pop();
      return;
    }
  }
  if (list.length < channelsMax) list.push([channel, events, last]);
}

/** Adds `events` events of a source between `first` and `last` (seconds). */
export function addToSource(list: SourceTally[], sourceId: number, events: number, first: number, last: number): void {
  for (let at = 0; at < list.length; at++) {
    const tally = list[at] as SourceTally;
    if (tally[0] === sourceId) {
      tally[1] += events;
      if (first < tally[2]) tally[2] = first;
      if (last > tally[3]) tally[3] = last;
      return;
    }
    if (tally[0] > sourceId) {
      list.splice(at, 0, [sourceId, events, first, last]);
      if (list.length > sourcesMax) list.pop();
      return;
    }
  }
  if (list.length < sourcesMax) list.push([sourceId, events, first, last]);
}

/** Adds one event of a name, at `second`. */
export function addToName(list: NameTally[], name: string, second: number): void {
  addNameTally(list, [name, 1, second, 0]);
}

/** Adds what a part knows of a name. */
export function addNameTally(list: NameTally[], added: Readonly<NameTally>): void {
  const [name, events, last] = added;
  let at = 0;
  for (; at < list.length; at++) {
    const tally = list[at] as NameTally;
    if (tally[0] === name) {
      const isOneDay = tally[3] === 0 && added[3] === 0 && Math.floor(tally[2] / daySeconds) === Math.floor(last / daySeconds);
      const days = isOneDay ? [] : [...daysOfName(tally), ...daysOfName(added)];
      tally[1] += events;
      if (last > tally[2]) tally[2] = last;
      if (!isOneDay) tally[3] = writtenDays(days, tally[1], tally[2]);
      return;
    }
    if (tally[0] > name) break;
  }
  list.splice(at, 0, copyOf(added));
  if (list.length > otherNamesMax) dropNamesOverLimit(list);
}

function copyOf([name, events, last, days]: Readonly<NameTally>): NameTally {
  if (days === undefined) return [name, events, last];
  return [name, events, last, days === 0 ? 0 : [...days]];
}

function isWellKnown(name: string): boolean {
  return name.startsWith('$') || meaningOf(name).wellKnown;
}

function dropNamesOverLimit(list: NameTally[]): void {
  const wellKnown = list.filter((tally) => isWellKnown(tally[0]));
  const others = list.filter((tally) => !isWellKnown(tally[0]));
  for (const [group, max] of [
    [wellKnown, wellKnownNamesMax],
    [others, otherNamesMax],
  ] as const) {
    if (group.length <= max) continue;
    const ranked = group.map((tally) => ({ tally, hash: stableHash(tally[0]) }));
    ranked.sort((left, right) => left.hash - right.hash || compareText(left.tally[0], right.tally[0]));
    for (const { tally } of ranked.slice(max)) list.splice(list.indexOf(tally), 1);
  }
}

/** Adds what a day held in a channel; days more than `dayTallyDays` before the newest are left out. */
export function addToDay(list: DayTally[], added: Readonly<DayTally>): void {
  const newest = list[list.length - 1]?.[0];
  const [day, channel] = added;
  if (newest !== undefined && day <= newest - dayTallyDays) return;
  let at = list.length - 1;
  for (; at >= 0; at--) {
    const tally = list[at] as DayTally;
    if (tally[0] < day || (tally[0] === day && tally[1] < channel)) break;
    if (tally[0] === day && tally[1] === channel) {
      tally[2] += added[2];
      tally[3] += added[3];
      tally[4] += added[4];
      tally[5] += added[5];
      return;
    }
  }
  list.splice(at + 1, 0, [...added]);
  if (newest === undefined || day > newest) {
    let old = 0;
    while (old < list.length && (list[old] as DayTally)[0] <= day - dayTallyDays) old++;
    if (old > 0) list.splice(0, old);
  }
}

/** Adds opinions of a kind; `lastHundredths` is the score of the newest of them. */
export function addToOpinion(list: OpinionTally[], added: Readonly<OpinionTally>): void {
  const [kind, count, sum, last, lastScore] = added;
  const tally = list.find((each) => each[0] === kind);
  if (tally === undefined) {
    list.push([...added]);
    list.sort((left, right) => compareText(left[0], right[0]));
    return;
  }
  tally[1] += count;
  tally[2] += sum;
  if (last > tally[3] || (last === tally[3] && lastScore > tally[4])) {
    tally[3] = last;
    tally[4] = lastScore;
  }
}
