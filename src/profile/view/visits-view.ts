import type { Summary, Visit } from '../summary/summary.ts';
import { visitGapMs } from '../summary/visits.ts';

export interface VisitEntryView {
  readonly route: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
}

export interface VisitView {
  /** 1 for her first visit. */
  readonly number: number;
  readonly start: string;
  readonly end: string;
  readonly events: number;
  readonly channel: string;
  readonly pages: number;
  readonly entry?: VisitEntryView;
}

export interface VisitsView {
  /** How often she has visited, this visit included. */
  readonly number: number;
  /** The visit that is not over: its `last` event is at most 30 minutes old. Whether she is still there, only a much younger one says. */
  readonly current?: { readonly start: string; readonly last: string; readonly channel: string; readonly entry?: VisitEntryView };
  readonly recent: readonly VisitView[];
}

// What a page shows without scrolling twice.
const recentMax = 20;

/** A person's visits across all devices, newest first. Pure. */
export function visitsView(summary: Summary, now: number): VisitsView {
  const before = summary.forgottenVisits[0];
  const number = before + summary.visits.length;
  const recent = summary.visits.slice(-recentMax).map((visit, at, shown): VisitView => {
    const entry = entryView(visit);
    return {
      number: number - shown.length + at + 1,
      start: new Date(visit[0]).toISOString(),
      end: new Date(visit[0] + visit[1]).toISOString(),
      events: visit[2],
      channel: visit[4],
      pages: visit[3],
      ...(entry === undefined ? {} : { entry }),
    };
  });
  const newest = recent.at(-1);
  const isCurrent = newest !== undefined && Date.parse(newest.end) <= now && now - Date.parse(newest.end) <= visitGapMs;
  const current = isCurrent
    ? { start: newest.start, last: newest.end, channel: newest.channel, ...(newest.entry === undefined ? {} : { entry: newest.entry }) }
    : undefined;
  return { number, ...(current === undefined ? {} : { current }), recent: recent.reverse() };
}

/** How a visit began. A visit with a sign-in through a social network came in by that route. Pure. */
export function entryView(visit: Visit): VisitEntryView | undefined {
  const [, , , , , entry, signIn] = visit;
  if (entry === undefined) return undefined;
  const [route = 'direct', source = '', medium = '', campaign = '', term = ''] = entry;
  const texts = { source: signIn === undefined ? source : signIn[1], medium, campaign, term };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  return { route: signIn === undefined ? route : 'social_sign_in', ...given };
}
