import { BoundedCache, dayMs, foldLetters, secondMs } from '../../foundation/index.ts';
import { actsMax, daysOfName, eventsWithin, type Summary } from '../../profile/index.ts';
import type { ActStep, DidCondition, SequenceCondition } from './rule.ts';

/** How many days of each name are kept, counted from today on a clock that may run a day behind. */
export const nameDaysMax = 90;
/** More steps are more than one thing to say of somebody. */
export const stepsMax = 5;

const daySeconds = dayMs / secondMs;
const hourSeconds = 3_600;

/** A yes, a no, or nothing that could say (undefined), and the moment (ms) at which time alone may change that; Infinity for never. */
export interface Timed {
  readonly holds: boolean | undefined;
  readonly flipsAt: number;
}

type Acts = Pick<Summary, 'acts' | 'names'>;

/** How often she did it as of `now`, and whether that is all there was: what is kept of acts may end within the window. Pure. */
export function countOf(condition: DidCondition, whole: Acts, now: number): { readonly count: number; readonly isAll: boolean } {
  const { did, withinDays } = condition;
  if (isOfActs(condition)) {
    const from = windowStart(condition.withinDays, condition.withinHours, now);
    const until = Math.floor(now / secondMs);
    const matches = matcherOf(condition);
    let count = 0;
    for (const act of whole.acts) if (act[0] > from && act[0] <= until && matches(act)) count += 1;
    return { count, isAll: isKeptSince(whole, from) };
  }
  const tally = whole.names.find(([name]) => name === did);
  if (tally === undefined) return { count: 0, isAll: true };
  if (withinDays === undefined) return { count: tally[1], isAll: true };
  const today = Math.floor(now / dayMs);
  if (withinDays > nameDaysMax) return { count: Math.floor(tally[2] / daySeconds) > today - withinDays ? 1 : 0, isAll: true };
  return { count: eventsWithin(tally, today - withinDays, today), isAll: true };
}

/** Whether a count lies within the bounds of a condition. Pure. */
export function isCountWithin(
  { min, max }: Pick<DidCondition, 'max' | 'min'>,
  { count, isAll }: { readonly count: number; readonly isAll: boolean },
): boolean | undefined {
  const least = leastOf({ min, max });
  if (max !== undefined && count > max) return false;
  if (count >= least && (max === undefined || isAll)) return true;
  return isAll ? false : undefined;
}

/** At least once, where a condition says no bound. Pure. */
export function leastOf({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }): number {
  return min ?? (max === undefined ? 1 : 0);
}

/** Whether what is asked rests on her newest acts, and not on the tallies of names. Pure. */
export function isOfActs({ about, withinHours }: Pick<DidCondition, 'about' | 'withinHours'>): boolean {
  return about !== undefined || withinHours !== undefined;
}

/** The moment at which time alone changes the answer; exact. Pure. */
export function flipOfDid(condition: DidCondition, whole: Acts, now: number): number {
  const { did, withinDays, withinHours } = condition;
  if (withinDays === undefined && withinHours === undefined && condition.about === undefined) return Number.POSITIVE_INFINITY;
  const leaves = (second: number): number => momentOfLeaving(second, withinDays, withinHours);
  const moments: number[] = [];
  if (isOfActs(condition)) {
    const matches = matcherOf(condition);
    const [oldest] = whole.acts;
    if (oldest !== undefined) moments.push(leaves(oldest[0]));
    for (const act of whole.acts) if (matches(act)) moments.push(leaves(act[0]), act[0] * secondMs);
  } else {
    const tally = whole.names.find(([name]) => name === did);
    if (tally === undefined || withinDays === undefined) return Number.POSITIVE_INFINITY;
    const today = Math.floor(now / dayMs);
    if (withinDays <= nameDaysMax && Math.floor(tally[2] / daySeconds) <= today) return flipOfPastDays(condition, tally, withinDays, today);
    const days = withinDays > nameDaysMax ? [Math.floor(tally[2] / daySeconds)] : daysOfName(tally).map(([day]) => day);
    for (const day of days) moments.push((day + withinDays) * dayMs, day * dayMs);
  }
  return firstChange(moments, now, (at) => isCountWithin(condition, countOf(condition, whole, at)));
}

/** The same of a name none of whose days lies ahead: its days leave one after the other, the oldest first. */
function flipOfPastDays(condition: DidCondition, tally: Summary['names'][number], withinDays: number, today: number): number {
  const days = daysOfName(tally);
  let count = eventsWithin(tally, today - withinDays, today);
  const before = isCountWithin(condition, { count, isAll: true });
  for (let at = days.length - 1; at >= 0; at -= 1) {
    const [day, events] = days[at] as (typeof days)[number];
    if (day <= today - withinDays) continue;
    count -= events;
    if (isCountWithin(condition, { count, isAll: true }) !== before) return (day + withinDays) * dayMs;
  }
  return Number.POSITIVE_INFINITY;
}

