import { dayMs, minuteMs } from '../../foundation/index.ts';
import { compareText } from './stable-hash.ts';
import type { ForgottenVisits, SignIn, Visit, VisitEntry } from './summary.ts';

/** Half an hour without an event ends a visit: the convention of the field (Google Analytics, Segment, Snowplow). */
export const visitGapMs = 30 * minuteMs;
// A quarter: how a visit of last winter began changes no decision of today.
export const visitDetailMs = 92 * dayMs;
// Nearly three years of daily visits, in about 30 KB. Beyond it the oldest become a number, and events older than they are no longer
// move the borders of visits: up to here the law is exact, beyond it for events that come in less late than a thousand visits.
export const visitsMax = 1000;

/** A list of visits with what it has forgotten: the part of a summary that these functions change. */
export interface VisitLists {
  readonly visits: Visit[];
  readonly forgottenVisits: ForgottenVisits;
}

/**
 * Adds one event of the person's presence. `entryOf` is asked only when the event may begin a visit, for working out a route costs
 * more than all the rest.
 */
export function addToVisits(
  lists: VisitLists,
  time: number,
  views: 0 | 1,
  channel: string,
  signIn: SignIn | undefined,
  entryOf: () => VisitEntry,
): void {
  const { visits } = lists;
  if (isForgotten(lists, time)) return;
  let at = visits.length - 1;
  while (at >= 0 && (visits[at] as Visit)[0] > time) at--;
  const before = visits[at];
  const after = visits[at + 1];
  let changed = at + 1;
  if (before !== undefined && time - (before[0] + before[1]) <= visitGapMs) {
    const isFirst = time === before[0];
    absorb(before, isFirst ? [time, 0, 1, views, channel, entryOf()] : [time, 0, 1, views, channel], signIn);
    if (after !== undefined && after[0] - (before[0] + before[1]) <= visitGapMs) {
      absorb(before, after, after[6]);
      visits.splice(at + 1, 1);
    }
    changed = at;
  } else if (after !== undefined && after[0] - time <= visitGapMs) {
    const begun: Visit = [time, 0, 1, views, channel, entryOf()];
    absorb(begun, after, after[6]);
    if (signIn !== undefined) addSignIn(begun, signIn);
    visits[at + 1] = begun;
  } else {
    const begun: Visit = [time, 0, 1, views, channel, entryOf()];
    if (signIn !== undefined) begun.push(signIn);
    visits.splice(at + 1, 0, begun);
  }
  const oldestDetailed = detailsFrom(visits);
  const touched = visits[changed] as Visit;
  if (touched[0] <= oldestDetailed) touched.length = 5;
  // Only the visits just before the border can still have details that the newest event has made old.
  for (let old = firstAfter(visits, oldestDetailed) - 1; old >= 0 && (visits[old] as Visit).length > 5; old--)
    (visits[old] as Visit).length = 5;
  forgetOverLimit(lists);
}

/** Adds all visits of `other`: those that touch become one. */
export function combineVisits(lists: VisitLists, other: VisitLists): void {
  const { visits, forgottenVisits } = lists;
  forgottenVisits[0] += other.forgottenVisits[0];
  forgottenVisits[1] = Math.max(forgottenVisits[1], other.forgottenVisits[1]);
  const all = [...visits, ...other.visits.map((visit) => [...visit] as Visit)];
  all.sort((left, right) => left[0] - right[0]);
  visits.length = 0;
  for (const visit of all) {
    const last = visits[visits.length - 1];
    if (last === undefined || visit[0] - (last[0] + last[1]) > visitGapMs) visits.push(visit);
    else absorb(last, visit, visit[6]);
  }
  // What one side had already forgotten, the other must not bring back with borders that may be wrong.
  const kept = visits.findIndex((visit) => !isForgotten(lists, visit[0]));
  forgottenVisits[0] += visits.splice(0, kept === -1 ? visits.length : kept).length;
  const oldestDetailed = detailsFrom(visits);
  for (let old = firstAfter(visits, oldestDetailed) - 1; old >= 0; old--) (visits[old] as Visit).length = 5;
  forgetOverLimit(lists);
}

function isForgotten({ forgottenVisits }: VisitLists, time: number): boolean {
  return forgottenVisits[0] > 0 && time - forgottenVisits[1] <= visitGapMs;
}

/** Makes `visit` hold `other` too, which begins no earlier; the earlier one says how it began, of two at one instant the lesser text. */
function absorb(visit: Visit, other: Readonly<Visit>, signIn: SignIn | undefined): void {
  visit[1] = Math.max(visit[0] + visit[1], other[0] + other[1]) - visit[0];
  visit[2] += other[2];
  visit[3] += other[3];
  if (other[0] === visit[0]) {
    if (other[4] < visit[4]) visit[4] = other[4];
    if (visit[5] !== undefined && other[5] !== undefined && compareText(entryText(other[5]), entryText(visit[5])) < 0) visit[5] = other[5];
  }
  if (signIn !== undefined) addSignIn(visit, signIn);
}

/** Routes that say where she was and not what brought her. */
const placeRoutes: ReadonlySet<string> = new Set(['app', 'call', 'kiosk', 'store']);

/** Orders entries of one instant, as in a batch without times of its own: what says how she came before what does not. */
function entryText(entry: VisitEntry): string {
  const [route = 'direct'] = entry;
  const rank = route === 'direct' ? '2' : placeRoutes.has(route) && entry.length === 1 ? '1' : '0';
  return rank + entry.join('\u0000');
}

function addSignIn(visit: Visit, signIn: SignIn): void {
  const known = visit[6];
  if (visit[5] === undefined) return;
  if (known === undefined || signIn[0] < known[0] || (signIn[0] === known[0] && signIn[1] < known[1])) visit[6] = signIn;
}

/**
 * Visits that began at this instant or before have no details any more. The window is measured from the newest event of all, and a
 * visit's start can only move back, so what one part has dropped no whole would have kept.
 */
function detailsFrom(visits: readonly Visit[]): number {
  const newest = visits[visits.length - 1];
  return newest === undefined ? Number.NEGATIVE_INFINITY : newest[0] + newest[1] - visitDetailMs;
}

/** Index of the first visit that began after `time`. */
function firstAfter(visits: readonly Visit[], time: number): number {
  let low = 0;
  let high = visits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((visits[middle] as Visit)[0] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function forgetOverLimit({ visits, forgottenVisits }: VisitLists): void {
  if (visits.length <= visitsMax) return;
  for (const oldest of visits.splice(0, visits.length - visitsMax)) {
    forgottenVisits[0] += 1;
    forgottenVisits[1] = Math.max(forgottenVisits[1], oldest[0] + oldest[1]);
  }
}
