import type { Problem } from '../../foundation/index.ts';

/** From a day (`2026-03-01`), until the day on which it ended; on that day it holds no more. Without an end it still holds. */
export interface Span {
  readonly since: string;
  readonly until?: string | undefined;
}

/** Whether it holds on a day. Pure. */
export function isLive({ since, until }: Span, day: string): boolean {
  return since <= day && (until === undefined || day < until);
}

/** Whether there is a day on which both hold. Pure. */
export function overlap(left: Span, right: Span): boolean {
  return (right.until === undefined || left.since < right.until) && (left.until === undefined || right.since < left.until);
}

/** What is wrong with the days of something that begins and perhaps ends. Pure. */
export function spanProblems({ since, until }: Span, at: string): Problem[] {
  if (until === undefined || until >= since) return [];
  return [{ at, message: `it cannot end on ${until}, before it began on ${since}: mend one of the two days` }];
}

/** The UTC day of a moment in milliseconds since 1970. Pure. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