/** The first of some moments after `now` at which an answer is another than it is at `now`; Infinity where it is none. Pure. */
export function firstChange<Answer>(moments: readonly number[], now: number, answer: (at: number) => Answer): number {
  const later = moments.filter((at) => at > now && at < Number.POSITIVE_INFINITY);
  if (later.length === 0) return Number.POSITIVE_INFINITY;
  const before = answer(now);
  for (const at of [...new Set(later)].sort((left, right) => left - right)) if (answer(at) !== before) return at;
  return Number.POSITIVE_INFINITY;
}

/**
 * Whether she did one after the other, and when the latest time that she did so leaves the window. One walk over her acts: for the beginning of each
 * length, the latest moment at which it began (which is the one that keeps the whole shortest). Pure.
 */
export function sequenceOf(condition: SequenceCondition, whole: Acts, now: number): Timed {
  const { sequence, withinDays, withinHours, inLastDays, inLastHours } = condition;
  const from = windowStart(inLastDays, inLastHours, now);
  const until = Math.floor(now / secondMs);
  const span = spanSeconds(withinDays, withinHours);
  const steps = sequence.map(matcherOf);
  const began: number[] = steps.map(() => Number.NEGATIVE_INFINITY);
  let latest = Number.NEGATIVE_INFINITY;
  let ahead = Number.POSITIVE_INFINITY;
  for (const act of whole.acts) {
    const [second] = act;
    if (second <= from) continue;
    if (second > until) {
      ahead = Math.min(ahead, second);
      continue;
    }
    for (let at = steps.length - 1; at >= 0; at -= 1) {
      if (!(steps[at] as Matcher)(act)) continue;
      const start = at === 0 ? second : (began[at - 1] as number);
      if (start > (began[at] as number)) began[at] = start;
      if (at === steps.length - 1 && second - start <= span && start > latest) latest = start;
    }
  }
  const isFound = latest > Number.NEGATIVE_INFINITY;
  // Clocks of devices run ahead: what is dated later counts from its moment on.
  let flipsAt = ahead * secondMs;
  if (isFound) flipsAt = Math.min(flipsAt, momentOfLeaving(latest, inLastDays, inLastHours));
  const isAll = isKeptSince(whole, from);
  const [oldest] = whole.acts;
  if (!isFound && !isAll && oldest !== undefined) flipsAt = Math.min(flipsAt, momentOfLeaving(oldest[0], inLastDays, inLastHours));
  return { holds: isFound ? true : isAll ? false : undefined, flipsAt };
}

/** The longest that a sequence may take, in seconds. Pure. */
export function spanSeconds(days: number | undefined, hours: number | undefined): number {
  if (days !== undefined) return days * daySeconds;
  return hours === undefined ? Number.POSITIVE_INFINITY : hours * hourSeconds;
}

/** The second after which something lies within a window that ends at `now`; without a window, before all. Pure. */
export function windowStart(days: number | undefined, hours: number | undefined, now: number): number {
  if (hours !== undefined) return Math.floor(now / secondMs) - hours * hourSeconds;
  return days === undefined ? Number.NEGATIVE_INFINITY : (Math.floor(now / dayMs) - days + 1) * daySeconds - 1;
}

/** When (ms) what happened in a second leaves a window. */
function momentOfLeaving(second: number, days: number | undefined, hours: number | undefined): number {
  if (hours !== undefined) return (second + hours * hourSeconds) * secondMs;
  return days === undefined ? Number.POSITIVE_INFINITY : (Math.floor(second / daySeconds) + days) * dayMs;
}

/** All that she did after a second is kept, as long as the list is not full or reaches back so far. */
function isKeptSince({ acts }: Acts, from: number): boolean {
  return acts.length < actsMax || (acts[0] as (typeof acts)[number])[0] <= from;
}

type Matcher = (act: Summary['acts'][number]) => boolean;

/** What acts were about, as it is compared: each part on a line of its own, without case and accents. Pure. */
export function plainAbout(about: string): string {
  const known = abouts.get(about);
  if (known !== undefined) return known;
  const plain = `\n${about
    .split(' · ')
    .map((part) => foldLetters(part).trim())
    .join('\n')}\n`;
  abouts.set(about, plain);
  return plain;
}

// The pages and things of a firm that people look at these hours.
const aboutsCachedMax = 20_000;
const abouts = new BoundedCache<string, string>(aboutsCachedMax);

/** What to look for among the lines of `plainAbout`. Pure. */
export function wantedAbout(about: string): string {
  const plain = foldLetters(about).trim();
  return plain.endsWith('*') ? `\n${plain.slice(0, -1)}` : `\n${plain}\n`;
}

function matcherOf({ did, about }: ActStep): Matcher {
  if (about === undefined) return ([, name]) => name === did;
  const wanted = wantedAbout(about);
  return ([, name, text]) => name === did && plainAbout(text).includes(wanted);
}
